using System.Numerics;
using Pure.Jit.Memory;

namespace Pure.Jit.LinearAlgebra;

/// <summary>
/// A = U·diag(s)·Vᵀ: reduced to a square matrix by reflections, whose rows are then rotated pair by pair until all are orthogonal.
/// Small singular values keep their relative accuracy.
/// </summary>
internal static unsafe class SingularValues
{
    private const int MaxSweeps = 60;

    /// <summary>Decomposes one matrix; all NaN where it has NaN or ±∞.</summary>
    /// <param name="m">Its rows.</param>
    /// <param name="n">Its columns.</param>
    /// <param name="from">The matrix.</param>
    /// <param name="isFull">Whether U and V are square.</param>
    /// <param name="u">U: m by m, or m by min(m, n); null if neither U nor V is wanted.</param>
    /// <param name="s">The singular values, descending.</param>
    /// <param name="vt">Vᵀ: n by n, or min(m, n) by n.</param>
    public static void Run<T>(int m, int n, T* from, bool isFull, T* u, T* s, T* vt)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        int small = int.Min(m, n), large = int.Max(m, n), wide = isFull ? large : small;
        nint size = (nint)m * n;
        T* a = arena.Allocate<T>(size);
        if (m >= n)
        {
            new ReadOnlySpan<T>(from, m * n).CopyTo(new Span<T>(a, m * n));
        }
        else
        {
            Rows.Transpose(m, n, from, n, a, m);
        }

        T largest = Rows.Largest(size, a);
        if (!T.IsFinite(largest))
        {
            new Span<T>(s, small).Fill(T.NaN);
            if (u is not null)
            {
                new Span<T>(u, m * (isFull ? m : small)).Fill(T.NaN);
                new Span<T>(vt, (isFull ? n : small) * n).Fill(T.NaN);
            }

            return;
        }

        T scale = Scaling.Down(largest);
        Scaling.Apply(size, scale, a);
        bool hasVectors = u is not null;

        // a is large × small: left are its left vectors, as columns, right the right ones, as rows.
        T* left = hasVectors ? arena.Allocate<T>((nint)large * wide) : null;
        T* right = hasVectors ? arena.Allocate<T>((nint)small * small) : null;
        Tall(large, small, a, wide, left, s, right);
        Scaling.Undo(small, scale, s);
        if (!hasVectors)
        {
            return;
        }

