using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Windowed;

/// <summary>The largest or the smallest over each place of a window.</summary>
/// <param name="name">The op's name.</param>
/// <param name="select">How the first of equal ones is chosen: <c>ge</c> or <c>le</c>.</param>
internal abstract class ReduceWindowExtreme(string name, string select) : Op($"{name}(x)[{Windowing.Names}]")
{
    public override bool IsSize(string attribute) => Windowing.IsSize(attribute);

    public override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        return [new ArrayType(inputs[0].DType, Windowing.Of(attributes).Results(this, inputs, 0))];
    }

    // The tangent of the first of the extreme elements, as JAX has it.
    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        tangents[0] is not { } tangent || !equation.Output.Type.DType.IsFloating()
            ? Linearity.Zeros(equation)
            : [build.Bind(
                Primitives.SelectAndGatherAdd, [tangent, equation.Inputs[0]],
                new Attributes([("select", select), .. equation.Attributes.Items]))];

    public override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        [build.Bind(this, inputs, isBatched[0] ? Windowing.Batched(attributes) : attributes)];

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        EquatableArray<int> shape = Shapes.Concrete(this.InferTypes([TensorLoops.TypeOf(x)], attributes)[0].Shape);
        int[] best = Windowing.Of(attributes).Places(x.Shape, shape).Select(p => FirstExtreme(x, p, select)).ToArray();
        bool isLargest = select == "ge";
        return [x.Numbers is { } numbers
            ? Tensor.Of(x.DType, shape, Array.ConvertAll(best, o => o >= 0 ? numbers[o] : isLargest ? double.NegativeInfinity : double.PositiveInfinity))
            : Tensor.Of(x.DType, shape, Array.ConvertAll(best, o => o >= 0 ? x.Integers![o] : isLargest ? Numeric.MinValue(x.DType) : Numeric.MaxValue(x.DType)))];
    }

    /// <summary>The offset of the first of the extreme elements among these, a NaN before any number; −1 among none.</summary>
    public static int FirstExtreme(Tensor x, List<int> offsets, string select)
    {
        int best = -1;
        foreach (int offset in offsets)
        {
            if (best < 0)
            {
                best = offset;
            }
            else if (x.Numbers is { } numbers)
            {
                double old = numbers[best], seen = numbers[offset];
                best = double.IsNaN(old) || !(double.IsNaN(seen) || (select == "ge" ? seen > old : seen < old)) ? best : offset;
            }
            else
            {
                int order = Numeric.Order(x.Integers![offset], x.Integers[best], x.DType);
                best = (select == "ge" ? order > 0 : order < 0) ? offset : best;
            }
        }

        return best;
    }
}
