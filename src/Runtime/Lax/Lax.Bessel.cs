using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// Bessel functions.
public static partial class Lax
{
    /// <summary>e^−|x| times the modified Bessel function I₀: 0 at ±∞.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("bessel_i0e")]
    public static NDArray<T> BesselI0e<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, BesselI0eOp>(x);

    /// <summary>e^−|x| times the modified Bessel function I₁; odd; 0 at ±∞.</summary>
    /// <exception cref="ArgumentException">T is not a floating-point type.</exception>
    [Primitive("bessel_i1e")]
    public static NDArray<T> BesselI1e<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, BesselI1eOp>(x);

    private readonly struct BesselI0eOp : ISpecialUnary
    {
        public static string Name => "bessel_i0e";

        public static float Apply(float x) => Scalars.BesselI0e(x);

        public static double Apply(double x) => Scalars.BesselI0e(x);
    }

    private readonly struct BesselI1eOp : ISpecialUnary
    {
        public static string Name => "bessel_i1e";

        public static float Apply(float x) => Scalars.BesselI1e(x);

        public static double Apply(double x) => Scalars.BesselI1e(x);
    }
}
