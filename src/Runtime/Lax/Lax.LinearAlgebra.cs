using System.Numerics;
using Pure.Jit.LinearAlgebra;

namespace Pure.Jit;

// Decompositions of matrices and triangular systems: over the last two axes, for each index of the axes before them.
public static partial class Lax
{
    /// <summary>
    /// The lower triangular L with L·Lᵀ = x for symmetric positive definite matrices [.., n, n], of which the lower triangle is
    /// read. The lower triangle is NaN where x is not positive definite. f32 and f64; differentiable.
    /// </summary>
    /// <param name="x">The matrices.</param>
    /// <exception cref="ArgumentException">The matrices are not square, or the element type is another.</exception>
    [Primitive("cholesky")]
    public static unsafe NDArray<T> Cholesky<T>(NDArray<T> x)
        where T : unmanaged
    {
        MatrixLoop.RequireSquare(x, "cholesky", nameof(x));
        NDArray<T> result = NDArray<T>.Allocate(x.Shape);
        int n = x.Shape[^1];
        fixed (T* from = x)
        fixed (T* to = &result.Reference)
        {
            CholeskyBody body = new(from, to, n);
            MatrixLoop.Run<T, CholeskyBody>("cholesky", MatrixLoop.Count(x), Cube(n) / 3, ref body);
        }

        GC.KeepAlive(x);
        return result;
    }

    /// <summary>
    /// The x with op(a)·x = b, or x·op(a) = b, where op(a) is one triangle of a or its transpose; a zero on the diagonal gives ±∞ or
    /// NaN. f32 and f64; linear in b, differentiable in the triangle of a.
    /// </summary>
    /// <param name="a">Matrices [.., n, n].</param>
    /// <param name="b">Right-hand sides [.., n, k], or [.., k, n] from the right, with the same axes before the last two.</param>
    /// <param name="leftSide">Whether op(a) stands to the left of x.</param>
    /// <param name="lower">Which triangle of a is read; the other is taken as 0.</param>
    /// <param name="transposeA">Whether op(a) is the transpose.</param>
    /// <param name="unitDiagonal">Whether the diagonal is taken as ones.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or the element type is another.</exception>
    [Primitive("triangular_solve")]
    public static unsafe NDArray<T> TriangularSolve<T>(
        NDArray<T> a, NDArray<T> b, bool leftSide = false, bool lower = false, bool transposeA = false, bool unitDiagonal = false)
        where T : unmanaged
    {
        MatrixLoop.RequireSquare(a, "triangular_solve", nameof(a));
        MatrixLoop.Require(b, "triangular_solve", nameof(b));
        int n = a.Shape[^1];
        int rows = b.Shape[^2];
        int columns = b.Shape[^1];
        if ((leftSide ? rows : columns) != n || a.Shape[..^2] != b.Shape[..^2])
        {
            throw new ArgumentException(
                $"'triangular_solve' needs as many {(leftSide ? "rows" : "columns")} of b as of a, and equal axes before the last two: a is {a.Shape}, b is {b.Shape}", nameof(b));
        }

        NDArray<T> result = NDArray<T>.Allocate(b.Shape);
        b.AsSpan().CopyTo(result.WritableSpan());
        fixed (T* triangle = a)
        fixed (T* x = &result.Reference)
        {
            SubstitutionBody body = new(triangle, x, n, rows, columns, leftSide, lower != transposeA, transposeA, unitDiagonal);
            MatrixLoop.Run<T, SubstitutionBody>("triangular_solve", MatrixLoop.Count(b), (double)n * rows * columns, ref body);
        }

        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return result;
    }

