namespace Pure.Jit;

// Determinants, powers and functions of matrices.
public static partial class Linalg
{
    /// <summary>The determinant: of sizes known to be 2 and 3 by the formula, else by LU. Its derivative is right for singular matrices, too.</summary>
    /// <param name="a">Square matrices [.., n, n].</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>var y = Linalg.Det(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }));   // -2</code></example>
    [Pure]
    public static NDArray<T> Det<T>(NDArray<T> a)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.Det", "a");
        return Shape.IsKnownEqual(a.Shape[^1], 2) ? DeterminantOfTwo(a)
            : Shape.IsKnownEqual(a.Shape[^1], 3) ? DeterminantOfThree(a)
            : Determinant(a);
    }

    /// <summary>The sign of the determinant and the logarithm of its magnitude: 0 and −∞ for singular matrices.</summary>
    /// <param name="a">Square matrices [.., n, n].</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>var (sign, log) = Linalg.Slogdet(Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } }));   // sign: -1; log: 0.6931</code></example>
    [Pure]
    public static (NDArray<T> Sign, NDArray<T> Logabsdet) Slogdet<T>(NDArray<T> a)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.Slogdet", "a");
        (NDArray<T> factors, NDArray<int> pivots, _) = Lax.Lu(a);
        NDArray<T> sign = SignOfExchanges<T>(pivots) * Nd.Prod(Lax.Sign(DiagonalOf(factors)), -1);
        return (sign, LogOfDeterminant(a));
    }

    /// <summary>a multiplied with itself: a·a·…; of the inverse if n is negative, the identity if it is 0.</summary>
    /// <param name="a">Square matrices [.., n, n].</param>
    /// <param name="n">How often.</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>var y = Linalg.MatrixPower(Nd.Array(new[,] { { 1.0, 1.0 }, { 1.0, 0.0 } }), 10);   // [[89, 55], [55, 34]]</code></example>
    [Pure]
    public static NDArray<T> MatrixPower<T>(NDArray<T> a, [Static] int n)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.MatrixPower", "a");
        if (n == 0)
        {
            return Nd.BroadcastTo(Nd.Eye<T>(a.Shape[^1]), a.Shape);
        }

        NDArray<T> square = n < 0 ? Inv(a) : a;
        int left = n < 0 ? -n : n;
        for (; left % 2 == 0; left /= 2)
        {
            square = Nd.Matmul(square, square);
        }

        NDArray<T> result = square;
        for (left /= 2; left > 0; left /= 2)
        {
            square = Nd.Matmul(square, square);
            result = left % 2 == 1 ? Nd.Matmul(result, square) : result;
        }

        return result;
    }

    /// <summary>
    /// The matrix exponential, by a Padé approximant of a scaled down, squared again; NaN where more than maxSquarings would be needed.
    /// </summary>
    /// <param name="a">Square matrices [.., n, n].</param>
    /// <param name="maxSquarings">The largest power of two by which a is scaled down.</param>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    /// <example><code>var y = Linalg.Expm(Nd.Array(new[,] { { 0.0, 1.0 }, { 0.0, 0.0 } }));   // [[1, 1], [0, 1]]</code></example>
    [Pure]
    public static NDArray<T> Expm<T>(NDArray<T> a, [Static] int maxSquarings = 16)
        where T : unmanaged
    {
        RequireSquare(a, "Linalg.Expm", "a");
        bool isDouble = DTypes.Bits<T>() == 64;
        NDArray<T> size = Nd.Max(Nd.Sum(Lax.Abs(Lax.StopGradient(a)), -2), -1);
        NDArray<T> needed = Lax.Ceil(Nd.Log2(size / (isDouble ? 5.371920351148152 : 3.925724783138660)));
        NDArray<T> squarings = Nd.ExpandDims(Lax.Max(needed, Lax.Full<T>(default, 0)), [-2, -1]);
        NDArray<T> scaled = a * Lax.Exp2(-squarings);
        NDArray<T> result = isDouble ? Pade13(scaled) : Pade7(scaled);
        for (int i = 0; i < maxSquarings; i++)
        {
            // What is not wanted is not computed from large numbers, whose squares would be infinite.
            NDArray<bool> isWanted = squarings > i;
            NDArray<T> safe = Nd.Where(isWanted, result, Nd.ZerosLike(result));
            result = Nd.Where(isWanted, Nd.Matmul(safe, safe), result);
        }

        return Nd.Where(squarings > maxSquarings, Lax.Full<T>(default, double.NaN), result);
    }

    /// <summary>The product of matrices, from the left; from the right if the last one is a vector.</summary>
    /// <param name="arrays">At least two matrices; the first and the last may be vectors.</param>
    /// <exception cref="ArgumentException">There are less than two, or sizes do not fit.</exception>
    /// <example><code>
    /// var a = Nd.Array(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });
    /// var y = Linalg.MultiDot([a, a, a]);   // [[37, 54], [81, 118]]
    /// </code></example>
    [Pure]
    public static NDArray<T> MultiDot<T>(NDArray<T>[] arrays)
        where T : unmanaged
    {
        if (arrays.Length < 2)
        {
            throw new ArgumentException($"'Linalg.MultiDot' needs at least two arrays; there are {arrays.Length}");
        }

        if (arrays[^1].Rank == 1)
        {
            NDArray<T> vector = arrays[^1];
            for (int i = arrays.Length - 2; i >= 0; i--)
            {
                vector = Nd.Matmul(arrays[i], vector);
            }

            return vector;
        }

        NDArray<T> product = arrays[0];
        for (int i = 1; i < arrays.Length; i++)
        {
            product = Nd.Matmul(product, arrays[i]);
        }

        return product;
    }

    [Pure]
    internal static NDArray<T> DiagonalOf<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Diagonal(x, 0, -2, -1);

    [Pure]
    private static NDArray<T> SignOfExchanges<T>(NDArray<int> pivots)
        where T : unmanaged
    {
        NDArray<int> count = Nd.Sum(Lax.Ne(pivots, Lax.Iota<int>(pivots.Shape, pivots.Rank - 1)), -1);
        return 1 - (2 * (count % 2).As<T>());
    }

    [Pure]
    [CustomJvp(nameof(DeterminantJvp))]
    private static NDArray<T> Determinant<T>(NDArray<T> a)
        where T : unmanaged
    {
        (NDArray<T> factors, NDArray<int> pivots, _) = Lax.Lu(a);
        return SignOfExchanges<T>(pivots) * Nd.Prod(DiagonalOf(factors), -1);
    }

    // d det = tr(adj(a)·da). The adjugate is det·a⁻¹, in which the last pivot cancels. A zero pivot before the last says that its column
    // depends on those before it; with that column moved to the end the other n − 1 are independent, or the adjugate is 0.
    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) DeterminantJvp<T>(NDArray<T> a, NDArray<T> da)
        where T : unmanaged
    {
        int n = a.Shape[^1];
        NDArray<int> place = Lax.Iota<int>(n, 0);
        (NDArray<T> own, _, _) = Lax.Lu(a);
        NDArray<bool> isZero = Lax.Eq(DiagonalOf(own), Lax.Full<T>(default, 0));
        NDArray<int> first = Lax.ReduceMin(Nd.Where(isZero, place, n - 1), a.Rank - 2);
        NDArray<int> moved = Nd.ExpandDims(first, -1);
        NDArray<int> columns = Nd.Where(place < moved, place, Nd.Where(Lax.Eq(place, n - 1), moved, place + 1));
        NDArray<T> turn = 1 - (2 * ((n - 1 - first) % 2).As<T>());
        (NDArray<T> factors, NDArray<int> pivots, NDArray<int> permutation) = Lax.Lu(Lax.Gather(a, columns, a.Rank - 1, a.Rank - 2, "promise"));
        NDArray<T> diagonal = DiagonalOf(factors);
        NDArray<T> sign = turn * SignOfExchanges<T>(pivots);
        NDArray<T> partial = sign * Nd.Prod(Nd.Where(Lax.Eq(place, n - 1), Lax.Full<T>(default, 1), diagonal), -1);
        NDArray<T> determinant = sign * Nd.Prod(diagonal, -1);
        NDArray<bool> isLastRow = Lax.Eq(Lax.Iota<int>([n, 1], 0), n - 1);
        NDArray<bool> isLast = isLastRow & Lax.Eq(Lax.Iota<int>([1, n], 1), n - 1);
        NDArray<T> mended = Nd.Where(isLast, 1 / Nd.ExpandDims(partial, [-2, -1]), factors);
        NDArray<T> probe = Lax.TriangularSolve(Lax.StopGradient(mended), Nd.Ones<T>(a.Shape.With(a.Rank - 1, 1)), true);
        NDArray<bool> isDeficient = Nd.Any(!Lax.IsFinite(probe), [-2, -1], keepdims: true);
        NDArray<T> zero = Lax.Full<T>(default, 0);
        NDArray<T> safe = Nd.Where(isDeficient, Nd.Eye<T>(n), mended);
        NDArray<T> x = Lax.Gather(Lax.Gather(da, columns, a.Rank - 1, a.Rank - 2, "promise"), permutation, a.Rank - 2, a.Rank - 2, "promise");
        x = Lax.TriangularSolve(safe, x, true, true, false, true);
        x = Lax.TriangularSolve(safe, Nd.Where(isLastRow, x, x * Nd.ExpandDims(determinant, [-2, -1])), true);
        return (Determinant(a), Nd.Sum(DiagonalOf(Nd.Where(isDeficient, zero, x)), -1));
    }

    [Pure]
    private static NDArray<T> DeterminantOfTwo<T>(NDArray<T> a)
        where T : unmanaged
        => (Entry(a, 0, 0) * Entry(a, 1, 1)) - (Entry(a, 0, 1) * Entry(a, 1, 0));

    [Pure]
    private static NDArray<T> DeterminantOfThree<T>(NDArray<T> a)
        where T : unmanaged
        => (Entry(a, 0, 0) * Entry(a, 1, 1) * Entry(a, 2, 2))
            + (Entry(a, 0, 1) * Entry(a, 1, 2) * Entry(a, 2, 0))
            + (Entry(a, 0, 2) * Entry(a, 1, 0) * Entry(a, 2, 1))
            - (Entry(a, 0, 2) * Entry(a, 1, 1) * Entry(a, 2, 0))
            - (Entry(a, 0, 0) * Entry(a, 1, 2) * Entry(a, 2, 1))
            - (Entry(a, 0, 1) * Entry(a, 1, 0) * Entry(a, 2, 2));

    [Pure]
    private static NDArray<T> Entry<T>(NDArray<T> a, int row, int column)
        where T : unmanaged
        => a[Nd.Ellipsis, row, column];

    [Pure]
    [CustomJvp(nameof(LogOfDeterminantJvp))]
    private static NDArray<T> LogOfDeterminant<T>(NDArray<T> a)
        where T : unmanaged
    {
        (NDArray<T> factors, _, _) = Lax.Lu(a);
        return Nd.Sum(Lax.Log(Lax.Abs(DiagonalOf(factors))), -1);
    }

    // d log|det| = tr(a⁻¹·da).
    [Pure]
    private static (NDArray<T> Value, NDArray<T> Tangent) LogOfDeterminantJvp<T>(NDArray<T> a, NDArray<T> da)
        where T : unmanaged
        => (LogOfDeterminant(a), Nd.Sum(DiagonalOf(SolveLinear(a, da)), -1));

    [Pure]
    private static NDArray<T> Pade7<T>(NDArray<T> a)
        where T : unmanaged
    {
        NDArray<T> one = Nd.Eye<T>(a.Shape[^1]);
        NDArray<T> a2 = Nd.Matmul(a, a);
        NDArray<T> a4 = Nd.Matmul(a2, a2);
        NDArray<T> a6 = Nd.Matmul(a4, a2);
        NDArray<T> odd = Nd.Matmul(a, a6 + (1512 * a4) + (277200 * a2) + (8648640 * one));
        NDArray<T> even = (56 * a6) + (25200 * a4) + (1995840 * a2) + (17297280 * one);
        return SolveSystem(even - odd, even + odd);
    }

    [Pure]
    private static NDArray<T> Pade13<T>(NDArray<T> a)
        where T : unmanaged
    {
        NDArray<T> one = Nd.Eye<T>(a.Shape[^1]);
        NDArray<T> a2 = Nd.Matmul(a, a);
        NDArray<T> a4 = Nd.Matmul(a2, a2);
        NDArray<T> a6 = Nd.Matmul(a4, a2);
        NDArray<T> odd = Nd.Matmul(a, Nd.Matmul(a6, a6 + (16380.0 * a4) + (40840800.0 * a2)) + (33522128640.0 * a6)
            + (10559470521600.0 * a4) + (1187353796428800.0 * a2) + (32382376266240000.0 * one));
        NDArray<T> even = Nd.Matmul(a6, (182.0 * a6) + (960960.0 * a4) + (1323241920.0 * a2)) + (670442572800.0 * a6)
            + (129060195264000.0 * a4) + (7771770303897600.0 * a2) + (64764752532480000.0 * one);
        return SolveSystem(even - odd, even + odd);
    }
}
