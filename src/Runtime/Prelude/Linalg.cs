namespace Pure.Jit;

/// <summary>
/// Linear algebra over the last two axes, with the names of <c>jax.numpy.linalg</c> and <c>jax.scipy.linalg</c>. For f32 and f64;
/// everything is differentiable where it is not said otherwise.
/// </summary>
public static partial class Linalg
{
    /// <summary>
    /// The lower triangular L with L·Lᵀ = a, or U with Uᵀ·U = a; NaN where a is not positive definite.
    /// <code>NDArray&lt;float&gt; factor = Linalg.Cholesky(covariance);</code>
    /// </summary>
    /// <param name="a">Symmetric positive definite matrices [.., n, n].</param>
    /// <param name="upper">Whether U is wanted.</param>
    /// <param name="symmetrizeInput">Whether (a + aᵀ)/2 is factored; otherwise the lower triangle alone is read.</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>var y = Linalg.Cholesky(Nd.Array(new[,] { { 4.0, 2.0 }, { 2.0, 5.0 } }));   // [[2, 0], [1, 2]]</code></example>
    [Pure]
    public static NDArray<T> Cholesky<T>(NDArray<T> a, bool upper = false, bool symmetrizeInput = true)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.Cholesky", "a");
        NDArray<T> factor = Lax.Cholesky(symmetrizeInput ? Symmetric(a) : a);
        return upper ? Nd.MatrixTranspose(factor) : factor;
    }

    /// <summary>
    /// Q with orthonormal columns and upper triangular R with Q·R = a. The derivative needs the reduced mode, or at least as many
    /// columns as rows.
    /// </summary>
    /// <param name="a">Matrices [.., m, n].</param>
    /// <param name="mode"><c>reduced</c> for k = min(m, n) columns of Q, <c>complete</c> for m. For R alone take the second result.</param>
    /// <exception cref="ArgumentException">The mode is another, or a has less than two axes.</exception>
    /// <example><code>
    /// var (q, r) = Linalg.Qr(Nd.Array(new[,] { { 3.0, 1.0 }, { 4.0, 2.0 } }));   // q: [[-0.6, -0.8], [-0.8, 0.6]]; r: [[-5, -2.2], [0, 0.4]]
    /// </code></example>
    [Pure]
    public static (NDArray<T> Q, NDArray<T> R) Qr<T>(NDArray<T> a, [Static] string mode = "reduced")
        where T : unmanaged
    {
        RequireMatrices(a, "Linalg.Qr", "a");
        if (mode != "reduced" && mode != "economic" && mode != "complete" && mode != "full")
        {
            throw new ArgumentException($"'Linalg.Qr' has the modes 'reduced' and 'complete', not '{mode}'; for R alone write Linalg.Qr(a).R");
        }

        return Lax.Qr(a, mode == "complete" || mode == "full");
    }

    /// <summary>Singular value decomposition with square U and V.</summary>
    /// <inheritdoc cref="Svd{T}(NDArray{T}, bool)"/>
    /// <example><code>
    /// var (u, s, vh) = Linalg.Svd(Nd.Array(new[,] { { 3.0, 0.0 }, { 0.0, 5.0 } }));   // u: [[0, 1], [1, 0]]; s: [5, 3]; vh: [[0, 1], [1, 0]]
    /// </code></example>
    [Pure]
    public static (NDArray<T> U, NDArray<T> S, NDArray<T> Vh) Svd<T>(NDArray<T> a)
        where T : unmanaged
        => Svd(a, true);

    /// <summary>
    /// U, descending singular values s and Vᵀ with U·diag(s)·Vᵀ = a; NaN where a has NaN or ±∞. Derivatives of U and V are NaN or ±∞
    /// where two singular values are equal, and need fullMatrices: false where a is not square.
    /// </summary>
    /// <param name="a">Matrices [.., m, n].</param>
    /// <param name="fullMatrices">Whether U is [.., m, m] and Vᵀ [.., n, n]; otherwise [.., m, k] and [.., k, n], k = min(m, n).</param>
    /// <exception cref="ArgumentException">a has less than two axes.</exception>
    [Pure]
    public static (NDArray<T> U, NDArray<T> S, NDArray<T> Vh) Svd<T>(NDArray<T> a, [Static] bool fullMatrices)
        where T : unmanaged
    {
        RequireMatrices(a, "Linalg.Svd", "a");
        return Lax.Svd(a, fullMatrices);
    }

    /// <summary>The singular values alone, as <see cref="Svdvals"/>: with <c>computeUv: false</c>.</summary>
    /// <param name="a">Matrices [.., m, n].</param>
    /// <param name="fullMatrices">Makes no difference.</param>
    /// <param name="computeUv">Must be false: with U and V, leave it out.</param>
    /// <exception cref="ArgumentException">computeUv is true, or a has less than two axes.</exception>
    [Pure]
    public static NDArray<T> Svd<T>(NDArray<T> a, [Static] bool fullMatrices = true, [Static] bool computeUv = false)
        where T : unmanaged
        => computeUv
            ? throw new ArgumentException("'Linalg.Svd' gives one array with computeUv: false; for U, s and Vᵀ leave computeUv out")
            : Svdvals(a);

    /// <summary>The descending singular values [.., min(m, n)]; NaN where x has NaN or ±∞.</summary>
    /// <param name="x">Matrices [.., m, n].</param>
    /// <exception cref="ArgumentException">x has less than two axes.</exception>
    /// <example><code>var y = Linalg.Svdvals(Nd.Array(new[,] { { 3.0, 0.0 }, { 0.0, 5.0 } }));   // [5, 3]</code></example>
    [Pure]
    public static NDArray<T> Svdvals<T>(NDArray<T> x)
        where T : unmanaged
    {
        RequireMatrices(x, "Linalg.Svdvals", "x");
        return Lax.Svdvals(x);
    }

    /// <summary>
    /// Ascending eigenvalues and eigenvectors, as columns, of symmetric matrices; NaN where a has NaN or ±∞. The derivative of the
    /// vectors is NaN or ±∞ where two eigenvalues are equal.
    /// </summary>
    /// <param name="a">Symmetric matrices [.., n, n].</param>
    /// <param name="uplo">Which triangle is read where the input is not symmetrised: <c>L</c> or <c>U</c>.</param>
    /// <param name="symmetrizeInput">Whether (a + aᵀ)/2 is decomposed.</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>
    /// var (values, vectors) = Linalg.Eigh(Nd.Array(new[,] { { 9.0, 12.0 }, { 12.0, 2.0 } }));   // values: [-7, 18]; vectors: [[0.6, 0.8], [-0.8, 0.6]]
    /// </code></example>
    [Pure]
    public static (NDArray<T> Eigenvalues, NDArray<T> Eigenvectors) Eigh<T>(
        NDArray<T> a, [Static] string uplo = "L", [Static] bool symmetrizeInput = true)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.Eigh", "a");
        (NDArray<T> vectors, NDArray<T> values) = Lax.Eigh(Read(a, uplo, symmetrizeInput));
        return (values, vectors);
    }

    /// <summary>The ascending eigenvalues of symmetric matrices; NaN where a has NaN or ±∞.</summary>
    /// <param name="a">Symmetric matrices [.., n, n].</param>
    /// <param name="uplo">Which triangle is read where the input is not symmetrised: <c>L</c> or <c>U</c>.</param>
    /// <param name="symmetrizeInput">Whether (a + aᵀ)/2 is decomposed.</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>var y = Linalg.Eigvalsh(Nd.Array(new[,] { { 9.0, 12.0 }, { 12.0, 2.0 } }));   // [-7, 18]</code></example>
    [Pure]
    public static NDArray<T> Eigvalsh<T>(NDArray<T> a, [Static] string uplo = "L", [Static] bool symmetrizeInput = true)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.Eigvalsh", "a");
        return Lax.Eigvalsh(Read(a, uplo, symmetrizeInput));
    }

    /// <summary>The permutation matrix P, L (its diagonal is ones) and U with P·L·U = a, by partial pivoting.</summary>
    /// <param name="a">Matrices [.., m, n].</param>
    /// <exception cref="ArgumentException">a has less than two axes.</exception>
    /// <example><code>
    /// var (p, l, u) = Linalg.Lu(Nd.Array(new[,] { { 1.0, 3.0 }, { 2.0, 4.0 } }));   // p: [[0, 1], [1, 0]]; l: [[1, 0], [0.5, 1]]; u: [[2, 4], [0, 1]]
    /// </code></example>
    [Pure]
    public static (NDArray<T> P, NDArray<T> L, NDArray<T> U) Lu<T>(NDArray<T> a)
        where T : unmanaged
    {
        RequireMatrices(a, "Linalg.Lu", "a");
        int m = a.Shape[^2];
        int n = a.Shape[^1];
        int k = int.Min(m, n);
        (NDArray<T> factors, _, NDArray<int> permutation) = Lax.Lu(a);
        NDArray<T> lower = Nd.Tril(Nd.SliceAlong(factors, a.Rank - 1, 0, k), -1) + Nd.Eye<T>(m, k);
        NDArray<T> upper = Nd.Triu(Nd.SliceAlong(factors, a.Rank - 2, 0, k));

        // Row i of L·U is row permutation[i] of a.
        NDArray<int> places = Lax.Reshape(permutation, permutation.Shape.Insert(permutation.Rank - 1, 1));
        return (Lax.Eq(Lax.Iota<int>([m, 1], 0), places).As<T>(), lower, upper);
    }

    /// <summary>LU factors in one matrix, as <see cref="Lax.Lu"/> has them, and pivots, for <see cref="LuSolve"/>.</summary>
    /// <param name="a">Matrices [.., m, n].</param>
    /// <exception cref="ArgumentException">a has less than two axes.</exception>
    /// <example><code>
    /// var (lu, pivots) = Linalg.LuFactor(Nd.Array(new[,] { { 1.0, 3.0 }, { 2.0, 4.0 } }));   // lu: [[2, 4], [0.5, 1]]; pivots: [1, 1]
    /// </code></example>
    [Pure]
    public static (NDArray<T> Lu, NDArray<int> Pivots) LuFactor<T>(NDArray<T> a)
        where T : unmanaged
    {
        RequireMatrices(a, "Linalg.LuFactor", "a");
        (NDArray<T> factors, NDArray<int> pivots, _) = Lax.Lu(a);
        return (factors, pivots);
    }

    /// <summary>A Cholesky factor, and whether it is the lower one, for <see cref="ChoSolve"/>.</summary>
    /// <param name="a">Symmetric positive definite matrices [.., n, n].</param>
    /// <param name="lower">Whether the factor is lower triangular.</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>
    /// var (c, lower) = Linalg.ChoFactor(Nd.Array(new[,] { { 4.0, 2.0 }, { 2.0, 5.0 } }), lower: true);   // c: [[2, 0], [1, 2]]; lower: true
    /// </code></example>
    [Pure]
    public static (NDArray<T> C, bool Lower) ChoFactor<T>(NDArray<T> a, bool lower = false)
        where T : unmanaged
        => (Cholesky(a, !lower), lower);

    [Pure]
    internal static NDArray<T> Symmetric<T>(NDArray<T> a)
        where T : unmanaged
        => (a + Nd.MatrixTranspose(a)) / 2;

    [Pure]
    private static NDArray<T> Read<T>(NDArray<T> a, string uplo, bool symmetrizeInput)
        where T : unmanaged
    {
        if (uplo != "L" && uplo != "U")
        {
            throw new ArgumentException($"'uplo' is 'L' or 'U', not '{uplo}'");
        }

        return symmetrizeInput ? Symmetric(a) : uplo == "U" ? Nd.MatrixTranspose(a) : a;
    }

    [Pure]
    internal static void RequireMatrices<T>(NDArray<T> x, string method, string name)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>() || DTypes.Bits<T>() < 32)
        {
            throw new ArgumentException($"'{method}' is for f32 and f64: {name} is {DTypes.Name<T>()}{x.Shape}; convert it with As first");
        }

        if (x.Rank < 2)
        {
            throw new ArgumentException($"'{method}' needs matrices, arrays of at least two axes: {name} is {x.Shape}");
        }
    }

    [Pure]
    internal static void RequireSquare<T>(NDArray<T> x, string method, string name)
        where T : unmanaged
    {
        RequireMatrices(x, method, name);
        if (x.Shape[^2] != x.Shape[^1])
        {
            throw new ArgumentException($"'{method}' needs square matrices: {name} is {x.Shape}, of {x.Shape[^2]} rows and {x.Shape[^1]} columns");
        }
    }
}
