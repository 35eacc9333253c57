using System.Numerics;

namespace Pure.Jit;

/// <summary>Numbers that pure code needs: limits of element types and mathematical constants.</summary>
public static class Limits
{
    /// <summary>The ratio of a circle's circumference to its diameter.</summary>
    public const double Pi = Math.PI;

    /// <summary>The base of natural logarithms.</summary>
    public const double E = Math.E;

    /// <summary>The natural logarithm of 2.</summary>
    public const double Ln2 = 0.693147180559945309417;

    /// <summary>The natural logarithm of 10.</summary>
    public const double Ln10 = 2.30258509299404568402;

    /// <summary>The square root of 2.</summary>
    public const double Sqrt2 = 1.41421356237309504880;

    /// <summary>−∞ for floating-point types, else the smallest value.</summary>
    [Primitive("limits_negative_infinity")]
    public static T NegativeInfinity<T>()
        where T : unmanaged
        => DTypes.IsFloating<T>() ? DTypes.Weak<T>(double.NegativeInfinity) : MinValue<T>();

    /// <summary>+∞ for floating-point types, else the largest value.</summary>
    [Primitive("limits_positive_infinity")]
    public static T PositiveInfinity<T>()
        where T : unmanaged
        => DTypes.IsFloating<T>() ? DTypes.Weak<T>(double.PositiveInfinity) : MaxValue<T>();

    /// <summary>NaN; for floating-point types only.</summary>
    [Primitive("limits_nan")]
    public static T NaN<T>()
        where T : unmanaged
        => DTypes.Weak<T>(double.NaN);

    /// <summary>The largest finite value; true for bool.</summary>
    [Primitive("limits_max_value")]
    public static T MaxValue<T>()
        where T : unmanaged
        => Read<T, Largest>();

    /// <summary>The smallest (most negative) finite value; false for bool.</summary>
    [Primitive("limits_min_value")]
    public static T MinValue<T>()
        where T : unmanaged
        => Read<T, Smallest>();

    /// <summary>The distance from 1 to the next larger value; for floating-point types only.</summary>
    [Primitive("limits_epsilon")]
    public static T Epsilon<T>()
        where T : unmanaged
        => DTypes.Weak<T>(DTypes.Bits<T>() switch { 16 => typeof(T) == typeof(Half) ? 9.765625e-4 : 0.0078125, 32 => 1.1920928955078125e-7, _ => double.BitIncrement(1) - 1 });

    /// <summary>The smallest positive normal value; for floating-point types only.</summary>
    [Primitive("limits_tiny")]
    public static T Tiny<T>()
        where T : unmanaged
        => DTypes.Weak<T>(DTypes.Bits<T>() switch { 16 => typeof(T) == typeof(Half) ? 6.103515625e-5 : 1.17549435082228750797e-38, 32 => 1.17549435082228750797e-38, _ => 2.2250738585072014e-308 });

    private static T Read<T, TLimit>()
        where T : unmanaged
        where TLimit : struct, ILimit
    {
        if (typeof(T) == typeof(bool))
        {
            return (T)(object)(typeof(TLimit) == typeof(Largest));
        }

        ReadLimit<T, TLimit> read = default;
        Dispatch.Number<T, ReadLimit<T, TLimit>>(ref read, "limits");
        return read.Result;
    }

    private interface ILimit
    {
        static abstract TSeen Of<TSeen>()
            where TSeen : IMinMaxValue<TSeen>;
    }

    private struct Largest : ILimit
    {
        public static TSeen Of<TSeen>()
            where TSeen : IMinMaxValue<TSeen>
            => TSeen.MaxValue;
    }

    private struct Smallest : ILimit
    {
        public static TSeen Of<TSeen>()
            where TSeen : IMinMaxValue<TSeen>
            => TSeen.MinValue;
    }

    private struct ReadLimit<T, TLimit> : INumberVisitor
        where T : unmanaged
        where TLimit : struct, ILimit
    {
        public T Result { get; private set; }

        public void Visit<TSeen>()
            where TSeen : unmanaged, INumber<TSeen>, IMinMaxValue<TSeen>
            => this.Result = (T)(object)TLimit.Of<TSeen>();
    }
}
