namespace Pure.Jit;

// Norms, ranks and conditions.
public static partial class Linalg
{
    /// <summary>
    /// A norm of vectors or matrices: of one axis a vector's, of two a matrix's. Without an order the root of the sum of squares, over
    /// all axes if none are given; its derivative is NaN at 0.
    /// <code>NDArray&lt;float&gt; lengths = Linalg.Norm(points, axis: -1);</code>
    /// </summary>
    /// <param name="x">The array.</param>
    /// <param name="ord">
    /// For vectors any number p (the p-th root of the sum of p-th powers), ±∞ (the largest or smallest magnitude) or 0 (how many are not 0).
    /// For matrices ±1 (largest or smallest sum of a column), ±∞ (of a row) or ±2 (singular value).
    /// </param>
    /// <param name="axis">One axis, or two; all of an array of one or two axes if not given.</param>
    /// <param name="keepdims">Whether the axes stay, of size 1.</param>
    /// <exception cref="ArgumentException">There are more axes than two, or the order is not one for matrices.</exception>
    /// <example><code>var y = Linalg.Norm(Nd.Array([3.0, 4.0]));   // 5</code></example>
    [Pure]
    public static NDArray<T> Norm<T>(NDArray<T> x, double? ord = null, Axes? axis = null, [Static] bool keepdims = false)
        where T : unmanaged
    {
        if (ord is null)
        {
            return Lax.Sqrt(Nd.Sum(Lax.Square(x), axis, keepdims));
        }

        Axes axes = NormAxes(x, axis);
        double order = ord.Value;
        return axes.Count == 1 ? NormOfVectors(x, order, axes, keepdims) : NormOfMatrices(x, order, axes[0], axes[1], keepdims);
    }

    /// <summary>A norm of matrices by name: <c>fro</c>, the root of the sum of squares, or <c>nuc</c>, the sum of singular values.</summary>
    /// <param name="x">The array.</param>
    /// <param name="ord">The name.</param>
    /// <param name="axis">The two axes; all of an array of two if not given.</param>
    /// <param name="keepdims">Whether the axes stay, of size 1.</param>
    /// <exception cref="ArgumentException">There are not two axes, or the name is another.</exception>
    [Pure]
    public static NDArray<T> Norm<T>(NDArray<T> x, [Static] string ord, Axes? axis = null, [Static] bool keepdims = false)
        where T : unmanaged
    {
        Axes axes = NormAxes(x, axis);
        if (axes.Count != 2 || (ord != "fro" && ord != "nuc"))
        {
            throw new ArgumentException($"'Linalg.Norm' has 'fro' and 'nuc' over two axes; the order is '{ord}' and the axes of {x.Shape} are {axes}");
        }

        return ord == "fro"
            ? Lax.Sqrt(Nd.Sum(Lax.Square(x), axes, keepdims))
            : Kept(Nd.Sum(Lax.Svdvals(MatricesLast(x, axes[0], axes[1])), -1), x, axes, keepdims);
    }

    /// <summary>A norm of the matrices in the last two axes, by order.</summary>
    /// <param name="x">The array.</param>
    /// <param name="keepdims">Whether the axes stay, of size 1.</param>
    /// <param name="ord">The order, as in <see cref="Norm{T}(NDArray{T}, double?, Axes?, bool)"/>.</param>
    /// <example><code>var y = Linalg.MatrixNorm(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }), ord: 1, keepdims: false);   // 6</code></example>
    [Pure]
    public static NDArray<T> MatrixNorm<T>(NDArray<T> x, [Static] bool keepdims, double ord)
        where T : unmanaged
        => Norm(x, ord, [-2, -1], keepdims);

    /// <summary>A norm of the matrices in the last two axes, by name.</summary>
    /// <param name="x">The array.</param>
    /// <param name="keepdims">Whether the axes stay, of size 1.</param>
    /// <param name="ord"><c>fro</c> or <c>nuc</c>.</param>
    [Pure]
    public static NDArray<T> MatrixNorm<T>(NDArray<T> x, [Static] bool keepdims = false, [Static] string ord = "fro")
        where T : unmanaged
        => Norm(x, ord, [-2, -1], keepdims);

    /// <summary>A norm of all elements along axes, taken as one vector.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axes; all if not given.</param>
    /// <param name="keepdims">Whether they stay, of size 1.</param>
    /// <param name="ord">The order, as for vectors in <see cref="Norm{T}(NDArray{T}, double?, Axes?, bool)"/>.</param>
    /// <example><code>var y = Linalg.VectorNorm(Nd.Array([3.0, -4.0]), ord: 1);   // 7</code></example>
    [Pure]
    public static NDArray<T> VectorNorm<T>(NDArray<T> x, Axes? axis = null, [Static] bool keepdims = false, [Static] double ord = 2)
        where T : unmanaged
        => NormOfVectors(x, ord, axis ?? Axes.Range(0, x.Rank), keepdims);

