using System.Runtime.CompilerServices;

namespace Pure.Jit;

/// <summary>
/// NumPy's functions over immutable arrays, with the names, arguments and defaults of <c>jax.numpy</c>. Everything is
/// written over <see cref="Lax"/> and differentiable where its primitives are.
/// </summary>
public static partial class Nd
{
    /// <summary>In <c>x[…]</c>: an axis of size 1 here.</summary>
    public static NDIndex NewAxis
    {
        [Primitive("index_new_axis")]
        get => new(NDIndexKind.NewAxis);
    }

    /// <summary>In <c>x[…]</c>: whole axes for all that are not named.</summary>
    public static NDIndex Ellipsis
    {
        [Primitive("index_ellipsis")]
        get => new(NDIndexKind.Ellipsis);
    }

    /// <summary>
    /// Python's <c>start:stop:step</c> between brackets: <c>x[Slice(step: -1)]</c> reverses, <c>x[.., Slice(1, null, 2)]</c> takes
    /// every second. Unlike a C# range it is cut off at the ends of the axis.
    /// </summary>
    /// <param name="start">The first position; negative counts from the end; the first in the direction of the step if null.</param>
    /// <param name="stop">The position behind the last; negative counts from the end; the end in the direction of the step if null.</param>
    /// <param name="step">The distance, not 0; negative goes back; 1 if null.</param>
    [Primitive("index_slice")]
    public static NDIndex Slice(int? start = null, int? stop = null, int? step = null) => new(start, stop, step);

    /// <summary>An array of rank 1 from C# data, copied.</summary>
    [Primitive("nd_array")]
    public static NDArray<T> Array<T>(T[] data)
        where T : unmanaged
        => NDArray.Array(data);

    /// <summary>An array of rank 2 from C# data, copied.</summary>
    [Primitive("nd_array")]
    public static NDArray<T> Array<T>(T[,] data)
        where T : unmanaged
        => NDArray.Array(data);

    /// <summary>An array of rank 3 from C# data, copied.</summary>
    [Primitive("nd_array")]
    public static NDArray<T> Array<T>(T[,,] data)
        where T : unmanaged
        => NDArray.Array(data);

    /// <summary>An array of any shape from C# data in row-major order, copied.</summary>
    [Primitive("nd_array")]
    public static NDArray<T> Array<T>(ReadOnlySpan<T> data, Shape shape)
        where T : unmanaged
        => NDArray.Array(data, shape);

    /// <summary>Zeros (false for bool).</summary>
    [Pure]
    public static NDArray<T> Zeros<T>(Shape shape)
        where T : unmanaged
        => Lax.Full<T>(shape, 0);

    /// <summary>Zeros of f32.</summary>
    [Pure]
    public static NDArray<float> Zeros(Shape shape) => Lax.Full<float>(shape, 0);

    /// <summary>Ones (true for bool).</summary>
    [Pure]
    public static NDArray<T> Ones<T>(Shape shape)
        where T : unmanaged
        => Lax.Full<T>(shape, 1);

    /// <summary>Ones of f32.</summary>
    [Pure]
    public static NDArray<float> Ones(Shape shape) => Lax.Full<float>(shape, 1);

    /// <summary>An array of one value.</summary>
    [Pure]
    public static NDArray<T> Full<T>(Shape shape, NDArray<T> fillValue)
        where T : unmanaged
        => BroadcastTo(fillValue, shape);

    /// <summary>An array of one number, which says the element type: Full([2], 1.5f) is f32.</summary>
    [Pure]
    [OverloadResolutionPriority(-1)] // where the type is written, a number is an array, too
    public static NDArray<T> Full<T>(Shape shape, T fillValue)
        where T : unmanaged
        => BroadcastTo((NDArray<T>)fillValue, shape);

    /// <summary>Zeros of x's shape and type.</summary>
    [Pure]
    public static NDArray<T> ZerosLike<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Full<T>(x.Shape, 0);

    /// <summary>Ones of x's shape and type.</summary>
    [Pure]
    public static NDArray<T> OnesLike<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.Full<T>(x.Shape, 1);

    /// <summary>One value in x's shape and type.</summary>
    [Pure]
    public static NDArray<T> FullLike<T>(NDArray<T> x, NDArray<T> fillValue)
        where T : unmanaged
        => BroadcastTo(fillValue, x.Shape);

    /// <summary>0, 1, … below stop.</summary>
    [Pure]
    public static NDArray<int> Arange(int stop) => Lax.Iota<int>(Shape.CountBetween(0, stop, 1), 0);

    /// <summary>start, start + step, … before stop.</summary>
    [Pure]
    public static NDArray<int> Arange(int start, int stop, int step = 1)
        => start + (step * Lax.Iota<int>(Shape.CountBetween(start, stop, step), 0));

    /// <summary>0, 1, … below stop.</summary>
    [Pure]
    public static NDArray<float> Arange(float stop) => Lax.Iota<float>(Shape.CountBetween(0.0, stop, 1.0), 0);

    /// <summary>start, start + step, … before stop.</summary>
    [Pure]
    public static NDArray<float> Arange(float start, float stop, float step = 1)
        => start + (step * Lax.Iota<float>(Shape.CountBetween((double)start, stop, step), 0));

