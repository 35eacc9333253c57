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
