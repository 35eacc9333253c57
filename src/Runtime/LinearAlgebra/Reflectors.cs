using System.Numerics;
using Pure.Jit.Memory;

namespace Pure.Jit.LinearAlgebra;

/// <summary>
/// Householder reflections I - tau·v·vᵀ, each v a contiguous row, and products of many of them as I - V·T·Vᵀ, which are applied as
/// matrix products.
/// </summary>
internal static unsafe class Reflectors
{
    /// <summary>How many reflections are applied together.</summary>
    public const int Block = 32;

    /// <summary>
    /// Makes of x the v (v[0] = 1) of the reflection that takes x to beta·e₀; returns tau and beta. tau is 0 where x is that
    /// already.
    /// </summary>
    public static (T Tau, T Beta) Make<T>(nint n, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T head = x[0];
        T below = n > 1 ? Rows.Dot(n - 1, x + 1, x + 1) : T.Zero;
        x[0] = T.One;
        if (below == T.Zero)
        {
            return (T.Zero, head);
        }

        T norm = T.Sqrt(T.FusedMultiplyAdd(head, head, below));
        T beta = head >= T.Zero ? -norm : norm;
        Rows.Divide(n - 1, head - beta, x + 1);
        return ((beta - head) / beta, beta);
    }

    /// <summary>
    /// T of the product of <paramref name="count"/> reflections, upper triangular, in <see cref="Block"/> by <see cref="Block"/>;
    /// the rows of V are zero before each one's head.
    /// </summary>
    public static void Gather<T>(int count, nint n, T* v, nint vRow, T* tau, T* product)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int j = 0; j < count; j++)
        {
            for (int i = 0; i < j; i++)
            {
                product[(i * Block) + j] = -tau[j] * Rows.Dot(n, v + (i * vRow), v + (j * vRow));
            }

            // The column times the triangle before it, from the top down.
            for (int i = 0; i < j; i++)
            {
                T sum = T.Zero;
                for (int k = i; k < j; k++)
                {
                    sum = T.FusedMultiplyAdd(product[(i * Block) + k], product[(k * Block) + j], sum);
                }

                product[(i * Block) + j] = sum;
            }

            product[(j * Block) + j] = tau[j];
            for (int i = j + 1; i < count; i++)
            {
                product[(i * Block) + j] = T.Zero;
            }
        }
    }

    /// <summary>X = X·(I - V·T·Vᵀ), or with Tᵀ: X has rows of n.</summary>
    public static void Apply<T>(int rows, int n, int count, T* v, nint vRow, T* product, bool isTransposed, T* x, nint xRow)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (rows == 0)
        {
            return;
        }

        using ArenaScope arena = Arena.Enter();
        T* projected = arena.Allocate<T>((nint)rows * count);
        T* turned = arena.Allocate<T>((nint)rows * count);
        Products.Multiply(rows, count, n, x, xRow, 1, v, 1, vRow, projected, count);
        Products.Multiply(
            rows, count, count, projected, count, 1, product, isTransposed ? 1 : Block, isTransposed ? Block : 1, turned, count);
        Products.Subtract(rows, n, count, turned, count, 1, v, vRow, 1, x, xRow);
    }

    /// <summary>
    /// Rows of Qᵀ for Q = H₀·H₁·…, into x: <paramref name="rows"/> of n. The head of reflection k is at column k + offset of its row
    /// of V, which is zero before.
    /// </summary>
    public static void Form<T>(int rows, int n, int count, int offset, T* v, nint vRow, T* tau, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        new Span<T>(x, checked(rows * n)).Clear();
        for (int i = 0; i < rows; i++)
        {
            x[((nint)i * n) + i] = T.One;
        }

        T* product = stackalloc T[Block * Block];
        for (int start = (count - 1) / Block * Block; start >= 0 && count > 0; start -= Block)
        {
            int together = int.Min(Block, count - start), skip = start + offset;
            T* first = v + (start * vRow) + skip;
            Gather(together, n - skip, first, vRow, tau + start, product);
            Apply(rows, n - skip, together, first, vRow, product, isTransposed: true, x + skip, n);
        }
    }
}
