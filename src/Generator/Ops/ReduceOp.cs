using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>
/// Combines the elements along some axes, which the result lacks. States: element types, identity, combination, derivative.
/// Derives: type rule, vmap, evaluation.
/// </summary>
public abstract class ReduceOp(string name) : Op($"{name}(x)[axes]")
{
    public abstract bool Accepts(DType dtype);

    /// <summary>What an empty reduction gives, for floating elements.</summary>
    public abstract double IdentityNumber { get; }

    /// <summary>What an empty reduction gives, for integers and bools.</summary>
    public abstract long IdentityInteger(DType dtype);

    public abstract double Combine(double x, double y);

    /// <summary>The combination of integers; the caller wraps it.</summary>
    public abstract long Combine(long x, long y, DType dtype);

    /// <summary>The tangent of the output, linear in the tangent of x; null when it is zero.</summary>
    public abstract Value? Tangent(JaxprBuilder build, Equation equation, Value tangent);

    /// <summary>The cotangent of x when the reduction is linear.</summary>
    public virtual Value? TransposeOperand(JaxprBuilder build, Equation equation, Value cotangent) =>
        throw Linearity.NotLinear(this);

    public sealed override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, this.Accepts);
        EquatableArray<int> axes = attributes.Axes("axes");
        Shapes.CheckAxes(this, inputs, 0, axes);
        return [new ArrayType(inputs[0].DType, Shapes.Remove(inputs[0].Shape, axes))];
    }

    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        [tangents[0] is { } tangent && equation.Output.Type.DType.IsFloating() ? this.Tangent(build, equation, tangent) : null];

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        Linearity.TransposeEach(isLinear, cotangents[0], (_, ct) => this.TransposeOperand(build, equation, ct));

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, inputs, isBatched[0] ? attributes.With("axes", Batching.Shift(attributes.Axes("axes"))) : attributes);

    public sealed override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor x = inputs[0];
        EquatableArray<int> axes = attributes.Axes("axes");
        EquatableArray<int> shape = Shapes.Remove(x.Shape, axes);
        Tensor result = TensorLoops.Filled(x.DType, shape, this.IdentityNumber, this.IdentityInteger(x.DType));
        List<int> kept = Shapes.Others(x.Rank, axes);
        int[] strides = TensorLoops.Strides(shape);
        int at = 0;
        foreach (int[] index in TensorLoops.Indices(x.Shape))
        {
            int to = 0;
            for (int k = 0; k < kept.Count; k++)
            {
                to += index[kept[k]] * strides[k];
            }

            if (result.Numbers is { } numbers)
            {
                numbers[to] = this.Combine(numbers[to], x.Numbers![at]);
            }
            else
            {
                result.Integers![to] = Numeric.Wrap(this.Combine(result.Integers[to], x.Integers![at], x.DType), x.DType);
            }

            at++;
        }

        return [result];
    }

    /// <summary>A reduced value repeated along the axes that it lost.</summary>
    protected static Value Spread(JaxprBuilder build, Value reduced, Equation equation)
    {
        ArrayType type = equation.Inputs[0].Type;
        List<int> kept = Shapes.Others(type.Rank, equation.Attributes.Axes("axes"));
        return build.BroadcastInDim(reduced, type.Shape, kept.ToEquatableArray());
    }
}
