using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops;

/// <summary>A comparison of two elements of any type; the result is bool and has no derivative.</summary>
/// <param name="name">The primitive's name.</param>
/// <param name="symbol">The C# operator.</param>
/// <param name="vectorMethod">The vector class's method, which gives a lane mask.</param>
public abstract class CompareOp(string name, string symbol, string vectorMethod) : NonlinearOp($"{name}(x, y)")
{
    public sealed override bool Accepts(DType dtype) => true;

    public sealed override Spelling Cpu(DType dtype, Attributes attributes) => dtype switch
    {
        // C# orders no bools; their bytes are 0 and 1.
        DType.Bool when symbol is "==" or "!=" => new($"({{0}} {symbol} {{1}})", symbol == "==" ? "~({0} ^ {1})" : "({0} ^ {1})"),
        DType.Bool => new($"(({{0}} ? 1 : 0) {symbol} ({{1}} ? 1 : 0))"),
        DType.F16 or DType.BF16 => new($"({{0}} {symbol} {{1}})"),
        _ => new($"({{0}} {symbol} {{1}})", vectorMethod),
    };

    public sealed override Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent) => null;

    /// <summary>The comparison; false with a NaN, except for ne.</summary>
    protected abstract bool Compare(double x, double y);

    /// <summary>The comparison by order: negative, zero or positive as x is less than, equal to or greater than y.</summary>
    protected abstract bool Compare(int order);

    protected sealed override DType ResultType(IReadOnlyList<ArrayType> inputs, Attributes attributes) => DType.Bool;

    public sealed override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0], y = inputs[1];
        long[] result = new long[x.Size];
        for (int i = 0; i < result.Length; i++)
        {
            bool isTrue = x.Numbers is { } numbers
                ? this.Compare(numbers[i], y.Numbers![i])
                : this.Compare(Numeric.Order(x.Integers![i], y.Integers![i], x.DType));
            result[i] = isTrue ? 1 : 0;
        }

        return [Tensor.Of(DType.Bool, x.Shape, result)];
    }

    protected sealed override double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes) =>
        this.Compare(x[0], x[1]) ? 1 : 0;

    protected sealed override long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes) =>
        this.Compare(Numeric.Order(x[0], x[1], dtype)) ? 1 : 0;
}
