using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class Svdvals() : MatrixOp("svdvals(x)")
{
    public override string Summary => "The descending singular values.";

    protected override IEnumerable<ArrayType> Results(ArrayType type, Dim rows, Dim columns, Attributes attributes) =>
        [Matrices.With(type, Dim.Min(rows, columns))];

    // ds = diag(Uᵀ·dx·V).
    protected override IReadOnlyList<Value?> Tangents(JaxprBuilder build, Equation equation, Value tangent)
    {
        IReadOnlyList<Value> all = build.BindAll(Primitives.Svd, equation.Inputs, Attributes.Of(("fullMatrices", false)));
        Value inner = build.MatrixProduct(build.MatrixTranspose(all[0]), build.MatrixProduct(tangent, build.MatrixTranspose(all[2])));
        return [build.DiagonalOf(inner)];
    }

    protected override double[][] EvaluateMatrix(double[] matrix, int rows, int columns, Attributes attributes)
    {
        double[] tall = matrix;
        if (rows < columns)
        {
            tall = new double[matrix.Length];
            for (int i = 0; i < tall.Length; i++)
            {
                tall[(i % columns * rows) + (i / columns)] = matrix[i];
            }
        }

        return [Svd.Decompose(tall, Math.Max(rows, columns), Math.Min(rows, columns), isFull: false)[1]];
    }
}
