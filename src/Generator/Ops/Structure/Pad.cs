using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Structure;

/// <summary>
/// <c>low</c> and <c>high</c> are axes where all of them are constants, as the runtime's method has them, and shapes where
/// a transposition made them depend on size names.
/// </summary>
internal sealed class Pad() : LinearOp("pad(x, paddingValue)[low, high, interior]")
{
    public override string Summary =>
        "x with paddingValue before, after and between its elements along each axis; negative low or high cuts elements off.";

    public override bool IsSize(string attribute) => attribute is "low" or "high";

    /// <summary>How an amount of padding is stored.</summary>
    public static object Canonical(EquatableArray<Dim> amounts) =>
        amounts.All(a => a.IsConstant) ? Shapes.Concrete(amounts) : (object)amounts;

    /// <summary>An amount of padding, however it is stored.</summary>
    public static EquatableArray<Dim> Amounts(Attributes attributes, string name) => attributes.Items.First(i => i.Name == name).Value switch
    {
        EquatableArray<int> axes => Shapes.Symbolic(axes),
        _ => attributes.Shape(name),
    };

    /// <summary>The length of an axis with interior padding alone.</summary>
    public static Dim Spread(Dim length, int interior) =>
        interior == 0 ? length : length + (Dim.Max(length - 1, Dim.Zero) * interior);

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        ArrayType x = inputs[0];
        if (!inputs[1].Equals(ArrayType.Scalar(x.DType)))
        {
            throw new ShapeException($"'pad' needs a paddingValue of rank 0 and the type of x: {Shapes.Describe(this, inputs)}");
        }

        EquatableArray<Dim> low = Amounts(attributes, "low"), high = Amounts(attributes, "high");
        EquatableArray<int> interior = attributes.Axes("interior");
        Shapes.CheckLength(this, inputs, "low", low.Count);
        Shapes.CheckLength(this, inputs, "high", high.Count);
        Shapes.CheckLength(this, inputs, "interior", interior.Count);
        EquatableArray<Dim> shape = x.Shape.Select((n, axis) => low[axis] + Spread(n, interior[axis]) + high[axis]).ToEquatableArray();
        for (int axis = 0; axis < x.Rank; axis++)
        {
            if (interior[axis] < 0 || Shapes.IsProvablyNegative(shape[axis]))
            {
                throw new ShapeException(
                    $"'pad' cannot pad axis {axis} by ({low[axis]}, {high[axis]}, {interior[axis]}): x is {x}, and the axis would have {shape[axis]} elements");
            }
        }

        return [new ArrayType(x.DType, shape)];
    }

    // x gets what lies at its elements' places; the padding value gets the sum of the rest.
    public override Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent)
    {
        Value own = this.AtElements(build, equation, cotangent);
        return operand == 0
            ? own
            : build.Sub(
                build.ReduceSum(cotangent, Shapes.Range(0, cotangent.Type.Rank)),
                build.ReduceSum(own, Shapes.Range(0, own.Type.Rank)));
    }

    public override Value VmapAll(JaxprBuilder build, IReadOnlyList<Value> inputs, Attributes attributes, Dim size)
    {
        Value Over(Value x, Value paddingValue) => build.Pad(
            x, paddingValue, Shapes.Insert(Amounts(attributes, "low"), 0, Dim.Zero),
            Shapes.Insert(Amounts(attributes, "high"), 0, Dim.Zero), Shapes.Insert(attributes.Axes("interior"), 0, 0));

        // Each example has its own padding value: pad by zero, and choose by a mask.
        Value x = inputs[0];
        Value padded = Over(x, build.Zeros(ArrayType.Scalar(x.Type.DType)));
        Value isElement = Over(
            build.Full(new ArrayType(DType.Bool, x.Type.Shape), 1), build.Full(ArrayType.Scalar(DType.Bool), 0));
        return build.Select(isElement, padded, build.BroadcastInDim(inputs[1], padded.Type.Shape, [0]));
    }

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        isBatched[1] || !isBatched[0]
            ? base.Vmap(build, inputs, isBatched, attributes, size)
            : [build.Pad(
                inputs[0], inputs[1], Shapes.Insert(Amounts(attributes, "low"), 0, Dim.Zero),
                Shapes.Insert(Amounts(attributes, "high"), 0, Dim.Zero), Shapes.Insert(attributes.Axes("interior"), 0, 0))];

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0], value = inputs[1];
        EquatableArray<int> low = Shapes.Concrete(Amounts(attributes, "low")), interior = attributes.Axes("interior");
        EquatableArray<int> shape = Shapes.Concrete(this.InferTypes([TensorLoops.TypeOf(x), TensorLoops.TypeOf(value)], attributes)[0].Shape);
        Tensor result = TensorLoops.Filled(x.DType, shape, value.Numbers?[0] ?? 0, value.Integers?[0] ?? 0);
        int[] strides = TensorLoops.Strides(shape);
        int at = 0;
        foreach (int[] index in TensorLoops.Indices(x.Shape))
        {
            int to = 0;
            bool isInside = true;
            for (int axis = 0; axis < index.Length; axis++)
            {
                int place = low[axis] + (index[axis] * (interior[axis] + 1));
                isInside &= place >= 0 && place < shape[axis];
                to += place * strides[axis];
            }

            if (isInside)
            {
                TensorLoops.Assign(result, to, x, at);
            }

            at++;
        }

        return [result];
    }

    private Value AtElements(JaxprBuilder build, Equation equation, Value cotangent)
    {
        ArrayType x = equation.Inputs[0].Type;
        EquatableArray<Dim> low = Amounts(equation.Attributes, "low"), high = Amounts(equation.Attributes, "high");
        EquatableArray<int> interior = equation.Attributes.Axes("interior");
        EquatableArray<int> strides = interior.Select(i => i + 1).ToEquatableArray();
        if (low.Concat(high).All(a => a.IsAtLeast(Dim.Zero)))
        {
            EquatableArray<Dim> limit = cotangent.Type.Shape.Select((n, axis) => n - high[axis]).ToEquatableArray();
            return build.Reshape(build.Slice(cotangent, low, limit, strides), x.Shape);
        }

        // What was cut off gets zeros.
        Value whole = build.Pad(
            cotangent, build.Zeros(ArrayType.Scalar(x.DType)), low.Select(a => a * -1).ToEquatableArray(),
            high.Select(a => a * -1).ToEquatableArray(), interior.Select(_ => 0).ToEquatableArray());
        return interior.All(i => i == 0)
            ? whole
            : build.Reshape(
                build.Slice(whole, x.Shape.Select(_ => Dim.Zero).ToEquatableArray(), whole.Type.Shape, strides), x.Shape);
    }
}
