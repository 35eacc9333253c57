using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class Lu() : MatrixOp("lu(x)")
{
    public override string Summary =>
        "L below the diagonal (its own is ones) and U of x[permutation] = L·U by partial pivoting; the rows exchanged in turn; the permutation.";

    protected override IEnumerable<ArrayType> Results(ArrayType type, Dim rows, Dim columns, Attributes attributes)
    {
        EquatableArray<Dim> batch = Matrices.Batch(type);
        return
        [
            type,
            new ArrayType(DType.I32, [.. batch, Dim.Min(rows, columns)]),
            new ArrayType(DType.I32, [.. batch, rows]),
        ];
    }

    // With F = L⁻¹·P·dx·U⁻¹: dL = L·lower(F) and dU = upper(F)·U, where L and U are made square by parts of the identity.
    protected override IReadOnlyList<Value?> Tangents(JaxprBuilder build, Equation equation, Value tangent)
    {
        Value factors = equation.Outputs[0];
        ArrayType type = factors.Type;
        int rank = type.Rank;
        Dim rows = Matrices.Rows(type), columns = Matrices.Columns(type), least = Dim.Min(rows, columns);
        Value moved = build.Gather(tangent, equation.Outputs[2], rank - 2, rank - 2, "promise");
        Value below = build.Lower(build.SliceAxis(factors, rank - 1, 0, least), -1);
        Value lower = build.Add(Extended(build, below, rank - 1, rows - least), build.Identity(Matrices.With(type, rows, rows)));
        Value upper = Extended(build, build.Upper(build.SliceAxis(factors, rank - 2, 0, least)), rank - 2, columns - least);
        if (!columns.Equals(least))
        {
            Value rest = build.Identity(Matrices.With(type, columns - least, columns - least));
            upper = build.Add(upper, Padded(build, rest, rank, least, (rank - 2, true), (rank - 1, true)));
        }

        Value left = TriangularSolve.Bind(build, lower, moved, leftSide: true, lower: true, transposeA: false, unitDiagonal: true);
        Value both = TriangularSolve.Bind(build, upper, left, leftSide: false, lower: false, transposeA: false);
        return
        [
            build.Add(build.MatrixProduct(lower, build.Lower(both, -1)), build.MatrixProduct(build.Upper(both), upper)),
            null,
            null,
        ];
    }

    protected override double[][] EvaluateMatrix(double[] matrix, int rows, int columns, Attributes attributes)
    {
        double[] a = (double[])matrix.Clone();
        int steps = Math.Min(rows, columns);
        double[] pivots = new double[steps];
        double[] permutation = Enumerable.Range(0, rows).Select(i => (double)i).ToArray();
        for (int k = 0; k < steps; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < rows; i++)
            {
                pivot = Math.Abs(a[(i * columns) + k]) > Math.Abs(a[(pivot * columns) + k]) ? i : pivot;
            }

            pivots[k] = pivot;
            (permutation[k], permutation[pivot]) = (permutation[pivot], permutation[k]);
            for (int j = 0; j < columns; j++)
            {
                (a[(k * columns) + j], a[(pivot * columns) + j]) = (a[(pivot * columns) + j], a[(k * columns) + j]);
            }

            for (int i = k + 1; i < rows && a[(k * columns) + k] != 0; i++)
            {
                double factor = a[(i * columns) + k] /= a[(k * columns) + k];
                for (int j = k + 1; j < columns; j++)
                {
                    a[(i * columns) + j] -= factor * a[(k * columns) + j];
                }
            }
        }

        return [a, pivots, permutation];
    }

    private static Value Extended(JaxprBuilder build, Value x, int axis, Dim by) =>
        by.Equals(Dim.Zero) ? x : Padded(build, x, x.Type.Rank, by, (axis, false));

    private static Value Padded(JaxprBuilder build, Value x, int rank, Dim by, params (int Axis, bool IsBefore)[] sides)
    {
        Dim Amount(int axis, bool isBefore) => sides.Contains((axis, isBefore)) ? by : Dim.Zero;
        return build.Pad(
            x,
            build.Zeros(ArrayType.Scalar(x.Type.DType)),
            Enumerable.Range(0, rank).Select(a => Amount(a, true)).ToEquatableArray(),
            Enumerable.Range(0, rank).Select(a => Amount(a, false)).ToEquatableArray(),
            Enumerable.Repeat(0, rank).ToEquatableArray());
    }
}
