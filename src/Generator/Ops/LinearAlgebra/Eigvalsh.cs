using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class Eigvalsh() : MatrixOp("eigvalsh(x)")
{
    public override string Summary => "The ascending eigenvalues of symmetric matrices, of which the lower triangle is read.";

    protected override bool NeedsSquare => true;

    protected override IEnumerable<ArrayType> Results(ArrayType type, Dim rows, Dim columns, Attributes attributes) =>
        [Matrices.With(type, rows)];

    // The vectors are needed for it.
    protected override IReadOnlyList<Value?> Tangents(JaxprBuilder build, Equation equation, Value tangent)
    {
        IReadOnlyList<Value> all = build.BindAll(Primitives.Eigh, equation.Inputs);
        return [Eigh.Derivative(build, all[0], all[1], tangent).Values];
    }

    protected override double[][] EvaluateMatrix(double[] matrix, int rows, int columns, Attributes attributes) =>
        [Eigh.Decompose(matrix, rows)[1]];
}
