using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

internal sealed class ReduceWindowSum() : LinearOp($"reduce_window_sum(x)[{Windowing.Names}]")
{
    public override string Summary => "The sum over each place of a window; what is outside x counts nothing.";

    public override bool IsSize(string attribute) => Windowing.IsSize(attribute);

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype != DType.Bool);
        return [new ArrayType(inputs[0].DType, Windowing.Of(attributes).Results(this, inputs, 0))];
    }

    // An element is in the windows that a window over the results covers, when steps and dilation change roles.
    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent)
    {
        ArrayType x = equation.Inputs[0].Type;
        Windowing window = Windowing.Of(equation.Attributes);
        List<(Dim Low, Dim High)> padding = x.Shape.Select((length, axis) => Windowing.Back(
            length, Windowing.Extent(window.Sizes[axis], window.WindowDilation[axis]), window.Strides[axis], equation.Output.Type.Shape[axis],
            window.Low[axis], window.BaseDilation[axis])).ToList();
        Value back = build.Bind(this, [cotangent], equation.Attributes
            .With("windowStrides", window.BaseDilation)
            .With("low", Pad.Canonical(padding.Select(p => p.Low).ToEquatableArray()))
            .With("high", Pad.Canonical(padding.Select(p => p.High).ToEquatableArray()))
            .With("baseDilation", window.Strides));
        return build.Reshape(back, x.Shape);
    }

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size) =>
        build.Bind(this, inputs, Windowing.Batched(attributes));

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        EquatableArray<int> shape = Shapes.Concrete(this.InferTypes([TensorLoops.TypeOf(x)], attributes)[0].Shape);
        List<List<int>> places = Windowing.Of(attributes).Places(x.Shape, shape).ToList();
        return [x.Numbers is { } numbers
            ? Tensor.Of(x.DType, shape, places.Select(p => p.Sum(o => numbers[o])).ToArray())
            : Tensor.Of(x.DType, shape, places.Select(p => p.Aggregate(0L, (sum, o) => Numeric.Wrap(unchecked(sum + x.Integers![o]), x.DType))).ToArray())];
    }
}
