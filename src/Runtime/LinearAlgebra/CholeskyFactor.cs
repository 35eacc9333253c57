using System.Numerics;
using System.Runtime.CompilerServices;
using Pure.Jit.Memory;

namespace Pure.Jit.LinearAlgebra;

/// <summary>L with L·Lᵀ = A: halves joined by a triangular solve and a product, down to blocks that are factored row by row.</summary>
internal static unsafe class CholeskyFactor
{
    private const int Block = 32;
    private const MethodImplOptions Flat = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>Factors one matrix of n by n; NaN in the lower triangle where A is not positive definite.</summary>
    public static void Run<T>(int n, T* from, T* to)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (nint i = 0; i < n; i++)
        {
            new ReadOnlySpan<T>(from + (i * n), (int)i + 1).CopyTo(new Span<T>(to + (i * n), (int)i + 1));
        }

        bool isDefinite = Factor(n, to, n);
        for (nint i = 0; i < n; i++)
        {
            new Span<T>(to + (i * n) + i + 1, (int)(n - i - 1)).Clear();
            if (!isDefinite)
            {
                new Span<T>(to + (i * n), (int)i + 1).Fill(T.NaN);
            }
        }
    }

    private static bool Factor<T>(int n, T* a, nint aRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n <= Block)
        {
            return FactorBlock(n, a, aRow);
        }

        int top = Products.Half(n, Block), bottom = n - top;
        T* below = a + (top * aRow);
        if (!Factor(top, a, aRow))
        {
            return false;
        }

        // The transpose of the lower triangle is an upper one.
        Triangular.SolveRight(top, bottom, a, 1, aRow, isLower: false, isUnit: false, below, aRow);
        using (ArenaScope arena = Arena.Enter())
        {
            T* negated = arena.Allocate<T>((nint)bottom * top);
            Rows.Negate(bottom, top, below, aRow, 1, negated);
            AddOwnProduct(bottom, top, negated, below, aRow, below + top, aRow);
        }

        return Factor(bottom, below + top, aRow);
    }

    // C += A·Bᵀ on and below the diagonal.
    private static void AddOwnProduct<T>(int n, int k, T* a, T* b, nint bRow, T* c, nint cRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n <= 4 * Block)
        {
            Products.Multiply(n, n, k, a, k, 1, b, 1, bRow, c, cRow, accumulate: true);
            return;
        }

        int top = Products.Half(n, Block), bottom = n - top;
        AddOwnProduct(top, k, a, b, bRow, c, cRow);
        Products.Multiply(bottom, top, k, a + ((nint)top * k), k, 1, b, 1, bRow, c + (top * cRow), cRow, accumulate: true);
        AddOwnProduct(bottom, k, a + ((nint)top * k), b + (top * bRow), bRow, c + (top * cRow) + top, cRow);
    }

    // On the transpose, where what changes lies contiguously.
    [MethodImpl(Flat)]
    [SkipLocalsInit]
    private static bool FactorBlock<T>(int n, T* a, nint aRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T* upper = stackalloc T[Block * Block];
        Rows.Transpose(n, n, a, aRow, upper, Block);
        for (int k = 0; k < n; k++)
        {
            T* row = upper + (k * Block);
            if (!(row[k] > T.Zero) || !T.IsFinite(row[k]))
            {
                return false;
            }

            T pivot = T.Sqrt(row[k]);
            row[k] = pivot;
            Rows.Divide(n - k - 1, pivot, row + k + 1);
            for (int i = k + 1; i < n; i++)
            {
                Rows.MultiplyAdd(n - i, -row[i], row + i, upper + (i * Block) + i);
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                a[(i * aRow) + j] = upper[(j * Block) + i];
            }
        }

        return true;
    }
}
