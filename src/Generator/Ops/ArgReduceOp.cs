using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>The i32 index of an extreme along one axis, which the result lacks; no derivative.</summary>
public abstract class ArgReduceOp(string name, bool isMax) : Op($"{name}(x)[axis]")
{
    public sealed override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        long axis = attributes.Int("axis");
        Shapes.CheckAxis(this, inputs, 0, axis);
        return inputs[0].Shape[(int)axis].Equals(Dim.Zero)
            ? throw new ShapeException($"'{this.Name}' over nothing has no answer: axis {axis} of x, which is {inputs[0]}, is 0")
            : [new ArrayType(DType.I32, Shapes.Remove(inputs[0].Shape, [(int)axis]))];
    }

    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Zeros(equation);

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, inputs, isBatched[0] ? attributes.With("axis", attributes.Int("axis") + 1) : attributes);

    public sealed override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        int axis = (int)attributes.Int("axis"), step = TensorLoops.Strides(x.Shape)[axis];
        EquatableArray<int> shape = Shapes.Remove(x.Shape, [axis]);
        int[] strides = Shapes.Remove(TensorLoops.Strides(x.Shape).ToEquatableArray(), [axis]).ToArray();
        List<long> result = [];
        foreach (int[] index in TensorLoops.Indices(shape))
        {
            int start = TensorLoops.Offset(index, strides), best = 0;
            for (int i = 1; i < x.Shape[axis]; i++)
            {
                best = this.IsBetter(x, start + (i * step), start + (best * step)) ? i : best;
            }

            result.Add(best);
        }

        return [Tensor.Of(DType.I32, shape, result.ToArray())];
    }

    private bool IsBetter(Tensor x, int candidate, int best)
    {
        if (x.Numbers is { } numbers)
        {
            double a = numbers[candidate], b = numbers[best];
            return !double.IsNaN(b) && (double.IsNaN(a) || (isMax ? a > b : a < b));
        }

        int order = Numeric.Order(x.Integers![candidate], x.Integers[best], x.DType);
        return isMax ? order > 0 : order < 0;
    }
}
