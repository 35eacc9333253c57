using System.Numerics;

namespace Pure.Jit.LinearAlgebra;

/// <summary>Keeps squares of very large and very small matrices within the range of their type, by exact powers of two.</summary>
internal static unsafe class Scaling
{
    /// <summary>What a matrix of this largest magnitude is multiplied by first: 1 for all but extreme ones.</summary>
    public static T Down<T>(T largest)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int limit = sizeof(T) == sizeof(float) ? 40 : 400;
        if (largest == T.Zero || !T.IsFinite(largest))
        {
            return T.One;
        }

        int exponent = T.ILogB(largest);
        return int.Abs(exponent) < limit ? T.One : T.ScaleB(T.One, -exponent);
    }

    /// <summary>x times the scale.</summary>
    public static void Apply<T>(nint n, T scale, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (scale != T.One)
        {
            Rows.Scale(n, scale, x);
        }
    }

    /// <summary>x divided by the scale.</summary>
    public static void Undo<T>(nint n, T scale, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (scale != T.One)
        {
            Rows.Divide(n, scale, x);
        }
    }

    /// <summary>Whether the first component is negative that is at least half of the largest: vectors are given with it positive.</summary>
    public static bool NeedsFlip<T>(nint n, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T half = Rows.Largest(n, x) / (T.One + T.One);
        for (nint i = 0; i < n; i++)
        {
            if (T.Abs(x[i]) >= half)
            {
                return x[i] < T.Zero;
            }
        }

        return false;
    }
}
