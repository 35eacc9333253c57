namespace Pure.Jit;

// Matrices of a pattern, and what is made of decompositions, with the names of jax.scipy.linalg.
public static partial class Linalg
{
    /// <summary>Hilbert's matrix [n, n]: 1/(i + j + 1).</summary>
    /// <param name="n">The size.</param>
    /// <example><code>var y = Linalg.Hilbert(2);   // [[1, 0.5], [0.5, 0.3333]]</code></example>
    [Pure]
    public static NDArray<float> Hilbert(int n) => Hilbert<float>(n);

    /// <summary>Hilbert's matrix [n, n]: 1/(i + j + 1).</summary>
    /// <param name="n">The size.</param>
    [Pure]
    public static NDArray<T> Hilbert<T>(int n)
        where T : unmanaged
        => 1 / (Lax.Iota<T>((n, n), 0) + Lax.Iota<T>((n, n), 1) + 1);

    /// <summary>Hankel's matrix: the first column, and the last row; entry (i, j) depends on i + j.</summary>
    /// <param name="c">The first column, of rank 1.</param>
    /// <param name="r">The last row, whose first element does not count; zeros if not given.</param>
    /// <example><code>var y = Linalg.Hankel(Nd.Array([1.0, 2.0]));   // [[1, 2], [2, 0]]</code></example>
    [Pure]
    public static NDArray<T> Hankel<T>(NDArray<T> c, NDArray<T>? r = null)
        where T : unmanaged
    {
        NDArray<T> last = r ?? Nd.ZerosLike(c);
        int rows = c.Shape[0], columns = last.Shape[0];
        NDArray<T> all = Lax.Concatenate([c, Lax.SliceInDim(last, 1, columns, 1, 0)], 0);
        NDArray<int> place = Lax.Iota<int>((rows, columns), 0) + Lax.Iota<int>((rows, columns), 1);
        return Lax.Gather(all, place, 0, 0, "promise");
    }

    /// <summary>The exponential of a matrix, and its derivative in the direction of another.</summary>
    /// <param name="a">A square matrix [n, n].</param>
    /// <param name="e">The direction, of a's shape.</param>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    /// <example><code>
    /// var (exp, derivative) = Linalg.ExpmFrechet(Nd.Array(new[,] { { 0.0, 1.0 }, { 0.0, 0.0 } }), Nd.Eye&lt;double&gt;(2));   // exp: [[1, 1], [0, 1]]; derivative: [[1, 1], [0, 1]]
    /// </code></example>
    [Pure]
    public static (NDArray<T> Expm, NDArray<T> Derivative) ExpmFrechet<T>(NDArray<T> a, NDArray<T> e)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.ExpmFrechet", "a");
        int n = a.Shape[^1];
        NDArray<T> upper = Lax.Concatenate([a, e], 1);
        NDArray<T> lower = Lax.Concatenate([Nd.ZerosLike(a), a], 1);
        NDArray<T> both = Lax.SliceInDim(Expm(Lax.Concatenate([upper, lower], 0)), 0, n, 1, 0);
        return (Lax.SliceInDim(both, 0, n, 1, 1), Lax.SliceInDim(both, n, 2 * n, 1, 1));
    }

    /// <summary>The ascending eigenvalues of a symmetric matrix with elements only on and beside its diagonal.</summary>
    /// <param name="d">The diagonal [n].</param>
    /// <param name="e">What is beside it [n − 1].</param>
    /// <example><code>var y = Linalg.EigvalshTridiagonal(Nd.Array([2.0, 2.0]), Nd.Array([1.0]));   // [1, 3]</code></example>
    [Pure]
    public static NDArray<T> EigvalshTridiagonal<T>(NDArray<T> d, NDArray<T> e)
        where T : unmanaged
        => Eigvalsh(Nd.Diag(d) + Nd.Diag(e, -1) + Nd.Diag(e, 1));

    /// <summary>The factors of a = u·p: u with orthonormal columns, p symmetric and not negative; p·u = a for the side "left".</summary>
    /// <param name="a">A matrix [m, n]; m ≥ n for the side "right", m ≤ n for "left".</param>
    /// <param name="side">"right" or "left": where p stands.</param>
    /// <exception cref="ArgumentException">There is no such side.</exception>
    /// <example><code>var (u, p) = Linalg.Polar(Nd.Array(new[,] { { 0.0, -2.0 }, { 3.0, 0.0 } }));   // u: [[0, -1], [1, 0]]; p: [[3, 0], [0, 2]]</code></example>
    [Pure]
    public static (NDArray<T> U, NDArray<T> P) Polar<T>(NDArray<T> a, [Static] string side = "right")
        where T : unmanaged
    {
        if (side != "right" && side != "left")
        {
            throw new ArgumentException($"'side' is \"right\" or \"left\", not \"{side}\"");
        }

        (NDArray<T> w, NDArray<T> s, NDArray<T> vh) = Svd(a, fullMatrices: false);
        NDArray<T> p = side == "right"
            ? Nd.Matmul(Nd.MatrixTranspose(vh), Nd.ExpandDims(s, -1) * vh)
            : Nd.Matmul(w * Nd.ExpandDims(s, -2), Nd.MatrixTranspose(w));
        return (Nd.Matmul(w, vh), p);
    }
}
