using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

internal sealed class SelectAndScatterAdd() : IndexOp($"select_and_scatter_add(source, operand)[select, {Windowing.Names}]")
{
    public override string Summary =>
        "Zeros in operand's shape, to which each element of source is added where the first of the largest (select \"ge\") or smallest (\"le\") elements of its window lies.";

    public override bool IsSize(string attribute) => Windowing.IsSize(attribute);

    public override bool IsData(int operand) => operand == 0;

    public static void CheckSelect(Op op, Attributes attributes)
    {
        if (attributes.Text("select") is not ("ge" or "le"))
        {
            throw new ShapeException($"'{op.Name}' has no select \"{attributes.Text("select")}\"; it has \"ge\", \"le\"");
        }
    }

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        CheckSelect(this, attributes);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype != DType.Bool);
        EquatableArray<Dim> results = Windowing.Of(attributes).Results(this, inputs, 1);
        return inputs[0].Shape.Equals(results)
            ? [new ArrayType(inputs[0].DType, inputs[1].Shape)]
            : throw new ShapeException(
                $"'select_and_scatter_add' needs one element of source for each place of the window, ({string.Join(", ", results)}): {Shapes.Describe(this, inputs)}");
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Bind(Primitives.SelectAndGatherAdd, [cotangent, equation.Inputs[1]], equation.Attributes);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        isBatched.Any(b => b)
            ? [build.Bind(this, Batching.AllOrNone(build, inputs, isBatched, size), Windowing.Batched(attributes))]
            : build.BindAll(this, inputs, attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor source = inputs[0], operand = inputs[1];
        Tensor result = TensorLoops.Filled(source.DType, operand.Shape, 0, 0);
        int at = 0;
        foreach (List<int> place in Windowing.Of(attributes).Places(operand.Shape, source.Shape))
        {
            int chosen = ReduceWindowExtreme.FirstExtreme(operand, place, attributes.Text("select"));
            if (chosen >= 0 && result.Numbers is { } numbers)
            {
                numbers[chosen] += source.Numbers![at];
            }
            else if (chosen >= 0)
            {
                result.Integers![chosen] = Numeric.Wrap(unchecked(result.Integers[chosen] + source.Integers![at]), result.DType);
            }

            at++;
        }

        return [result];
    }
}
