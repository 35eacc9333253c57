using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// Exponential and trigonometric integrals.
public static partial class Lax
{
    /// <summary>Ei(x), the principal value of ∫ eᵗ/t dt from −∞ to x: −∞ at 0, ∞ at ∞, −0 at −∞. Derivative eˣ/x.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("expi")]
    public static NDArray<T> Expi<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, ExpiOp>(x);

    /// <summary>Eₙ(x) = ∫ e^(−xt)/tⁿ dt from 1 to ∞, for whole n, else NaN: ∞ at 0 for n below 2, NaN for negative x. Differentiable in x.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("expn")]
    public static NDArray<T> Expn<T>(NDArray<T> n, NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Binary<T, ExpnOp>(n, x);

    /// <summary>Si(x) = ∫ sin(t)/t dt from 0 to x: odd, ±π/2 at ±∞. Derivative sin(x)/x.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("sine_integral")]
    public static NDArray<T> SineIntegral<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, SineIntegralOp>(x);

    /// <summary>Ci(x) = −∫ cos(t)/t dt from |x| to ∞: −∞ at 0, 0 at ∞, NaN at −∞. Derivative cos(x)/x.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("cosine_integral")]
    public static NDArray<T> CosineIntegral<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, CosineIntegralOp>(x);

    private readonly struct ExpiOp : ISpecialUnary
    {
        public static string Name => "expi";

        public static float Apply(float x) => Scalars.Expi(x);

        public static double Apply(double x) => Scalars.Expi(x);
    }

    private readonly struct ExpnOp : ISpecialBinary
    {
        public static string Name => "expn";

        public static float Apply(float x, float y) => Scalars.Expn(x, y);

        public static double Apply(double x, double y) => Scalars.Expn(x, y);
    }

    private readonly struct SineIntegralOp : ISpecialUnary
    {
        public static string Name => "sine_integral";

        public static float Apply(float x) => Scalars.SineIntegral(x);

        public static double Apply(double x) => Scalars.SineIntegral(x);
    }

    private readonly struct CosineIntegralOp : ISpecialUnary
    {
        public static string Name => "cosine_integral";

        public static float Apply(float x) => Scalars.CosineIntegral(x);

        public static double Apply(double x) => Scalars.CosineIntegral(x);
    }
}
