using System.Numerics;
using Pure.Jit.Simd;

namespace Pure.Jit;

// Powers, angles and neighbours.
public static partial class Lax
{
    /// <summary>
    /// x to the power y. 1 to any power is 1, anything to the power 0 is 1; NaN for a negative x with a fractional y.
    /// Integers multiply and wrap; a negative exponent counts as 0 bits of it.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("pow")]
    public static NDArray<T> Pow<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => DTypes.IsFloating<T>() ? SpecialLoops.Binary<T, PowOp>(x, y) : Elementwise.IntegerBinary<T, IntegerPowerOp>(x, y);

    /// <summary>The angle of the point (y, x) in radians, from −π to π. NaN derivative at (0, 0).</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("atan2")]
    public static NDArray<T> Atan2<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.FloatBinary<T, Atan2Op>(x, y);

    /// <summary>The neighbour of x in the direction of y; y where they are equal, NaN if either is. Not differentiable.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together.</exception>
    [Primitive("nextafter")]
    public static NDArray<T> Nextafter<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate(Elementwise.Stretch(ref x, ref y));
        NextafterLoop<T> loop = new(x, y, result);
        Dispatch.Float<T, NextafterLoop<T>>(ref loop, "nextafter");
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return result;
    }

    /// <summary>x to a whole power by repeated squaring; 1/x^|y| for a negative y. Integers wrap.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    [Primitive("integer_pow")]
    public static NDArray<T> IntegerPow<T>(NDArray<T> x, [Static] int y)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        IntegerPowLoop<T> loop = new(x, y, result);
        Dispatch.Number<T, IntegerPowLoop<T>>(ref loop, "integer_pow");
        GC.KeepAlive(x);
        return result;
    }

    private readonly struct PowOp : ISpecialBinary
    {
        public static string Name => "pow";

        public static float Apply(float x, float y) => VectorMathScalar.Pow(x, y);

        public static double Apply(double x, double y) => VectorMathScalar.Pow(x, y);
    }

    private readonly struct Atan2Op : IFloatBinary
    {
        public static string Name => "atan2";

        public static double Apply(double x, double y) => Math.Atan2(x, y);
    }

    private readonly struct IntegerPowerOp : IIntegerBinary
    {
        public static string Name => "pow";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
        {
            TSeen result = TSeen.One;
            for (; y > TSeen.Zero; y >>= 1)
            {
                result = TSeen.IsOddInteger(y) ? unchecked(result * x) : result;
                x = unchecked(x * x);
            }

            return result;
        }
    }

    private readonly struct NextafterLoop<T>(NDArray<T> x, NDArray<T> y, NDArray<T> result) : IFloatVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, IFloatingPointIeee754<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> left = x.Elements<TSeen>();
            ReadOnlySpan<TSeen> right = y.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            for (int i = 0; i < target.Length; i++)
            {
                TSeen from = left[left.Length == 1 ? 0 : i];
                TSeen toward = right[right.Length == 1 ? 0 : i];
                target[i] = from < toward ? TSeen.BitIncrement(from)
                    : from > toward ? TSeen.BitDecrement(from)
                    : from == toward ? toward : TSeen.NaN;
            }
        }
    }

    private readonly struct IntegerPowLoop<T>(NDArray<T> x, int y, NDArray<T> result) : INumberVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            for (int i = 0; i < target.Length; i++)
            {
                TSeen power = Power(source[i], Math.Abs((long)y));
                target[i] = y < 0 ? Quotient(TSeen.One, power) : power;
            }
        }

        private static TSeen Power<TSeen>(TSeen x, long exponent)
            where TSeen : unmanaged, INumber<TSeen>
        {
            TSeen result = TSeen.One;
            for (; exponent > 0; exponent >>= 1)
            {
                result = (exponent & 1) == 1 ? unchecked(result * x) : result;
                x = exponent > 1 ? unchecked(x * x) : x;
            }

            return result;
        }
    }
}
