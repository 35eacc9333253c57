namespace Pure.Jit;

// Polynomials by their coefficients, that of the highest power first.
public static partial class Nd
{
    /// <summary>The value of a polynomial at places, by Horner's rule.</summary>
    /// <param name="p">The coefficients, that of the highest power first, as many as a number known at build time.</param>
    /// <param name="x">The places, of any shape.</param>
    /// <example><code>var y = Nd.Polyval(Nd.Array([1f, 2f, 3f]), Nd.Array([0f, 2f]));   // [3, 11]</code></example>
    [Pure]
    public static NDArray<T> Polyval<T>(NDArray<T> p, NDArray<T> x)
        where T : unmanaged
        => Lax.Scan((sum, coefficient) => (sum * x) + coefficient, ZerosLike(x), p, unroll: 64);

    /// <summary>The sum of two polynomials.</summary>
    /// <example><code>var y = Nd.Polyadd(Nd.Array([1f, 2f, 3f]), Nd.Array([1f, 1f]));   // [1, 3, 4]</code></example>
    [Pure]
    public static NDArray<T> Polyadd<T>(NDArray<T> a1, NDArray<T> a2)
        where T : unmanaged
        => Lengthened(a1, a2.Size) + Lengthened(a2, a1.Size);

    /// <summary>The difference of two polynomials.</summary>
    /// <example><code>var y = Nd.Polysub(Nd.Array([1f, 2f, 3f]), Nd.Array([1f, 1f]));   // [1, 1, 2]</code></example>
    [Pure]
    public static NDArray<T> Polysub<T>(NDArray<T> a1, NDArray<T> a2)
        where T : unmanaged
        => Lengthened(a1, a2.Size) - Lengthened(a2, a1.Size);

    /// <summary>The product of two polynomials, leading zeros kept.</summary>
    /// <example><code>var y = Nd.Polymul(Nd.Array([1f, 2f]), Nd.Array([1f, 3f]));   // [1, 5, 6]</code></example>
    [Pure]
    public static NDArray<T> Polymul<T>(NDArray<T> a1, NDArray<T> a2)
        where T : unmanaged
    {
        int count = a1.Size + a2.Size - 1;
        NDArray<T> products = Lax.Pad(Outer(a1, a2), Lax.Full<T>(default, 0), (0, 0), (0, a1.Size), (0, 0));

        // Rows of one element more than the result has: read as rows of its own length, each is moved on by one.
        NDArray<T> flat = SliceAlong(Ravel(products), 0, 0, a1.Size * count);
        return Lax.ReduceSum(Lax.Reshape(flat, [a1.Size, count]), 0);
    }

    /// <summary>The derivative of a polynomial.</summary>
    /// <param name="p">The coefficients.</param>
    /// <param name="m">How often.</param>
    /// <example><code>var y = Nd.Polyder(Nd.Array([1f, 2f, 3f]));   // [2, 2]</code></example>
    [Pure]
    public static NDArray<T> Polyder<T>(NDArray<T> p, int m = 1)
        where T : unmanaged
    {
        NDArray<T> result = p;
        for (int i = 0; i < m; i++)
        {
            int count = Math.Max(0, result.Size - 1);
            result = SliceAlong(result, 0, 0, count) * Lax.Rev(1 + Lax.Iota<T>(count, 0), 0);
        }

        return result;
    }

    /// <summary>The integral of a polynomial.</summary>
    /// <param name="p">The coefficients; floating point.</param>
    /// <param name="m">How often.</param>
    /// <param name="k">The constant of each integration; zeros if not given.</param>
    /// <example><code>var y = Nd.Polyint(Nd.Array([3f, 2f]));   // [1.5, 2, 0]</code></example>
    [Pure]
    public static NDArray<T> Polyint<T>(NDArray<T> p, int m = 1, NDArray<T>? k = null)
        where T : unmanaged
    {
        RequireFloating<T>("Polyint");
        NDArray<T> result = p;
        for (int i = 0; i < m; i++)
        {
            NDArray<T> constant = k is null ? Lax.Full<T>(1, 0) : Lax.Reshape(k.Rank == 0 ? k : SliceAlong(k, 0, i, i + 1), 1);
            result = Lax.Concatenate([result / Lax.Rev(1 + Lax.Iota<T>(result.Size, 0), 0), constant], 0);
        }

        return result;
    }

