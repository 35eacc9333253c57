using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Indexing;

/// <summary>
/// Writes updates at i32 indices along one axis of a copy of the operand. Out of range: clip writes to the nearest, drop nowhere;
/// promise says there is none.
/// </summary>
internal abstract class ScatterOp(string name) : IndexOp($"{name}(operand, indices, updates)[axis, batchDims, mode]")
{
    /// <summary>Whether the op has a meaning for elements of this type.</summary>
    protected virtual bool Accepts(DType dtype) => true;

    /// <summary>The new element from the old one and the update.</summary>
    protected abstract double Combine(double element, double update);

    /// <inheritdoc cref="Combine(double, double)"/>
    protected abstract long Combine(long element, long update, DType dtype);

    public sealed override bool IsData(int operand) => operand != 1;

    public sealed override EquatableArray<ArrayType> InferTypes(IReadOnlyList<ArrayType> inputs, Attributes attributes)
    {
        Shapes.CheckCount(this, inputs);
        Shapes.CheckDType(this, inputs, 0, this.Accepts);
        EquatableArray<Dim> shape = Places.CheckedShape(this, inputs, attributes, "clip", "drop", "promise");
        ArrayType needed = new(inputs[0].DType, shape);
        return inputs[2].Equals(needed)
            ? [inputs[0]]
            : throw new ShapeException($"'{this.Name}' needs updates of type {needed}: {Shapes.Describe(this, inputs)}");
    }

    public sealed override IReadOnlyList<Value> Vmap(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<bool> isBatched, Attributes attributes, Dim size)
    {
        int axis = (int)attributes.Int("axis"), batchDims = (int)attributes.Int("batchDims");
        if (!isBatched.Any(b => b))
        {
            return build.BindAll(this, inputs, attributes);
        }

        // Equal indices for all examples: the new axis joins P.
        bool isShared = !isBatched[1] && batchDims == 0;
        IReadOnlyList<Value> all = Batching.AllOrNone(build, inputs, isBatched, size);
        return build.BindAll(
            this, isShared ? [all[0], inputs[1], all[2]] : all, Places.Of(axis + 1, isShared ? 0 : batchDims + 1, attributes.Text("mode")));
    }

    public sealed override IReadOnlyList<Tensor> Evaluate(IReadOnlyList<Tensor> inputs, Attributes attributes)
    {
        Tensor result = TensorLoops.Copy(inputs[0]);
        int[] offsets = Places.Offsets(inputs[0], inputs[1], attributes);
        for (int i = 0; i < offsets.Length; i++)
        {
            if (offsets[i] < 0)
            {
                continue;
            }

            if (result.Numbers is { } numbers)
            {
                numbers[offsets[i]] = this.Combine(numbers[offsets[i]], inputs[2].Numbers![i]);
            }
            else
            {
                long combined = this.Combine(result.Integers![offsets[i]], inputs[2].Integers![i], result.DType);
                result.Integers[offsets[i]] = Numeric.Wrap(combined, result.DType);
            }
        }

        return [result];
    }

    /// <summary>The elements of a cotangent where updates were written; 0 where they were dropped.</summary>
    protected static Value AtIndices(JaxprBuilder build, Equation equation, Value cotangent)
    {
        string mode = equation.Attributes.Text("mode") == "drop" ? "zero" : equation.Attributes.Text("mode");
        return build.Bind(Primitives.Gather, [cotangent, equation.Inputs[1]], equation.Attributes.With("mode", mode));
    }

    /// <summary>Updates added up where the equation writes, from zeros.</summary>
    protected static Value Collect(JaxprBuilder build, Equation equation, Value updates) => build.Bind(
        Primitives.ScatterAdd, [build.Zeros(equation.Inputs[0].Type), equation.Inputs[1], updates], equation.Attributes);
}
