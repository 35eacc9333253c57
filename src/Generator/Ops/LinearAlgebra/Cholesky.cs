using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class Cholesky() : MatrixOp("cholesky(x)")
{
    public override string Summary =>
        "Lower triangular L with L·Lᵀ = x, for symmetric positive definite matrices, of which the lower triangle is read; NaN for others.";

    protected override bool NeedsSquare => true;

    protected override IEnumerable<ArrayType> Results(ArrayType type, Dim rows, Dim columns, Attributes attributes) => [type];

    // dL = L·Φ(L⁻¹·dx·L⁻ᵀ), where Φ keeps the lower triangle and half the diagonal; dx is symmetric, given by its lower triangle.
    protected override IReadOnlyList<Value?> Tangents(JaxprBuilder build, Equation equation, Value tangent)
    {
        Value factor = equation.Output;
        Value symmetric = build.Add(build.Lower(tangent), build.MatrixTranspose(build.Lower(tangent, -1)));
        Value right = TriangularSolve.Bind(build, factor, symmetric, leftSide: false, lower: true, transposeA: true);
        Value both = TriangularSolve.Bind(build, factor, right, leftSide: true, lower: true, transposeA: false);
        Value halved = build.Div(build.Lower(both), build.Offset(build.Identity(both.Type), 1));
        return [build.MatrixProduct(factor, halved)];
    }

    protected override double[][] EvaluateMatrix(double[] matrix, int rows, int columns, Attributes attributes)
    {
        int n = rows;
        double[] factor = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[(i * n) + k] * factor[(j * n) + k];
                }

                factor[(i * n) + j] = i == j ? Math.Sqrt(sum > 0 ? sum : double.NaN) : sum / factor[(j * n) + j];
            }
        }

        if (Enumerable.Range(0, n).Any(i => double.IsNaN(factor[(i * n) + i])))
        {
            for (int i = 0; i < n * n; i++)
            {
                factor[i] = i % n <= i / n ? double.NaN : 0;
            }
        }

        return [factor];
    }
}
