using System.Numerics;
using Pure.Jit.Simd;

namespace Pure.Jit;

// Signs, rounding and roots.
public static partial class Lax
{
    /// <summary>Changes signs: -0 becomes 0 and back; integers wrap. Linear.</summary>
    [Primitive("neg")]
    public static NDArray<T> Neg<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.Unary<T, NegOp>(x);

    /// <summary>Absolute value; the most negative integer stays. Derivative +1 at ±0.</summary>
    [Primitive("abs")]
    public static NDArray<T> Abs<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.Unary<T, AbsOp>(x);

    /// <summary>−1, 0 or 1; −0 stays −0, NaN stays NaN. Derivative 0.</summary>
    [Primitive("sign")]
    public static NDArray<T> Sign<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.Unary<T, SignOp>(x);

    /// <summary>x·x; integers wrap.</summary>
    [Primitive("square")]
    public static NDArray<T> Square<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.Unary<T, SquareOp>(x);

    /// <summary>The largest whole number not above x. Derivative 0.</summary>
    [Primitive("floor")]
    public static NDArray<T> Floor<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, FloorOp>(x);

    /// <summary>The smallest whole number not below x. Derivative 0.</summary>
    [Primitive("ceil")]
    public static NDArray<T> Ceil<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, CeilOp>(x);

    /// <summary>The nearest whole number, halves to even. Derivative 0.</summary>
    [Primitive("round")]
    public static NDArray<T> Round<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, RoundOp>(x);

    /// <summary>Square root, correctly rounded; NaN below 0. Derivative ∞ at 0.</summary>
    [Primitive("sqrt")]
    public static NDArray<T> Sqrt<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, SqrtOp>(x);

    /// <summary>1/√x: ∞ at 0, NaN below.</summary>
    [Primitive("rsqrt")]
    public static NDArray<T> Rsqrt<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, RsqrtOp>(x);

    /// <summary>Cube root, of negative numbers too.</summary>
    [Primitive("cbrt")]
    public static NDArray<T> Cbrt<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, CbrtOp>(x);

    private readonly struct NegOp : IUnary
    {
        public static string Name => "neg";

        public static TSeen Apply<TSeen>(TSeen x)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => unchecked(-x);
    }

    private readonly struct AbsOp : IUnary
    {
        public static string Name => "abs";

        public static TSeen Apply<TSeen>(TSeen x)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => TSeen.IsNegative(x) ? unchecked(-x) : x;
    }

    private readonly struct SignOp : IUnary
    {
        public static string Name => "sign";

        public static TSeen Apply<TSeen>(TSeen x)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => x > TSeen.Zero ? TSeen.One : x < TSeen.Zero ? unchecked(-TSeen.One) : x;
    }

    private readonly struct SquareOp : IUnary
    {
        public static string Name => "square";

        public static TSeen Apply<TSeen>(TSeen x)
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => unchecked(x * x);
    }

    private readonly struct FloorOp : IFloatUnary
    {
        public static string Name => "floor";

        public static double Apply(double x) => Math.Floor(x);
    }

    private readonly struct CeilOp : IFloatUnary
    {
        public static string Name => "ceil";

        public static double Apply(double x) => Math.Ceiling(x);
    }

    private readonly struct RoundOp : IFloatUnary
    {
        public static string Name => "round";

        public static double Apply(double x) => Math.Round(x, MidpointRounding.ToEven);
    }

    private readonly struct SqrtOp : IFloatUnary
    {
        public static string Name => "sqrt";

        public static double Apply(double x) => Math.Sqrt(x);
    }

    private readonly struct RsqrtOp : ISpecialUnary
    {
        public static string Name => "rsqrt";

        public static float Apply(float x) => VectorMathScalar.Rsqrt(x);

        public static double Apply(double x) => VectorMathScalar.Rsqrt(x);
    }

    private readonly struct CbrtOp : IFloatUnary
    {
        public static string Name => "cbrt";

        public static double Apply(double x) => Numerics.Elementary.Cbrt(x);
    }
}
