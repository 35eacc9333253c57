using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pure.Jit.CompilerServices;

/// <summary>Bools between memory, where each is a byte of 0 or 1, and lanes of 32 or 64 bits that are all ones or zero.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Masks
{
    /// <summary>A vector of masks from bools; reads 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load512(bool* source) =>
        -Numbers512(source);

    /// <summary>A vector of 0 and 1 from bools; reads 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Numbers512(bool* source) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512Int32(Vector128.Load((byte*)source))
        : Vector512.WidenLower(Vector256.WidenLower(Vector128.Load((sbyte*)source).ToVector256Unsafe()).ToVector512Unsafe());

    /// <summary>A vector of masks from bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<int> Strided512(bool* source, nint stride, nint count)
    {
        Vector512<int> result = default;
        nint lanes = nint.Min(count, Vector512<int>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((int*)&result)[i] = source[i * stride] ? -1 : 0;
        }

        return result;
    }

    /// <summary>Writes a vector of masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> mask, bool* target) => Store(mask, target, Vector512<int>.Count);

    /// <summary>Writes the first masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> mask, bool* target, int count) =>
        StoreBits((uint)mask.ExtractMostSignificantBits(), (byte*)target, count);

    /// <summary>Writes the first masks as bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreStrided(Vector512<int> mask, bool* target, nint stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((int*)&mask)[i] != 0;
        }
    }

    /// <summary>A vector of masks from bools; reads 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> Load512Long(bool* source) =>
        -Vector512.WidenLower(Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)source).AsSByte()).ToVector256Unsafe()).ToVector512Unsafe());

    /// <summary>A vector of masks from bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<long> Strided512Long(bool* source, nint stride, nint count)
    {
        Vector512<long> result = default;
        nint lanes = nint.Min(count, Vector512<long>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((long*)&result)[i] = source[i * stride] ? -1 : 0;
        }

        return result;
    }

    /// <summary>Writes a vector of masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<long> mask, bool* target) => Store(mask, target, Vector512<long>.Count);

    /// <summary>Writes the first masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<long> mask, bool* target, int count) =>
        StoreBits((uint)mask.ExtractMostSignificantBits(), (byte*)target, count);

    /// <summary>Writes the first masks as bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreStrided(Vector512<long> mask, bool* target, nint stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((long*)&mask)[i] != 0;
        }
    }

    /// <summary>A vector of masks from bools; reads 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load256(bool* source) =>
        -Numbers256(source);

    /// <summary>A vector of 0 and 1 from bools; reads 8 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Numbers256(bool* source) => Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32((byte*)source)
        : Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)source).AsSByte()).ToVector256Unsafe());

    /// <summary>A vector of masks from bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<int> Strided256(bool* source, nint stride, nint count)
    {
        Vector256<int> result = default;
        nint lanes = nint.Min(count, Vector256<int>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((int*)&result)[i] = source[i * stride] ? -1 : 0;
        }

        return result;
    }

    /// <summary>Writes a vector of masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> mask, bool* target) => Store(mask, target, Vector256<int>.Count);

    /// <summary>Writes the first masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> mask, bool* target, int count) =>
        StoreBits((uint)mask.ExtractMostSignificantBits(), (byte*)target, count);

    /// <summary>Writes the first masks as bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreStrided(Vector256<int> mask, bool* target, nint stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((int*)&mask)[i] != 0;
        }
    }

    /// <summary>A vector of masks from bools; reads 4 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Load256Long(bool* source) =>
        -Vector256.WidenLower(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(int*)source).AsSByte())).ToVector256Unsafe());

    /// <summary>A vector of masks from bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<long> Strided256Long(bool* source, nint stride, nint count)
    {
        Vector256<long> result = default;
        nint lanes = nint.Min(count, Vector256<long>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((long*)&result)[i] = source[i * stride] ? -1 : 0;
        }

        return result;
    }

    /// <summary>Writes a vector of masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<long> mask, bool* target) => Store(mask, target, Vector256<long>.Count);

    /// <summary>Writes the first masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<long> mask, bool* target, int count) =>
        StoreBits((uint)mask.ExtractMostSignificantBits(), (byte*)target, count);

    /// <summary>Writes the first masks as bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreStrided(Vector256<long> mask, bool* target, nint stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((long*)&mask)[i] != 0;
        }
    }

    /// <summary>A vector of masks from bools; reads 4 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load128(bool* source) =>
        -Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(int*)source).AsSByte()));

    /// <summary>A vector of masks from bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<int> Strided128(bool* source, nint stride, nint count)
    {
        Vector128<int> result = default;
        nint lanes = nint.Min(count, Vector128<int>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((int*)&result)[i] = source[i * stride] ? -1 : 0;
        }

        return result;
    }

    /// <summary>Writes a vector of masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> mask, bool* target) => Store(mask, target, Vector128<int>.Count);

    /// <summary>Writes the first masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> mask, bool* target, int count) =>
        StoreBits((uint)mask.ExtractMostSignificantBits(), (byte*)target, count);

    /// <summary>Writes the first masks as bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreStrided(Vector128<int> mask, bool* target, nint stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((int*)&mask)[i] != 0;
        }
    }

    /// <summary>A vector of masks from bools; reads 2 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<long> Load128Long(bool* source) =>
        -Vector128.WidenLower(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(short*)source).AsSByte())));

    /// <summary>A vector of masks from bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<long> Strided128Long(bool* source, nint stride, nint count)
    {
        Vector128<long> result = default;
        nint lanes = nint.Min(count, Vector128<long>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((long*)&result)[i] = source[i * stride] ? -1 : 0;
        }

        return result;
    }

    /// <summary>Writes a vector of masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<long> mask, bool* target) => Store(mask, target, Vector128<long>.Count);

    /// <summary>Writes the first masks as bools.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<long> mask, bool* target, int count) =>
        StoreBits((uint)mask.ExtractMostSignificantBits(), (byte*)target, count);

    /// <summary>Writes the first masks as bools a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreStrided(Vector128<long> mask, bool* target, nint stride, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((long*)&mask)[i] != 0;
        }
    }

    // Eight bits become eight bytes of 0 or 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(uint bits)
    {
        ulong copies = (bits & 0xff) * 0x0101010101010101ul & 0x8040201008040201ul;
        return ((copies + 0x00406070787c7e7ful) >> 7) & 0x0101010101010101ul;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBits(uint bits, byte* target, int count)
    {
        if (count == 16)
        {
            *(ulong*)target = Spread(bits);
            *(ulong*)(target + 8) = Spread(bits >> 8);
            return;
        }

        if (count == 8)
        {
            *(ulong*)target = Spread(bits);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            target[i] = (byte)((bits >> i) & 1);
        }
    }
}
