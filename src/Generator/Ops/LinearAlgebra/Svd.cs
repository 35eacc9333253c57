using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

internal sealed class Svd() : MatrixOp("svd(x)[fullMatrices]")
{
    private const int MaxSweeps = 60;

    public override string Summary =>
        "U, descending singular values s and Vᵀ with U·diag(s)·Vᵀ = x; U and Vᵀ square with fullMatrices.";

    protected override IEnumerable<ArrayType> Results(ArrayType type, Dim rows, Dim columns, Attributes attributes)
    {
        Dim inner = Dim.Min(rows, columns);
        bool isFull = attributes.Bool("fullMatrices");
        return
        [
            Matrices.With(type, rows, isFull ? rows : inner),
            Matrices.With(type, inner),
            Matrices.With(type, isFull ? columns : inner, columns),
        ];
    }

    protected override IReadOnlyList<Value?> Tangents(JaxprBuilder build, Equation equation, Value tangent)
    {
        ArrayType type = equation.Inputs[0].Type;
        Dim rows = Matrices.Rows(type), columns = Matrices.Columns(type), n = Dim.Min(rows, columns);
        if (equation.Attributes.Bool("fullMatrices") && !rows.Equals(columns))
        {
            throw new ShapeException($"the derivative of 'svd' of {type} with full matrices is not unique; use fullMatrices: false");
        }

        Value u = equation.Outputs[0], s = equation.Outputs[1], vt = equation.Outputs[2];
        Value ut = build.MatrixTranspose(u), v = build.MatrixTranspose(vt);
        Value inner = build.MatrixProduct(ut, build.MatrixProduct(tangent, v));
        Value across = build.AcrossRows(s, n), down = build.AcrossColumns(s, n);
        Value differences = build.Mul(build.Add(across, down), build.Sub(across, down));
        Value equal = build.Convert(build.Eq(differences, build.Zeros(differences.Type)), type.DType);
        Value factors = build.Sub(build.Reciprocal(build.Add(differences, equal)), equal);
        Value right = build.Mul(across, inner), left = build.Mul(down, inner);
        Value du = build.MatrixProduct(u, build.Mul(factors, build.Add(right, build.MatrixTranspose(right))));
        Value dv = build.MatrixProduct(v, build.Mul(factors, build.Add(left, build.MatrixTranspose(left))));

        // What of dx is outside the range of U, or of V.
        if (!columns.IsAtLeast(rows))
        {
            Value moved = build.MatrixProduct(tangent, v);
            du = build.Add(du, Outside(build, moved, u, ut, s, rows));
        }

        if (!rows.IsAtLeast(columns))
        {
            Value moved = build.MatrixProduct(build.MatrixTranspose(tangent), u);
            dv = build.Add(dv, Outside(build, moved, v, vt, s, columns));
        }

        return [du, build.DiagonalOf(inner), build.MatrixTranspose(dv)];
    }

    protected override double[][] EvaluateMatrix(double[] matrix, int rows, int columns, Attributes attributes)
    {
        bool isFull = attributes.Bool("fullMatrices");
        if (rows >= columns)
        {
            return Decompose(matrix, rows, columns, isFull);
        }

        double[][] turned = Decompose(Turned(matrix, rows, columns), columns, rows, isFull);
        return [Turned(turned[2], rows, rows), turned[1], Turned(turned[0], columns, isFull ? columns : rows)];
    }

