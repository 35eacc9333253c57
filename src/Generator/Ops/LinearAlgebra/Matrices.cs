using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

/// <summary>Operations on the last two axes of an array, the axes before them alongside.</summary>
internal static class Matrices
{
    public static Dim Rows(ArrayType type) => type.Shape[type.Rank - 2];

    public static Dim Columns(ArrayType type) => type.Shape[type.Rank - 1];

    public static EquatableArray<Dim> Batch(ArrayType type) => type.Shape.Take(type.Rank - 2).ToEquatableArray();

    /// <summary>The batch with other last axes.</summary>
    public static ArrayType With(ArrayType type, params Dim[] last) =>
        new(type.DType, Batch(type).Concat(last).ToEquatableArray());

    /// <summary>a·b for each member of the batch.</summary>
    public static Value MatrixProduct(this JaxprBuilder build, Value a, Value b)
    {
        int rank = a.Type.Rank;
        EquatableArray<int> batch = Shapes.Range(0, rank - 2);
        return build.DotGeneral(a, b, [rank - 1], [rank - 2], batch, batch);
    }

    public static Value MatrixTranspose(this JaxprBuilder build, Value x)
    {
        int rank = x.Type.Rank;
        return build.Transpose(x, [.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2]);
    }

    /// <summary>x on and below the diagonal with offset k, 0 above it.</summary>
    public static Value Lower(this JaxprBuilder build, Value x, int k = 0) => build.Triangle(x, k, isLower: true);

    /// <summary>x on and above the diagonal with offset k, 0 below it.</summary>
    public static Value Upper(this JaxprBuilder build, Value x, int k = 0) => build.Triangle(x, k, isLower: false);

    /// <summary>The identity in each matrix of a type; ones on the main diagonal where it is not square.</summary>
    public static Value Identity(this JaxprBuilder build, ArrayType type)
    {
        (Value row, Value column) = build.Positions(type, 0);
        return build.Convert(build.Eq(row, column), type.DType);
    }

    /// <summary>x: [.., n] on the diagonals of [.., n, n], 0 elsewhere.</summary>
    public static Value OnDiagonal(this JaxprBuilder build, Value x)
    {
        Dim n = x.Type.Shape[x.Type.Rank - 1];
        Value wide = build.AcrossRows(x, n);
        (Value row, Value column) = build.Positions(wide.Type, 0);
        return build.Select(build.Eq(row, column), wide, build.Zeros(wide.Type));
    }

    /// <summary>The diagonals of x: [.., n, n] as [.., n].</summary>
    public static Value DiagonalOf(this JaxprBuilder build, Value x)
    {
        (Value row, Value column) = build.Positions(x.Type, 0);
        return build.ReduceSum(build.Select(build.Eq(row, column), x, build.Zeros(x.Type)), [x.Type.Rank - 1]);
    }

    /// <summary>x: [.., n] as [.., rows, n], each row x.</summary>
    public static Value AcrossRows(this JaxprBuilder build, Value x, Dim rows)
    {
        int rank = x.Type.Rank;
        return build.BroadcastInDim(x, Shapes.Insert(x.Type.Shape, rank - 1, rows), [.. Enumerable.Range(0, rank - 1), rank]);
    }

    /// <summary>x: [.., n] as [.., n, columns], each column x.</summary>
    public static Value AcrossColumns(this JaxprBuilder build, Value x, Dim columns)
    {
        int rank = x.Type.Rank;
        return build.BroadcastInDim(x, Shapes.Insert(x.Type.Shape, rank, columns), Shapes.Range(0, rank));
    }

    private static Value Triangle(this JaxprBuilder build, Value x, int k, bool isLower)
    {
        (Value row, Value column) = build.Positions(x.Type, k);
        Value kept = isLower ? build.Ge(row, column) : build.Le(row, column);
        return build.Select(kept, x, build.Zeros(x.Type));
    }

    // The row plus an offset, and the column, of each element.
    private static (Value Row, Value Column) Positions(this JaxprBuilder build, ArrayType type, int k)
    {
        ArrayType integers = new(DType.I32, type.Shape);
        Value row = build.Iota(integers, type.Rank - 2), column = build.Iota(integers, type.Rank - 1);
        return (k == 0 ? row : build.Offset(row, k), column);
    }
}
