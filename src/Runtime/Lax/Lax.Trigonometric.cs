namespace Pure.Jit;

// Trigonometric functions, in radians.
public static partial class Lax
{
    /// <summary>Sine of radians; NaN at ±∞.</summary>
    [Primitive("sin")]
    public static NDArray<T> Sin<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, SinOp>(x);

    /// <summary>Cosine of radians; NaN at ±∞.</summary>
    [Primitive("cos")]
    public static NDArray<T> Cos<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, CosOp>(x);

    /// <summary>Tangent of radians; NaN at ±∞.</summary>
    [Primitive("tan")]
    public static NDArray<T> Tan<T>(NDArray<T> x)
        where T : unmanaged
        => Elementwise.FloatUnary<T, TanOp>(x);

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
        => Elementwise.FloatUnary<T, AtanOp>(x);

    private readonly struct SinOp : IFloatUnary
    {
        public static string Name => "sin";

        public static double Apply(double x) => Math.Sin(x);
    }

    private readonly struct CosOp : IFloatUnary
    {
        public static string Name => "cos";

        public static double Apply(double x) => Math.Cos(x);
    }

    private readonly struct TanOp : IFloatUnary
    {
        public static string Name => "tan";

        public static double Apply(double x) => Math.Tan(x);
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

    private readonly struct AtanOp : IFloatUnary
    {
        public static string Name => "atan";

        public static double Apply(double x) => Math.Atan(x);
    }
}
