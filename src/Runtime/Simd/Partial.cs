using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.Simd;

/// <summary>
/// Loads and stores of the first lanes of a vector, for the ends of arrays. Loads read the whole vector, which the slack after
/// every storage allows; stores write no byte more than asked for.
/// </summary>
public static unsafe class Partial
{
    /// <summary>Writes the first <paramref name="count"/> lanes, 0 to all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, T* target, int count)
        where T : unmanaged
    {
        int half = Vector256<T>.Count;
#if NET10_0_OR_GREATER
        if (Avx512F.IsSupported && sizeof(T) == 4)
        {
            Vector512<float> mask = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();
            Avx512F.MaskStore((float*)target, mask, value.AsSingle());
            return;
        }

        if (Avx512F.IsSupported && sizeof(T) == 8)
        {
            Vector512<double> mask = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();
            Avx512F.MaskStore((double*)target, mask, value.AsDouble());
            return;
        }
#endif
        if (Avx.IsSupported && (sizeof(T) == 4 || sizeof(T) == 8))
        {
            Store(value.GetLower(), target, count);
            Store(value.GetUpper(), target + half, count - half);
        }
        else if (count >= half)
        {
            value.GetLower().Store(target);
            Store(value.GetUpper(), target + half, count - half);
        }
        else
        {
            Store(value.GetLower(), target, count);
        }
    }

    /// <summary>Writes the first <paramref name="count"/> lanes, 0 to all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, T* target, int count)
        where T : unmanaged
    {
        if (Avx.IsSupported && sizeof(T) == 4)
        {
            Vector256<float> mask = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();
            Avx.MaskStore((float*)target, mask, value.AsSingle());
        }
        else if (Avx.IsSupported && sizeof(T) == 8)
        {
            Vector256<double> mask = Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble();
            Avx.MaskStore((double*)target, mask, value.AsDouble());
        }
        else if (count >= Vector128<T>.Count)
        {
            value.GetLower().Store(target);
            StorePieces(value.GetUpper().AsUInt64(), (byte*)(target + Vector128<T>.Count), (count - Vector128<T>.Count) * sizeof(T));
        }
        else
        {
            StorePieces(value.GetLower().AsUInt64(), (byte*)target, count * sizeof(T));
        }
    }

    /// <summary>Writes the first <paramref name="count"/> lanes, 0 to all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<T> value, T* target, int count)
        where T : unmanaged => StorePieces(value.AsUInt64(), (byte*)target, count * sizeof(T));

    /// <summary>Writes the first <paramref name="left"/> lanes, or all where as many are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRest<T>(Vector512<T> value, T* target, nint left)
        where T : unmanaged
    {
        if (left >= Vector512<T>.Count)
        {
            value.Store(target);
        }
        else
        {
            Store(value, target, (int)left);
        }
    }

    /// <summary>Writes the first <paramref name="left"/> lanes, or all where as many are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRest<T>(Vector256<T> value, T* target, nint left)
        where T : unmanaged
    {
        if (left >= Vector256<T>.Count)
        {
            value.Store(target);
        }
        else
        {
            Store(value, target, (int)left);
        }
    }

    /// <summary>Writes the first <paramref name="left"/> lanes, or all where as many are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreRest<T>(Vector128<T> value, T* target, nint left)
        where T : unmanaged
    {
        if (left >= Vector128<T>.Count)
        {
            value.Store(target);
        }
        else
        {
            Store(value, target, (int)left);
        }
    }

    /// <summary>The first <paramref name="count"/> lanes from memory, the rest <paramref name="fill"/>. Reads 64 bytes in any case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load512<T>(T* source, int count, T fill)
        where T : unmanaged, INumberBase<T> =>
        Vector512.ConditionalSelect(LaneMask.First512<T>(count), Vector512.Load(source), Vector512.Create(fill));

    /// <summary>The first <paramref name="count"/> lanes from memory, the rest <paramref name="fill"/>. Reads 32 bytes in any case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load256<T>(T* source, int count, T fill)
        where T : unmanaged, INumberBase<T> =>
        Vector256.ConditionalSelect(LaneMask.First256<T>(count), Vector256.Load(source), Vector256.Create(fill));

    /// <summary>The first <paramref name="count"/> lanes from memory, the rest <paramref name="fill"/>. Reads 16 bytes in any case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load128<T>(T* source, int count, T fill)
        where T : unmanaged, INumberBase<T> =>
        Vector128.ConditionalSelect(LaneMask.First128<T>(count), Vector128.Load(source), Vector128.Create(fill));

    // 16 bytes as at most one piece each of 16, 8, 4, 2 and 1.
    private static void StorePieces(Vector128<ulong> value, byte* target, int byteCount)
    {
        if (byteCount >= 16)
        {
            value.Store((ulong*)target);
            return;
        }

        ulong rest = value.ToScalar();
        if ((byteCount & 8) != 0)
        {
            Unsafe.WriteUnaligned(target, rest);
            rest = value.GetElement(1);
            target += 8;
        }

        if ((byteCount & 4) != 0)
        {
            Unsafe.WriteUnaligned(target, (uint)rest);
            rest >>= 32;
            target += 4;
        }

        if ((byteCount & 2) != 0)
        {
            Unsafe.WriteUnaligned(target, (ushort)rest);
            rest >>= 16;
            target += 2;
        }

        if ((byteCount & 1) != 0)
        {
            *target = (byte)rest;
        }
    }
}
