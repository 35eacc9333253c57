namespace ILGPU.Runtime;

/// <summary>A view of one dimension.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TStride">How it steps over its elements.</typeparam>
public readonly struct ArrayView1D<T, TStride>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    internal ArrayView1D(ArrayView<T> view) => this.BaseView = view;

    /// <summary>The elements as they lie.</summary>
    public ArrayView<T> BaseView { get; }

    /// <summary>How many elements.</summary>
    public long Length => this.BaseView.Length;

    /// <summary>An element; inside kernels only.</summary>
    public ref T this[Index1D index] => ref this.BaseView[index];

    /// <inheritdoc cref="this[Index1D]"/>
    public ref T this[LongIndex1D index] => ref this.BaseView[index];
}
