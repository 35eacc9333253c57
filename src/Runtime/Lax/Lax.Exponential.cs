using Pure.Jit.Numerics;

namespace Pure.Jit;

// Exponentials, logarithms and hyperbolic functions.
public static partial class Lax
{
    /// <summary>e to the power x.</summary>
    [Primitive("exp")]
    public static NDArray<T> Exp<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, ExpOp>(x);

    /// <summary>2 to the power x.</summary>
    [Primitive("exp2")]
    public static NDArray<T> Exp2<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, Exp2Op>(x);

    /// <summary>e^x − 1, accurate near 0.</summary>
    [Primitive("expm1")]
    public static NDArray<T> Expm1<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, Expm1Op>(x);

    /// <summary>Natural logarithm: −∞ at 0, NaN below.</summary>
    [Primitive("log")]
    public static NDArray<T> Log<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, LogOp>(x);

    /// <summary>Logarithm to base 2: −∞ at 0, NaN below.</summary>
    [Primitive("log2")]
    public static NDArray<T> Log2<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, Log2Op>(x);

    /// <summary>Logarithm to base 10: −∞ at 0, NaN below.</summary>
    [Primitive("log10")]
    public static NDArray<T> Log10<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, Log10Op>(x);

    /// <summary>ln(1 + x), accurate near 0: −∞ at −1, NaN below.</summary>
    [Primitive("log1p")]
    public static NDArray<T> Log1p<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, Log1pOp>(x);

    /// <summary>Hyperbolic sine.</summary>
    [Primitive("sinh")]
    public static NDArray<T> Sinh<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, SinhOp>(x);

    /// <summary>Hyperbolic cosine.</summary>
    [Primitive("cosh")]
    public static NDArray<T> Cosh<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, CoshOp>(x);

    /// <summary>Hyperbolic tangent: ±1 at ±∞.</summary>
    [Primitive("tanh")]
    public static NDArray<T> Tanh<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, TanhOp>(x);

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
        => Elementwise.FloatUnary<T, LogisticOp>(x);

    /// <summary>x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))), accurate far below, too: −0 at −∞, ∞ at ∞.</summary>
    [Primitive("gelu_tanh")]
    public static NDArray<T> GeluTanh<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, GeluTanhOp>(x);

    private readonly struct ExpOp : IFloatUnary
    {
        public static string Name => "exp";

        public static double Apply(double x) => Math.Exp(x);
    }

    private readonly struct Exp2Op : IFloatUnary
    {
        public static string Name => "exp2";

        public static double Apply(double x) => Math.Pow(2, x);
    }

    private readonly struct Expm1Op : IFloatUnary
    {
        public static string Name => "expm1";

        public static double Apply(double x) => Elementary.Expm1(x);
    }

    private readonly struct LogOp : IFloatUnary
    {
        public static string Name => "log";

        public static double Apply(double x) => Math.Log(x);
    }

    private readonly struct Log2Op : IFloatUnary
    {
        public static string Name => "log2";

        public static double Apply(double x) => Math.Log2(x);
    }

    private readonly struct Log10Op : IFloatUnary
    {
        public static string Name => "log10";

        public static double Apply(double x) => Math.Log10(x);
    }

    private readonly struct Log1pOp : IFloatUnary
    {
        public static string Name => "log1p";

        public static double Apply(double x) => Elementary.Log1p(x);
    }

    private readonly struct SinhOp : IFloatUnary
    {
        public static string Name => "sinh";

        public static double Apply(double x) => Math.Sinh(x);
    }

    private readonly struct CoshOp : IFloatUnary
    {
        public static string Name => "cosh";

        public static double Apply(double x) => Math.Cosh(x);
    }

    private readonly struct TanhOp : IFloatUnary
    {
        public static string Name => "tanh";

        public static double Apply(double x) => Math.Tanh(x);
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

    private readonly struct LogisticOp : IFloatUnary
    {
        public static string Name => "logistic";

        public static double Apply(double x) => ScalarMath.Logistic(x);
    }

    private readonly struct GeluTanhOp : IFloatUnary
    {
        public static string Name => "gelu_tanh";

        public static double Apply(double x) => Elementary.GeluTanh(x);
    }
}
