namespace ILGPU.Runtime;

/// <summary>Copies between the host and a device.</summary>
public static unsafe class ArrayViewExtensions
{
    /// <summary>Fills a view from the host, and waits until that is done.</summary>
    public static void CopyFromCPU<T, TView>(this TView target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        span.CopyTo(new Span<T>(target.Address(), span.Length));
    }

    /// <summary>Copies a view to the host, and waits until that is done.</summary>
    public static void CopyToCPU<T, TView>(this TView source, AcceleratorStream stream, in Span<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        new ReadOnlySpan<T>(source.Address(), span.Length).CopyTo(span);
    }

    /// <summary>Fills a view from the host, and waits until that is done.</summary>
    public static void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged => view.CopyFromCPU(stream, new ReadOnlySpan<T>(data));

    /// <summary>Copies a view to the host, and waits until that is done.</summary>
    public static void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged => view.CopyToCPU(stream, new Span<T>(data));

    /// <summary>Copies within a device.</summary>
    public static void CopyTo<TView>(this TView source, AcceleratorStream stream, in TView target)
        where TView : IContiguousArrayView
    {
        ArgumentNullException.ThrowIfNull(stream);
        Buffer.MemoryCopy(source.Address(), target.Address(), target.LengthInBytes, source.LengthInBytes);
    }

    /// <summary>Sets every byte to zero.</summary>
    public static void MemSetToZero<TView>(this TView view, AcceleratorStream stream)
        where TView : IContiguousArrayView
    {
        ArgumentNullException.ThrowIfNull(stream);
        new Span<byte>(view.Address(), checked((int)view.LengthInBytes)).Clear();
    }
}
