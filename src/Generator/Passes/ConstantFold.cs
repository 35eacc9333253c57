using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>
/// Computes elementwise ops on constants at build time, where the double-precision result rounded once to the dtype is the one
/// that the dtype's own arithmetic gives: for + - * / and the square root because 53 ≥ 2·24 + 2 bits. Functions such as exp are
/// left to run time, for they would differ in the last place.
/// </summary>
public static class ConstantFold
{
    public static readonly Pass Pass = new("constant_fold", "computes elementwise ops on constants", Run);

    private static readonly HashSet<string> Exact = new(StringComparer.Ordinal)
    {
        "abs", "add", "ceil", "clamp", "convert_element_type", "div", "eq", "floor", "ge", "gt", "is_finite", "le", "lt", "max", "min", "mul",
        "ne", "neg", "not", "round", "select_n", "sign", "sqrt", "square", "sub",
    };

    public static Jaxpr Run(Jaxpr program) => program.Equations.Any(e => e.Op.Name == "full") ? Rewriter.Run(program, Fold) : program;

    // f(full[c]…) = full[f(c…)]
    private static Value? Fold(Rewriter rewriter, Op op, IReadOnlyList<Value> inputs, Attributes attributes)
    {
        bool isExact = op is ElementwiseOp && inputs.Count > 0 && (Exact.Contains(op.Name) || !inputs[0].Type.DType.IsFloating());
        if (!isExact || inputs.Any(i => !rewriter.IsFull(i, out _)))
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
