namespace ILGPU.Runtime;

/// <summary>What views look into: a buffer, or the shared memory of a group.</summary>
public abstract unsafe class DeviceMemory
{
    /// <summary>The first byte.</summary>
    internal byte* Start { get; private protected set; }

    /// <summary>Whether the memory has been given back.</summary>
    internal bool IsGone => this.Start is null;

    /// <summary>Notes that a lane has got hold of an element.</summary>
    internal virtual void Touch(byte* element, int size)
    {
    }
}
