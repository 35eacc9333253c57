using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// The normal distribution's functions.
public static partial class Lax
{
    /// <summary>exp(x²)·erfc(x): no underflow for large x, ∞ below −26.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("erfcx")]
    public static NDArray<T> Erfcx<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, ErfcxOp>(x);

    /// <summary>The standard normal distribution function, erfc(−x/√2)/2: 0 at −∞, 1 at ∞.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("ndtr")]
    public static NDArray<T> Ndtr<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, NdtrOp>(x);

    /// <summary>Its logarithm, accurate in both tails: −∞ at −∞, 0 at ∞.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("log_ndtr")]
    public static NDArray<T> LogNdtr<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, LogNdtrOp>(x);

    /// <summary>The inverse of <see cref="Ndtr"/>: ∓∞ at 0 and 1, NaN outside.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("ndtri")]
    public static NDArray<T> Ndtri<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, NdtriOp>(x);

    private readonly struct ErfcxOp : ISpecialUnary
    {
        public static string Name => "erfcx";

        public static float Apply(float x) => Scalars.Erfcx(x);

        public static double Apply(double x) => Scalars.Erfcx(x);
    }

    private readonly struct NdtrOp : ISpecialUnary
    {
        public static string Name => "ndtr";

        public static float Apply(float x) => Scalars.Ndtr(x);

        public static double Apply(double x) => Scalars.Ndtr(x);
    }

    private readonly struct LogNdtrOp : ISpecialUnary
    {
        public static string Name => "log_ndtr";

        public static float Apply(float x) => Scalars.LogNdtr(x);

        public static double Apply(double x) => Scalars.LogNdtr(x);
    }

    private readonly struct NdtriOp : ISpecialUnary
    {
        public static string Name => "ndtri";

        public static float Apply(float x) => Scalars.Ndtri(x);

        public static double Apply(double x) => Scalars.Ndtri(x);
    }
}
