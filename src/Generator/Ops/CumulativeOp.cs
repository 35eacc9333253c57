using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>
/// Combines each element along an axis with what the elements before it gave. States: element types, combination, and how a
/// step's result depends on the result before it and on the element. Derives: types, derivative, vmap, evaluation.
/// </summary>
public abstract class CumulativeOp(string name) : Op($"{name}(x)[axis, reverse]")
{
    /// <summary>Whether the op has a meaning for elements of this type.</summary>
    public abstract bool Accepts(DType dtype);

    /// <summary>What the first element is combined with, so that it stays itself.</summary>
    public abstract double Identity { get; }

    /// <summary>The result of a step from the one before it and the element.</summary>
    public abstract double Combine(double before, double x);

    /// <inheritdoc cref="Combine(double, double)"/>
    public abstract long Combine(long before, long x, DType dtype);

    /// <summary>The derivatives of each step's result by the one before it and by the element.</summary>
    public abstract (Value ByBefore, Value ByElement) Partials(JaxprBuilder build, Value before, Value x, Value y);

    public sealed override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, this.Accepts);
        Shapes.CheckAxis(this, inputs, 0, attributes.Int("axis"));
        return [inputs[0]];
    }

    // yᵢ = f(yᵢ₋₁, xᵢ), so that dyᵢ = f₁ dyᵢ₋₁ + f₂ dxᵢ: a linear recurrence.
    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        if (tangents[0] is not { } tangent || !equation.Output.Type.DType.IsFloating())
        {
            return Linearity.Zeros(equation);
        }

        int axis = (int)equation.Attributes.Int("axis");
        Value before = Reduction.LinearRecurrence.Before(build, equation.Output, axis, equation.Attributes.Bool("reverse"), this.Identity);
        (Value byBefore, Value byElement) = this.Partials(build, before, equation.Inputs[0], equation.Output);
        return [build.Bind(Primitives.LinearRecurrence, [byBefore, build.Mul(tangent, byElement)], equation.Attributes)];
    }

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, inputs, isBatched[0] ? attributes.With("axis", attributes.Int("axis") + 1) : attributes);

    public sealed override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
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
                numbers[at] = this.Combine(numbers[before], numbers[at]);
            }
            else
            {
                result.Integers![at] = Numeric.Wrap(this.Combine(result.Integers[before], result.Integers[at], result.DType), result.DType);
            }
        }

        return [result];
    }
}
