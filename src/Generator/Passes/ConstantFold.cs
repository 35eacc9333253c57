using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>
/// Computes elementwise ops on constants at build time. The double-precision result is rounded once to the dtype, which for
/// + - * / and the square root is the result that arithmetic in the dtype gives (53 ≥ 2·24 + 2 bits).
/// </summary>
public static class ConstantFold
{
    public static readonly Pass Pass = new("constant_fold", "computes elementwise ops on constants", Run);

    public static Jaxpr Run(Jaxpr program) => program.Equations.Any(e => e.Op.Name == "full") ? Rewriter.Run(program, Fold) : program;

    // f(full[c]…) = full[f(c…)]
    private static Value? Fold(Rewriter rewriter, Op op, IReadOnlyList<Value> inputs, Attributes attributes)
    {
        if (op is not ElementwiseOp || inputs.Count == 0 || inputs.Any(i => !rewriter.IsFull(i, out _)))
        {
            return null;
        }

        ArrayType result = op.InferTypes(inputs.Select(i => i.Type).ToList(), attributes)[0];
        Tensor folded = op.Evaluate(inputs.Select(i => Scalar(rewriter, i)).ToList(), attributes)[0];
        object value = folded.Numbers is { } numbers ? Numeric.Round(numbers[0], result.DType)
            : result.DType == DType.Bool ? folded.Integers![0] != 0
            : folded.Integers![0];
        return rewriter.Full(result, value);
    }

    private static Tensor Scalar(Rewriter rewriter, Value value)
    {
        Attributes attributes = rewriter.Definition(value, "full")!.Attributes;
        if (value.Type.DType.IsFloating())
        {
            return Tensor.Of(value.Type.DType, [], new[] { Numeric.Round(attributes.Number("value"), value.Type.DType) });
        }

        long integer = attributes.Items.First(a => a.Name == "value").Value switch
        {
            long l => l,
            bool b => b ? 1 : 0,
            _ => (long)attributes.Number("value"),
        };
        return Tensor.Of(value.Type.DType, [], new[] { integer });
    }
}
