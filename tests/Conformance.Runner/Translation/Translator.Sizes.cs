namespace Pure.Jit.Conformance.Translation;

// The sizes that results have, as far as they follow from the sizes of arguments at once; unknown is always right.
public sealed partial class Translator
{
    private static readonly HashSet<string> Elementwise =
    [
        "Abs", "Negative", "Neg", "Exp", "Exp2", "Expm1", "Log", "Log2", "Log10", "Log1p", "Sqrt", "Rsqrt", "Cbrt", "Square", "Reciprocal", "Sign", "Floor", "Ceil", "Round", "Rint", "Trunc",
        "Sin", "Cos", "Tan", "Arcsin", "Arccos", "Arctan", "Sinh", "Cosh", "Tanh", "Arcsinh", "Arccosh", "Arctanh", "Asin", "Acos", "Atan", "Asinh", "Acosh", "Atanh", "Isnan", "Isfinite", "Isinf",
        "LogicalNot", "Invert", "Relu", "Relu6", "Sigmoid", "Silu", "Swish", "Softplus", "Gelu", "Elu", "Celu", "Selu", "LeakyRelu", "SoftSign", "LogSigmoid", "HardTanh", "HardSigmoid", "Mish",
        "Softmax", "LogSoftmax", "Standardize", "Erf", "Erfc", "ZerosLike", "OnesLike", "FullLike", "Flip", "Fliplr", "Flipud", "Roll", "Sort", "Argsort", "Cummax", "Cummin", "StopGradient",
        "NanToNum", "Real", "Logistic", "Tril", "Triu", "Rev",
    ];

    private static readonly HashSet<string> Pairwise =
    [
        "Add", "Subtract", "Sub", "Multiply", "Mul", "Divide", "TrueDivide", "Div", "Power", "Pow", "Maximum", "Minimum", "Arctan2", "Hypot", "Logaddexp", "Equal", "NotEqual", "Less", "LessEqual",
        "Greater", "GreaterEqual", "Where", "Clip", "LogicalAnd", "LogicalOr", "Remainder", "Mod", "FloorDivide",
    ];

    private static readonly HashSet<string> Reductions = ["Sum", "Mean", "Max", "Min", "Prod", "Any", "All", "Var", "Std", "Amax", "Amin"];

    private static PythonValue Shaped(string @class, string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords, PythonValue result)
    {
        // axis=None may mean all elements in a row, shape= another shape.
        if (result is not ArrayText { Sizes: null } array || @class is not ("Nd" or "Nn" or "Lax" or "Special") || keywords.ContainsKey("shape") || keywords.Values.Any(k => k is NoneText))
        {
            return result;
        }

        IReadOnlyList<NumberText>? first = (arguments.ElementAtOrDefault(0) as ArrayText)?.Sizes;
        return array with
        {
            Sizes = Elementwise.Contains(method) ? first
                : Pairwise.Contains(method) ? Broadcast([.. arguments, .. keywords.Values])
                : method == "Transpose" && arguments.Count == 1 && keywords.Count == 0 ? first?.Reverse().ToList()
                : method == "Reshape" && keywords.Count == 0 ? Reshaped(arguments.Count == 2 && arguments[1] is TupleText sizes ? sizes.Items : arguments.Skip(1).ToList())
                : method == "Stack" && keywords.Count == 0 && arguments is [TupleText { Items: [ArrayText { Sizes: { } each }, ..] } list] ? [NumberText.Of(list.Items.Count), .. each]
                : method == "Matmul" && Product(arguments) is { } product ? product
                : @class == "Nd" && Reductions.Contains(method) && first is not null ? Reduced(first, arguments, keywords)
                : null,
        };
    }

    private static List<NumberText>? Reshaped(IReadOnlyList<PythonValue> sizes) =>
        sizes.Count > 0 && sizes.All(s => s is NumberText { Now: long and >= 0 }) ? sizes.Cast<NumberText>().ToList() : null;

    private static NumberText[]? Product(IReadOnlyList<PythonValue> arguments) =>
        arguments is [ArrayText { Sizes: [var rows, _] }, ArrayText { Sizes: [_, var columns] }, ..] ? [rows, columns] : null;

    private static IReadOnlyList<NumberText>? Reduced(IReadOnlyList<NumberText> sizes, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        if (keywords.Keys.Any(k => k != "axis") || arguments.Count > 2)
        {
            return null;
        }

        PythonValue axis = keywords.GetValueOrDefault("axis") ?? arguments.ElementAtOrDefault(1) ?? new NoneText();
        return axis switch
        {
            NoneText => [],
            NumberText { Now: long n } when (n < 0 ? n + sizes.Count : n) is var at => sizes.Where((_, i) => i != at).ToList(),
            _ => null,
        };
    }

    /// <summary>The sizes of what arguments are broadcast to, or null.</summary>
    private static List<NumberText>? Broadcast(IReadOnlyList<PythonValue> arguments)
    {
        List<NumberText> sizes = [];
        foreach (PythonValue argument in arguments)
        {
            if (argument is NumberText or NoneText)
            {
                continue;
            }

            if (argument is not ArrayText { Sizes: { } given })
            {
                return null;
            }

            for (int i = 0; i < Math.Min(sizes.Count, given.Count); i++)
            {
                sizes[^(i + 1)] = sizes[^(i + 1)].Now is 1L ? given[^(i + 1)] : sizes[^(i + 1)];
            }

            sizes.InsertRange(0, given.Take(Math.Max(given.Count - sizes.Count, 0)));
        }

        return sizes;
    }

    // Numbers drop axes; slices without bounds keep theirs; after others nothing is known, except of axes that no entry is about.
    private static List<NumberText>? Indexed(IReadOnlyList<NumberText>? sizes, PythonValue index)
    {
        IReadOnlyList<PythonValue> entries = index is TupleText { IsList: false } tuple ? tuple.Items : index is ArraysText ? [new EllipsisText()] : [index];
        List<NumberText> result = [];
        int axis = 0;
        foreach (PythonValue entry in entries)
        {
            switch (entry)
            {
                case NumberText when sizes is not null && axis < sizes.Count:
                    axis++;
                    break;
                case NoneText:
                    result.Add(NumberText.Of(1));
                    break;
                case SliceText slice when sizes is not null && axis < sizes.Count && Length(slice, sizes[axis]) is { } length:
                    result.Add(length);
                    axis++;
                    break;
                default:
                    return null;
            }
        }

        return sizes is null ? null : [.. result, .. sizes.Skip(axis)];
    }

    private static NumberText? Length(SliceText slice, NumberText size)
    {
        if (slice is { Lower: null, Upper: null, Step: null or NumberText { Value: -1L } })
        {
            return size;
        }

        // A part of a named size has no name of its own.
        if (size.Value is not long count || slice.Lower is not (null or NumberText { Value: long }) || slice.Upper is not (null or NumberText { Value: long }) || slice.Step is not (null or NumberText { Value: long }))
        {
            return null;
        }

        return NumberText.Of(Part(Enumerable.Repeat((PythonValue)size, (int)count).ToList(), slice).Count());
    }
}
