namespace Pure.Jit;

// Sequences, grids and copies.
public static partial class Nd
{
    /// <summary>An array of zeros: contents are never undefined here.</summary>
    [Pure]
    public static NDArray<T> Empty<T>(Shape shape)
        where T : unmanaged
        => Lax.Full<T>(shape, 0);

    /// <summary>An array of f32 zeros: contents are never undefined here.</summary>
    [Pure]
    public static NDArray<float> Empty(Shape shape) => Lax.Full<float>(shape, 0);

    /// <summary>Zeros of an array's shape and type: contents are never undefined here.</summary>
    [Pure]
    public static NDArray<T> EmptyLike<T>(NDArray<T> prototype)
        where T : unmanaged
        => ZerosLike(prototype);

    /// <summary>The same array: arrays do not change. Donating it with <c>into:</c> donates it under both names.</summary>
    [Pure]
    public static NDArray<T> Copy<T>(NDArray<T> a)
        where T : unmanaged
        => a;

    /// <summary>The same array.</summary>
    [Pure]
    public static NDArray<T> Asarray<T>(NDArray<T> a)
        where T : unmanaged
        => a;

    /// <summary>The elements as another type, as <c>x.As&lt;TNew&gt;()</c> gives them.</summary>
    /// <typeparam name="T">The array's element type.</typeparam>
    /// <typeparam name="TNew">The new element type.</typeparam>
    [Pure]
    public static NDArray<TNew> Astype<T, TNew>(NDArray<T> x)
        where T : unmanaged
        where TNew : unmanaged
        => x.As<TNew>();

    /// <summary>f32 powers of a base whose exponents are evenly spaced.</summary>
    [Pure]
    public static NDArray<float> Logspace(
        float start, float stop, [Static] int num = 50, [Static] bool endpoint = true, [Static] double @base = 10)
        => Logspace<float>(start, stop, num, endpoint, @base);

    /// <summary>Powers of a base whose exponents are evenly spaced.</summary>
    /// <param name="start">The first exponent.</param>
    /// <param name="stop">The last exponent, or the one after it.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether stop is one of them.</param>
    /// <param name="base">The base.</param>
    [Pure]
    public static NDArray<T> Logspace<T>(
        NDArray<T> start, NDArray<T> stop, [Static] int num = 50, [Static] bool endpoint = true, [Static] double @base = 10)
        where T : unmanaged
        => Lax.Pow(Lax.Full<T>(default, @base), Linspace(start, stop, num, endpoint));

    /// <summary>f32 numbers from start to stop with a constant ratio.</summary>
    [Pure]
    public static NDArray<float> Geomspace(float start, float stop, [Static] int num = 50, [Static] bool endpoint = true)
        => Geomspace<float>(start, stop, num, endpoint);

    /// <summary>Numbers from start to stop with a constant ratio; both of the same sign and not 0.</summary>
    /// <param name="start">The first number, exactly.</param>
    /// <param name="stop">The last number, exactly, or the one after it.</param>
    /// <param name="num">How many.</param>
    /// <param name="endpoint">Whether stop is one of them.</param>
    [Pure]
    public static NDArray<T> Geomspace<T>(NDArray<T> start, NDArray<T> stop, [Static] int num = 50, [Static] bool endpoint = true)
        where T : unmanaged
    {
        NDArray<T> sign = Lax.Sign(start);
        NDArray<T> inner = sign * Lax.Exp(Linspace(Lax.Log(sign * start), Lax.Log(sign * stop), num, endpoint));
        NDArray<int> place = Lax.Iota<int>(num, 0);
        NDArray<T> fromStart = Where(Lax.Eq(place, Lax.Full<int>(default, 0)), start, inner);
        return endpoint && num > 1 ? Where(Lax.Eq(place, Lax.Full<int>(default, num - 1)), stop, fromStart) : fromStart;
    }

