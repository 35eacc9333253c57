using System.Numerics;
using Pure.Jit.Memory;

namespace Pure.Jit.LinearAlgebra;

/// <summary>A = Q·R by Householder reflections, in blocks that are applied as matrix products.</summary>
internal static unsafe class QrFactor
{
    /// <summary>Factors one matrix.</summary>
    /// <param name="m">Rows of A.</param>
    /// <param name="n">Columns of A.</param>
    /// <param name="from">A, row-major.</param>
    /// <param name="inner">Columns of Q and rows of R: m, or min(m, n).</param>
    /// <param name="q">Q, m by <paramref name="inner"/>; null if it is not wanted.</param>
    /// <param name="r">R, <paramref name="inner"/> by n.</param>
    public static void Run<T>(int m, int n, T* from, int inner, T* q, T* r)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        int count = int.Min(m, n);
        T* columns = arena.Allocate<T>((nint)n * m);
        T* v = arena.Allocate<T>((nint)count * m);
        T* tau = arena.Allocate<T>(count);
        T* product = stackalloc T[Reflectors.Block * Reflectors.Block];
        Rows.Transpose(m, n, from, n, columns, m);
        T scale = Scaling.Down(Rows.Largest((nint)n * m, columns));
        Scaling.Apply((nint)n * m, scale, columns);
        for (int start = 0; start < count; start += Reflectors.Block)
        {
            int together = int.Min(Reflectors.Block, count - start);
            for (int k = start; k < start + together; k++)
            {
                T* column = columns + ((nint)k * m);
                T* vector = v + ((nint)k * m);
                new Span<T>(vector, k).Clear();
                new ReadOnlySpan<T>(column + k, m - k).CopyTo(new Span<T>(vector + k, m - k));
                (tau[k], column[k]) = Reflectors.Make(m - k, vector + k);
                for (int j = k + 1; j < start + together && tau[k] != T.Zero; j++)
                {
                    T* other = columns + ((nint)j * m) + k;
                    Rows.MultiplyAdd(m - k, -tau[k] * Rows.Dot(m - k, vector + k, other), vector + k, other);
                }
            }

            int next = start + together;
            T* first = v + ((nint)start * m) + start;
            Reflectors.Gather(together, m - start, first, m, tau + start, product);
            Reflectors.Apply(
                n - next, m - start, together, first, m, product, isTransposed: false, columns + ((nint)next * m) + start, m);
        }

        Scaling.Undo((nint)n * m, scale, columns);
        for (int i = 0; i < inner; i++)
        {
            for (int j = 0; j < n; j++)
            {
                r[((nint)i * n) + j] = i <= j ? columns[((nint)j * m) + i] : T.Zero;
            }
        }

        if (q is not null)
        {
            T* turned = arena.Allocate<T>((nint)inner * m);
            Reflectors.Form(inner, m, count, 0, v, m, tau, turned);
            Rows.Transpose(inner, m, turned, m, q, inner);
        }
    }
}
