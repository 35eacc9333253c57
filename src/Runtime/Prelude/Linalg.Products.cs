namespace Pure.Jit;

// What jax.numpy.linalg has besides: products, parts and special matrices.
public static partial class Linalg
{
    /// <summary>The matrix product; see <see cref="Nd.Matmul{T}(NDArray{T}, NDArray{T})"/>.</summary>
    /// <example><code>
    /// var a = Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });
    /// var y = Linalg.Matmul(a, a);   // [[7, 10], [15, 22]]
    /// </code></example>
    [Pure]
    public static NDArray<T> Matmul<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => Nd.Matmul(x1, x2);

    /// <summary>All products of an element of x1 with one of x2, two vectors.</summary>
    /// <exception cref="ArgumentException">An array is not a vector.</exception>
    /// <example><code>var y = Linalg.Outer(Nd.Array([1.0, 2.0]), Nd.Array([3.0, 4.0]));   // [[3, 4], [6, 8]]</code></example>
    [Pure]
    public static NDArray<T> Outer<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => x1.Rank == 1 && x2.Rank == 1
            ? Nd.Outer(x1, x2)
            : throw new ArgumentException($"'Linalg.Outer' needs two vectors: x1 is {x1.Shape}, x2 is {x2.Shape}");

    /// <summary>The sum of products along an axis.</summary>
    /// <example><code>var y = Linalg.Vecdot(Nd.Array([1.0, 2.0]), Nd.Array([3.0, 4.0]));   // 11</code></example>
    [Pure]
    public static NDArray<T> Vecdot<T>(NDArray<T> x1, NDArray<T> x2, int axis = -1)
        where T : unmanaged
        => Nd.Vecdot(x1, x2, axis);

    /// <summary>The cross product of vectors of three elements along an axis.</summary>
    /// <example><code>var y = Linalg.Cross(Nd.Array([1.0, 0.0, 0.0]), Nd.Array([0.0, 1.0, 0.0]));   // [0, 0, 1]</code></example>
    [Pure]
    public static NDArray<T> Cross<T>(NDArray<T> x1, NDArray<T> x2, int axis = -1)
        where T : unmanaged
        => Nd.Cross(x1, x2, axis);

    /// <summary>Sums over the last axes of x1 and the first axes of x2.</summary>
    /// <example><code>var y = Linalg.Tensordot(Nd.Ones&lt;float&gt;((2, 3)), Nd.Ones&lt;float&gt;((2, 3)));   // 6</code></example>
    [Pure]
    public static NDArray<T> Tensordot<T>(NDArray<T> x1, NDArray<T> x2, int axes = 2)
        where T : unmanaged
        => Nd.Tensordot(x1, x2, axes);

    /// <summary>Exchanges the last two axes.</summary>
    /// <example><code>var y = Linalg.MatrixTranspose(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }));   // [[1, 3], [2, 4]]</code></example>
    [Pure]
    public static NDArray<T> MatrixTranspose<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.MatrixTranspose(x);

    /// <summary>A diagonal of the matrices in the last two axes.</summary>
    /// <param name="x">Matrices [.., m, n].</param>
    /// <param name="offset">Which diagonal: 0 the main one, positive above it.</param>
    /// <example><code>var y = Linalg.Diagonal(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }));   // [1, 4]</code></example>
    [Pure]
    public static NDArray<T> Diagonal<T>(NDArray<T> x, int offset = 0)
        where T : unmanaged
        => Nd.Diagonal(x, offset, -2, -1);

    /// <summary>The sum of a diagonal of the matrices in the last two axes.</summary>
    /// <param name="x">Matrices [.., m, n].</param>
    /// <param name="offset">Which diagonal: 0 the main one, positive above it.</param>
    /// <example><code>var y = Linalg.Trace(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }));   // 5</code></example>
    [Pure]
    public static NDArray<T> Trace<T>(NDArray<T> x, int offset = 0)
        where T : unmanaged
        => Nd.Trace(x, offset, -2, -1);

    /// <summary>Matrices along the diagonal of a large one, zeros elsewhere; a vector is one row.</summary>
    /// <param name="arrs">Matrices, vectors or numbers.</param>
    /// <exception cref="ArgumentException">There are none, or one has more than two axes.</exception>
    /// <example><code>
    /// var y = Linalg.BlockDiag(Nd.Ones&lt;float&gt;((1, 2)), Nd.Ones&lt;float&gt;((1, 1)));   // [[1, 1, 0], [0, 0, 1]]
    /// </code></example>
    [Pure]
    public static NDArray<T> BlockDiag<T>(params NDArray<T>[] arrs)
        where T : unmanaged
    {
        if (arrs.Length == 0)
        {
            throw new ArgumentException("'Linalg.BlockDiag' needs at least one array");
        }

        NDArray<T> result = AsMatrix(arrs[0]);
        for (int i = 1; i < arrs.Length; i++)
        {
            NDArray<T> next = AsMatrix(arrs[i]);
            NDArray<T> right = Lax.Full<T>([result.Shape[0], next.Shape[1]], 0);
            NDArray<T> left = Lax.Full<T>([next.Shape[0], result.Shape[1]], 0);
            result = Nd.Concatenate([Nd.Concatenate([result, right], 1), Nd.Concatenate([left, next], 1)], 0);
        }

        return result;
    }

    /// <summary>The matrix with constant diagonals that has these as its first column and row; c decides the corner.</summary>
    /// <param name="c">The first column.</param>
    /// <param name="r">The first row; c if not given.</param>
    /// <exception cref="ArgumentException">c or r is not a vector.</exception>
    /// <example><code>var y = Linalg.Toeplitz(Nd.Array([1.0, 2.0, 3.0]));   // [[1, 2, 3], [2, 1, 2], [3, 2, 1]]</code></example>
    [Pure]
    public static NDArray<T> Toeplitz<T>(NDArray<T> c, NDArray<T>? r = null)
        where T : unmanaged
    {
        NDArray<T> row = r is null ? c : r;
        if (c.Rank != 1 || row.Rank != 1)
        {
            throw new ArgumentException($"'Linalg.Toeplitz' needs vectors: c is {c.Shape}, r is {row.Shape}");
        }

        int rows = c.Shape[0];
        int columns = row.Shape[0];
        NDArray<T> values = Nd.Concatenate([Nd.Flip(c), Nd.SliceAlong(row, 0, 1, columns)], 0);
        NDArray<int> places = Lax.Iota<int>([rows, columns], 1) - Lax.Iota<int>([rows, columns], 0) + (rows - 1);
        return Lax.Gather(values, places, 0, 0, "promise");
    }

    [Pure]
    private static NDArray<T> AsMatrix<T>(NDArray<T> x)
        where T : unmanaged
        => x.Rank == 2 ? x
            : x.Rank < 2 ? Lax.Reshape(x, [1, x.Size])
            : throw new ArgumentException($"'Linalg.BlockDiag' needs arrays of at most two axes: one is {x.Shape}");
}
