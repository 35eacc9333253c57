using System.Numerics;
using Pure.Jit.Memory;

namespace Pure.Jit.LinearAlgebra;

/// <summary>
/// Eigenvalues and eigenvectors of symmetric matrices: reflections to tridiagonal form, then implicit QL steps whose rotations turn
/// the rows of Vᵀ.
/// </summary>
internal static unsafe class SymmetricEigen
{
    private const int MaxSteps = 60;

    /// <summary>Decomposes one matrix; all NaN where it has NaN or ±∞.</summary>
    /// <param name="n">Its size.</param>
    /// <param name="from">The matrix, of which the lower triangle is read.</param>
    /// <param name="vectors">The eigenvectors, as columns; null if they are not wanted.</param>
    /// <param name="values">The eigenvalues, ascending.</param>
    public static void Run<T>(int n, T* from, T* vectors, T* values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n == 0)
        {
            return;
        }

        using ArenaScope arena = Arena.Enter();
        nint size = (nint)n * n;
        T* a = arena.Allocate<T>(size);
        for (nint i = 0; i < n; i++)
        {
            for (nint j = 0; j <= i; j++)
            {
                a[(i * n) + j] = a[(j * n) + i] = from[(i * n) + j];
            }
        }

        T largest = Rows.Largest(size, a);
        double* diagonal = arena.Allocate<double>(n);
        double* beside = arena.Allocate<double>(n);
        T* turned = vectors is null ? null : arena.Allocate<T>(size);
        T scale = Scaling.Down(largest);
        bool isDone = T.IsFinite(largest);
        if (isDone)
        {
            Scaling.Apply(size, scale, a);
            Reduce(n, a, diagonal, beside, turned);
            isDone = Rotate(n, diagonal, beside, turned);
        }

        if (!isDone)
        {
            new Span<T>(values, n).Fill(T.NaN);
            if (vectors is not null)
            {
                new Span<T>(vectors, n * n).Fill(T.NaN);
            }

            return;
        }

        Sort(n, diagonal, turned, vectors, values);
        Scaling.Undo(n, scale, values);
    }

    // A = Q·(tridiagonal)·Qᵀ; the rows of turned become Qᵀ.
    private static void Reduce<T>(int n, T* a, double* diagonal, double* beside, T* turned)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        int count = int.Max(n - 2, 0);
        T* v = arena.Allocate<T>((nint)int.Max(count, 1) * n);
        T* tau = arena.Allocate<T>(int.Max(count, 1));
        T* w = arena.Allocate<T>(n);
        for (int k = 0; k < count; k++)
        {
            T* row = a + ((nint)k * n);
            T* vector = v + ((nint)k * n);
            int rest = n - k - 1;
            new Span<T>(vector, k + 1).Clear();
            T* tail = vector + k + 1;
            new ReadOnlySpan<T>(row + k + 1, rest).CopyTo(new Span<T>(tail, rest));
            (tau[k], T beta) = Reflectors.Make(rest, tail);
            diagonal[k] = double.CreateTruncating(row[k]);
            beside[k] = double.CreateTruncating(beta);
            if (tau[k] == T.Zero)
            {
                continue;
            }

            T* corner = a + ((nint)(k + 1) * n) + k + 1;
            Products.Multiply(rest, 1, rest, corner, n, 1, tail, 1, 1, w, 1);
            Rows.Scale(rest, tau[k], w);
            Rows.MultiplyAdd(rest, -tau[k] * Rows.Dot(rest, w, tail) / (T.One + T.One), tail, w);
            for (int i = 0; i < rest; i++)
            {
                Rows.MultiplyAdd(rest, -tail[i], w, corner + ((nint)i * n));
                Rows.MultiplyAdd(rest, -w[i], tail, corner + ((nint)i * n));
            }
        }

        for (int k = count; k < n; k++)
        {
            diagonal[k] = double.CreateTruncating(a[((nint)k * n) + k]);
            beside[k] = k + 1 < n ? double.CreateTruncating(a[((nint)k * n) + k + 1]) : 0;
        }

        if (turned is not null)
        {
            Reflectors.Form(n, n, count, 1, v, n, tau, turned);
        }
    }

    // Each step chases one rotation down the tridiagonal matrix, with Wilkinson's shift.
    private static bool Rotate<T>(int n, double* d, double* e, T* turned)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int low = 0; low < n; low++)
        {
            for (int steps = 0; ; steps++)
            {
                int high = low;
                while (high < n - 1 && double.Abs(e[high]) > 1.1e-16 * (double.Abs(d[high]) + double.Abs(d[high + 1])))
                {
                    high++;
                }

                if (high == low)
                {
                    break;
                }

                if (steps == MaxSteps)
                {
                    return false;
                }

                double g = (d[low + 1] - d[low]) / (2 * e[low]), r = Hypotenuse(g, 1);
                g = d[high] - d[low] + (e[low] / (g + double.CopySign(r, g)));
                double s = 1, c = 1, p = 0;
                int i = high - 1;
                for (; i >= low; i--)
                {
                    double f = s * e[i], b = c * e[i];
                    r = Hypotenuse(f, g);
                    e[i + 1] = r;
                    if (r == 0)
                    {
                        d[i + 1] -= p;
                        e[high] = 0;
                        break;
                    }

                    s = f / r;
                    c = g / r;
                    g = d[i + 1] - p;
                    r = ((d[i] - g) * s) + (2 * c * b);
                    p = s * r;
                    d[i + 1] = g + p;
                    g = (c * r) - b;
                    if (turned is not null)
                    {
                        Rows.Rotate(n, T.CreateTruncating(c), T.CreateTruncating(s), turned + ((nint)(i + 1) * n), turned + ((nint)i * n));
                    }
                }

                if (i >= low)
                {
                    continue;
                }

                d[low] -= p;
                e[low] = g;
                e[high] = 0;
            }
        }

        return true;
    }

    private static double Hypotenuse(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private static void Sort<T>(int n, double* diagonal, T* turned, T* vectors, T* values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using ArenaScope arena = Arena.Enter();
        Span<int> order = new(arena.Allocate<int>(n), n);
        Span<double> keys = new(arena.Allocate<double>(n), n);
        for (int i = 0; i < n; i++)
        {
            order[i] = i;
            keys[i] = diagonal[i];
        }

        keys.Sort(order);
        for (int j = 0; j < n; j++)
        {
            values[j] = T.CreateTruncating(keys[j]);
            if (turned is null)
            {
                continue;
            }

            T* vector = turned + ((nint)order[j] * n);
            bool isFlipped = Scaling.NeedsFlip(n, vector);
            for (nint i = 0; i < n; i++)
            {
                vectors[(i * n) + j] = isFlipped ? -vector[i] : vector[i];
            }
        }
    }
}
