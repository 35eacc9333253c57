using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pure.Jit.LinearAlgebra;

/// <summary>
/// Vector operations on contiguous elements. Lanes are 256 bits on every machine and sums are combined in one order, so the bits
/// do not depend on the hardware.
/// </summary>
internal static unsafe class Rows
{
    private const MethodImplOptions Flat = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>a·b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Fma<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    /// <summary>y += factor·x.</summary>
    [MethodImpl(Flat)]
    public static void MultiplyAdd<T>(nint n, T factor, T* x, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> wide = Vector256.Create(factor);
        nint i = 0;
        for (; i + Vector256<T>.Count <= n; i += Vector256<T>.Count)
        {
            Fma(wide, Vector256.Load(x + i), Vector256.Load(y + i)).Store(y + i);
        }

        for (; i < n; i++)
        {
            y[i] = T.FusedMultiplyAdd(factor, x[i], y[i]);
        }
    }

    /// <summary>x *= factor.</summary>
    [MethodImpl(Flat)]
    public static void Scale<T>(nint n, T factor, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> wide = Vector256.Create(factor);
        nint i = 0;
        for (; i + Vector256<T>.Count <= n; i += Vector256<T>.Count)
        {
            (Vector256.Load(x + i) * wide).Store(x + i);
        }

        for (; i < n; i++)
        {
            x[i] *= factor;
        }
    }

    /// <summary>x /= divisor.</summary>
    [MethodImpl(Flat)]
    public static void Divide<T>(nint n, T divisor, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> wide = Vector256.Create(divisor);
        nint i = 0;
        for (; i + Vector256<T>.Count <= n; i += Vector256<T>.Count)
        {
            (Vector256.Load(x + i) / wide).Store(x + i);
        }

        for (; i < n; i++)
        {
            x[i] /= divisor;
        }
    }

    /// <summary>The sum of products.</summary>
    [MethodImpl(Flat)]
    public static T Dot<T>(nint n, T* x, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int lanes = Vector256<T>.Count;
        Vector256<T> first = Vector256<T>.Zero, second = Vector256<T>.Zero, third = Vector256<T>.Zero, fourth = Vector256<T>.Zero;
        nint i = 0;
        for (; i + (4 * lanes) <= n; i += 4 * lanes)
        {
            first = Fma(Vector256.Load(x + i), Vector256.Load(y + i), first);
            second = Fma(Vector256.Load(x + i + lanes), Vector256.Load(y + i + lanes), second);
            third = Fma(Vector256.Load(x + i + (2 * lanes)), Vector256.Load(y + i + (2 * lanes)), third);
            fourth = Fma(Vector256.Load(x + i + (3 * lanes)), Vector256.Load(y + i + (3 * lanes)), fourth);
        }

        for (; i + lanes <= n; i += lanes)
        {
            first = Fma(Vector256.Load(x + i), Vector256.Load(y + i), first);
        }

        Vector256<T> all = (first + second) + (third + fourth);
        T sum = T.Zero;
        for (int lane = 0; lane < lanes; lane++)
        {
            sum += all.GetElement(lane);
        }

        for (; i < n; i++)
        {
            sum = T.FusedMultiplyAdd(x[i], y[i], sum);
        }

        return sum;
    }

    /// <summary>(x, y) = (c·x + s·y, c·y - s·x).</summary>
    [MethodImpl(Flat)]
    public static void Rotate<T>(nint n, T c, T s, T* x, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> wideC = Vector256.Create(c), wideS = Vector256.Create(s), minusS = Vector256.Create(-s);
        nint i = 0;
        for (; i + Vector256<T>.Count <= n; i += Vector256<T>.Count)
        {
            Vector256<T> left = Vector256.Load(x + i), right = Vector256.Load(y + i);
            Fma(wideC, left, wideS * right).Store(x + i);
            Fma(wideC, right, minusS * left).Store(y + i);
        }

        for (; i < n; i++)
        {
            T left = x[i], right = y[i];
            x[i] = T.FusedMultiplyAdd(c, left, s * right);
            y[i] = T.FusedMultiplyAdd(c, right, -s * left);
        }
    }

    /// <summary>The largest magnitude; NaN where there is one.</summary>
    [MethodImpl(Flat)]
    public static T Largest<T>(nint n, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vector256<T> most = Vector256<T>.Zero;
        nint i = 0;
        for (; i + Vector256<T>.Count <= n; i += Vector256<T>.Count)
        {
            most = Vector256.Max(Vector256.Abs(Vector256.Load(x + i)), most);
        }

        T largest = T.Zero;
        for (int lane = 0; lane < Vector256<T>.Count; lane++)
        {
            largest = T.Max(largest, most.GetElement(lane));
        }

        for (; i < n; i++)
        {
            largest = T.Max(largest, T.Abs(x[i]));
        }

        return largest;
    }

    /// <summary>to[j, i] = from[i, j].</summary>
    [MethodImpl(Flat)]
    public static void Transpose<T>(nint rows, nint columns, T* from, nint fromRow, T* to, nint toRow)
        where T : unmanaged
    {
        const int Block = 16;
        for (nint i0 = 0; i0 < rows; i0 += Block)
        {
            nint iEnd = nint.Min(i0 + Block, rows);
            for (nint j0 = 0; j0 < columns; j0 += Block)
            {
                nint jEnd = nint.Min(j0 + Block, columns);
                for (nint j = j0; j < jEnd; j++)
                {
                    T* target = to + (j * toRow);
                    T* source = from + j;
                    for (nint i = i0; i < iEnd; i++)
                    {
                        target[i] = source[i * fromRow];
                    }
                }
            }
        }
    }

    /// <summary>Copies rows, with the sign changed.</summary>
    [MethodImpl(Flat)]
    public static void Negate<T>(nint rows, nint columns, T* from, nint fromRow, nint fromColumn, T* to)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (fromColumn != 1 && fromRow == 1)
        {
            Transpose(columns, rows, from, fromColumn, to, columns);
            from = to;
            fromRow = columns;
            fromColumn = 1;
        }

        for (nint i = 0; i < rows; i++)
        {
            T* source = from + (i * fromRow);
            T* target = to + (i * columns);
            nint j = 0;
            if (fromColumn == 1)
            {
                for (; j + Vector256<T>.Count <= columns; j += Vector256<T>.Count)
                {
                    (-Vector256.Load(source + j)).Store(target + j);
                }
            }

            for (; j < columns; j++)
            {
                target[j] = -source[j * fromColumn];
            }
        }
    }
}