    /// <summary>The coordinates of a grid, one array for each axis.</summary>
    /// <param name="xi">The coordinates along each axis, of rank 1.</param>
    /// <param name="indexing">"xy": the first array varies along axis 1; "ij": along axis 0.</param>
    /// <param name="sparse">Whether the arrays keep size 1 along the other axes.</param>
    [Pure]
    public static NDArray<T>[] Meshgrid<T>(NDArray<T>[] xi, string indexing = "xy", bool sparse = false)
        where T : unmanaged
    {
        if (indexing != "xy" && indexing != "ij")
        {
            throw new ArgumentException($"'indexing' is \"xy\" or \"ij\", not \"{indexing}\"");
        }

        Shape shape = default;
        for (int i = 0; i < xi.Length; i++)
        {
            shape = shape.Insert(i, xi[GridAxis(i, indexing, xi.Length)].Size);
        }

        return FixedArrays.Generate(xi.Length, i => GridCoordinates(xi[i], GridAxis(i, indexing, xi.Length), shape, sparse));
    }

    /// <summary>The coordinates of a grid of two axes.</summary>
    [Pure]
    public static NDArray<T>[] Meshgrid<T>(NDArray<T> x, NDArray<T> y, string indexing = "xy", bool sparse = false)
        where T : unmanaged
        => Meshgrid([x, y], indexing, sparse);

    /// <summary>The coordinates of a grid of three axes.</summary>
    [Pure]
    public static NDArray<T>[] Meshgrid<T>(NDArray<T> x, NDArray<T> y, NDArray<T> z, string indexing = "xy", bool sparse = false)
        where T : unmanaged
        => Meshgrid([x, y, z], indexing, sparse);

    /// <summary>The position along each axis, at every position of a shape: the arrays stacked along a new first axis.</summary>
    [Pure]
    public static NDArray<int> Indices(Shape dimensions)
        => Stack(FixedArrays.Generate(dimensions.Rank, axis => Lax.Iota<int>(dimensions, axis)));

    /// <summary>Powers of the elements as columns: descending, or ascending from 0.</summary>
    /// <param name="x">An array of rank 1.</param>
    /// <param name="n">How many columns; as many as elements if not given.</param>
    /// <param name="increasing">Whether the powers ascend.</param>
    [Pure]
    public static NDArray<T> Vander<T>(NDArray<T> x, int? n = null, bool increasing = false)
        where T : unmanaged
    {
        int columns = n ?? x.Size;
        NDArray<T>[] powers = FixedArrays.Generate(columns, i => Lax.IntegerPow(x, increasing ? i : columns - 1 - i));
        return columns == 0 ? Lax.Full<T>([x.Size, 0], 0) : Stack(powers, 1);
    }

    /// <summary>A function of the positions of a shape of one axis, given as an array.</summary>
    [Pure]
    public static NDArray<T> Fromfunction<T>(Func<NDArray<int>, NDArray<T>> function, int shape)
        where T : unmanaged
        => function(Lax.Iota<int>(shape, 0));

    /// <summary>A function of the positions of a shape of two axes, given as one array for each axis.</summary>
    [Pure]
    public static NDArray<T> Fromfunction<T>(Func<NDArray<int>, NDArray<int>, NDArray<T>> function, (int Rows, int Columns) shape)
        where T : unmanaged
        => function(Lax.Iota<int>([shape.Rows, shape.Columns], 0), Lax.Iota<int>([shape.Rows, shape.Columns], 1));

    [Pure]
    private static int GridAxis(int i, string indexing, int count) => indexing == "xy" && i < 2 && count > 1 ? 1 - i : i;

    [Pure]
    private static NDArray<T> GridCoordinates<T>(NDArray<T> x, int axis, Shape shape, bool sparse)
        where T : unmanaged
    {
        Shape own = Shape.Repeat(1, shape.Rank).With(axis, x.Size);
        return sparse ? Lax.Reshape(x, own) : Lax.BroadcastInDim(Lax.Reshape(x, x.Size), shape, axis);
    }

    /// <summary>The position along each axis of a shape, one array for each with size 1 along the other axes.</summary>
    [Pure]
    public static NDArray<int>[] SparseIndices(Shape dimensions)
        => FixedArrays.Generate(dimensions.Rank, axis => Lax.Iota<int>(Shape.Repeat(1, dimensions.Rank).With(axis, dimensions[axis]), axis));

    /// <summary>The position along each axis, as another type, at every position of a shape.</summary>
    [Pure]
    public static NDArray<T> Indices<T>(Shape dimensions)
        where T : unmanaged
        => Indices(dimensions).As<T>();
}
