using Pure.Jit.Simd;

namespace Pure.Jit;

// Trigonometric functions, in radians.
public static partial class Lax
{
    /// <summary>Sine of radians; NaN at ±∞.</summary>
    [Primitive("sin")]
    public static NDArray<T> Sin<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, SinOp>(x);

    /// <summary>Cosine of radians; NaN at ±∞.</summary>
    [Primitive("cos")]
    public static NDArray<T> Cos<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, CosOp>(x);

    /// <summary>Tangent of radians; NaN at ±∞.</summary>
    [Primitive("tan")]
    public static NDArray<T> Tan<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, TanOp>(x);

    /// <summary>Inverse sine in radians; NaN outside −1 to 1.</summary>
    [Primitive("asin")]
    public static NDArray<T> Asin<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, AsinOp>(x);

    /// <summary>Inverse cosine in radians; NaN outside −1 to 1.</summary>
    [Primitive("acos")]
    public static NDArray<T> Acos<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, AcosOp>(x);

    /// <summary>Inverse tangent in radians: ±π/2 at ±∞.</summary>
    [Primitive("atan")]
    public static NDArray<T> Atan<T>(NDArray<T> x)
        where T : unmanaged
        => SpecialLoops.Unary<T, AtanOp>(x);

    private readonly struct SinOp : ISpecialUnary
    {
        public static string Name => "sin";

        public static float Apply(float x) => VectorMathScalar.Sin(x);

        public static double Apply(double x) => VectorMathScalar.Sin(x);
    }

    private readonly struct CosOp : ISpecialUnary
    {
        public static string Name => "cos";

        public static float Apply(float x) => VectorMathScalar.Cos(x);

        public static double Apply(double x) => VectorMathScalar.Cos(x);
    }

    private readonly struct TanOp : ISpecialUnary
    {
        public static string Name => "tan";

        public static float Apply(float x) => VectorMathScalar.Tan(x);

        public static double Apply(double x) => VectorMathScalar.Tan(x);
    }

    private readonly struct AsinOp : IFloatUnary
    {
        public static string Name => "asin";

        public static double Apply(double x) => Math.Asin(x);
    }

    private readonly struct AcosOp : IFloatUnary
    {
        public static string Name => "acos";

        public static double Apply(double x) => Math.Acos(x);
    }

    private readonly struct AtanOp : ISpecialUnary
    {
        public static string Name => "atan";

        public static float Apply(float x) => VectorMathScalar.Atan(x);

        public static double Apply(double x) => VectorMathScalar.Atan(x);
    }
}
