using System.Runtime.CompilerServices;

namespace Pure.Jit.Ilgpu.CompilerServices;

// What the text that devices share with the CPU calls, and has of its own for vectors.
public static partial class DeviceMath
{
    // x·y - product, where product is x·y rounded: what it has dropped.
    [MethodImpl(Inline)]
    private static double Rest(double x, double y, double product) => Math.FusedMultiplyAdd(x, y, -product);

    // y·log₂ a as a whole part, which is returned, and a rest in [-1/2, 1/2].
    [MethodImpl(Inline)]
    private static float ExponentOfPower(float a, float y, out float rest)
    {
        double whole = ExponentOfPower((double)a, (double)y, out double left);
        rest = (float)left;
        return (float)whole;
    }

    /// <summary>A logarithm y of x, put right where x is not positive and finite.</summary>
    private static class LogDomain
    {
        [MethodImpl(Inline)]
        public static float Fix(float x, float y) =>
            x <= 0f ? (x == 0f ? float.NegativeInfinity : float.NaN) : x < float.PositiveInfinity ? y : x;

        [MethodImpl(Inline)]
        public static double Fix(double x, double y) =>
            x <= 0 ? (x == 0 ? double.NegativeInfinity : double.NaN) : x < double.PositiveInfinity ? y : x;
    }

    /// <summary>x·2ⁿ with one rounding, for |x| in [1/4, 4) and whole n.</summary>
    private static class PowerOfTwo
    {
        [MethodImpl(Inline)]
        public static float Scale(float x, float n)
        {
            int whole = (int)n;
            int half = whole >> 1;
            return x * Of(half) * Of(whole - half);
        }

        [MethodImpl(Inline)]
        public static double Scale(double x, double n)
        {
            long whole = (long)n;
            long half = whole >> 1;
            return x * Of(half) * Of(whole - half);
        }

        [MethodImpl(Inline)]
        public static float Of(int n) => BitConverter.Int32BitsToSingle((n + 127) << 23);

        [MethodImpl(Inline)]
        public static double Of(long n) => BitConverter.Int64BitsToDouble((n + 1023) << 52);
    }

    /// <summary>Differences with a product in one rounding.</summary>
    private static class Fused
    {
        [MethodImpl(Inline)]
        public static float SubtractMultiple(float a, float b, float c) => MathF.FusedMultiplyAdd(-a, b, c);
    }
}
