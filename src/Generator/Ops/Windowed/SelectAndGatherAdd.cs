using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

internal sealed class SelectAndGatherAdd() : IndexOp($"select_and_gather_add(tangents, operand)[select, {Windowing.Names}]")
{
    public override string Summary =>
        "For each place of a window, the tangent of the first of the largest (select \"ge\") or smallest (\"le\") elements of operand in it.";

    public override bool IsSize(string attribute) => Windowing.IsSize(attribute);

    public override bool IsData(int operand) => operand == 0;

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        SelectAndScatterAdd.CheckSelect(this, attributes);
        return inputs[0].Shape.Equals(inputs[1].Shape)
            ? [new ArrayType(inputs[0].DType, Windowing.Of(attributes).Results(this, inputs, 1))]
            : throw new ShapeException($"'select_and_gather_add' needs equal shapes: {Shapes.Describe(this, inputs)}");
    }

    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent) =>
        build.Bind(Primitives.SelectAndScatterAdd, [cotangent, equation.Inputs[1]], equation.Attributes);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        isBatched.Any(b => b)
            ? [build.Bind(this, Batching.AllOrNone(build, inputs, isBatched, size), Windowing.Batched(attributes))]
            : build.BindAll(this, inputs, attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor tangents = inputs[0], operand = inputs[1];
        EquatableArray<int> shape = Shapes.Concrete(this.InferTypes(inputs.Select(TensorLoops.TypeOf).ToList(), attributes)[0].Shape);
        Tensor result = TensorLoops.Filled(tangents.DType, shape, 0, 0);
        int at = 0;
        foreach (List<int> place in Windowing.Of(attributes).Places(operand.Shape, shape))
        {
            int chosen = ReduceWindowExtreme.FirstExtreme(operand, place, attributes.Text("select"));
            if (chosen >= 0)
            {
                TensorLoops.Assign(result, at, tangents, chosen);
            }

            at++;
        }

        return [result];
    }
}
