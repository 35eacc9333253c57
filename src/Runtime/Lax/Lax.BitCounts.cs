using System.Numerics;
using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// Counts of bits, and what needs bits beyond the width.
public static partial class Lax
{
    /// <summary>The number of bits of each element that are 1. Not differentiable.</summary>
    /// <exception cref="ArgumentException">T is not an integer type.</exception>
    [Primitive("population_count")]
    public static NDArray<T> PopulationCount<T>(NDArray<T> x)
        where T : unmanaged
        => IntegerUnary<T, PopulationCountOp>(x);

    /// <summary>The number of zeros before the highest bit that is 1; the width for 0. Not differentiable.</summary>
    /// <exception cref="ArgumentException">T is not an integer type.</exception>
    [Primitive("clz")]
    public static NDArray<T> Clz<T>(NDArray<T> x)
        where T : unmanaged
        => IntegerUnary<T, ClzOp>(x);

    /// <summary>The upper half of the bits of x·y in twice the width. Not differentiable.</summary>
    /// <exception cref="ArgumentException">The shapes cannot be broadcast together, or T is not an integer type.</exception>
    [Primitive("mulhi")]
    public static NDArray<T> Mulhi<T>(NDArray<T> x, NDArray<T> y)
        where T : unmanaged
        => Elementwise.IntegerBinary<T, MulhiOp>(x, y);

    /// <summary>
    /// Rounded, half to even, as if stored with so many bits of exponent and mantissa: ±∞ beyond that range, ±0 below its smallest
    /// normal number; NaN stays. The derivative is rounded alike.
    /// </summary>
    /// <param name="x">The numbers.</param>
    /// <param name="exponentBits">At least 1; as many as the type has leave the range as it is.</param>
    /// <param name="mantissaBits">At least 0.</param>
    /// <exception cref="ArgumentException">T is not a floating-point type, or a count is out of range.</exception>
    [Primitive("reduce_precision")]
    public static NDArray<T> ReducePrecision<T>(NDArray<T> x, [Static] int exponentBits, [Static] int mantissaBits)
        where T : unmanaged
    {
        if (exponentBits < 1 || mantissaBits < 0)
        {
            throw new ArgumentException($"reduce_precision needs an exponent of at least 1 bit and a mantissa of at least 0, not {exponentBits} and {mantissaBits}");
        }

        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        ReducePrecisionLoop<T> loop = new(x, exponentBits, mantissaBits, result);
        Dispatch.Float<T, ReducePrecisionLoop<T>>(ref loop, "reduce_precision");
        GC.KeepAlive(x);
        return result;
    }

    private interface IIntegerUnary
    {
        static abstract string Name { get; }

        static abstract TSeen Apply<TSeen>(TSeen x)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>;
    }

    private static NDArray<T> IntegerUnary<T, TOp>(NDArray<T> x)
        where T : unmanaged
        where TOp : struct, IIntegerUnary
    {
        if (typeof(T) == typeof(bool))
        {
            throw Dispatch.Undefined<T>(TOp.Name);
        }

        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        IntegerUnaryLoop<T, TOp> loop = new(x, result);
        Dispatch.IntegerOrBool<T, IntegerUnaryLoop<T, TOp>>(ref loop, TOp.Name);
        GC.KeepAlive(x);
        return result;
    }

    private readonly struct IntegerUnaryLoop<T, TOp>(NDArray<T> x, NDArray<T> result) : IIntegerVisitor
        where T : unmanaged
        where TOp : struct, IIntegerUnary
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TOp.Apply(source[i]);
            }
        }
    }

    private readonly struct ReducePrecisionLoop<T>(NDArray<T> x, int exponentBits, int mantissaBits, NDArray<T> result) : IFloatVisitor
        where T : unmanaged
    {
        public void Visit<TSeen>()
            where TSeen : unmanaged, IFloatingPointIeee754<TSeen>, IMinMaxValue<TSeen>
        {
            ReadOnlySpan<TSeen> source = x.Elements<TSeen>();
            Span<TSeen> target = result.WritableElements<TSeen>();
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = typeof(TSeen) == typeof(double)
                    ? TSeen.CreateTruncating(Scalars.ReducePrecision(double.CreateTruncating(source[i]), exponentBits, mantissaBits))
                    : TSeen.CreateTruncating(Scalars.ReducePrecision(float.CreateTruncating(source[i]), exponentBits, mantissaBits));
            }
        }
    }

    private readonly struct PopulationCountOp : IIntegerUnary
    {
        public static string Name => "population_count";

        public static TSeen Apply<TSeen>(TSeen x)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => TSeen.PopCount(x);
    }

    private readonly struct ClzOp : IIntegerUnary
    {
        public static string Name => "clz";

        public static TSeen Apply<TSeen>(TSeen x)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => TSeen.LeadingZeroCount(x);
    }

    private readonly struct MulhiOp : IIntegerBinary
    {
        public static string Name => "mulhi";

        public static TSeen Apply<TSeen>(TSeen x, TSeen y)
            where TSeen : unmanaged, IBinaryInteger<TSeen>, IMinMaxValue<TSeen>
            => Scalars.Mulhi(x, y);
    }
}