    /// <summary>
    /// Factors matrices [.., m, n] by partial pivoting: L below the diagonal (its own diagonal is ones) and U on and above it, with
    /// L·U the rows of x at the permutation. f32 and f64; differentiable.
    /// </summary>
    /// <param name="x">The matrices.</param>
    /// <returns>The factors; with which row each of the first min(m, n) was exchanged in turn; where each row came from.</returns>
    /// <exception cref="ArgumentException">x has less than two axes, or the element type is another.</exception>
    [Primitive("lu")]
    public static unsafe (NDArray<T> Lu, NDArray<int> Pivots, NDArray<int> Permutation) Lu<T>(NDArray<T> x)
        where T : unmanaged
    {
        MatrixLoop.Require(x, "lu", nameof(x));
        int rows = x.Shape[^2];
        int columns = x.Shape[^1];
        NDArray<T> factors = NDArray<T>.Allocate(x.Shape);
        NDArray<int> pivots = NDArray<int>.Allocate(x.Shape[..^2].Insert(x.Rank - 2, int.Min(rows, columns)));
        NDArray<int> permutation = NDArray<int>.Allocate(x.Shape[..^1]);
        x.AsSpan().CopyTo(factors.WritableSpan());
        fixed (T* a = &factors.Reference)
        fixed (int* exchanged = &pivots.Reference, from = &permutation.Reference)
        {
            LuBody body = new(a, exchanged, from, rows, columns);
            MatrixLoop.Run<T, LuBody>("lu", MatrixLoop.Count(x), (double)rows * columns * int.Min(rows, columns), ref body);
        }

        GC.KeepAlive(x);
        return (factors, pivots, permutation);
    }

    /// <summary>The permutation that exchanging row i with row pivots[i], in turn, makes of 0, 1, 2, …. No derivative.</summary>
    /// <param name="pivots">Rows [.., k], each within the permutation's size.</param>
    /// <param name="permutationSize">How many rows there are.</param>
    /// <exception cref="ArgumentException">There is no axis.</exception>
    [Primitive("lu_pivots_to_permutation")]
    public static NDArray<int> LuPivotsToPermutation(NDArray<int> pivots, Shape permutationSize)
    {
        if (pivots.Rank == 0)
        {
            throw new ArgumentException("'lu_pivots_to_permutation' needs at least one axis: pivots is a number", nameof(pivots));
        }

        int size = permutationSize[0];
        int count = pivots.Shape[^1];
        NDArray<int> result = NDArray<int>.Allocate(pivots.Shape.With(pivots.Rank - 1, size));
        Span<int> all = result.WritableSpan();
        for (int b = 0; b < pivots.Shape[..^1].Size; b++)
        {
            Span<int> rows = all.Slice(b * size, size);
            ReadOnlySpan<int> exchanged = pivots.AsSpan().Slice(b * count, count);
            for (int i = 0; i < size; i++)
            {
                rows[i] = i;
            }

            for (int i = 0; i < count; i++)
            {
                (rows[i], rows[exchanged[i]]) = (rows[exchanged[i]], rows[i]);
            }
        }

        GC.KeepAlive(pivots);
        return result;
    }

    /// <summary>
    /// Q with orthonormal columns and upper triangular R with Q·R = x, by Householder reflections; the diagonal of R may be negative.
    /// f32 and f64; differentiable, but not with fullMatrices where x has more rows than columns.
    /// </summary>
    /// <param name="x">Matrices [.., m, n].</param>
    /// <param name="fullMatrices">Whether Q is [.., m, m] rather than [.., m, min(m, n)].</param>
    /// <exception cref="ArgumentException">x has less than two axes, or the element type is another.</exception>
    [Primitive("qr")]
    public static unsafe (NDArray<T> Q, NDArray<T> R) Qr<T>(NDArray<T> x, bool fullMatrices = true)
        where T : unmanaged
    {
        MatrixLoop.Require(x, "qr", nameof(x));
        int rows = x.Shape[^2];
        int columns = x.Shape[^1];
        int inner = fullMatrices ? rows : int.Min(rows, columns);
        NDArray<T> q = NDArray<T>.Allocate(x.Shape.With(x.Rank - 1, inner));
        NDArray<T> r = NDArray<T>.Allocate(x.Shape.With(x.Rank - 2, inner));
        fixed (T* from = x, left = &q.Reference, right = &r.Reference)
        {
            QrBody body = new(from, left, right, rows, columns, inner);
            MatrixLoop.Run<T, QrBody>("qr", MatrixLoop.Count(x), 4.0 * rows * columns * inner, ref body);
        }

        GC.KeepAlive(x);
        return (q, r);
    }

