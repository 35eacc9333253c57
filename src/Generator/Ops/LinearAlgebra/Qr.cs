using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class Qr() : MatrixOp("qr(x)[fullMatrices]")
{
    public override string Summary =>
        "Q with orthonormal columns and upper triangular R, Q·R = x, by Householder reflections; Q square with fullMatrices.";

    protected override IEnumerable<ArrayType> Results(ArrayType type, Dim rows, Dim columns, Attributes attributes)
    {
        Dim inner = attributes.Bool("fullMatrices") ? rows : Dim.Min(rows, columns);
        return [Matrices.With(type, rows, inner), Matrices.With(type, inner, columns)];
    }

    // With W = Qᵀ·dx·R⁻¹ and the skew S made of its lower triangle: Qᵀ·dQ = S, what is outside the range of Q follows dx.
    protected override IReadOnlyList<Value?> Tangents(JaxprBuilder build, Equation equation, Value tangent)
    {
        ArrayType type = equation.Inputs[0].Type;
        Dim rows = Matrices.Rows(type), columns = Matrices.Columns(type);
        Value q = equation.Outputs[0], r = equation.Outputs[1], turned = build.MatrixTranspose(q);
        if (columns.IsAtLeast(rows))
        {
            Value inside = build.MatrixProduct(turned, tangent);
            Value square = rows.Equals(columns) ? r : build.SliceAxis(r, type.Rank - 1, 0, rows);
            Value first = rows.Equals(columns) ? inside : build.SliceAxis(inside, type.Rank - 1, 0, rows);
            Value turn = Skew(build, TriangularSolve.Bind(build, square, first, leftSide: false, lower: false, transposeA: false));
            return [build.MatrixProduct(q, turn), build.Sub(inside, build.MatrixProduct(turn, r))];
        }

        if (!rows.IsAtLeast(columns) || equation.Attributes.Bool("fullMatrices"))
        {
            throw new ShapeException(rows.IsAtLeast(columns)
                ? $"the derivative of 'qr' of {type} with all columns of Q is not unique; use the reduced mode"
                : $"the derivative of 'qr' needs to know whether there are more rows than columns: x is {type}");
        }

        Value right = TriangularSolve.Bind(build, r, tangent, leftSide: false, lower: false, transposeA: false);
        Value both = build.MatrixProduct(turned, right), skew = Skew(build, both), rest = build.Sub(skew, both);
        return [build.Add(build.MatrixProduct(q, rest), right), build.Neg(build.MatrixProduct(rest, r))];
    }

    protected override double[][] EvaluateMatrix(double[] matrix, int rows, int columns, Attributes attributes)
    {
        int inner = attributes.Bool("fullMatrices") ? rows : Math.Min(rows, columns);
        (double[] q, double[] r) = Householder(matrix, rows, columns);
        double[] first = new double[rows * inner];
        for (int i = 0; i < first.Length; i++)
        {
            first[i] = q[(i / inner * rows) + (i % inner)];
        }

        return [first, r.Take(inner * columns).ToArray()];
    }

    /// <summary>All of Q and R.</summary>
    internal static (double[] Q, double[] R) Householder(double[] matrix, int rows, int columns)
    {
        double[] r = (double[])matrix.Clone(), q = new double[rows * rows];
        for (int i = 0; i < rows; i++)
        {
            q[(i * rows) + i] = 1;
        }

        for (int k = 0; k < Math.Min(rows, columns); k++)
        {
            double below = 0, head = r[(k * columns) + k];
            for (int i = k + 1; i < rows; i++)
            {
                below += r[(i * columns) + k] * r[(i * columns) + k];
            }

            if (below == 0)
            {
                continue;
            }

            double beta = head >= 0 ? -Math.Sqrt((head * head) + below) : Math.Sqrt((head * head) + below), tau = (beta - head) / beta;
            double[] v = Enumerable.Range(0, rows).Select(i => i < k ? 0 : i == k ? 1 : r[(i * columns) + k] / (head - beta)).ToArray();
            for (int j = 0; j < columns; j++)
            {
                double dot = tau * Enumerable.Range(k, rows - k).Sum(i => v[i] * r[(i * columns) + j]);
                for (int i = k; i < rows; i++)
                {
                    r[(i * columns) + j] = j == k && i > k ? 0 : r[(i * columns) + j] - (dot * v[i]);
                }
            }

            for (int i = 0; i < rows; i++)
            {
                double dot = tau * Enumerable.Range(k, rows - k).Sum(j => q[(i * rows) + j] * v[j]);
                for (int j = k; j < rows; j++)
                {
                    q[(i * rows) + j] -= dot * v[j];
                }
            }
        }

        return (q, r);
    }

    private static Value Skew(JaxprBuilder build, Value x)
    {
        Value below = build.Lower(x, -1);
        return build.Sub(below, build.MatrixTranspose(below));
    }
}
