using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pure.Jit;

/// <summary>
/// An immutable array of any rank, row-major and contiguous. Leading-axis ranges and reshapes share memory with the
/// array they come from; everything else copies.
/// </summary>
/// <typeparam name="T">
/// The element type: float, double, <see cref="Half"/>, an integer of 8 to 64 bits, or bool.
/// </typeparam>
public sealed partial class NDArray<T> : INDArray
    where T : unmanaged
{
    private readonly int offset;
    private readonly Shape shape;
    private Storage<T>? storage;

    /// <summary>Makes an array over memory that nobody else writes to. For generated code and other devices.</summary>
    /// <param name="storage">The memory.</param>
    /// <param name="offset">Where the first element is, in elements.</param>
    /// <param name="shape">The sizes of the axes.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NDArray(Storage<T> storage, int offset, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(storage);
        int size = shape.Size;
        if (offset < 0 || size < 0 || offset > storage.Length - size)
        {
            throw new ArgumentException($"Shape {shape} at {offset} does not fit a storage of {storage.Length} elements");
        }

        this.storage = storage;
        this.offset = offset;
        this.shape = shape;
        this.Size = size;
    }

    private NDArray(Storage<T> storage, int offset, Shape shape, int size)
    {
        this.storage = storage;
        this.offset = offset;
        this.shape = shape;
        this.Size = size;
    }

    /// <summary>The sizes of the axes.</summary>
    [Primitive("ndarray_shape")]
    public Shape Shape => this.shape;

    /// <summary>Number of axes.</summary>
    [Primitive("ndarray_rank")]
    public int Rank => this.shape.Rank;

    /// <summary>Number of elements.</summary>
    [Primitive("ndarray_size")]
    public int Size { get; }

    /// <summary>The element type's short name: <c>f32</c>, <c>i32</c>, <c>bool</c>, …</summary>
    [Primitive("ndarray_dtype")]
    public string Dtype => DTypes.Name<T>();

    /// <summary>The memory, for generated code and other devices.</summary>
    /// <exception cref="InvalidOperationException">The array was donated.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Storage<T> Storage => this.storage ?? throw Donated();

    /// <summary>Where the first element is in <see cref="Storage"/>, in elements.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Offset => this.offset;

    /// <summary>
    /// The first element, for <c>fixed</c>. Keep the array reachable while the pointer is in use
    /// (<see cref="GC.KeepAlive"/>): memory outside the garbage-collected heap is freed with its last array.
    /// </summary>
    public ref readonly T GetPinnableReference() => ref this.Reference;

    /// <summary>The first element, for generated code that fills an array it has just made.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref readonly T Reference => ref this.Writable;

    /// <summary>The first element, for whoever has made the array and has not shown it to anybody.</summary>
    internal ref T Writable => ref Unsafe.Add(ref this.Storage.Reference, this.offset);

    /// <summary>Makes an uninitialised array, for generated code that fills it before anybody sees it.</summary>
    /// <param name="shape">The sizes of the axes.</param>
    /// <exception cref="ArgumentException">A size is negative.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static NDArray<T> Allocate(Shape shape)
    {
        int size = shape.SizeOfArray();
        return new NDArray<T>(new ManagedStorage<T>(size), 0, shape, size);
    }

    /// <summary>
    /// Takes the memory out of this array: the result is a new array over it (over a copy when other arrays share it),
    /// and any later use of this one throws. For generated code.
    /// </summary>
    /// <exception cref="InvalidOperationException">The array was already donated.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NDArray<T> Donate()
    {
        Storage<T> taken = Interlocked.Exchange(ref this.storage, null) ?? throw Donated();
        if (!taken.IsShared && this.Size == taken.Length)
        {
            return new NDArray<T>(taken, this.offset, this.shape);
        }

        if (taken.Device is { } device)
        {
            return new NDArray<T>(device.Copy(taken, this.offset, this.Size), 0, this.shape);
        }

        NDArray<T> copy = Allocate(this.shape);
        taken.CopyTo(this.offset, copy.WritableSpan());
        return copy;
    }

    /// <summary>Ends this array as a donation does, and hands its elements on unchanged in a new one. For generated code.</summary>
    /// <exception cref="InvalidOperationException">The array was already donated.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NDArray<T> Renew() => new(Interlocked.Exchange(ref this.storage, null) ?? throw Donated(), this.offset, this.shape);

    /// <summary>The elements in row-major order, without a copy. Keep the array reachable while it is used.</summary>
    public ReadOnlySpan<T> AsSpan() => MemoryMarshal.CreateReadOnlySpan(in this.Reference, this.Size);

    /// <summary>The elements as a tensor span of this shape, without a copy. Keep the array reachable while it is used.</summary>
    public ReadOnlyTensorSpan<T> AsTensorSpan()
    {
        nint[] lengths = new nint[this.Rank];
        for (int axis = 0; axis < lengths.Length; axis++)
        {
            lengths[axis] = this.shape[axis];
        }

        return new ReadOnlyTensorSpan<T>(this.AsSpan(), lengths, default);
    }

    /// <summary>Copies the elements in row-major order.</summary>
    /// <param name="destination">Where to.</param>
    public void CopyTo(Span<T> destination)
    {
        if (destination.Length < this.Size)
        {
            throw new ArgumentException($"{this.Size} elements do not fit a destination of {destination.Length}", nameof(destination));
        }

        this.Storage.CopyTo(this.offset, destination[..this.Size]);
    }

    /// <summary>A new C# array of the elements in row-major order.</summary>
    public T[] ToArray()
    {
        T[] result = new T[this.Size];
        this.CopyTo(result);
        return result;
    }

    /// <summary>The only element.</summary>
    /// <exception cref="InvalidOperationException">There is not exactly one element.</exception>
    [Primitive("ndarray_item")]
    public T Item()
    {
        if (this.Size != 1)
        {
            throw new InvalidOperationException($"An array of shape {this.shape} is not one number: it has {this.Size} elements. C# takes an array as one number in a condition, as a 'float', as an argument of Math and of Console.WriteLine: write All or Any, an array of one element, the function of Nd, or print its ToString()");
        }

        T result = default;
        this.Storage.CopyTo(this.offset, MemoryMarshal.CreateSpan(ref result, 1));
        return result;
    }

    /// <summary>
    /// The elements converted to another type: from floating point to integers toward zero and saturating, NaN to 0;
    /// between integers wrapping; to bool "is not 0" (NaN is true). Differentiable between floating-point types.
    /// </summary>
    /// <typeparam name="TNew">The new element type.</typeparam>
    [Primitive("convert_element_type")]
    public NDArray<TNew> As<TNew>()
        where TNew : unmanaged
        => Lax.ConvertElementType<T, TNew>(this);

    /// <summary>The array as NumPy prints it, summarised with "..." above 1000 elements.</summary>
    public override string ToString() => ArrayPrinter.Print(this);

    /// <summary>An array over the same memory with another shape of the same size.</summary>
    internal NDArray<T> View(int start, Shape shape)
    {
        this.Storage.Share();
        return new NDArray<T>(this.Storage, this.offset + start, shape);
    }

    /// <summary>An array of rank 1 with a copy of the elements.</summary>
    /// <param name="elements">The elements.</param>
    /// <exception cref="ArgumentNullException"><paramref name="elements"/> is null.</exception>
    [Primitive("nd_array")]
    public static implicit operator NDArray<T>(T[] elements) => NDArray.Array(elements);

    /// <summary>An array of rank 2 with a copy of the elements.</summary>
    /// <param name="elements">The rows.</param>
    /// <exception cref="ArgumentNullException"><paramref name="elements"/> is null.</exception>
    [Primitive("nd_array")]
    public static implicit operator NDArray<T>(T[,] elements) => NDArray.Array(elements);

    /// <summary>The elements seen as another type of the same width (bool as byte, or T itself).</summary>
    internal ReadOnlySpan<TSeen> Elements<TSeen>()
        where TSeen : unmanaged
        => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, TSeen>(ref this.Writable), this.Size);

    internal Span<T> WritableSpan() => MemoryMarshal.CreateSpan(ref this.Writable, this.Size);

    internal Span<TSeen> WritableElements<TSeen>()
        where TSeen : unmanaged
        => MemoryMarshal.CreateSpan(ref Unsafe.As<T, TSeen>(ref this.Writable), this.Size);

    private static InvalidOperationException Donated() => new(
        "This array was donated with 'into:' and its memory now belongs to the result; use the result, or do not donate it");

    /// <summary>A rank-0 array.</summary>
    [Primitive("ndarray_from_scalar")]
    public static implicit operator NDArray<T>(T value)
    {
        NDArray<T> result = Allocate(default);
        result.Writable = value;
        return result;
    }

    /// <summary>The only element.</summary>
    /// <exception cref="InvalidOperationException">There is not exactly one element.</exception>
    [Primitive("ndarray_item")]
    public static implicit operator T(NDArray<T> array) => array.Item();
}
