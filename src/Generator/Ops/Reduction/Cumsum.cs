using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Reduction;

internal sealed class Cumsum() : LinearOp("cumsum(x)[axis, reverse]")
{
    public override string Summary =>
        "The sum of all elements up to and with each, along an axis; from the other end with reverse.";

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype != DType.Bool);
        Shapes.CheckAxis(this, inputs, 0, attributes.Int("axis"));
        return [inputs[0]];
    }

    // Each element reaches all sums behind it.
    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Bind(this, [cotangent], equation.Attributes.With("reverse", !equation.Attributes.Bool("reverse")));

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size) =>
        build.Bind(this, inputs, attributes.With("axis", attributes.Int("axis") + 1));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor result = TensorLoops.Copy(inputs[0]);
        foreach ((int at, int before) in TensorLoops.Runs(result.Shape, (int)attributes.Int("axis"), attributes.Bool("reverse")))
        {
            if (before < 0)
            {
                continue;
            }

            if (result.Numbers is { } numbers)
            {
                numbers[at] += numbers[before];
            }
            else
            {
                result.Integers![at] = Numeric.Wrap(result.Integers[at] + result.Integers[before], result.DType);
            }
        }

        return [result];
    }
}
