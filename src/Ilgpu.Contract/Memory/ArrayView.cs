using System.Runtime.CompilerServices;
using ILGPU.Execution;
using ILGPU.Runtime;

namespace ILGPU;

/// <summary>Elements side by side in device or shared memory. A kernel reads and writes through views; every access is checked.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly unsafe struct ArrayView<T> : IContiguousArrayView<T>
    where T : unmanaged
{
    private readonly DeviceMemory? memory;
    private readonly long start;

    internal ArrayView(DeviceMemory memory, long startInBytes, long length)
    {
        this.memory = memory;
        this.start = startInBytes;
        this.Length = length;
    }

    /// <summary>A view of nothing.</summary>
    public static ArrayView<T> Empty => default;

    /// <summary>How many elements.</summary>
    public long Length { get; }

    /// <summary>How many elements, in 32 bits; it has to fit.</summary>
    public int IntLength => checked((int)this.Length);

    /// <summary>How many bytes.</summary>
    public long LengthInBytes => this.Length * Unsafe.SizeOf<T>();

    /// <summary>Whether there is memory behind it.</summary>
    public bool IsValid => this.memory is { IsGone: false };

    /// <summary>The memory behind it.</summary>
    internal DeviceMemory? Memory => this.memory;

    /// <summary>An element; inside kernels only.</summary>
    public ref T this[int index] => ref this[(long)index];

    /// <inheritdoc cref="this[int]"/>
    public ref T this[Index1D index] => ref this[(long)index.X];

    /// <inheritdoc cref="this[int]"/>
    public ref T this[LongIndex1D index] => ref this[index.X];

    /// <inheritdoc cref="this[int]"/>
    public ref T this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)this.Length)
            {
                throw KernelFault.OutOfBounds(index, this.Length);
            }

            byte* element = this.First() + (index * Unsafe.SizeOf<T>());
            this.memory!.Touch(element, Unsafe.SizeOf<T>());
            return ref *(T*)element;
        }
    }

    /// <summary>The elements from an index on.</summary>
    public ArrayView<T> SubView(long index) => this.SubView(index, this.Length - index);

    /// <summary>Some of the elements; a part has to begin before the end, even one of no elements.</summary>
    public ArrayView<T> SubView(long index, long subViewLength) =>
        index >= 0 && subViewLength >= 0 && (index < this.Length || (index == 0 && this.Length == 0)) && index + subViewLength <= this.Length
        ? new ArrayView<T>(this.memory!, this.start + (index * Unsafe.SizeOf<T>()), subViewLength)
        : throw new ArgumentOutOfRangeException(nameof(index), $"[{index}, {index + subViewLength}) of {this.Length} elements");

    /// <summary>The same bytes as elements of another type.</summary>
    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged => this.memory is null ? default : new ArrayView<TOther>(this.memory, this.start, this.LengthInBytes / Unsafe.SizeOf<TOther>());

    public static implicit operator ArrayView<T>(ArrayView1D<T, Stride1D.Dense> view) => view.BaseView;

    public static implicit operator ArrayView1D<T, Stride1D.Dense>(ArrayView<T> view) => new(view);

    byte* IContiguousArrayView.Address() => this.First();

    private byte* First() => this.memory is { IsGone: false } memory ? memory.Start + this.start : throw KernelFault.NoMemory();
}
