namespace ILGPU;

/// <summary>Elements side by side.</summary>
public interface IContiguousArrayView
{
    /// <summary>How many elements.</summary>
    public long Length { get; }

    /// <summary>How many bytes.</summary>
    public long LengthInBytes { get; }

    /// <summary>The first element, on the host's side of the device.</summary>
    internal unsafe byte* Address();
}

/// <summary>Elements of a type side by side.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IContiguousArrayView<T> : IContiguousArrayView
    where T : unmanaged;
