namespace Pure.Jit;

// Bits under JAX's longer names, and short forms of Slice and Iota.
public static partial class Lax
{
    /// <summary>Bitwise and; for bool, logical. As <c>And</c>.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Pure]
    public static NDArray<T> BitwiseAnd<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => And(x, y);

    /// <summary>Bitwise or; for bool, logical. As <c>Or</c>.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Pure]
    public static NDArray<T> BitwiseOr<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Or(x, y);

    /// <summary>Bitwise exclusive or; for bool, logical. As <c>Xor</c>.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Pure]
    public static NDArray<T> BitwiseXor<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Xor(x, y);

    /// <summary>Inverts every bit; for bool, logical not. As <c>Not</c>.</summary>
    [Pure]
    public static NDArray<T> BitwiseNot<T>(NDArray<T> x)
        where T : unmanaged
        => Not(x);

    /// <summary>The elements from startIndices to before limitIndices.</summary>
    /// <exception cref="ArgumentException">A range is outside x.</exception>
    [Pure]
    public static NDArray<T> Slice<T>(NDArray<T> x, Shape startIndices, Shape limitIndices)
        where T : unmanaged
        => Slice(x, startIndices, limitIndices, Axes.Repeat(1, x.Rank));

    /// <summary>0, 1, … below size.</summary>
    [Pure]
    public static NDArray<T> Iota<T>(int size)
        where T : unmanaged
        => Iota<T>([size], 0);

    /// <summary>The nearest whole number, halves away from 0 or to even. Derivative 0.</summary>
    /// <param name="x">Floating-point numbers.</param>
    /// <param name="roundingMethod">"away_from_zero" or "to_nearest_even".</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    /// <example><code>var y = Lax.Round(Nd.Array([0.5, -1.5, 2.5]), "away_from_zero");   // [1, -2, 3]</code></example>
    [Pure]
    public static NDArray<T> Round<T>(NDArray<T> x, string roundingMethod)
        where T : unmanaged
    {
        if (roundingMethod != "away_from_zero" && roundingMethod != "to_nearest_even")
        {
            throw new ArgumentException($"'roundingMethod' is \"away_from_zero\" or \"to_nearest_even\", not \"{roundingMethod}\"");
        }

        if (roundingMethod == "to_nearest_even")
        {
            return Round(x);
        }

        NDArray<T> below = Floor(Abs(x));
        return Nd.Copysign(Nd.Where(Abs(x) - below >= 0.5, below + 1, below), x);
    }
}
