using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// The gamma function's logarithm and its derivatives.
public static partial class Lax
{
    /// <summary>The logarithm of |Γ(x)|: ∞ at 0, −1, −2, … and at ±∞; NaN stays. Derivative <see cref="Digamma"/>.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("lgamma")]
    public static NDArray<T> Lgamma<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, LgammaOp>(x);

    /// <summary>ψ(x), the derivative of ln Γ: NaN at 0, −1, −2, … and at −∞.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("digamma")]
    public static NDArray<T> Digamma<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, DigammaOp>(x);

    /// <summary>Hurwitz' ζ(x, q) = Σ (q + k)^−x: ∞ at x = 1 and at q = 0, −1, …; NaN for x below 1. Differentiable in q.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("zeta")]
    public static NDArray<T> Zeta<T>(NDArray<T> x, NDArray<T> q)
        where T : unmanaged
        => SpecialLoops.Binary<T, ZetaOp>(x, q);

    /// <summary>The m-th derivative of ψ at x, for whole m from 0; NaN for other m. Differentiable in x.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("polygamma")]
    public static NDArray<T> Polygamma<T>(NDArray<T> m, NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Binary<T, PolygammaOp>(m, x);

    private readonly struct LgammaOp : ISpecialUnary
    {
        public static string Name => "lgamma";

        public static float Apply(float x) => Scalars.Lgamma(x);

        public static double Apply(double x) => Scalars.Lgamma(x);
    }

    private readonly struct DigammaOp : ISpecialUnary
    {
        public static string Name => "digamma";

        public static float Apply(float x) => Scalars.Digamma(x);

        public static double Apply(double x) => Scalars.Digamma(x);
    }

    private readonly struct ZetaOp : ISpecialBinary
    {
        public static string Name => "zeta";

        public static float Apply(float x, float y) => Scalars.Zeta(x, y);

        public static double Apply(double x, double y) => Scalars.Zeta(x, y);
    }

    private readonly struct PolygammaOp : ISpecialBinary
    {
        public static string Name => "polygamma";

        public static float Apply(float x, float y) => Scalars.Polygamma(x, y);

        public static double Apply(double x, double y) => Scalars.Polygamma(x, y);
    }
}
