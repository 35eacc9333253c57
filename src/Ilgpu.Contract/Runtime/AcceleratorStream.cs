namespace ILGPU.Runtime;

/// <summary>Work in order. Here everything is done when the call returns.</summary>
public sealed class AcceleratorStream : IDisposable
{
    internal AcceleratorStream(Accelerator accelerator) => this.Accelerator = accelerator;

    /// <summary>Whose stream it is.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>Waits for what was put in.</summary>
    public void Synchronize() => this.Accelerator.Synchronize();

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }
}
