using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.Simd;

/// <summary>Sines and cosines of angles too large for the three-part reduction: only those lanes, in f64.</summary>
internal static unsafe class LargeAngles
{
    /// <summary>Angles above this go here.</summary>
    public const float From = 100_000f;

    public static Vector512<float> Sin(Vector512<float> x, Vector512<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector512<float>.Count, &Math.Sin);
        return small;
    }

    public static Vector256<float> Sin(Vector256<float> x, Vector256<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector256<float>.Count, &Math.Sin);
        return small;
    }

    public static Vector128<float> Sin(Vector128<float> x, Vector128<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector128<float>.Count, &Math.Sin);
        return small;
    }

    public static Vector512<float> Cos(Vector512<float> x, Vector512<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector512<float>.Count, &Math.Cos);
        return small;
    }

    public static Vector256<float> Cos(Vector256<float> x, Vector256<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector256<float>.Count, &Math.Cos);
        return small;
    }

    public static Vector128<float> Cos(Vector128<float> x, Vector128<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector128<float>.Count, &Math.Cos);
        return small;
    }

    public static Vector512<float> Tan(Vector512<float> x, Vector512<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector512<float>.Count, &Math.Tan);
        return small;
    }

    public static Vector256<float> Tan(Vector256<float> x, Vector256<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector256<float>.Count, &Math.Tan);
        return small;
    }

    public static Vector128<float> Tan(Vector128<float> x, Vector128<float> small)
    {
        Replace((float*)&x, (float*)&small, Vector128<float>.Count, &Math.Tan);
        return small;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Replace(float* x, float* y, int count, delegate*<double, double> function)
    {
        for (int i = 0; i < count; i++)
        {
            if (MathF.Abs(x[i]) > From)
            {
                y[i] = (float)function(x[i]);
            }
        }
    }
}
