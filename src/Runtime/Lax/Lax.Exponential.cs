using Pure.Jit.Numerics;
using Pure.Jit.Simd;

namespace Pure.Jit;

// Exponentials, logarithms and hyperbolic functions.
public static partial class Lax
{
    /// <summary>e to the power x.</summary>
    [Primitive("exp")]
    public static NDArray<T> Exp<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, ExpOp>(x);

    /// <summary>2 to the power x.</summary>
    [Primitive("exp2")]
    public static NDArray<T> Exp2<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, Exp2Op>(x);

    /// <summary>e^x − 1, accurate near 0.</summary>
    [Primitive("expm1")]
    public static NDArray<T> Expm1<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, Expm1Op>(x);

    /// <summary>Natural logarithm: −∞ at 0, NaN below.</summary>
    [Primitive("log")]
    public static NDArray<T> Log<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, LogOp>(x);

    /// <summary>Logarithm to base 2: −∞ at 0, NaN below.</summary>
    [Primitive("log2")]
    public static NDArray<T> Log2<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, Log2Op>(x);

    /// <summary>Logarithm to base 10: −∞ at 0, NaN below.</summary>
    [Primitive("log10")]
    public static NDArray<T> Log10<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, Log10Op>(x);

    /// <summary>ln(1 + x), accurate near 0: −∞ at −1, NaN below.</summary>
    [Primitive("log1p")]
    public static NDArray<T> Log1p<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, Log1pOp>(x);

    /// <summary>Hyperbolic sine.</summary>
    [Primitive("sinh")]
    public static NDArray<T> Sinh<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, SinhOp>(x);

    /// <summary>Hyperbolic cosine.</summary>
    [Primitive("cosh")]
    public static NDArray<T> Cosh<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, CoshOp>(x);

    /// <summary>Hyperbolic tangent: ±1 at ±∞.</summary>
    [Primitive("tanh")]
    public static NDArray<T> Tanh<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, TanhOp>(x);

    /// <summary>Inverse hyperbolic sine.</summary>
    [Primitive("asinh")]
    public static NDArray<T> Asinh<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, AsinhOp>(x);

    /// <summary>Inverse hyperbolic cosine; NaN below 1.</summary>
    [Primitive("acosh")]
    public static NDArray<T> Acosh<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, AcoshOp>(x);

    /// <summary>Inverse hyperbolic tangent: ±∞ at ±1, NaN outside.</summary>
    [Primitive("atanh")]
    public static NDArray<T> Atanh<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, AtanhOp>(x);

    /// <summary>1/(1 + e^−x): 0 at −∞, 1 at ∞.</summary>
    [Primitive("logistic")]
    public static NDArray<T> Logistic<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, LogisticOp>(x);

    /// <summary>x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))), accurate far below, too: −0 at −∞, ∞ at ∞.</summary>
    [Primitive("gelu_tanh")]
    public static NDArray<T> GeluTanh<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, GeluTanhOp>(x);

    private readonly struct ExpOp : ISpecialUnary
    {
        public static string Name => "exp";

        public static float Apply(float x) => VectorMathScalar.Exp(x);

        public static double Apply(double x) => VectorMathScalar.Exp(x);
    }

    private readonly struct Exp2Op : ISpecialUnary
    {
        public static string Name => "exp2";

        public static float Apply(float x) => VectorMathScalar.Exp2(x);

        public static double Apply(double x) => VectorMathScalar.Exp2(x);
    }

    private readonly struct Expm1Op : ISpecialUnary
    {
        public static string Name => "expm1";

        public static float Apply(float x) => VectorMathScalar.Expm1(x);

        public static double Apply(double x) => VectorMathScalar.Expm1(x);
    }

    private readonly struct LogOp : ISpecialUnary
    {
        public static string Name => "log";

        public static float Apply(float x) => VectorMathScalar.Log(x);

        public static double Apply(double x) => VectorMathScalar.Log(x);
    }

    private readonly struct Log2Op : ISpecialUnary
    {
        public static string Name => "log2";

        public static float Apply(float x) => VectorMathScalar.Log2(x);

        public static double Apply(double x) => VectorMathScalar.Log2(x);
    }

    private readonly struct Log10Op : ISpecialUnary
    {
        public static string Name => "log10";

        public static float Apply(float x) => VectorMathScalar.Log10(x);

        public static double Apply(double x) => Math.Log10(x);
    }

    private readonly struct Log1pOp : ISpecialUnary
    {
        public static string Name => "log1p";

        public static float Apply(float x) => VectorMathScalar.Log1p(x);

        public static double Apply(double x) => VectorMathScalar.Log1p(x);
    }

    private readonly struct SinhOp : ISpecialUnary
    {
        public static string Name => "sinh";

        public static float Apply(float x) => VectorMathScalar.Sinh(x);

        public static double Apply(double x) => VectorMathScalar.Sinh(x);
    }

    private readonly struct CoshOp : ISpecialUnary
    {
        public static string Name => "cosh";

        public static float Apply(float x) => VectorMathScalar.Cosh(x);

        public static double Apply(double x) => VectorMathScalar.Cosh(x);
    }

    private readonly struct TanhOp : ISpecialUnary
    {
        public static string Name => "tanh";

        public static float Apply(float x) => VectorMathScalar.Tanh(x);

        public static double Apply(double x) => VectorMathScalar.Tanh(x);
    }

    private readonly struct AsinhOp : IFloatUnary
    {
        public static string Name => "asinh";

        public static double Apply(double x) => Math.Asinh(x);
    }

    private readonly struct AcoshOp : IFloatUnary
    {
        public static string Name => "acosh";

        public static double Apply(double x) => Math.Acosh(x);
    }

    private readonly struct AtanhOp : IFloatUnary
    {
        public static string Name => "atanh";

        public static double Apply(double x) => Math.Atanh(x);
    }

    private readonly struct LogisticOp : ISpecialUnary
    {
        public static string Name => "logistic";

        public static float Apply(float x) => VectorMathScalar.Logistic(x);

        public static double Apply(double x) => VectorMathScalar.Logistic(x);
    }

    private readonly struct GeluTanhOp : ISpecialUnary
    {
        public static string Name => "gelu_tanh";

        public static float Apply(float x) => VectorMathScalar.GeluTanh(x);

        public static double Apply(double x) => VectorMathScalar.GeluTanh(x);
    }
}