    /// <summary>
    /// The polynomial whose squared distance to points is least, by singular values of the scaled powers. Differentiable where their
    /// number above the bound does not change.
    /// </summary>
    /// <param name="x">The places [n]; floating point.</param>
    /// <param name="y">The heights [n], or columns of them [n, k].</param>
    /// <param name="deg">The degree.</param>
    /// <param name="rcond">Singular values below this times the largest count as 0; epsilon times the larger of n and deg + 1 if not given.</param>
    /// <param name="w">Weights [n] of the distances, before they are squared.</param>
    /// <returns>The coefficients, that of the highest power first: [deg + 1], or [deg + 1, k].</returns>
    /// <exception cref="ArgumentException">x has not rank 1, y has other than n rows, or deg is negative.</exception>
    [Pure]
    public static NDArray<T> Polyfit<T>(NDArray<T> x, NDArray<T> y, [Static] int deg, double? rcond = null, NDArray<T>? w = null)
        where T : unmanaged
    {
        RequireFloating<T>("Polyfit");
        if (deg < 0 || x.Rank != 1 || y.Rank < 1 || y.Rank > 2)
        {
            throw new ArgumentException($"'Polyfit' needs places of rank 1, heights of rank 1 or 2 and a degree of at least 0: x is {x.Shape}, y is {y.Shape}, deg is {deg}");
        }

        NDArray<T> powers = Vander(x, deg + 1);
        NDArray<T> heights = y;
        if (w is { } weights)
        {
            powers = powers * ExpandDims(weights, 1);
            heights = y.Rank == 2 ? y * ExpandDims(weights, 1) : y * weights;
        }

        // Columns of one length keep the powers comparable.
        NDArray<T> scale = Lax.Sqrt(Lax.ReduceSum(powers * powers, 0));
        NDArray<T> found = Linalg.Lstsq(powers / scale, heights, rcond).X;
        return y.Rank == 2 ? found / ExpandDims(scale, 1) : found / scale;
    }

    [Pure]
    private static NDArray<T> Lengthened<T>(NDArray<T> p, int other)
        where T : unmanaged
        => Lax.Pad(p, Lax.Full<T>(default, 0), Math.Max(0, other - p.Size), 0, 0);

    /// <summary>The coefficients of the polynomial with the highest coefficient 1 that is 0 at the places; how many is known at build time.</summary>
    /// <param name="seqOfZeros">The places, of rank 1.</param>
    /// <example><code>var y = Nd.Poly(Nd.Array([1f, 2f]));   // [1, -3, 2]</code></example>
    [Pure]
    public static NDArray<T> Poly<T>(NDArray<T> seqOfZeros)
        where T : unmanaged
    {
        NDArray<T> one = Lax.Full<T>(1, 1);
        NDArray<T> result = one;
        for (int i = 0; i < seqOfZeros.Shape[0]; i++)
        {
            result = Polymul(result, Lax.Concatenate([one, -seqOfZeros[i..(i + 1)]], 0));
        }

        return result;
    }

    /// <summary>Quotient and remainder of polynomials; the remainder keeps leading zeros, in u's length.</summary>
    /// <param name="u">The coefficients of the dividend, as many as a number known at build time.</param>
    /// <param name="v">The coefficients of the divisor, likewise.</param>
    /// <example><code>var (quotient, remainder) = Nd.Polydiv(Nd.Array([1f, 5f, 2f]), Nd.Array([1f, 1f]));   // quotient: [1, 4]; remainder: [0, 0, -2]</code></example>
    [Pure]
    public static (NDArray<T> Quotient, NDArray<T> Remainder) Polydiv<T>(NDArray<T> u, NDArray<T> v)
        where T : unmanaged
    {
        int count = u.Shape[0] - v.Shape[0] + 1;
        NDArray<T> rest = u;
        if (count < 1)
        {
            return (Lax.Full<T>(1, 0), rest);
        }

        NDArray<T>[] parts = [];
        for (int i = 0; i < count; i++)
        {
            NDArray<T> part = rest[i..(i + 1)] / v[0..1];
            rest = rest - Lax.Pad(part * v, Lax.Full<T>(default, 0), i, count - 1 - i, 0);
            parts = [.. parts, part];
        }

        return (Lax.Concatenate(parts, 0), rest);
    }
}
