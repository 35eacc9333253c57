using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.Simd;

/// <summary>Applies a scalar function to every lane.</summary>
internal static unsafe class ByLane
{
    public static Vector512<double> Map(Vector512<double> x, delegate*<double, double> function)
    {
        Apply((double*)&x, Vector512<double>.Count, function);
        return x;
    }

    public static Vector256<double> Map(Vector256<double> x, delegate*<double, double> function)
    {
        Apply((double*)&x, Vector256<double>.Count, function);
        return x;
    }

    public static Vector128<double> Map(Vector128<double> x, delegate*<double, double> function)
    {
        Apply((double*)&x, Vector128<double>.Count, function);
        return x;
    }

    public static Vector512<double> Map(Vector512<double> x, Vector512<double> y, delegate*<double, double, double> function)
    {
        Apply((double*)&x, (double*)&y, Vector512<double>.Count, function);
        return x;
    }

    public static Vector256<double> Map(Vector256<double> x, Vector256<double> y, delegate*<double, double, double> function)
    {
        Apply((double*)&x, (double*)&y, Vector256<double>.Count, function);
        return x;
    }

    public static Vector128<double> Map(Vector128<double> x, Vector128<double> y, delegate*<double, double, double> function)
    {
        Apply((double*)&x, (double*)&y, Vector128<double>.Count, function);
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Apply(double* x, int count, delegate*<double, double> function)
    {
        for (int i = 0; i < count; i++)
        {
            x[i] = function(x[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Apply(double* x, double* y, int count, delegate*<double, double, double> function)
    {
        for (int i = 0; i < count; i++)
        {
            x[i] = function(x[i], y[i]);
        }
    }
}
