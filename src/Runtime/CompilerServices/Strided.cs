using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.CompilerServices;

/// <summary>Vectors of elements that do not lie side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Strided
{
    /// <summary>Elements a stride apart; those over the end of the array are the caller's not to use, and are still read in its slack only for stride 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector512<T> Load512<T>(T* source, nint stride, nint count)
        where T : unmanaged
    {
        if (sizeof(T) == 4 && count >= Vector512<T>.Count)
        {
            uint* at = (uint*)source;
            return Vector512.Create(at[0], at[stride], at[2 * stride], at[3 * stride], at[4 * stride], at[5 * stride], at[6 * stride], at[7 * stride], at[8 * stride], at[9 * stride], at[10 * stride], at[11 * stride], at[12 * stride], at[13 * stride], at[14 * stride], at[15 * stride]).As<uint, T>();
        }

        Vector512<T> result = default;
        nint lanes = nint.Min(count, Vector512<T>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((T*)&result)[i] = source[i * stride];
        }

        return result;
    }

    /// <summary>Writes the first lanes a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store<T>(Vector512<T> value, T* target, nint stride, int count)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((T*)&value)[i];
        }
    }

    /// <summary>Elements a stride apart; those over the end of the array are the caller's not to use, and are still read in its slack only for stride 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector256<T> Load256<T>(T* source, nint stride, nint count)
        where T : unmanaged
    {
        if (sizeof(T) == 4 && count >= Vector256<T>.Count)
        {
            uint* at = (uint*)source;
            return Vector256.Create(at[0], at[stride], at[2 * stride], at[3 * stride], at[4 * stride], at[5 * stride], at[6 * stride], at[7 * stride]).As<uint, T>();
        }

        Vector256<T> result = default;
        nint lanes = nint.Min(count, Vector256<T>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((T*)&result)[i] = source[i * stride];
        }

        return result;
    }

    /// <summary>Writes the first lanes a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store<T>(Vector256<T> value, T* target, nint stride, int count)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((T*)&value)[i];
        }
    }

    /// <summary>Elements a stride apart; those over the end of the array are the caller's not to use, and are still read in its slack only for stride 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static Vector128<T> Load128<T>(T* source, nint stride, nint count)
        where T : unmanaged
    {
        if (sizeof(T) == 4 && count >= Vector128<T>.Count)
        {
            uint* at = (uint*)source;
            return Vector128.Create(at[0], at[stride], at[2 * stride], at[3 * stride]).As<uint, T>();
        }

        Vector128<T> result = default;
        nint lanes = nint.Min(count, Vector128<T>.Count);
        for (nint i = 0; i < lanes; i++)
        {
            ((T*)&result)[i] = source[i * stride];
        }

        return result;
    }

    /// <summary>Writes the first lanes a stride apart.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Store<T>(Vector128<T> value, T* target, nint stride, int count)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            target[i * stride] = ((T*)&value)[i];
        }
    }
}
