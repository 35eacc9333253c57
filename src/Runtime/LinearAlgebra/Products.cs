using System.Numerics;
using Pure.Jit.Memory;
using Pure.Jit.Simd;

namespace Pure.Jit.LinearAlgebra;

/// <summary>Matrix products of either element type, by <see cref="Gemm"/>.</summary>
internal static unsafe class Products
{
    /// <summary>C = A·B, or C += A·B; the rows of C are contiguous.</summary>
    public static void Multiply<T>(
        int m, int n, int k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, T* c, nint cRow, bool accumulate = false)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Gemm.Multiply(m, n, k, (float*)a, aRow, aCol, (float*)b, bRow, bCol, (float*)c, cRow, accumulate);
        }
        else
        {
            Gemm.Multiply(m, n, k, (double*)a, aRow, aCol, (double*)b, bRow, bCol, (double*)c, cRow, accumulate);
        }
    }

    /// <summary>C -= A·B; C may not overlap A or B.</summary>
    public static void Subtract<T>(int m, int n, int k, T* a, nint aRow, nint aCol, T* b, nint bRow, nint bCol, T* c, nint cRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (m == 0 || n == 0 || k == 0)
        {
            return;
        }

        using ArenaScope arena = Arena.Enter();
        if (m <= n)
        {
            T* negated = arena.Allocate<T>((nint)m * k);
            Rows.Negate(m, k, a, aRow, aCol, negated);
            Multiply(m, n, k, negated, k, 1, b, bRow, bCol, c, cRow, accumulate: true);
        }
        else
        {
            T* negated = arena.Allocate<T>((nint)k * n);
            Rows.Negate(k, n, b, bRow, bCol, negated);
            Multiply(m, n, k, a, aRow, aCol, negated, n, 1, c, cRow, accumulate: true);
        }
    }

    /// <summary>Half of a size, or a little more, so that the first part is of whole blocks.</summary>
    public static int Half(int n, int block) => int.Min(n, (((n / 2) + block - 1) / block) * block);
}
