using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>
/// An op whose i32 result is as long as its data says, unless it is given a size: then it is cut off or filled up. It has no
/// derivative.
/// </summary>
internal abstract class CountingOp(string signature) : Op(signature)
{
    /// <summary>The element type of the operand.</summary>
    protected abstract DType Operand { get; }

    /// <summary>The rank of the operand.</summary>
    protected abstract int Rank { get; }

    /// <summary>What it needs, for messages.</summary>
    protected abstract string Needs { get; }

    /// <summary>Why no examples are mapped over without a size.</summary>
    protected abstract string Differing { get; }

    public sealed override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, dtype => dtype == this.Operand);
        EquatableArray<Dim> size = attributes.Shape("size");
        return inputs[0].Rank == this.Rank && size.Count == 1 && !Shapes.IsProvablyNegative(size[0])
            ? [new ArrayType(DType.I32, size)]
            : throw new ShapeException($"'{this.Name}' needs {this.Needs} and one size: the size is ({string.Join(", ", size)}), and {Shapes.Describe(this, inputs)}");
    }

    public sealed override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents) =>
        Linearity.Zeros(equation);

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        throw Linearity.NotLinear(this);

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        if (!isBatched[0])
        {
            return build.BindAll(this, inputs, attributes);
        }

        Dim count = attributes.Shape("size")[0];
        return count.Names().Any(FreshSize.Is) ? throw new ShapeException(this.Differing) : [this.Each(build, inputs[0], size, count)];
    }

    /// <summary>The results of <paramref name="size"/> examples, side by side.</summary>
    protected abstract Value Each(JaxprBuilder build, Value examples, Dim size, Dim count);
}
