using Pure.Jit.Numerics;
using Pure.Jit.Simd;

namespace Pure.Jit;

// The error function, its complement; its inverse is in Lax.ErfInv.cs.
public static partial class Lax
{
    /// <summary>The error function: ±1 at ±∞.</summary>
    [Primitive("erf")]
    public static NDArray<T> Erf<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, ErfOp>(x);

    /// <summary>1 − erf(x), accurate in the right tail.</summary>
    [Primitive("erfc")]
    public static NDArray<T> Erfc<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, ErfcOp>(x);

    private readonly struct ErfOp : ISpecialUnary
    {
        public static string Name => "erf";

        public static float Apply(float x) => VectorMathScalar.Erf(x);

        public static double Apply(double x) => VectorMathScalar.Erf(x);
    }

    private readonly struct ErfcOp : ISpecialUnary
    {
        public static string Name => "erfc";

        public static float Apply(float x) => VectorMathScalar.Erfc(x);

        public static double Apply(double x) => ErrorFunction.Erfc(x);
    }
}
