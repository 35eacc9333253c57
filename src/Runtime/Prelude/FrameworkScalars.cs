namespace Pure.Jit;

/// <summary>
/// What <see cref="Math"/>, <see cref="MathF"/> and the number types give for numbers, where it is no primitive: a call of a method of theirs
/// is compiled as that of the same name and parameters here.
/// </summary>
internal static class FrameworkScalars
{
    [Pure]
    public static float Truncate(float x) => x < 0 ? MathF.Ceiling(x) : MathF.Floor(x);

    [Pure]
    public static double Truncate(double d) => d < 0 ? Math.Ceiling(d) : Math.Floor(d);

    [Pure]
    public static float Clamp(float value, float min, float max) => MathF.Min(MathF.Max(value, min), max);

    [Pure]
    public static double Clamp(double value, double min, double max) => Math.Min(Math.Max(value, min), max);

    [Pure]
    public static int Clamp(int value, int min, int max) => Math.Min(Math.Max(value, min), max);

    [Pure]
    public static long Clamp(long value, long min, long max) => Math.Min(Math.Max(value, min), max);

    [Pure]
    public static bool IsNaN(float f) => !(f <= 0) && !(f > 0);

    [Pure]
    public static bool IsNaN(double d) => !(d <= 0) && !(d > 0);

    [Pure]
    public static bool IsInfinity(float f) => MathF.Abs(f) == float.PositiveInfinity;

    [Pure]
    public static bool IsInfinity(double d) => Math.Abs(d) == double.PositiveInfinity;

    [Pure]
    public static bool IsPositiveInfinity(float f) => f == float.PositiveInfinity;

    [Pure]
    public static bool IsPositiveInfinity(double d) => d == double.PositiveInfinity;

    [Pure]
    public static bool IsNegativeInfinity(float f) => f == float.NegativeInfinity;

    [Pure]
    public static bool IsNegativeInfinity(double d) => d == double.NegativeInfinity;

    [Pure]
    public static bool IsFinite(float f) => MathF.Abs(f) < float.PositiveInfinity;

    [Pure]
    public static bool IsFinite(double d) => Math.Abs(d) < double.PositiveInfinity;

    [Pure]
    public static (float Sin, float Cos) SinCos(float x) => (MathF.Sin(x), MathF.Cos(x));

    [Pure]
    public static (double Sin, double Cos) SinCos(double x) => (Math.Sin(x), Math.Cos(x));

    [Pure]
    public static (int Quotient, int Remainder) DivRem(int left, int right) => (left / right, left % right);

    [Pure]
    public static (long Quotient, long Remainder) DivRem(long left, long right) => (left / right, left % right);
}
