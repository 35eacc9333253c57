namespace Pure.Jit;

// Window functions of m points, f32; 1 where m is 1.
public static partial class Nd
{
    /// <summary>A triangle, 0 at both ends.</summary>
    [Pure]
    public static NDArray<float> Bartlett([Static] int m)
        => m <= 1 ? Lax.Full<float>(Math.Max(0, m), 1) : 1 - Lax.Abs((2 * Lax.Iota<float>(m, 0) / (m - 1)) - 1);

    /// <summary>0.42 − 0.5·cos 2πn/(m−1) + 0.08·cos 4πn/(m−1).</summary>
    [Pure]
    public static NDArray<float> Blackman([Static] int m)
    {
        if (m <= 1)
        {
            return Lax.Full<float>(Math.Max(0, m), 1);
        }

        NDArray<double> turn = Lax.Iota<double>(m, 0) * (2 * Math.PI / (m - 1));
        return (0.42 - (0.5 * Lax.Cos(turn)) + (0.08 * Lax.Cos(2 * turn))).As<float>();
    }

    /// <summary>0.54 − 0.46·cos 2πn/(m−1).</summary>
    [Pure]
    public static NDArray<float> Hamming([Static] int m)
        => m <= 1 ? Lax.Full<float>(Math.Max(0, m), 1)
            : (0.54 - (0.46 * Lax.Cos(Lax.Iota<double>(m, 0) * (2 * Math.PI / (m - 1))))).As<float>();

    /// <summary>0.5 − 0.5·cos 2πn/(m−1).</summary>
    [Pure]
    public static NDArray<float> Hanning([Static] int m)
        => m <= 1 ? Lax.Full<float>(Math.Max(0, m), 1)
            : (0.5 - (0.5 * Lax.Cos(Lax.Iota<double>(m, 0) * (2 * Math.PI / (m - 1))))).As<float>();

    /// <summary>I₀(β·√(1 − (2n/(m−1) − 1)²)) / I₀(β).</summary>
    /// <param name="m">The number of points.</param>
    /// <param name="beta">β: 0 for a rectangle, 5 like Hamming's, 8.6 like Blackman's.</param>
    [Pure]
    public static NDArray<float> Kaiser([Static] int m, double beta)
    {
        if (m <= 1)
        {
            return Lax.Full<float>(Math.Max(0, m), 1);
        }

        // By e^−x·I₀(x), so that large β do not overflow.
        NDArray<double> place = (2 * Lax.Iota<double>(m, 0) / (m - 1)) - 1;
        NDArray<double> width = Lax.Full<double>(default, beta);
        NDArray<double> height = width * Lax.Sqrt(1 - (place * place));
        return (Lax.BesselI0e(height) / Lax.BesselI0e(width) * Lax.Exp(Lax.Abs(height) - Lax.Abs(width))).As<float>();
    }
}