    /// <summary>
    /// Eigenvectors V, as columns, and ascending eigenvalues w with x·V = V·diag(w), of symmetric matrices [.., n, n], of which the
    /// lower triangle is read. Of each vector the first component is positive that is at least half of the largest. NaN where x has
    /// NaN or ±∞. f32 and f64; differentiable, the vectors only where no two eigenvalues are equal.
    /// </summary>
    /// <param name="x">The matrices.</param>
    /// <exception cref="ArgumentException">The matrices are not square, or the element type is another.</exception>
    [Primitive("eigh")]
    public static unsafe (NDArray<T> Vectors, NDArray<T> Values) Eigh<T>(NDArray<T> x)
        where T : unmanaged
    {
        MatrixLoop.RequireSquare(x, "eigh", nameof(x));
        NDArray<T> vectors = NDArray<T>.Allocate(x.Shape);
        NDArray<T> values = NDArray<T>.Allocate(x.Shape[..^1]);
        fixed (T* from = x, v = &vectors.Reference, w = &values.Reference)
        {
            EighBody body = new(from, v, w, x.Shape[^1]);
            MatrixLoop.Run<T, EighBody>("eigh", MatrixLoop.Count(x), 10 * Cube(x.Shape[^1]), ref body);
        }

        GC.KeepAlive(x);
        return (vectors, values);
    }

    /// <summary>The eigenvalues of <see cref="Eigh"/> alone. f32 and f64; differentiable.</summary>
    /// <param name="x">Symmetric matrices [.., n, n], of which the lower triangle is read.</param>
    /// <exception cref="ArgumentException">The matrices are not square, or the element type is another.</exception>
    [Primitive("eigvalsh")]
    public static unsafe NDArray<T> Eigvalsh<T>(NDArray<T> x)
        where T : unmanaged
    {
        MatrixLoop.RequireSquare(x, "eigvalsh", nameof(x));
        NDArray<T> values = NDArray<T>.Allocate(x.Shape[..^1]);
        fixed (T* from = x, w = &values.Reference)
        {
            EighBody body = new(from, null, w, x.Shape[^1]);
            MatrixLoop.Run<T, EighBody>("eigvalsh", MatrixLoop.Count(x), 2 * Cube(x.Shape[^1]), ref body);
        }

        GC.KeepAlive(x);
        return values;
    }

    /// <summary>
    /// U, descending singular values s and Vᵀ with U·diag(s)·Vᵀ = x, for matrices [.., m, n]. Of each row of Vᵀ whose value is not 0
    /// the first component is positive that is at least half of the largest. NaN where x has NaN or ±∞. f32 and f64; differentiable, U
    /// and V only where no two singular values are equal, and with fullMatrices only for square matrices.
    /// </summary>
    /// <param name="x">The matrices.</param>
    /// <param name="fullMatrices">Whether U is [.., m, m] and Vᵀ [.., n, n] rather than [.., m, k] and [.., k, n], k = min(m, n).</param>
    /// <exception cref="ArgumentException">x has less than two axes, or the element type is another.</exception>
    [Primitive("svd")]
    public static unsafe (NDArray<T> U, NDArray<T> S, NDArray<T> Vh) Svd<T>(NDArray<T> x, bool fullMatrices = true)
        where T : unmanaged
    {
        MatrixLoop.Require(x, "svd", nameof(x));
        int rows = x.Shape[^2];
        int columns = x.Shape[^1];
        int inner = int.Min(rows, columns);
        NDArray<T> u = NDArray<T>.Allocate(x.Shape.With(x.Rank - 1, fullMatrices ? rows : inner));
        NDArray<T> s = NDArray<T>.Allocate(x.Shape[..^2].Insert(x.Rank - 2, inner));
        NDArray<T> vh = NDArray<T>.Allocate(x.Shape.With(x.Rank - 2, fullMatrices ? columns : inner));
        fixed (T* from = x, left = &u.Reference, values = &s.Reference, right = &vh.Reference)
        {
            SvdBody body = new(from, left, values, right, rows, columns, fullMatrices);
            MatrixLoop.Run<T, SvdBody>("svd", MatrixLoop.Count(x), 30.0 * rows * columns * inner, ref body);
        }

        GC.KeepAlive(x);
        return (u, s, vh);
    }

