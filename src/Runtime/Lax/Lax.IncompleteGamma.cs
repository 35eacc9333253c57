using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// The incomplete gamma functions.
public static partial class Lax
{
    /// <summary>The regularised lower incomplete gamma function P(a, x): 0 at x = 0, 1 at ∞; NaN for negative a or x.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("igamma")]
    public static NDArray<T> Igamma<T>(NDArray<T> a, NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Binary<T, IgammaOp>(a, x);

    /// <summary>The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), accurate where it is small.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("igammac")]
    public static NDArray<T> Igammac<T>(NDArray<T> a, NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Binary<T, IgammacOp>(a, x);

    /// <summary>∂P(a, x)/∂a. Not differentiable.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("igamma_grad_a")]
    public static NDArray<T> IgammaGradA<T>(NDArray<T> a, NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Binary<T, IgammaGradAOp>(a, x);

    /// <summary>∂x/∂a of a sample x of the gamma distribution with parameter a, at a fixed level. Not differentiable.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not a floating-point type.</exception>
    [Primitive("random_gamma_grad")]
    public static NDArray<T> RandomGammaGrad<T>(NDArray<T> a, NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Binary<T, RandomGammaGradOp>(a, x);

    private readonly struct IgammaOp : ISpecialBinary
    {
        public static string Name => "igamma";

        public static float Apply(float x, float y) => Scalars.Igamma(x, y);

        public static double Apply(double x, double y) => Scalars.Igamma(x, y);
    }

    private readonly struct IgammacOp : ISpecialBinary
    {
        public static string Name => "igammac";

        public static float Apply(float x, float y) => Scalars.Igammac(x, y);

        public static double Apply(double x, double y) => Scalars.Igammac(x, y);
    }

    private readonly struct IgammaGradAOp : ISpecialBinary
    {
        public static string Name => "igamma_grad_a";

        public static float Apply(float x, float y) => Scalars.IgammaGradA(x, y);

        public static double Apply(double x, double y) => Scalars.IgammaGradA(x, y);
    }

    private readonly struct RandomGammaGradOp : ISpecialBinary
    {
        public static string Name => "random_gamma_grad";

        public static float Apply(float x, float y) => Scalars.RandomGammaGrad(x, y);

        public static double Apply(double x, double y) => Scalars.RandomGammaGrad(x, y);
    }
}
