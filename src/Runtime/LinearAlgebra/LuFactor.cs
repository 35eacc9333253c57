using System.Numerics;
using System.Runtime.CompilerServices;
using Pure.Jit.Memory;

namespace Pure.Jit.LinearAlgebra;

/// <summary>P·A = L·U by partial pivoting: halves of the columns joined by a triangular solve and a product.</summary>
internal static unsafe class LuFactor
{
    private const int Block = 32;
    private const MethodImplOptions Flat = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Factors one matrix in place.</summary>
    /// <param name="m">Rows.</param>
    /// <param name="n">Columns, which are also the distance of rows.</param>
    /// <param name="a">A, then L below the diagonal and U.</param>
    /// <param name="pivots">With which row each of the first min(m, n) was exchanged.</param>
    /// <param name="permutation">Where each row came from.</param>
    public static void Run<T>(int m, int n, T* a, int* pivots, int* permutation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int steps = int.Min(m, n);
        Columns(m, steps, a, n, pivots);
        if (n > steps)
        {
            Exchange(steps, pivots, n - steps, a + steps, n);
            Triangular.SolveLeft(steps, n - steps, a, n, 1, isLower: true, isUnit: true, a + steps, n);
        }

        for (int i = 0; i < m; i++)
        {
            permutation[i] = i;
        }

        for (int i = 0; i < steps; i++)
        {
            (permutation[i], permutation[pivots[i]]) = (permutation[pivots[i]], permutation[i]);
        }
    }

    private static void Columns<T>(int m, int n, T* a, nint aRow, int* pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n <= Block)
        {
            FactorBlock(m, n, a, aRow, pivots);
            return;
        }

        int left = Products.Half(n, Block), right = n - left;
        Columns(m, left, a, aRow, pivots);
        Exchange(left, pivots, right, a + left, aRow);
        T* below = a + (left * aRow);
        Triangular.SolveLeft(left, right, a, aRow, 1, isLower: true, isUnit: true, a + left, aRow);
        Products.Subtract(m - left, right, left, below, aRow, 1, a + left, aRow, 1, below + left, aRow);
        Columns(m - left, right, below + left, aRow, pivots + left);
        Exchange(right, pivots + left, left, below, aRow);
        for (int i = left; i < n; i++)
        {
            pivots[i] += left;
        }
    }

    private static void Exchange<T>(int count, int* pivots, int n, T* a, nint aRow)
        where T : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            if (pivots[i] == i)
            {
                continue;
            }

            Span<T> row = new(a + (i * aRow), n), other = new(a + (pivots[i] * aRow), n);
            for (int j = 0; j < n; j++)
            {
                (row[j], other[j]) = (other[j], row[j]);
            }
        }
    }

    // On the transpose, where columns lie contiguously.
    [MethodImpl(Flat)]
    private static void FactorBlock<T>(int m, int n, T* a, nint aRow, int* pivots)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        T* columns = arena.Allocate<T>((nint)m * n);
        Rows.Transpose(m, n, a, aRow, columns, m);
        for (int k = 0; k < n; k++)
        {
            T* column = columns + ((nint)k * m);
            T largest = Rows.Largest(m - k, column + k);
            int pivot = k;
            while (pivot + 1 < m && T.Abs(column[pivot]) != largest)
            {
                pivot++;
            }

            pivot = T.Abs(column[pivot]) == largest ? pivot : k;
            pivots[k] = pivot;
            for (int j = 0; j < n && pivot != k; j++)
            {
                T* other = columns + ((nint)j * m);
                (other[k], other[pivot]) = (other[pivot], other[k]);
            }

            if (column[k] == T.Zero)
            {
                continue;
            }

            Rows.Divide(m - k - 1, column[k], column + k + 1);
            for (int j = k + 1; j < n; j++)
            {
                T* other = columns + ((nint)j * m);
                Rows.MultiplyAdd(m - k - 1, -other[k], column + k + 1, other + k + 1);
            }
        }

        Rows.Transpose(n, m, columns, m, a, aRow);
    }
}