    /// <summary>How many singular values are above a bound. No derivative.</summary>
    /// <param name="m">Matrices [.., m, n].</param>
    /// <param name="rtol">The bound, as a part of the largest; max(m, n)·epsilon if not given.</param>
    /// <exception cref="ArgumentException">m has less than two axes.</exception>
    /// <example><code>var y = Linalg.MatrixRank(Nd.Array(new[,] { { 1.0, 2.0 }, { 2.0, 4.0 } }));   // 1</code></example>
    [Pure]
    public static NDArray<int> MatrixRank<T>(NDArray<T> m, double? rtol = null)
        where T : unmanaged
    {
        RequireMatrices(m, "Linalg.MatrixRank", "m");
        NDArray<T> s = Lax.Svdvals(m);
        NDArray<T> bound = rtol is { } given ? Lax.Full<T>(default, given) : Epsilon<T>() * int.Max(m.Shape[^2], m.Shape[^1]);
        return Nd.Sum(s > bound * LargestOf(s), -1);
    }

    /// <summary>
    /// The condition: the norm of x times that of its inverse; without an order, or for 2, the largest singular value divided by the
    /// smallest, for −2 the smallest divided by the largest.
    /// </summary>
    /// <param name="x">Matrices [.., m, n]; square unless p is ±2 or not given.</param>
    /// <param name="p">The order, as for matrices in <see cref="Norm{T}(NDArray{T}, double?, Axes?, bool)"/>.</param>
    /// <exception cref="ArgumentException">x has less than two axes, or is not square for another order.</exception>
    /// <example><code>var y = Linalg.Cond(Nd.Array(new[,] { { 2.0, 0.0 }, { 0.0, 8.0 } }));   // 4</code></example>
    [Pure]
    public static NDArray<T> Cond<T>(NDArray<T> x, double? p = null)
        where T : unmanaged
    {
        RequireMatrices(x, "Linalg.Cond", "x");
        double order = p ?? 2;
        if (order != 2 && order != -2)
        {
            return Norm(x, order, [-2, -1]) * Norm(Inv(x), order, [-2, -1]);
        }

        NDArray<T> s = Lax.Svdvals(x);
        NDArray<T> largest = Nd.Max(s, -1);
        NDArray<T> smallest = Nd.Min(s, -1);
        return order == 2 ? largest / smallest : smallest / largest;
    }

    [Pure]
    private static Axes NormAxes<T>(NDArray<T> x, Axes? axis)
        where T : unmanaged
    {
        Axes axes = (axis ?? Axes.Range(0, x.Rank)).Normalize(x.Rank);
        if (axes.Count != 1 && axes.Count != 2)
        {
            throw new ArgumentException($"'Linalg.Norm' with an order is over one axis or two: x is {x.Shape}, the axes are {axes}");
        }

        return axes;
    }

    [Pure]
    private static NDArray<T> NormOfVectors<T>(NDArray<T> x, double ord, Axes axes, bool keepdims)
        where T : unmanaged
    {
        if (ord == 2)
        {
            return Lax.Sqrt(Nd.Sum(Lax.Square(x), axes, keepdims));
        }

        if (ord == 0)
        {
            return Nd.Sum(Lax.Ne(x, Lax.Full<T>(default, 0)).As<T>(), axes, keepdims);
        }

        NDArray<T> magnitudes = Lax.Abs(x);
        return ord == double.PositiveInfinity ? Nd.Max(magnitudes, axes, keepdims)
            : ord == double.NegativeInfinity ? Nd.Min(magnitudes, axes, keepdims)
            : ord == 1 ? Nd.Sum(magnitudes, axes, keepdims)
            : Lax.Pow(Nd.Sum(Lax.Pow(magnitudes, Lax.Full<T>(default, ord)), axes, keepdims), Lax.Full<T>(default, 1 / ord));
    }

    [Pure]
    private static NDArray<T> NormOfMatrices<T>(NDArray<T> x, double ord, int row, int column, bool keepdims)
        where T : unmanaged
    {
        if (ord == 2 || ord == -2)
        {
            NDArray<T> s = Lax.Svdvals(MatricesLast(x, row, column));
            return Kept(ord == 2 ? Nd.Max(s, -1) : Nd.Min(s, -1), x, [row, column], keepdims);
        }

        bool isOfColumns = ord == 1 || ord == -1;
        if (!isOfColumns && ord != double.PositiveInfinity && ord != double.NegativeInfinity)
        {
            throw new ArgumentException($"'Linalg.Norm' of matrices has the orders 1, -1, 2, -2 and both infinities, 'fro' and 'nuc', not {ord}");
        }

        NDArray<T> sums = Nd.Sum(Lax.Abs(x), isOfColumns ? row : column, keepdims: true);
        NDArray<T> extreme = ord > 0 ? Nd.Max(sums, [row, column], keepdims) : Nd.Min(sums, [row, column], keepdims);
        return extreme;
    }

    [Pure]
    private static NDArray<T> MatricesLast<T>(NDArray<T> x, int row, int column)
        where T : unmanaged
        => Nd.Moveaxis(x, [row, column], [-2, -1]);

    [Pure]
    private static NDArray<T> Kept<T>(NDArray<T> norms, NDArray<T> x, Axes axes, bool keepdims)
        where T : unmanaged
        => keepdims ? Lax.Reshape(norms, x.Shape.With(axes[0], 1).With(axes[1], 1)) : norms;
}
