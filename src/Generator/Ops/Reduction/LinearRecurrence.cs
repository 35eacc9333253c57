using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class LinearRecurrence() : Op("linear_recurrence(a, b)[axis, reverse]")
{
    public override string Summary =>
        "yᵢ = aᵢ yᵢ₋₁ + bᵢ along an axis, from 0 before the first element; from the other end with reverse.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype != DType.Bool);
        Shapes.CheckAxis(this, inputs, 0, attributes.Int("axis"));
        return inputs[0].Equals(inputs[1])
            ? [inputs[0]]
            : throw new ShapeException($"'linear_recurrence' needs equal types: {Shapes.Describe(this, inputs)}");
    }

    // dyᵢ = aᵢ dyᵢ₋₁ + (daᵢ yᵢ₋₁ + dbᵢ)
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        if (!equation.Output.Type.DType.IsFloating() || tangents.All(t => t is null))
        {
            return Linearity.Zeros(equation);
        }

        Attributes attributes = equation.Attributes;
        Value? ofFactors = tangents[0] is { } da
            ? build.Mul(da, Before(build, equation.Output, (int)attributes.Int("axis"), attributes.Bool("reverse"), 0))
            : null;
        Value summand = ofFactors is null ? tangents[1]! : tangents[1] is { } db ? build.Add(ofFactors, db) : ofFactors;
        return [build.Bind(this, [equation.Inputs[0], summand], attributes)];
    }

    // Each b reaches all results behind it, multiplied by the factors between: the recurrence from the other end, in which each
    // step has the factor of the element behind it.
    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear)
    {
        if (isLinear[0])
        {
            throw Linearity.NotLinear(this);
        }

        Attributes attributes = equation.Attributes;
        bool isReverse = attributes.Bool("reverse");
        Value factors = Before(build, equation.Inputs[0], (int)attributes.Int("axis"), !isReverse, 0);
        return [null, cotangents[0] is { } cotangent
            ? build.Bind(this, [factors, cotangent], attributes.With("reverse", !isReverse))
            : null];
    }

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        isBatched.Any(b => b)
            ? build.BindAll(this, Batching.AllOrNone(build, inputs, isBatched, size), attributes.With("axis", attributes.Int("axis") + 1))
            : build.BindAll(this, inputs, attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor a = inputs[0], result = TensorLoops.Copy(inputs[1]);
        foreach ((int at, int before) in TensorLoops.Runs(result.Shape, (int)attributes.Int("axis"), attributes.Bool("reverse")))
        {
            if (before < 0)
            {
                continue;
            }

            if (result.Numbers is { } numbers)
            {
                numbers[at] += a.Numbers![at] * numbers[before];
            }
            else
            {
                result.Integers![at] = Numeric.Wrap(result.Integers[at] + (a.Integers![at] * result.Integers[before]), result.DType);
            }
        }

        return [result];
    }

    /// <summary>For each element along an axis the one before it; for the first a constant.</summary>
    public static Value Before(JaxprBuilder build, Value x, int axis, bool reverse, double first)
    {
        EquatableArray<int> none = x.Type.Shape.Select(_ => 0).ToEquatableArray();
        EquatableArray<Dim> Sizes(int place) => none.Select((_, i) => i == axis ? (Dim)place : Dim.Zero).ToEquatableArray();
        Value padding = build.Full(ArrayType.Scalar(x.Type.DType), first);
        return build.Pad(x, padding, Sizes(reverse ? -1 : 1), Sizes(reverse ? 1 : -1), none);
    }
}