    /// <summary>Rotations of pairs of columns until all are orthogonal: x·V = U·diag(s).</summary>
    internal static double[][] Decompose(double[] matrix, int rows, int columns, bool isFull)
    {
        int inner = isFull ? rows : columns;
        if (matrix.Any(x => double.IsNaN(x) || double.IsInfinity(x)))
        {
            return
            [
                Enumerable.Repeat(double.NaN, rows * inner).ToArray(),
                Enumerable.Repeat(double.NaN, columns).ToArray(),
                Enumerable.Repeat(double.NaN, columns * columns).ToArray(),
            ];
        }

        // Column j of the matrix, then of V, in row j.
        int width = rows + columns;
        double[] work = new double[columns * width];
        for (int j = 0; j < columns; j++)
        {
            work[(j * width) + rows + j] = 1;
            for (int i = 0; i < rows; i++)
            {
                work[(j * width) + i] = matrix[(i * columns) + j];
            }
        }

        double Dot(int p, int q) => Enumerable.Range(0, rows).Sum(i => work[(p * width) + i] * work[(q * width) + i]);

        // What rounding leaves of a product of orthogonal columns would be turned to and fro for ever.
        double least = 1.2e-16 * Math.Sqrt(rows);
        bool isMoving = true;
        for (int sweep = 0; sweep < MaxSweeps && isMoving; sweep++)
        {
            isMoving = false;
            for (int p = 0; p < columns; p++)
            {
                for (int q = p + 1; q < columns; q++)
                {
                    double alpha = Dot(p, p), beta = Dot(q, q), gamma = Dot(p, q);
                    if (Math.Abs(gamma) <= least * Math.Sqrt(alpha * beta) || Math.Abs(gamma) < 1e-300)
                    {
                        continue;
                    }

                    isMoving = true;
                    double zeta = (beta - alpha) / (2 * gamma), t = (zeta < 0 ? -1 : 1) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                    double c = 1 / Math.Sqrt(1 + (t * t)), s = c * t;
                    for (int i = 0; i < width; i++)
                    {
                        (double left, double right) = (work[(p * width) + i], work[(q * width) + i]);
                        (work[(p * width) + i], work[(q * width) + i]) = ((c * left) - (s * right), (s * left) + (c * right));
                    }
                }
            }
        }

        double[] values = Enumerable.Range(0, columns).Select(j => Math.Sqrt(Dot(j, j))).ToArray();
        int[] order = Enumerable.Range(0, columns).OrderByDescending(j => values[j]).ToArray();
        double smallest = values.DefaultIfEmpty().Max() * 1e-15 * rows;
        double[] u = new double[rows * columns], vt = new double[columns * columns];
        for (int place = 0; place < columns; place++)
        {
            int j = order[place], from = j * width;
            double sign = Eigh.Sign(columns, i => work[from + rows + i]);
            for (int i = 0; i < columns; i++)
            {
                vt[(place * columns) + i] = sign * work[from + rows + i];
            }

            for (int i = 0; i < rows; i++)
            {
                u[(i * columns) + place] = values[j] > smallest ? sign * work[from + i] / values[j] : 0;
            }
        }

        return [Completed(u, rows, columns, inner, order.Count(j => values[j] > smallest)), order.Select(j => values[j]).ToArray(), vt];
    }

    // Columns behind the given ones that are orthogonal to them, and to each other.
    private static double[] Completed(double[] u, int rows, int columns, int inner, int given)
    {
        if (given == inner)
        {
            return u;
        }

        double[] known = new double[rows * given];
        for (int i = 0; i < known.Length; i++)
        {
            known[i] = u[(i / given * columns) + (i % given)];
        }

        double[] q = Qr.Householder(known, rows, given).Q;
        double[] all = new double[rows * inner];
        for (int j = 0; j < inner; j++)
        {
            for (int i = 0; i < rows; i++)
            {
                all[(i * inner) + j] = j < given ? u[(i * columns) + j] : q[(i * rows) + j];
            }
        }

        return all;
    }

    private static Value Outside(JaxprBuilder build, Value moved, Value basis, Value turned, Value s, Dim rows) => build.Div(
        build.Sub(moved, build.MatrixProduct(basis, build.MatrixProduct(turned, moved))), build.AcrossRows(s, rows));

    private static double[] Turned(double[] matrix, int rows, int columns)
    {
        double[] turned = new double[matrix.Length];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                turned[(j * rows) + i] = matrix[(i * columns) + j];
            }
        }

        return turned;
    }
}