    /// <summary>The singular values of <see cref="Svd"/> alone. f32 and f64; differentiable.</summary>
    /// <param name="x">Matrices [.., m, n].</param>
    /// <exception cref="ArgumentException">x has less than two axes, or the element type is another.</exception>
    [Primitive("svdvals")]
    public static unsafe NDArray<T> Svdvals<T>(NDArray<T> x)
        where T : unmanaged
    {
        MatrixLoop.Require(x, "svdvals", nameof(x));
        int rows = x.Shape[^2];
        int columns = x.Shape[^1];
        NDArray<T> s = NDArray<T>.Allocate(x.Shape[..^2].Insert(x.Rank - 2, int.Min(rows, columns)));
        fixed (T* from = x, values = &s.Reference)
        {
            SvdBody body = new(from, null, values, null, rows, columns, false);
            MatrixLoop.Run<T, SvdBody>("svdvals", MatrixLoop.Count(x), 20.0 * rows * columns * int.Min(rows, columns), ref body);
        }

        GC.KeepAlive(x);
        return s;
    }

    private static double Cube(double n) => n * n * n;

    private readonly unsafe struct CholeskyBody(void* x, void* factor, int n) : IMatrixBody
    {
        public void Run<T>(nint index)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            nint at = index * n * n;
            CholeskyFactor.Run(n, (T*)x + at, (T*)factor + at);
        }
    }

    private readonly unsafe struct SubstitutionBody(
        void* triangle, void* x, int n, int rows, int columns, bool isLeft, bool isLower, bool isTransposed, bool isUnit) : IMatrixBody
    {
        public void Run<T>(nint index)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T* t = (T*)triangle + (index * n * n);
            T* b = (T*)x + (index * rows * columns);
            (nint row, nint column) = isTransposed ? (1, (nint)n) : (n, 1);
            if (isLeft)
            {
                Triangular.SolveLeft(n, columns, t, row, column, isLower, isUnit, b, columns);
            }
            else
            {
                Triangular.SolveRight(n, rows, t, row, column, isLower, isUnit, b, columns);
            }
        }
    }

    private readonly unsafe struct LuBody(void* factors, int* pivots, int* permutation, int rows, int columns) : IMatrixBody
    {
        public void Run<T>(nint index)
            where T : unmanaged, IFloatingPointIeee754<T>
            => LuFactor.Run(
                rows, columns, (T*)factors + (index * rows * columns), pivots + (index * int.Min(rows, columns)), permutation + (index * rows));
    }

    private readonly unsafe struct QrBody(void* x, void* q, void* r, int rows, int columns, int inner) : IMatrixBody
    {
        public void Run<T>(nint index)
            where T : unmanaged, IFloatingPointIeee754<T>
            => QrFactor.Run(
                rows, columns, (T*)x + (index * rows * columns), inner, (T*)q + (index * rows * inner), (T*)r + (index * inner * columns));
    }

    private readonly unsafe struct EighBody(void* x, void* vectors, void* values, int n) : IMatrixBody
    {
        public void Run<T>(nint index)
            where T : unmanaged, IFloatingPointIeee754<T>
            => SymmetricEigen.Run(
                n, (T*)x + (index * n * n), vectors is null ? null : (T*)vectors + (index * n * n), (T*)values + (index * n));
    }

    private readonly unsafe struct SvdBody(void* x, void* u, void* s, void* vh, int rows, int columns, bool isFull) : IMatrixBody
    {
        public void Run<T>(nint index)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            int inner = int.Min(rows, columns);
            nint left = (nint)rows * (isFull ? rows : inner);
            nint right = (nint)columns * (isFull ? columns : inner);
            SingularValues.Run(
                rows, columns, (T*)x + (index * rows * columns), isFull, u is null ? null : (T*)u + (index * left), (T*)s + (index * inner),
                vh is null ? null : (T*)vh + (index * right));
        }
    }
}
