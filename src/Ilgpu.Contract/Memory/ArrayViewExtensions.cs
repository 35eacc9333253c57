namespace ILGPU.Runtime;

/// <summary>Copies between the host and a device.</summary>
public static unsafe class ArrayViewExtensions
{
    /// <summary>Fills a view from the host.</summary>
    public static void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, ReadOnlySpan<T> data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        data.CopyTo(new Span<T>(view.Address(), view.IntLength));
    }

    /// <summary>Copies a view to the host.</summary>
    public static void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, Span<T> data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        new ReadOnlySpan<T>(view.Address(), view.IntLength).CopyTo(data);
    }

    /// <summary>Copies within a device.</summary>
    public static void CopyTo<T>(this ArrayView<T> source, AcceleratorStream stream, ArrayView<T> target)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        Buffer.MemoryCopy(source.Address(), target.Address(), target.LengthInBytes, source.LengthInBytes);
    }

    /// <summary>Sets every byte to zero.</summary>
    public static void MemSetToZero<T>(this ArrayView<T> view, AcceleratorStream stream)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        new Span<T>(view.Address(), view.IntLength).Clear();
    }
}
