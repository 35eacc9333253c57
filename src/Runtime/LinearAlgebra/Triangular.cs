using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pure.Jit.Memory;

namespace Pure.Jit.LinearAlgebra;

/// <summary>
/// Substitution in a triangle given by strides, so that a transpose costs nothing: halves joined by a matrix product down to
/// blocks that are solved in registers, all right-hand sides at once.
/// </summary>
internal static unsafe class Triangular
{
    private const int Block = 32;
    private const int RowsAtOnce = 64;
    private const MethodImplOptions Flat = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>X with T·X = B, where X is B on entry: n rows of m.</summary>
    /// <param name="n">Rows of T and X.</param>
    /// <param name="m">Columns of X.</param>
    /// <param name="t">T: element (i, j) at <c>t[i * tRow + j * tCol]</c>.</param>
    /// <param name="tRow">Distance of T's rows.</param>
    /// <param name="tCol">Distance of T's columns.</param>
    /// <param name="isLower">Which triangle is read.</param>
    /// <param name="isUnit">Whether the diagonal is ones and not read.</param>
    /// <param name="x">B, then X.</param>
    /// <param name="xRow">Distance of X's rows.</param>
    public static void SolveLeft<T>(int n, int m, T* t, nint tRow, nint tCol, bool isLower, bool isUnit, T* x, nint xRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n <= Block)
        {
            Substitute(n, m, t, tRow, tCol, isLower, isUnit, x, xRow);
            return;
        }

        int top = Products.Half(n, Block), bottom = n - top;
        T* corner = t + (top * tRow) + (top * tCol);
        T* lower = x + (top * xRow);
        if (isLower)
        {
            SolveLeft(top, m, t, tRow, tCol, isLower, isUnit, x, xRow);
            Products.Subtract(bottom, m, top, t + (top * tRow), tRow, tCol, x, xRow, 1, lower, xRow);
            SolveLeft(bottom, m, corner, tRow, tCol, isLower, isUnit, lower, xRow);
        }
        else
        {
            SolveLeft(bottom, m, corner, tRow, tCol, isLower, isUnit, lower, xRow);
            Products.Subtract(top, m, bottom, t + (top * tCol), tRow, tCol, lower, xRow, 1, x, xRow);
            SolveLeft(top, m, t, tRow, tCol, isLower, isUnit, x, xRow);
        }
    }

    /// <summary>X with X·T = B, where X is B on entry: m rows of n; the rest as in <see cref="SolveLeft"/>.</summary>
    public static void SolveRight<T>(int n, int m, T* t, nint tRow, nint tCol, bool isLower, bool isUnit, T* x, nint xRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n <= Block)
        {
            SubstituteTransposed(n, m, t, tRow, tCol, isLower, isUnit, x, xRow);
            return;
        }

        int left = Products.Half(n, Block), right = n - left;
        T* corner = t + (left * tRow) + (left * tCol);
        T* rest = x + left;
        if (isLower)
        {
            SolveRight(right, m, corner, tRow, tCol, isLower, isUnit, rest, xRow);
            Products.Subtract(m, left, right, rest, xRow, 1, t + (left * tRow), tRow, tCol, x, xRow);
            SolveRight(left, m, t, tRow, tCol, isLower, isUnit, x, xRow);
        }
        else
        {
            SolveRight(left, m, t, tRow, tCol, isLower, isUnit, x, xRow);
            Products.Subtract(m, right, left, x, xRow, 1, t + (left * tCol), tRow, tCol, rest, xRow);
            SolveRight(right, m, corner, tRow, tCol, isLower, isUnit, rest, xRow);
        }
    }

    // X·T = B is Tᵀ·Xᵀ = Bᵀ.
    private static void SubstituteTransposed<T>(int n, int m, T* t, nint tRow, nint tCol, bool isLower, bool isUnit, T* x, nint xRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        T* turned = arena.Allocate<T>((nint)n * RowsAtOnce);
        for (int row = 0; row < m; row += RowsAtOnce)
        {
            int count = int.Min(RowsAtOnce, m - row);
            T* part = x + (row * xRow);
            Rows.Transpose(count, n, part, xRow, turned, RowsAtOnce);
            Substitute(n, count, t, tCol, tRow, !isLower, isUnit, turned, RowsAtOnce);
            Rows.Transpose(n, count, turned, RowsAtOnce, part, xRow);
        }
    }

    [MethodImpl(Flat)]
    private static void Substitute<T>(int n, int m, T* t, nint tRow, nint tCol, bool isLower, bool isUnit, T* x, nint xRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int lanes = Vector256<T>.Count;
        nint first = isLower ? 0 : n - 1, step = isLower ? 1 : -1;
        nint c = 0;
        for (; c + (4 * lanes) <= m; c += 4 * lanes)
        {
            nint i = first;
            for (int done = 0; done < n; done++, i += step)
            {
                T* row = x + (i * xRow) + c;
                T* coefficient = t + (i * tRow) + (first * tCol);
                T* known = x + (first * xRow) + c;
                Vector256<T> s0 = Vector256.Load(row), s1 = Vector256.Load(row + lanes);
                Vector256<T> s2 = Vector256.Load(row + (2 * lanes)), s3 = Vector256.Load(row + (3 * lanes));
                for (int j = 0; j < done; j++)
                {
                    Vector256<T> factor = Vector256.Create(-*coefficient);
                    s0 = Rows.Fma(factor, Vector256.Load(known), s0);
                    s1 = Rows.Fma(factor, Vector256.Load(known + lanes), s1);
                    s2 = Rows.Fma(factor, Vector256.Load(known + (2 * lanes)), s2);
                    s3 = Rows.Fma(factor, Vector256.Load(known + (3 * lanes)), s3);
                    coefficient += step * tCol;
                    known += step * xRow;
                }

                if (!isUnit)
                {
                    Vector256<T> pivot = Vector256.Create(t[(i * tRow) + (i * tCol)]);
                    s0 /= pivot;
                    s1 /= pivot;
                    s2 /= pivot;
                    s3 /= pivot;
                }

                s0.Store(row);
                s1.Store(row + lanes);
                s2.Store(row + (2 * lanes));
                s3.Store(row + (3 * lanes));
            }
        }

        for (; c + lanes <= m; c += lanes)
        {
            nint i = first;
            for (int done = 0; done < n; done++, i += step)
            {
                T* row = x + (i * xRow) + c;
                Vector256<T> sum = Vector256.Load(row);
                nint j = first;
                for (int before = 0; before < done; before++, j += step)
                {
                    sum = Rows.Fma(Vector256.Create(-t[(i * tRow) + (j * tCol)]), Vector256.Load(x + (j * xRow) + c), sum);
                }

                (isUnit ? sum : sum / Vector256.Create(t[(i * tRow) + (i * tCol)])).Store(row);
            }
        }

        for (; c < m; c++)
        {
            nint i = first;
            for (int done = 0; done < n; done++, i += step)
            {
                T sum = x[(i * xRow) + c];
                nint j = first;
                for (int before = 0; before < done; before++, j += step)
                {
                    sum = T.FusedMultiplyAdd(-t[(i * tRow) + (j * tCol)], x[(j * xRow) + c], sum);
                }

                x[(i * xRow) + c] = isUnit ? sum : sum / t[(i * tRow) + (i * tCol)];
            }
        }
    }
}
