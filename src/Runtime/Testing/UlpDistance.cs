using System.Runtime.CompilerServices;

namespace Pure.Jit.Testing;

/// <summary>Distances in units in the last place: how many values of the type lie between.</summary>
public static class UlpDistance
{
    /// <summary>How many steps from one value to the next lead from a to b; NaN is far from all but NaN.</summary>
    public static ulong Between<T>(T a, T b)
        where T : unmanaged
    {
        double left = ElementConversion.Convert<T, double>(a);
        double right = ElementConversion.Convert<T, double>(b);
        if (double.IsNaN(left) || double.IsNaN(right))
        {
            return double.IsNaN(left) && double.IsNaN(right) ? 0 : ulong.MaxValue;
        }

        long from = Ordered(a);
        long to = Ordered(b);
        return from > to ? unchecked((ulong)(from - to)) : unchecked((ulong)(to - from));
    }

    internal static ulong Bits<T>(T value)
        where T : unmanaged
        => Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.As<T, byte>(ref value),
            2 => Unsafe.As<T, ushort>(ref value),
            4 => Unsafe.As<T, uint>(ref value),
            _ => Unsafe.As<T, ulong>(ref value),
        };

    /// <summary>The bits as a number that orders as the values do: floating-point bits are sign and size.</summary>
    private static long Ordered<T>(T value)
        where T : unmanaged
    {
        long bits = unchecked((long)Bits(value));
        if (!DTypes.IsFloating<T>())
        {
            return ElementConversion.Convert<T, long>(value);
        }

        long sign = 1L << (DTypes.Bits<T>() - 1);
        return (bits & sign) != 0 ? unchecked(-(bits & ~sign)) : bits;
    }
}
