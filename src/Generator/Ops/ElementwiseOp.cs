using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops;

/// <summary>
/// One output element from the operands' elements at the same place. Operands have equal shapes; who calls has broadcast them.
/// States: element types, value, derivative, spelling. Derives: type rule, jvp, vmap, evaluation.
/// </summary>
public abstract class ElementwiseOp(string signature) : Op(signature)
{
    /// <summary>The element types that the operands may have.</summary>
    public abstract bool Accepts(DType dtype);

    /// <summary>The C# of one element and of one vector, for operands of this element type.</summary>
    public abstract Spelling Cpu(DType dtype, Attributes attributes);

    /// <summary>The term of the output's tangent that is due to one operand's tangent, linear in it; null when zero.</summary>
    public abstract Value? Tangent(JaxprBuilder build, Equation equation, int operand, Value tangent);

    /// <summary>The cotangent of an operand in which the op is linear.</summary>
    public abstract Value? TransposeOperand(JaxprBuilder build, Equation equation, int operand, Value cotangent);

    /// <summary>The value for floating operands.</summary>
    protected abstract double EvaluateNumber(ReadOnlySpan<double> x, Attributes attributes);

    /// <summary>The value for integer and bool operands; the caller wraps it to <paramref name="dtype"/>.</summary>
    protected abstract long EvaluateInteger(ReadOnlySpan<long> x, DType dtype, Attributes attributes);

    /// <summary>The output's element type.</summary>
    protected virtual DType ResultType(IReadOnlyList<ArrayType> inputs, Attributes attributes) => inputs[0].DType;

    /// <summary>Whether the operands' element types go together; the default asks for equal ones.</summary>
    protected virtual void CheckDTypes(IReadOnlyList<ArrayType> inputs)
    {
        for (int i = 1; i < inputs.Count; i++)
        {
            if (inputs[i].DType != inputs[0].DType)
            {
                throw new ShapeException($"'{this.Name}' needs equal element types: {Shapes.Describe(this, inputs)}");
            }
        }

        Shapes.CheckDType(this, inputs, 0, this.Accepts);
    }

    public sealed override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        for (int i = 1; i < inputs.Count; i++)
        {
            if (!inputs[i].Shape.Equals(inputs[0].Shape))
            {
                throw new ShapeException($"'{this.Name}' needs equal shapes: {Shapes.Describe(this, inputs)}");
            }
        }

        this.CheckDTypes(inputs);
        return [new ArrayType(this.ResultType(inputs, attributes), inputs[0].Shape)];
    }

    public override IReadOnlyList<Value?> Jvp(JaxprBuilder build, Equation equation, IReadOnlyList<Value?> tangents)
    {
        Value? sum = null;
        for (int i = 0; i < tangents.Count && equation.Output.Type.DType.IsFloating(); i++)
        {
            if (tangents[i] is { } tangent && this.Tangent(build, equation, i, tangent) is { } term)
            {
                sum = sum is null ? term : build.Add(sum, term);
            }
        }

        return [sum];
    }

    public sealed override IReadOnlyList<Value?> Transpose(
        JaxprBuilder build, Equation equation, IReadOnlyList<Value?> cotangents, IReadOnlyList<bool> isLinear) =>
        Linearity.TransposeEach(isLinear, cotangents[0], (i, ct) => this.TransposeOperand(build, equation, i, ct));

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size) =>
        build.BindAll(this, Batching.AllOrNone(build, inputs, isBatched, size), attributes);

    public override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor first = inputs[0];
        if (first.Numbers is not null)
        {
            double[] x = new double[inputs.Count], result = new double[first.Size];
            for (int i = 0; i < result.Length; i++)
            {
                for (int k = 0; k < x.Length; k++)
                {
                    x[k] = inputs[k].Numbers![i];
                }

                result[i] = this.EvaluateNumber(x, attributes);
            }

            return [Tensor.Of(first.DType, first.Shape, result)];
        }

        long[] n = new long[inputs.Count], integers = new long[first.Size];
        for (int i = 0; i < integers.Length; i++)
        {
            for (int k = 0; k < n.Length; k++)
            {
                n[k] = inputs[k].Integers![i];
            }

            integers[i] = Numeric.Wrap(this.EvaluateInteger(n, first.DType, attributes), first.DType);
        }

        return [Tensor.Of(first.DType, first.Shape, integers)];
    }
}
