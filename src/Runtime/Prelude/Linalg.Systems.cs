namespace Pure.Jit;

// Systems of equations.
public static partial class Linalg
{
    /// <summary>
    /// The x with a·x = b, by LU with partial pivoting; ±∞ or NaN where a is singular.
    /// <code>NDArray&lt;float&gt; x = Linalg.Solve(a, b);   // [n, n] and [n] or [n, k]</code>
    /// </summary>
    /// <param name="a">Square matrices [.., n, n].</param>
    /// <param name="b">A vector [n], or columns [.., n, k]; leading axes broadcast.</param>
    /// <exception cref="ArgumentException">The matrices are not square, or b has another number of rows.</exception>
    /// <example><code>var y = Linalg.Solve(Nd.Array(new[,] { { 2.0, 1.0 }, { 1.0, 3.0 } }), Nd.Array([3.0, 5.0]));   // [0.8, 1.4]</code></example>
    [Pure]
    public static NDArray<T> Solve<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.Solve", "a");
        RequireRows(a, b, "Linalg.Solve");
        NDArray<T> columns = AsColumns(b);
        Shape batch = Shape.Broadcast(a.Shape[..^2], columns.Shape[..^2]);
        NDArray<T> x = SolveSystem(Nd.BroadcastTo(a, batch.Concat(a.Shape[^2..])), Nd.BroadcastTo(columns, batch.Concat(columns.Shape[^2..])));
        return b.Rank == 1 ? Lax.Reshape(x, x.Shape[..^1]) : x;
    }

    /// <summary>The x with a·x = b, for a of a known kind.</summary>
    /// <param name="a">Square matrices [.., n, n].</param>
    /// <param name="b">A vector [n], or columns [.., n, k].</param>
    /// <param name="assumeA"><c>pos</c> for symmetric positive definite matrices, <c>gen</c>, <c>sym</c> or <c>her</c> for others.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or the kind is another.</exception>
    [Pure]
    public static NDArray<T> Solve<T>(NDArray<T> a, NDArray<T> b, [Static] string assumeA)
        where T : unmanaged
    {
        if (assumeA != "gen" && assumeA != "sym" && assumeA != "her" && assumeA != "pos")
        {
            throw new ArgumentException($"'assumeA' is 'gen', 'sym', 'her' or 'pos', not '{assumeA}'");
        }

        return assumeA == "pos" ? ChoSolve((Cholesky(a), true), b) : Solve(a, b);
    }

    /// <summary>The inverse; ±∞ or NaN where a is singular.</summary>
    /// <param name="a">Square matrices [.., n, n].</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>var y = Linalg.Inv(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }));   // [[-2, 1], [1.5, -0.5]]</code></example>
    [Pure]
    public static NDArray<T> Inv<T>(NDArray<T> a)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.Inv", "a");
        return SolveSystem(a, Nd.BroadcastTo(Nd.Eye<T>(a.Shape[^1]), a.Shape));
    }

    /// <summary>The x with op(a)·x = b, for triangular a.</summary>
    /// <param name="a">Square matrices [.., n, n], of which one triangle is read.</param>
    /// <param name="b">A vector [n], or columns [.., n, k]; leading axes broadcast.</param>
    /// <param name="trans">1 if op(a) is the transpose, 0 if it is a.</param>
    /// <param name="lower">Which triangle is read.</param>
    /// <param name="unitDiagonal">Whether the diagonal is taken as ones.</param>
    /// <exception cref="ArgumentException">The matrices are not square, or b has another number of rows.</exception>
    /// <example><code>
    /// var y = Linalg.SolveTriangular(Nd.Array(new[,] { { 2.0, 0.0 }, { 1.0, 4.0 } }), Nd.Array([2.0, 9.0]), lower: true);   // [1, 2]
    /// </code></example>
    [Pure]
    public static NDArray<T> SolveTriangular<T>(
        NDArray<T> a, NDArray<T> b, [Static] int trans = 0, [Static] bool lower = false, [Static] bool unitDiagonal = false)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.SolveTriangular", "a");
        RequireRows(a, b, "Linalg.SolveTriangular");
        NDArray<T> columns = AsColumns(b);
        Shape batch = Shape.Broadcast(a.Shape[..^2], columns.Shape[..^2]);
        NDArray<T> x = Lax.TriangularSolve(
            Nd.BroadcastTo(a, batch.Concat(a.Shape[^2..])), Nd.BroadcastTo(columns, batch.Concat(columns.Shape[^2..])), true, lower, trans != 0, unitDiagonal);
        return b.Rank == 1 ? Lax.Reshape(x, x.Shape[..^1]) : x;
    }

    /// <summary>The x with a·x = b for a whose Cholesky factor is known.</summary>
    /// <param name="cAndLower">The factor, and whether it is the lower one, as <see cref="ChoFactor"/> gives them.</param>
    /// <param name="b">A vector [n], or columns [.., n, k]; leading axes broadcast.</param>
    /// <exception cref="ArgumentException">The factor is not square, or b has another number of rows.</exception>
    /// <example><code>
    /// var factor = Linalg.ChoFactor(Nd.Array(new[,] { { 2.0, 1.0 }, { 1.0, 3.0 } }));
    /// var y = Linalg.ChoSolve(factor, Nd.Array([3.0, 5.0]));   // [0.8, 1.4]
    /// </code></example>
    [Pure]
    public static NDArray<T> ChoSolve<T>((NDArray<T> C, bool Lower) cAndLower, NDArray<T> b)
        where T : unmanaged
    {
        NDArray<T> first = SolveTriangular(cAndLower.C, b, cAndLower.Lower ? 0 : 1, cAndLower.Lower);
        return SolveTriangular(cAndLower.C, first, cAndLower.Lower ? 1 : 0, cAndLower.Lower);
    }

    /// <summary>The x with a·x = b, or aᵀ·x = b, for a whose LU factors are known.</summary>
    /// <param name="luAndPiv">The factors and pivots, as <see cref="LuFactor"/> gives them.</param>
    /// <param name="b">A vector [n], or columns [.., n, k], with the same leading axes as the factors.</param>
    /// <param name="trans">1 for the transpose, 0 for a.</param>
    /// <exception cref="ArgumentException">The factors are not square, or b has another number of rows.</exception>
    /// <example><code>
    /// var factor = Linalg.LuFactor(Nd.Array(new[,] { { 2.0, 1.0 }, { 1.0, 3.0 } }));
    /// var y = Linalg.LuSolve(factor, Nd.Array([3.0, 5.0]));   // [0.8, 1.4]
    /// </code></example>
    [Pure]
    public static NDArray<T> LuSolve<T>((NDArray<T> Lu, NDArray<int> Pivots) luAndPiv, NDArray<T> b, [Static] int trans = 0)
        where T : unmanaged
    {
        NDArray<T> factors = luAndPiv.Lu;
        RequireSquare(factors, "Linalg.LuSolve", "lu");
        RequireRows(factors, b, "Linalg.LuSolve");
        NDArray<T> columns = AsColumns(b);
        NDArray<int> permutation = Lax.LuPivotsToPermutation(luAndPiv.Pivots, factors.Shape[^1]);
        NDArray<T> x = trans == 0 ? Substitute(factors, permutation, columns) : SubstituteTransposed(factors, permutation, columns);
        return b.Rank == 1 ? Lax.Reshape(x, x.Shape[..^1]) : x;
    }

    /// <summary>
    /// The x that makes the sum of squares of b − a·x least, of these the shortest; with the sums of squares, the rank of a and its
    /// singular values. The derivative of x is right where the rank does not change.
    /// </summary>
    /// <param name="a">A matrix [m, n].</param>
    /// <param name="b">A vector [m], or columns [m, k].</param>
    /// <param name="rcond">Singular values below this times the largest count as 0; epsilon times max(m, n) if not given.</param>
    /// <exception cref="ArgumentException">a is not one matrix, or b has another number of rows.</exception>
    /// <example><code>
    /// var a = Nd.Array(new[,] { { 1.0, 0.0 }, { 1.0, 1.0 }, { 1.0, 2.0 } });
    /// var (x, _, _, _) = Linalg.Lstsq(a, Nd.Array([1.0, 3.0, 5.0]));   // x: [1, 2]
    /// </code></example>
    [Pure]
    public static (NDArray<T> X, NDArray<T> Residuals, NDArray<int> Rank, NDArray<T> S) Lstsq<T>(NDArray<T> a, NDArray<T> b, double? rcond = null)
        where T : unmanaged
    {
        RequireMatrices(a, "Linalg.Lstsq", "a");
        if (a.Rank != 2 || b.Rank == 0 || b.Rank > 2 || a.Shape[0] != b.Shape[0])
        {
            throw new ArgumentException($"'Linalg.Lstsq' needs one matrix and as many rows of b: a is {a.Shape}, b is {b.Shape}");
        }

        NDArray<T> columns = AsColumns(b);
        (NDArray<T> u, NDArray<T> s, NDArray<T> vt) = Lax.Svd(a, false);
        NDArray<T> cutoff = rcond is { } given && given >= 0 ? Lax.Full<T>(default, given) : Epsilon<T>() * int.Max(a.Shape[0], a.Shape[1]);
        NDArray<bool> isKept = (s > 0) & (s >= cutoff * LargestOf(s));
        NDArray<T> inverse = Nd.Where(isKept, 1 / Nd.Where(isKept, s, Nd.OnesLike(s)), Nd.ZerosLike(s));
        NDArray<T> x = Nd.Matmul(Nd.MatrixTranspose(vt), Nd.ExpandDims(inverse, 1) * Nd.Matmul(Nd.MatrixTranspose(u), columns));
        NDArray<T> residuals = Nd.Sum(Lax.Square(columns - Nd.Matmul(a, x)), 0);
        return (b.Rank == 1 ? Lax.Reshape(x, a.Shape[1]) : x, residuals, Nd.Sum(isKept), s);
    }

    /// <summary>
    /// The Moore–Penrose inverse. Singular values of at most rtol times the largest count as 0; the derivative is right where their
    /// number does not change.
    /// </summary>
    /// <param name="a">Matrices [.., m, n].</param>
    /// <param name="rtol">10·max(m, n)·epsilon if not given.</param>
    /// <exception cref="ArgumentException">a has less than two axes.</exception>
    /// <example><code>var y = Linalg.Pinv(Nd.Array(new[,] { { 1.0 }, { 2.0 } }));   // [[0.2, 0.4]]</code></example>
    [Pure]
    public static NDArray<T> Pinv<T>(NDArray<T> a, double? rtol = null)
        where T : unmanaged
    {
        RequireMatrices(a, "Linalg.Pinv", "a");
        NDArray<T> cutoff = rtol is { } given ? Lax.Full<T>(default, given) : Epsilon<T>() * (10 * int.Max(a.Shape[^2], a.Shape[^1]));
        return PseudoInverse(a, cutoff);
    }

    /// <summary>The inverse of a as a map from its last axes to its first.</summary>
    /// <param name="a">An array whose first sizes have the same product as the others.</param>
    /// <param name="ind">How many axes are first.</param>
    /// <exception cref="ArgumentException">The products differ.</exception>
    /// <example><code>
    /// var y = Linalg.Tensorinv(Nd.Reshape(Nd.Eye&lt;float&gt;(4) * 2, (4, 2, 2)), ind: 1)[1];   // [[0, 0, 0.5, 0], [0, 0, 0, 0.5]]
    /// </code></example>
    [Pure]
    public static NDArray<T> Tensorinv<T>(NDArray<T> a, [Static] int ind = 2)
        where T : unmanaged
    {
        if (ind < 1 || ind >= a.Rank)
        {
            throw new ArgumentException($"'Linalg.Tensorinv' needs 'ind' between 1 and the number of axes of a less 1: it is {ind}, a is {a.Shape}");
        }

        Shape first = a.Shape[..ind];
        Shape last = a.Shape[ind..];
        return Lax.Reshape(Inv(Lax.Reshape(a, [first.Size, last.Size])), last.Concat(first));
    }

    /// <summary>The x with the sum of products of a over x's axes, a's last ones, equal to b.</summary>
    /// <param name="a">An array of b's sizes and then others with the same product.</param>
    /// <param name="b">What is wanted.</param>
    /// <exception cref="ArgumentException">The products differ.</exception>
    /// <example><code>
    /// var y = Linalg.Tensorsolve(Nd.Reshape(Nd.Eye&lt;float&gt;(4) * 2, (4, 2, 2)), Nd.Arange(4f));   // [[0, 0.5], [1, 1.5]]
    /// </code></example>
    [Pure]
    public static NDArray<T> Tensorsolve<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
    {
        if (a.Rank <= b.Rank)
        {
            throw new ArgumentException($"'Linalg.Tensorsolve' needs more axes of a than of b: a is {a.Shape}, b is {b.Shape}");
        }

        Shape unknown = a.Shape[b.Rank..];
        return Lax.Reshape(Solve(Lax.Reshape(a, [b.Size, unknown.Size]), Nd.Ravel(b)), unknown);
    }

    [Pure]
    private static NDArray<T> Epsilon<T>()
        where T : unmanaged
        => Limits.Epsilon<T>();

    [Pure]
    private static NDArray<T> AsColumns<T>(NDArray<T> b)
        where T : unmanaged
        => b.Rank == 1 ? Lax.Reshape(b, [b.Shape[0], 1]) : b;

    [Pure]
    private static void RequireRows<T>(NDArray<T> a, NDArray<T> b, string method)
        where T : unmanaged
    {
        if (b.Rank == 0 || b.Shape[b.Rank == 1 ? 0 : b.Rank - 2] != a.Shape[^1])
        {
            throw new ArgumentException($"'{method}' needs as many rows of b as of a: a is {a.Shape}, b is {b.Shape}");
        }
    }

    [Pure]
    [CustomJvp(nameof(SolveSystemJvp))]
    private static NDArray<T> SolveSystem<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => SolveLinear(a, b);

    // Without a rule of its own, so that it is seen to be linear in b.
    [Pure]
    private static NDArray<T> SolveLinear<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
    {
        (NDArray<T> factors, _, NDArray<int> permutation) = Lax.Lu(a);
        return Substitute(factors, permutation, b);
    }

    // a·dx = db − da·x.
    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) SolveSystemJvp<T>(NDArray<T> a, NDArray<T> b, NDArray<T> da, NDArray<T> db)
        where T : unmanaged
    {
        NDArray<T> x = SolveSystem(a, b);
        return (x, SolveLinear(a, db - Nd.Matmul(da, x)));
    }

    [Pure]
    private static NDArray<T> Substitute<T>(NDArray<T> factors, NDArray<int> permutation, NDArray<T> b)
        where T : unmanaged
    {
        NDArray<T> moved = Lax.Gather(b, permutation, b.Rank - 2, b.Rank - 2, "promise");
        return Lax.TriangularSolve(factors, Lax.TriangularSolve(factors, moved, true, true, false, true), true);
    }

    [Pure]
    private static NDArray<T> SubstituteTransposed<T>(NDArray<T> factors, NDArray<int> permutation, NDArray<T> b)
        where T : unmanaged
    {
        NDArray<T> x = Lax.TriangularSolve(factors, Lax.TriangularSolve(factors, b, true, false, true), true, true, true, true);
        return Lax.Gather(x, Nd.Argsort(permutation), b.Rank - 2, b.Rank - 2, "promise");
    }

    [Pure]
    [CustomJvp(nameof(PseudoInverseJvp))]
    private static NDArray<T> PseudoInverse<T>(NDArray<T> a, NDArray<T> cutoff)
        where T : unmanaged
    {
        (NDArray<T> u, NDArray<T> s, NDArray<T> vt) = Lax.Svd(a, false);
        NDArray<bool> isKept = s > cutoff * LargestOf(s);
        NDArray<T> divisors = Nd.Where(isKept, s, Lax.Full<T>(default, double.PositiveInfinity));
        return Nd.Matmul(Nd.MatrixTranspose(vt), Nd.MatrixTranspose(u) / Nd.ExpandDims(divisors, -1));
    }

    // 0 where a matrix has no rows or no columns, and so no singular values.
    [Pure]
    private static NDArray<T> LargestOf<T>(NDArray<T> singularValues)
        where T : unmanaged
        => Nd.Max(singularValues, -1, keepdims: true, Lax.Full<T>(default, 0));

    // Golub and Pereyra's formula, for matrices of constant rank.
    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) PseudoInverseJvp<T>(NDArray<T> a, NDArray<T> cutoff, NDArray<T> da, NDArray<T> dcutoff)
        where T : unmanaged
    {
        NDArray<T> p = PseudoInverse(a, cutoff);
        NDArray<T> turned = Nd.MatrixTranspose(p);
        NDArray<T> moved = Nd.MatrixTranspose(da);
        NDArray<T> inside = Nd.Matmul(p, Nd.Matmul(da, p));
        NDArray<T> left = Nd.Matmul(Nd.Matmul(p, turned), moved);
        NDArray<T> right = Nd.Matmul(moved, Nd.Matmul(turned, p));
        return (p, left - Nd.Matmul(Nd.Matmul(left, a), p) + right - Nd.Matmul(p, Nd.Matmul(a, right)) - inside);
    }
}
