namespace Pure.Jit;

// Diagonals and triangles.
public static partial class Nd
{
    /// <summary>Of rank 1, a square array with these on a diagonal and zeros elsewhere; of rank 2, the elements of a diagonal.</summary>
    /// <param name="v">The array, of rank 1 or 2.</param>
    /// <param name="k">Which diagonal: 0 the main one, above it positive.</param>
    /// <exception cref="ArgumentException">The array is of another rank.</exception>
    [Pure]
    public static NDArray<T> Diag<T>(NDArray<T> v, int k = 0)
        where T : unmanaged
    {
        if (v.Rank == 2)
        {
            return Diagonal(v, k);
        }

        if (v.Rank != 1)
        {
            throw new ArgumentException($"'Diag' takes arrays of rank 1 and 2, and this is {v.Shape}");
        }

        int before = k > 0 ? k : 0;
        int after = k < 0 ? -k : 0;
        int size = v.Size + before + after;
        NDArray<T> columns = Lax.Pad(v, Lax.Full<T>(default, 0), before, after, 0);
        Shape shape = [size, size];
        return Where(
            Lax.Eq(Lax.Iota<int>(shape, 0) + k, Lax.Iota<int>(shape, 1)),
            Lax.BroadcastInDim(columns, shape, 1),
            Lax.Full<T>(shape, 0));
    }

    /// <summary>A square array with the flattened elements on a diagonal.</summary>
    [Pure]
    public static NDArray<T> Diagflat<T>(NDArray<T> v, int k = 0)
        where T : unmanaged
        => Diag(Ravel(v), k);

    /// <summary>The elements of a diagonal of two axes, which are replaced by one at the end.</summary>
    /// <param name="a">The array, of rank 2 or more.</param>
    /// <param name="offset">Which diagonal: 0 the main one, above it positive.</param>
    /// <param name="axis1">The axis of the rows.</param>
    /// <param name="axis2">The axis of the columns.</param>
    [Pure]
    public static NDArray<T> Diagonal<T>(NDArray<T> a, int offset = 0, int axis1 = 0, int axis2 = 1)
        where T : unmanaged
    {
        NDArray<T> x = Moveaxis(a, (axis1, axis2), (-2, -1));
        int rows = x.Shape[^2];
        int columns = x.Shape[^1];
        int length = Math.Max(0, offset < 0 ? Math.Min(rows + offset, columns) : Math.Min(rows, columns - offset));
        int start = offset < 0 ? -offset * columns : offset;

        // Flattened, the diagonal is every (columns + 1)-th element.
        NDArray<int> places = start + ((columns + 1) * Lax.Iota<int>(length, 0));
        NDArray<T> flat = Lax.Reshape(x, x.Shape[..^2].Insert(x.Rank - 2, rows * columns));
        return Lax.Gather(flat, places, x.Rank - 2, 0, "clip");
    }

    /// <summary>The sum of a diagonal of two axes.</summary>
    [Pure]
    public static NDArray<T> Trace<T>(NDArray<T> a, int offset = 0, int axis1 = 0, int axis2 = 1)
        where T : unmanaged
    {
        NDArray<T> x = Moveaxis(a, (axis1, axis2), (-2, -1));
        NDArray<bool> isDiagonal = Lax.Eq(Lax.Iota<int>(x.Shape, x.Rank - 2) + offset, Lax.Iota<int>(x.Shape, x.Rank - 1));
        return Lax.ReduceSum(Where(isDiagonal, x, ZerosLike(x)), (x.Rank - 2, x.Rank - 1));
    }

    /// <summary>An array with one value, or an array's elements, on its main diagonal; too few elements are repeated.</summary>
    /// <param name="a">The array, of rank 2 or more.</param>
    /// <param name="val">The value, or the elements.</param>
    /// <param name="wrap">Whether the diagonal of an array of rank 2 starts again below its end, with a row between.</param>
    /// <param name="inplace">Must be false: arrays do not change.</param>
    /// <exception cref="ArgumentException">The rank is below 2, or <paramref name="inplace"/> is true.</exception>
    [Pure]
    public static NDArray<T> FillDiagonal<T>(NDArray<T> a, NDArray<T> val, bool wrap = false, bool inplace = false)
        where T : unmanaged
    {
        RequireCopy(inplace, "FillDiagonal");
        if (a.Rank < 2)
        {
            throw new ArgumentException($"'FillDiagonal' takes arrays of rank 2 or more, and this has the shape {a.Shape}");
        }

        NDArray<int> row = Lax.Iota<int>(a.Shape, 0);
        NDArray<bool> isDiagonal = Lax.Eq(row, Lax.Iota<int>(a.Shape, 1));
        for (int axis = 2; axis < a.Rank; axis++)
        {
            isDiagonal = isDiagonal & Lax.Eq(row, Lax.Iota<int>(a.Shape, axis));
        }

        if (wrap && a.Rank == 2)
        {
            NDArray<int> place = (row * a.Shape[1]) + Lax.Iota<int>(a.Shape, 1);
            row = place / (a.Shape[1] + 1);
            isDiagonal = Lax.Eq(place, row * (a.Shape[1] + 1));
        }

        return Where(isDiagonal, val.Rank == 0 ? val : Repeated(val, row), a);
    }

    /// <summary>Rows and columns of the main diagonal of a square array.</summary>
    [Pure]
    public static (NDArray<int> Rows, NDArray<int> Columns) DiagIndices(int n) => (Lax.Iota<int>(n, 0), Lax.Iota<int>(n, 0));

    /// <summary>Rows and columns of the elements on and below a diagonal; the sizes are numbers known at build time.</summary>
    [Pure]
    public static (NDArray<int> Rows, NDArray<int> Columns) TrilIndices(int n, int k = 0, int? m = null)
        => TriangleIndices(n, m ?? n, k, isLower: true);

    /// <summary>Rows and columns of the elements on and above a diagonal; the sizes are numbers known at build time.</summary>
    [Pure]
    public static (NDArray<int> Rows, NDArray<int> Columns) TriuIndices(int n, int k = 0, int? m = null)
        => TriangleIndices(n, m ?? n, k, isLower: false);

    [Pure]
    private static (NDArray<int> Rows, NDArray<int> Columns) TriangleIndices(int rows, int columns, int k, bool isLower)
    {
        NDArray<int>[] rowParts = [];
        NDArray<int>[] columnParts = [];
        for (int row = 0; row < rows; row++)
        {
            int start = isLower ? 0 : Math.Min(Math.Max(row + k, 0), columns);
            int end = isLower ? Math.Min(Math.Max(row + k + 1, 0), columns) : columns;
            rowParts = [.. rowParts, Lax.Full<int>(end - start, row)];
            columnParts = [.. columnParts, start + Lax.Iota<int>(end - start, 0)];
        }

        return rows == 0
            ? (Lax.Iota<int>(0, 0), Lax.Iota<int>(0, 0))
            : (Lax.Concatenate(rowParts, 0), Lax.Concatenate(columnParts, 0));
    }
}
