namespace Pure.Jit;

// Writing at places and through masks, and index arrays made for it.
public static partial class Nd
{
    /// <summary>An array with values written at places of the flattened array; too few values are repeated.</summary>
    /// <param name="a">The array.</param>
    /// <param name="ind">The places; negative ones count from the end, those outside are left out.</param>
    /// <param name="v">The values.</param>
    /// <param name="mode">What becomes of places outside: "drop" nothing, "clip" the nearest inside.</param>
    /// <param name="inplace">Must be false: arrays do not change.</param>
    /// <exception cref="ArgumentException"><paramref name="inplace"/> is true.</exception>
    /// <example><code>var y = Nd.Put(Nd.Array([1f, 2f, 3f]), Nd.Array([0, -1]), Nd.Array([7f, 8f]));   // [7, 2, 8]</code></example>
    [Pure]
    public static NDArray<T> Put<T>(NDArray<T> a, NDArray<int> ind, NDArray<T> v, string mode = "drop", bool inplace = false)
        where T : unmanaged
    {
        RequireCopy(inplace, "Put");
        NDArray<T> updates = Repeated(v, Lax.Iota<int>(ind.Size, 0));
        return Reshape(Lax.Scatter(Ravel(a), FromEnd(Ravel(ind), a.Size), updates, 0, 0, mode), a.Shape);
    }

    /// <summary>An array with values written, one after the other, where a mask is true; too few values are repeated.</summary>
    /// <param name="arr">The array.</param>
    /// <param name="mask">The mask, of the array's shape.</param>
    /// <param name="vals">The values.</param>
    /// <param name="inplace">Must be false: arrays do not change.</param>
    /// <exception cref="ArgumentException"><paramref name="inplace"/> is true.</exception>
    /// <example><code>var y = Nd.Place(Nd.Array([1f, 2f, 3f]), Nd.Array([true, false, true]), Nd.Array([7f, 8f]));   // [7, 2, 8]</code></example>
    [Pure]
    public static NDArray<T> Place<T>(NDArray<T> arr, NDArray<bool> mask, NDArray<T> vals, bool inplace = false)
        where T : unmanaged
    {
        RequireCopy(inplace, "Place");
        NDArray<int> number = Reshape(Lax.Cumsum(Ravel(mask).As<int>(), 0), arr.Shape) - 1;
        return Where(mask, Repeated(vals, number), arr);
    }

    /// <summary>Index arrays that take the rows, columns and so on that the lists name: x[r[0], r[1]].</summary>
    /// <param name="args">The places along each axis, of rank 1.</param>
    /// <example><code>var y = Nd.Ix(Nd.Array([0, 2]), Nd.Array([1, 3]))[0];   // [[0], [2]]</code></example>
    [Pure]
    public static NDArray<int>[] Ix(params NDArray<int>[] args)
        => FixedArrays.Generate(args.Length, i => Lax.Reshape(args[i], Shape.Repeat(1, args.Length).With(i, args[i].Size)));

    /// <summary>Rows and columns of the main diagonal of an array of rank 2.</summary>
    [Pure]
    public static (NDArray<int> Rows, NDArray<int> Columns) DiagIndicesFrom<T>(NDArray<T> arr)
        where T : unmanaged
        => DiagIndices(arr.Shape[0]);

    /// <summary>Rows and columns of the elements of an array on and below a diagonal; the sizes are numbers known at build time.</summary>
    [Pure]
    public static (NDArray<int> Rows, NDArray<int> Columns) TrilIndicesFrom<T>(NDArray<T> arr, int k = 0)
        where T : unmanaged
        => TrilIndices(arr.Shape[^2], k, arr.Shape[^1]);

    /// <summary>Rows and columns of the elements of an array on and above a diagonal; the sizes are numbers known at build time.</summary>
    [Pure]
    public static (NDArray<int> Rows, NDArray<int> Columns) TriuIndicesFrom<T>(NDArray<T> arr, int k = 0)
        where T : unmanaged
        => TriuIndices(arr.Shape[^2], k, arr.Shape[^1]);

    // The values at numbers, from the first again behind the last.
    [Pure]
    private static NDArray<T> Repeated<T>(NDArray<T> values, NDArray<int> number)
        where T : unmanaged
        => Lax.Gather(Ravel(values), Remainder(number, Lax.Full<int>(default, values.Size)), 0, 0, "clip");

    [Pure]
    private static void RequireCopy(bool inplace, string function)
    {
        if (inplace)
        {
            throw new ArgumentException($"'{function}' gives a changed copy; pass inplace: false and use its result");
        }
    }
}
