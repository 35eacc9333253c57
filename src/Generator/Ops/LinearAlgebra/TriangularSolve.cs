using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class TriangularSolve() : Op("triangular_solve(a, b)[leftSide, lower, transposeA, unitDiagonal]")
{
    public override string Summary =>
        "x with op(a)·x = b, or x·op(a) = b, where op(a) is one triangle of a (with ones on its diagonal) or its transpose.";

    public static Value Bind(
        JaxprBuilder build, Value a, Value b, bool leftSide, bool lower, bool transposeA, bool unitDiagonal = false) =>
        build.Bind(Primitives.TriangularSolve, [a, b], Attributes.Of(
            ("leftSide", leftSide), ("lower", lower), ("transposeA", transposeA), ("unitDiagonal", unitDiagonal)));

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        MatrixOp.CheckMatrices(this, inputs, 0);
        MatrixOp.CheckMatrices(this, inputs, 1);
        ArrayType a = inputs[0], b = inputs[1];
        if (!Matrices.Rows(a).Equals(Matrices.Columns(a)))
        {
            throw MatrixOp.NotSquare(this, inputs, 0);
        }

        bool isLeft = attributes.Bool("leftSide");
        Dim matched = isLeft ? Matrices.Rows(b) : Matrices.Columns(b);
        if (!matched.Equals(Matrices.Rows(a)))
        {
            throw new ShapeException(
                $"'{this.Name}' needs as many {(isLeft ? "rows" : "columns")} of b as of a: {Shapes.Describe(this, inputs)}, which have {matched} and {Matrices.Rows(a)}");
        }

        return a.DType == b.DType && Matrices.Batch(a).Equals(Matrices.Batch(b))
            ? [b]
            : throw new ShapeException($"'{this.Name}' needs equal element types and equal axes before the last two: {Shapes.Describe(this, inputs)}");
    }

    // d(a⁻¹·b) = a⁻¹·(db - da·x); only the triangle that is read has a derivative.
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        Value? sum = tangents[1];
        Attributes attributes = equation.Attributes;
        if (tangents[0] is { } tangent)
        {
            int k = attributes.Bool("unitDiagonal") ? 1 : 0;
            Value read = attributes.Bool("lower") ? build.Lower(tangent, -k) : build.Upper(tangent, k);
            Value moved = build.Neg(attributes.Bool("transposeA") ? build.MatrixTranspose(read) : read);
            Value product = attributes.Bool("leftSide")
                ? build.MatrixProduct(moved, equation.Output)
                : build.MatrixProduct(equation.Output, moved);
            sum = sum is null ? product : build.Add(sum, product);
        }

        return [sum is null ? null : build.Bind(this, [equation.Inputs[0], sum], attributes)];
    }

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        isLinear[0] ? throw Linearity.NotLinear(this)
        : [null, cotangents[0] is { } cotangent
            ? build.Bind(this, [equation.Inputs[0], cotangent], equation.Attributes.With("transposeA", !equation.Attributes.Bool("transposeA")))
            : null];

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        isBatched[1] && !isBatched[0] && inputs[0].Type.Rank == 2
            ? [SolveSideBySide(build, inputs[0], inputs[1], attributes)]
            : build.BindAll(this, Batching.AllOrNone(build, inputs, isBatched, size), attributes);

    // One matrix and a batch of right-hand sides are one problem with as many columns (or rows) as all of them have.
    private static Value SolveSideBySide(JaxprBuilder build, Value a, Value b, Attributes attributes)
    {
        EquatableArray<Dim> shape = b.Type.Shape;
        if (!attributes.Bool("leftSide"))
        {
            Value flat = build.Reshape(b, [shape[0] * shape[1], shape[2]]);
            return build.Reshape(build.Bind(Primitives.TriangularSolve, [a, flat], attributes), shape);
        }

        Value rows = build.MoveAxis(b, 0, 1);
        Value solved = build.Bind(Primitives.TriangularSolve, [a, build.Reshape(rows, [shape[1], shape[0] * shape[2]])], attributes);
        return build.MoveAxis(build.Reshape(solved, rows.Type.Shape), 1, 0);
    }

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor a = inputs[0], result = TensorLoops.Copy(inputs[1]);
        int n = a.Shape[a.Rank - 1], rows = result.Shape[a.Rank - 2], columns = result.Shape[a.Rank - 1];
        bool isLeft = attributes.Bool("leftSide"), isTransposed = attributes.Bool("transposeA"), isUnit = attributes.Bool("unitDiagonal");

        // x·op(a) = b is op(a)ᵀ·xᵀ = bᵀ: the same substitution with the strides exchanged.
        (int along, int across, int others) = isLeft ? (columns, 1, columns) : (1, columns, rows);
        bool swaps = isTransposed == isLeft;
        bool isForward = attributes.Bool("lower") != swaps;
        for (int start = 0; start < (n == 0 ? 0 : result.Size); start += rows * columns)
        {
            int matrix = start / (rows * columns) * n * n;
            double Entry(int i, int j) => a.Numbers![matrix + (swaps ? (j * n) + i : (i * n) + j)];
            for (int c = 0; c < others; c++)
            {
                for (int step = 0; step < n; step++)
                {
                    int i = isForward ? step : n - 1 - step, at = start + (i * along) + (c * across);
                    double sum = result.Numbers![at];
                    for (int before = 0; before < step; before++)
                    {
                        int j = isForward ? before : n - 1 - before;
                        sum -= Entry(i, j) * result.Numbers[start + (j * along) + (c * across)];
                    }

                    result.Numbers[at] = isUnit ? sum : sum / Entry(i, i);
                }
            }
        }

        return [result];
    }
}
