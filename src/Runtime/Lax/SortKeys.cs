using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pure.Jit;

/// <summary>Unsigned integers in the order of the elements of a type: NaN last, −0 equal to 0.</summary>
internal static class SortKeys
{
    /// <summary>How many bits of a key differ, at most.</summary>
    public static int Bits<T>() => Unsafe.SizeOf<T>() * 8;

    /// <summary>The key of an element of at most 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of32<T>(T x)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
        {
            float value = (float)(object)x;
            uint bits = BitConverter.SingleToUInt32Bits(value);
            return float.IsNaN(value) ? uint.MaxValue : value == 0 ? 0x8000_0000 : bits ^ ((uint)((int)bits >> 31) | 0x8000_0000);
        }

        if (typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16))
        {
            uint bits = Unsafe.BitCast<T, ushort>(x);
            return T.IsNaN(x) ? ushort.MaxValue : (bits & 0x7FFF) == 0 ? 0x8000 : (bits & 0x8000) != 0 ? bits ^ 0xFFFF : bits | 0x8000;
        }

        return typeof(T) == typeof(int) ? (uint)(int)(object)x ^ 0x8000_0000
            : typeof(T) == typeof(short) ? (uint)(ushort)(short)(object)x ^ 0x8000
            : typeof(T) == typeof(sbyte) ? (uint)(byte)(sbyte)(object)x ^ 0x80
            : typeof(T) == typeof(uint) ? (uint)(object)x
            : typeof(T) == typeof(ushort) ? (ushort)(object)x
            : (byte)(object)x;
    }

    /// <summary>The element of a key; every NaN is the type's own and every zero is +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T From32<T>(uint key)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
        {
            float value = key == uint.MaxValue ? float.NaN : BitConverter.UInt32BitsToSingle((key & 0x8000_0000) != 0 ? key ^ 0x8000_0000 : ~key);
            return (T)(object)value;
        }

        if (typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16))
        {
            T nan = typeof(T) == typeof(Half) ? (T)(object)Half.NaN : (T)(object)BFloat16.NaN;
            return key == ushort.MaxValue ? nan : Unsafe.BitCast<ushort, T>((ushort)((key & 0x8000) != 0 ? key ^ 0x8000 : ~key));
        }

        return typeof(T) == typeof(int) ? (T)(object)(int)(key ^ 0x8000_0000)
            : typeof(T) == typeof(short) ? (T)(object)(short)(ushort)(key ^ 0x8000)
            : typeof(T) == typeof(sbyte) ? (T)(object)(sbyte)(byte)(key ^ 0x80)
            : typeof(T) == typeof(uint) ? (T)(object)key
            : typeof(T) == typeof(ushort) ? (T)(object)(ushort)key
            : (T)(object)(byte)key;
    }

    /// <summary>The key of an element of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of64<T>(T x)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            double value = (double)(object)x;
            ulong bits = BitConverter.DoubleToUInt64Bits(value);
            return double.IsNaN(value) ? ulong.MaxValue : value == 0 ? 1UL << 63 : bits ^ ((ulong)((long)bits >> 63) | (1UL << 63));
        }

        return typeof(T) == typeof(long) ? (ulong)(long)(object)x ^ (1UL << 63) : (ulong)(object)x;
    }

    /// <inheritdoc cref="From32"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T From64<T>(ulong key)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(double))
        {
            double value = key == ulong.MaxValue ? double.NaN : BitConverter.UInt64BitsToDouble((key >> 63) != 0 ? key ^ (1UL << 63) : ~key);
            return (T)(object)value;
        }

        return typeof(T) == typeof(long) ? (T)(object)(long)(key ^ (1UL << 63)) : (T)(object)key;
    }
}