        if (m >= n)
        {
            new ReadOnlySpan<T>(left, large * wide).CopyTo(new Span<T>(u, large * wide));
            new ReadOnlySpan<T>(right, small * small).CopyTo(new Span<T>(vt, small * small));
        }
        else
        {
            Rows.Transpose(small, small, right, small, u, small);
            Rows.Transpose(large, wide, left, wide, vt, large);
        }
    }

    private static void Tall<T>(int m, int n, T* a, int wide, T* left, T* s, T* right)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        T* square = a;
        T* q = null;
        if (m > n)
        {
            square = arena.Allocate<T>((nint)wide * n);
            q = left is null ? null : arena.Allocate<T>((nint)m * wide);
            QrFactor.Run(m, n, a, left is null ? n : wide, q, square);
        }

        // Row j of the square matrix times the rotations so far, and the rotations themselves.
        T* turned = left is null ? null : arena.Allocate<T>((nint)n * n);
        if (turned is not null)
        {
            Identity(n, turned);
        }

        Orthogonalise(n, square, turned);
        Span<int> order = new(arena.Allocate<int>(n), n);
        Sort(n, square, s, order, arena.Allocate<T>(n));
        if (left is null)
        {
            return;
        }

        T* columns = arena.Allocate<T>((nint)n * n);
        int rank = 0;
        for (int place = 0; place < n; place++)
        {
            T* row = square + ((nint)order[place] * n);
            T* rotation = turned + ((nint)order[place] * n);
            T* vector = right + ((nint)place * n);
            new ReadOnlySpan<T>(row, n).CopyTo(new Span<T>(vector, n));
            new ReadOnlySpan<T>(rotation, n).CopyTo(new Span<T>(columns + ((nint)place * n), n));
            if (s[place] > T.Zero)
            {
                rank++;
                Rows.Divide(n, s[place], vector);
                if (Scaling.NeedsFlip(n, vector))
                {
                    Rows.Scale(n, -T.One, vector);
                    Rows.Scale(n, -T.One, columns + ((nint)place * n));
                }
            }
        }

        Complete(n, rank, right);
        if (q is null)
        {
            Rows.Transpose(n, n, columns, n, left, n);
            return;
        }

        // The left vectors of the square matrix are combinations of the first columns of Q; the others stay.
        Products.Multiply(m, n, n, q, wide, 1, columns, 1, n, left, wide);
        for (nint i = 0; i < m; i++)
        {
            new ReadOnlySpan<T>(q + (i * wide) + n, wide - n).CopyTo(new Span<T>(left + (i * wide) + n, wide - n));
        }
    }

    private static void Identity<T>(int n, T* x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        new Span<T>(x, n * n).Clear();
        for (nint i = 0; i < n; i++)
        {
            x[(i * n) + i] = T.One;
        }
    }

    private static void Orthogonalise<T>(int n, T* rows, T* rotations)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        T* norms = arena.Allocate<T>(n);
        T least = T.CreateTruncating(sizeof(T) == sizeof(float) ? 6e-8 : 1.1e-16) * T.Sqrt(T.CreateTruncating(n));
        T two = T.One + T.One;
        bool isMoving = true;
        for (int sweep = 0; sweep < MaxSweeps && isMoving; sweep++)
        {
            isMoving = false;
            for (int i = 0; i < n; i++)
            {
                norms[i] = Rows.Dot(n, rows + ((nint)i * n), rows + ((nint)i * n));
            }

            for (int p = 0; p < n; p++)
            {
                T* first = rows + ((nint)p * n);
                for (int q = p + 1; q < n; q++)
                {
                    T* second = rows + ((nint)q * n);
                    T inner = Rows.Dot(n, first, second);
                    if (!(T.Abs(inner) > least * T.Sqrt(norms[p]) * T.Sqrt(norms[q])))
                    {
                        continue;
                    }

                    isMoving = true;
                    T zeta = (norms[q] - norms[p]) / (two * inner);
                    T tangent = T.CopySign(T.One, zeta) / (T.Abs(zeta) + T.Sqrt(T.FusedMultiplyAdd(zeta, zeta, T.One)));
                    T c = T.One / T.Sqrt(T.FusedMultiplyAdd(tangent, tangent, T.One)), sine = c * tangent;
                    Rows.Rotate(n, c, -sine, first, second);
                    norms[p] = T.Max(norms[p] - (tangent * inner), T.Zero);
                    norms[q] += tangent * inner;
                    if (rotations is not null)
                    {
                        Rows.Rotate(n, c, -sine, rotations + ((nint)p * n), rotations + ((nint)q * n));
                    }
                }
            }
        }
    }

    private static void Sort<T>(int n, T* rows, T* s, Span<int> order, T* keys)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < n; i++)
        {
            order[i] = i;
            s[i] = T.Sqrt(Rows.Dot(n, rows + ((nint)i * n), rows + ((nint)i * n)));
            keys[i] = -s[i];
        }

        new Span<T>(keys, n).Sort(order);
        for (int i = 0; i < n; i++)
        {
            s[i] = T.Abs(keys[i]);
        }
    }

    // Makes the rows behind the given ones orthonormal to them and to each other.
    private static void Complete<T>(int n, int given, T* rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (given == n)
        {
            return;
        }

        using ArenaScope arena = Arena.Enter();
        T* known = arena.Allocate<T>((nint)n * int.Max(given, 1));
        T* q = arena.Allocate<T>((nint)n * n);
        T* r = arena.Allocate<T>((nint)n * int.Max(given, 1));
        Rows.Transpose(given, n, rows, n, known, given);
        QrFactor.Run(n, given, known, n, q, r);
        for (int j = given; j < n; j++)
        {
            T* row = rows + ((nint)j * n);
            for (nint i = 0; i < n; i++)
            {
                row[i] = q[(i * n) + j];
            }
        }
    }
}
