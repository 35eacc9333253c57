using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>Order along the last axis, in memory that generated code has ready.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Ordered
{
    /// <summary>The primitive <c>sort</c> over runs that lie one behind the other.</summary>
    public static void Sort<T>(T* x, T* result, nint count, nint length)
        where T : unmanaged
    {
        if (count * length > 0)
        {
            Sorting.Run(x, result, checked((int)(count * length)), (int)length);
        }
    }

    /// <summary>The primitive <c>argmax</c>, of which the caller has checked that no run is empty.</summary>
    public static void Argmax<T>(T* x, int* result, nint count, nint length)
        where T : unmanaged => Extremes.Find(x, result, count, length, largest: true);

    /// <summary>The primitive <c>argmin</c>, of which the caller has checked that no run is empty.</summary>
    public static void Argmin<T>(T* x, int* result, nint count, nint length)
        where T : unmanaged => Extremes.Find(x, result, count, length, largest: false);
}
