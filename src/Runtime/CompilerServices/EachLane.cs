using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.CompilerServices;

/// <summary>Primitives without a vector form, lane by lane. Element types of one call are equally wide.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class EachLane
{
    /// <summary>A function of one operand.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<TResult> Map<T, TResult>(Vector512<T> x, Func<T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector512<TResult> result = default;
        for (int i = 0; i < Vector512<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i]);
        }

        return result;
    }

    /// <summary>A function of two operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<TResult> Map<T, TResult>(Vector512<T> x, Vector512<T> y, Func<T, T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector512<TResult> result = default;
        for (int i = 0; i < Vector512<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i], ((T*)&y)[i]);
        }

        return result;
    }

    /// <summary>A function of one operand.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<TResult> Map<T, TResult>(Vector256<T> x, Func<T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector256<TResult> result = default;
        for (int i = 0; i < Vector256<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i]);
        }

        return result;
    }

    /// <summary>A function of two operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<TResult> Map<T, TResult>(Vector256<T> x, Vector256<T> y, Func<T, T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector256<TResult> result = default;
        for (int i = 0; i < Vector256<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i], ((T*)&y)[i]);
        }

        return result;
    }

    /// <summary>A function of one operand.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<TResult> Map<T, TResult>(Vector128<T> x, Func<T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector128<TResult> result = default;
        for (int i = 0; i < Vector128<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i]);
        }

        return result;
    }

    /// <summary>A function of two operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<TResult> Map<T, TResult>(Vector128<T> x, Vector128<T> y, Func<T, T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector128<TResult> result = default;
        for (int i = 0; i < Vector128<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i], ((T*)&y)[i]);
        }

        return result;
    }

    /// <summary>A function of three operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<TResult> Map<T, TResult>(Vector512<T> x, Vector512<T> y, Vector512<T> z, Func<T, T, T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector512<TResult> result = default;
        for (int i = 0; i < Vector512<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i], ((T*)&y)[i], ((T*)&z)[i]);
        }

        return result;
    }

    /// <summary>A function of three operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<TResult> Map<T, TResult>(Vector256<T> x, Vector256<T> y, Vector256<T> z, Func<T, T, T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector256<TResult> result = default;
        for (int i = 0; i < Vector256<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i], ((T*)&y)[i], ((T*)&z)[i]);
        }

        return result;
    }

    /// <summary>A function of three operands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<TResult> Map<T, TResult>(Vector128<T> x, Vector128<T> y, Vector128<T> z, Func<T, T, T, TResult> function)
        where T : unmanaged
        where TResult : unmanaged
    {
        Vector128<TResult> result = default;
        for (int i = 0; i < Vector128<T>.Count; i++)
        {
            ((TResult*)&result)[i] = function(((T*)&x)[i], ((T*)&y)[i], ((T*)&z)[i]);
        }

        return result;
    }
}
