using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class Eigh() : MatrixOp("eigh(x)")
{
    public override string Summary =>
        "Eigenvectors, as columns, and ascending eigenvalues of symmetric matrices, of which the lower triangle is read.";

    protected override bool NeedsSquare => true;

    protected override IEnumerable<ArrayType> Results(ArrayType type, Dim rows, Dim columns, Attributes attributes) =>
        [type, Matrices.With(type, rows)];

    protected override IReadOnlyList<Value?> Tangents(JaxprBuilder build, Equation equation, Value tangent)
    {
        (Value vectors, Value values) = Derivative(build, equation.Outputs[0], equation.Outputs[1], tangent);
        return [vectors, values];
    }

    /// <summary>dw = diag(Vᵀ·dx·V), dV = V·(that / differences of eigenvalues); NaN or ±∞ where two are equal.</summary>
    internal static (Value Vectors, Value Values) Derivative(JaxprBuilder build, Value vectors, Value values, Value tangent)
    {
        Value symmetric = build.Add(build.Lower(tangent), build.MatrixTranspose(build.Lower(tangent, -1)));
        Value inner = build.MatrixProduct(build.MatrixTranspose(vectors), build.MatrixProduct(symmetric, vectors));
        Dim n = Matrices.Rows(inner.Type);
        Value one = build.Identity(inner.Type);
        Value differences = build.Add(one, build.Sub(build.AcrossRows(values, n), build.AcrossColumns(values, n)));
        Value factors = build.Sub(build.Reciprocal(differences), one);
        return (build.MatrixProduct(vectors, build.Mul(factors, inner)), build.DiagonalOf(inner));
    }

    protected override double[][] EvaluateMatrix(double[] matrix, int rows, int columns, Attributes attributes) => Decompose(matrix, rows);

    /// <summary>Jacobi's rotations, pair by pair, until nothing is left beside the diagonal.</summary>
    internal static double[][] Decompose(double[] matrix, int n)
    {
        double[] a = new double[n * n], v = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            v[(i * n) + i] = 1;
            for (int j = 0; j < n; j++)
            {
                a[(i * n) + j] = matrix[j <= i ? (i * n) + j : (j * n) + i];
            }
        }

        if (a.Any(x => double.IsNaN(x) || double.IsInfinity(x)))
        {
            return [a.Select(_ => double.NaN).ToArray(), Enumerable.Repeat(double.NaN, n).ToArray()];
        }

        double size = a.Sum(x => x * x);
        for (int sweep = 0; sweep < 60; sweep++)
        {
            double beside = 0;
            for (int i = 0; i < n * n; i++)
            {
                beside += i / n == i % n ? 0 : a[i] * a[i];
            }

            if (beside <= 1e-36 * size)
            {
                break;
            }

            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    if (a[(p * n) + q] != 0)
                    {
                        Rotate(a, v, n, p, q);
                    }
                }
            }
        }

        int[] order = Enumerable.Range(0, n).OrderBy(i => a[(i * n) + i]).ToArray();
        double[] vectors = new double[n * n];
        for (int j = 0; j < n; j++)
        {
            double sign = Sign(n, i => v[(i * n) + order[j]]);
            for (int i = 0; i < n; i++)
            {
                vectors[(i * n) + j] = sign * v[(i * n) + order[j]];
            }
        }

        return [vectors, order.Select(i => a[(i * n) + i]).ToArray()];
    }

    /// <summary>What makes the first component positive that is at least half of the largest.</summary>
    internal static double Sign(int n, Func<int, double> component)
    {
        double largest = Enumerable.Range(0, n).Select(i => Math.Abs(component(i))).DefaultIfEmpty().Max();
        for (int i = 0; i < n; i++)
        {
            if (Math.Abs(component(i)) >= largest / 2)
            {
                return component(i) < 0 ? -1 : 1;
            }
        }

        return 1;
    }

    private static void Rotate(double[] a, double[] v, int n, int p, int q)
    {
        double theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * a[(p * n) + q]);
        double t = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        double c = 1 / Math.Sqrt((t * t) + 1), s = t * c;
        for (int k = 0; k < n; k++)
        {
            (double left, double right) = (a[(k * n) + p], a[(k * n) + q]);
            (a[(k * n) + p], a[(k * n) + q]) = ((c * left) - (s * right), (s * left) + (c * right));
        }

        for (int k = 0; k < n; k++)
        {
            (double left, double right) = (a[(p * n) + k], a[(q * n) + k]);
            (a[(p * n) + k], a[(q * n) + k]) = ((c * left) - (s * right), (s * left) + (c * right));
            (left, right) = (v[(k * n) + p], v[(k * n) + q]);
            (v[(k * n) + p], v[(k * n) + q]) = ((c * left) - (s * right), (s * left) + (c * right));
        }
    }
}
