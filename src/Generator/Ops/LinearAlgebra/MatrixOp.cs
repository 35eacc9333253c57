using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.LinearAlgebra;

/// <summary>
/// A decomposition of each matrix in the last two axes of one operand; the axes before them are a batch, so that vmap adds one
/// more. States: the results' sizes, the derivative, the meaning for one matrix.
/// </summary>
internal abstract class MatrixOp(string signature) : Op(signature)
{
    /// <summary>Whether only square matrices have the decomposition.</summary>
    protected virtual bool NeedsSquare => false;

    /// <summary>The results' types for matrices of rows × columns.</summary>
    protected abstract IEnumerable<ArrayType> Results(ArrayType type, Dim rows, Dim columns, Attributes attributes);

    /// <summary>The tangents of the results for a tangent of the operand.</summary>
    protected abstract IReadOnlyList<Value?> Tangents(JaxprBuilder build, Equation equation, Value tangent);

    /// <summary>The results for one matrix, each row-major; integers as whole numbers.</summary>
    protected abstract double[][] EvaluateMatrix(double[] matrix, int rows, int columns, Attributes attributes);

    public sealed override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        CheckMatrices(this, inputs, 0);
        ArrayType type = inputs[0];
        Dim rows = Matrices.Rows(type), columns = Matrices.Columns(type);
        if (this.NeedsSquare && !rows.Equals(columns))
        {
            throw NotSquare(this, inputs, 0);
        }

        return this.Results(type, rows, columns, attributes).ToEquatableArray();
    }

    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        tangents[0] is { } tangent ? this.Tangents(build, equation, tangent) : Linearity.Zeros(equation);

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, inputs, attributes);

    public sealed override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        int rows = x.Shape[x.Rank - 2], columns = x.Shape[x.Rank - 1], count = TensorLoops.Product(x.Shape.Take(x.Rank - 2));
        IReadOnlyList<ArrayType> types = this.InferTypes([TensorLoops.TypeOf(x)], attributes);
        List<double>[] results = types.Select(_ => new List<double>()).ToArray();
        for (int b = 0; b < count; b++)
        {
            double[] matrix = x.Numbers!.Skip(b * rows * columns).Take(rows * columns).ToArray();
            double[][] parts = this.EvaluateMatrix(matrix, rows, columns, attributes);
            for (int i = 0; i < results.Length; i++)
            {
                results[i].AddRange(parts[i]);
            }
        }

        return types.Select((t, i) => t.DType.IsFloating()
            ? Tensor.Of(t.DType, Shapes.Concrete(t.Shape), results[i].ToArray())
            : Tensor.Of(t.DType, Shapes.Concrete(t.Shape), results[i].Select(v => (long)v).ToArray())).ToList();
    }

    /// <summary>An operand of f32 or f64 with at least two axes.</summary>
    internal static void CheckMatrices(Op op, IReadOnlyList<ArrayType> inputs, int operand)
    {
        Shapes.CheckDType(op, inputs, operand, dtype => dtype is DType.F32 or DType.F64);
        if (inputs[operand].Rank < 2)
        {
            throw new ShapeException($"'{op.Name}' needs matrices, arrays of at least two axes: {Shapes.OperandName(op, operand)} is {inputs[operand]}");
        }
    }

    internal static ShapeException NotSquare(Op op, IReadOnlyList<ArrayType> inputs, int operand)
    {
        ArrayType type = inputs[operand];
        return new ShapeException(
            $"'{op.Name}' needs square matrices: {Shapes.OperandName(op, operand)} is {type}, of {Matrices.Rows(type)} rows and {Matrices.Columns(type)} columns" + Shapes.IfAlwaysEqual(Matrices.Rows(type), Matrices.Columns(type)));
    }
}