    /// <summary>0, 1, … below stop, of f64.</summary>
    [Pure]
    public static NDArray<double> Arange(double stop) => Lax.Iota<double>(Shape.CountBetween(0.0, stop, 1.0), 0);

    /// <summary>start, start + step, … before stop, of f64.</summary>
    [Pure]
    public static NDArray<double> Arange(double start, double stop, double step = 1)
        => start + (step * Lax.Iota<double>(Shape.CountBetween(start, stop, step), 0));

    /// <summary>0, 1, … below stop.</summary>
    [Pure]
    public static NDArray<T> Arange<T>(int stop)
        where T : unmanaged
        => Lax.Iota<T>(Shape.CountBetween(0, stop, 1), 0);

    /// <summary>start, start + step, … before stop.</summary>
    [Pure]
    public static NDArray<T> Arange<T>(int start, int stop, int step = 1)
        where T : unmanaged
        => start + (step * Lax.Iota<T>(Shape.CountBetween(start, stop, step), 0));

    /// <summary>num numbers from start to stop at equal distances.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="stop">The last number, or the end if endpoint is false.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether stop is the last number.</param>
    [Pure]
    [OverloadResolutionPriority(-1)] // beside an array a number is an array, too
    public static NDArray<float> Linspace(float start, float stop, [Static] int num = 50, [Static] bool endpoint = true)
        => Linspace<float>(start, stop, num, endpoint);

    /// <summary>num numbers from start to stop at equal distances, along a new axis; integers are the next ones below.</summary>
    /// <param name="start">The first numbers.</param>
    /// <param name="stop">The last numbers, or the ends if endpoint is false; the two broadcast.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether stop is the last number.</param>
    /// <param name="axis">Where the new axis stands in the result.</param>
    [Pure]
    public static NDArray<T> Linspace<T>(NDArray<T> start, NDArray<T> stop, [Static] int num = 50, [Static] bool endpoint = true, int axis = 0)
        where T : unmanaged
        => Moveaxis(Line(start, stop, Shape.Number(num), endpoint), 0, axis);

    [Pure]
    private static NDArray<T> Line<T>(NDArray<T> start, NDArray<T> stop, [Static] int num, [Static] bool endpoint)
        where T : unmanaged
    {
        int steps = endpoint ? num - 1 : num;
        Shape each = Shape.Broadcast(start.Shape, stop.Shape);
        if (steps <= 0)
        {
            return BroadcastTo(start, each.Insert(0, num));
        }

        if (!DTypes.IsFloating<T>())
        {
            return Lax.Floor(Linspace<double>(start.As<double>(), stop.As<double>(), num, endpoint)).As<T>();
        }

        NDArray<T> part = Lax.Reshape(Lax.Iota<T>(steps, 0) / steps, Shape.Repeat(1, each.Rank).Insert(0, steps));
        NDArray<T> line = (start * (1 - part)) + (stop * part);
        return endpoint ? Lax.Concatenate<T>([line, BroadcastTo(stop, each.Insert(0, 1))], 0) : line;
    }

    /// <summary>Ones on a diagonal, zeros elsewhere.</summary>
    /// <param name="n">Number of rows.</param>
    /// <param name="m">Number of columns; as many as rows if not given.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above it.</param>
    [Pure]
    public static NDArray<T> Eye<T>(int n, int? m = null, int k = 0)
        where T : unmanaged
    {
        Shape shape = [n, m ?? n];
        return Lax.Eq(Lax.Iota<int>(shape, 0) + k, Lax.Iota<int>(shape, 1)).As<T>();
    }

    /// <summary>Ones of f32 on a diagonal, zeros elsewhere.</summary>
    [Pure]
    public static NDArray<float> Eye(int n, int? m = null, int k = 0) => Eye<float>(n, m, k);

    /// <summary>A square identity matrix.</summary>
    [Pure]
    public static NDArray<T> Identity<T>(int n)
        where T : unmanaged
        => Eye<T>(n);

    /// <summary>A square identity matrix of f32.</summary>
    [Pure]
    public static NDArray<float> Identity(int n) => Eye<float>(n);

    /// <summary>Ones on and below a diagonal, zeros above it.</summary>
    /// <param name="n">Number of rows.</param>
    /// <param name="m">Number of columns; as many as rows if not given.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above it.</param>
    [Pure]
    public static NDArray<T> Tri<T>(int n, int? m = null, int k = 0)
        where T : unmanaged
        => OnOrBelow([n, m ?? n], k).As<T>();

    /// <summary>m with zeros above a diagonal of its last two axes.</summary>
    [Pure]
    public static NDArray<T> Tril<T>(NDArray<T> m, int k = 0)
        where T : unmanaged
        => Where(OnOrBelow(m.Shape[^2..], k), m, ZerosLike(m));

    /// <summary>m with zeros below a diagonal of its last two axes.</summary>
    [Pure]
    public static NDArray<T> Triu<T>(NDArray<T> m, int k = 0)
        where T : unmanaged
        => Where(OnOrBelow(m.Shape[^2..], k - 1), ZerosLike(m), m);

    [Pure]
    private static NDArray<bool> OnOrBelow(Shape shape, int k) => Lax.Iota<int>(shape, 0) + k >= Lax.Iota<int>(shape, 1);
}
