using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// Brings a program into the form that the loops expect: rules of derivatives are replaced by what they are rules of, and a
/// reduction over axes that are not adjacent becomes one after the other, the last axes first.
/// </summary>
internal static class Normalise
{
    public static Jaxpr Run(Jaxpr program)
    {
        if (!program.Equations.Any(e => e.Op.Name is "custom_jvp_call" or "checkpoint" || ConstantWindows.IsCandidate(e) || IsOuter(e) || IsSplit(e) || IsHalfSum(e) || IsScattered(e, 0) || IsScattered(e, 1)))
        {
            return program;
        }

        JaxprBuilder build = new();
        Dictionary<Value, Value> values = [];
        foreach (Value parameter in program.Parameters)
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        Dictionary<Value, Equation> producers = [];
        foreach (Equation equation in program.Equations)
        {
            foreach (Value output in equation.Outputs)
            {
                producers[output] = equation;
            }

            if (ConstantWindows.IsCandidate(equation) && ConstantWindows.Of(equation, v => producers.TryGetValue(v, out Equation? e) ? e : null) is { } place)
            {
                values[equation.Output] = AtPlace(build, equation, place, values);
            }
            else if (equation.Op.Name is "custom_jvp_call" or "checkpoint")
            {
                IReadOnlyList<Value> results = build.Inline(Run(equation.Attributes.Program("call")), equation.Inputs.Select(i => values[i]).ToList());
                for (int i = 0; i < results.Count; i++)
                {
                    values[equation.Outputs[i]] = results[i];
                }
            }
            else if (IsOuter(equation))
            {
                values[equation.Output] = Outer(build, equation, values);
            }
            else if (IsScattered(equation, 0) || IsScattered(equation, 1))
            {
                values[equation.Output] = Gathered(build, equation, values);
            }
            else if (IsHalfSum(equation))
            {
                Value wide = build.Bind(Primitives.ConvertElementType, [values[equation.Inputs[0]]], Attributes.Of(("dtype", DType.F32)));
                Value sum = Split(build, equation, wide);
                values[equation.Output] = build.Bind(Primitives.ConvertElementType, [sum], Attributes.Of(("dtype", equation.Output.Type.DType)));
            }
            else if (IsSplit(equation))
            {
                values[equation.Output] = Split(build, equation, values[equation.Inputs[0]]);
            }
            else
            {
                build.Replay(equation, values);
            }
        }

        return build.Build(program.Results.Select(r => values[r]));
    }

    // Nothing is summed: all products, which loops compute where they are used.
    private static bool IsOuter(Equation equation) =>
        OpFacts.Lower(equation) == Lowering.Dot && equation.Attributes.Axes("lhsContracting").Count == 0 && equation.Attributes.Axes("lhsBatch").Count == 0;

    // A sum begins with 0, which makes 0 of -0.
    private static Value Outer(JaxprBuilder build, Equation equation, Dictionary<Value, Value> values)
    {
        ArrayType type = equation.Output.Type;
        Value left = values[equation.Inputs[0]], right = values[equation.Inputs[1]];
        int rows = left.Type.Rank;
        Value product = build.Mul(
            build.BroadcastInDim(left, type.Shape, Enumerable.Range(0, rows).ToEquatableArray()),
            build.BroadcastInDim(right, type.Shape, Enumerable.Range(rows, right.Type.Rank).ToEquatableArray()));
        return build.Bind(Primitives.Add, [product, build.Full(type, 0.0)], name: equation.Output.Name);
    }

    private static Value AtPlace(JaxprBuilder build, Equation equation, EquatableArray<Dim> place, Dictionary<Value, Value> values)
    {
        Value x = values[equation.Inputs[0]];
        if (equation.Op.Name == "dynamic_update_slice")
        {
            return build.Bind(
                equation.Op, equation.Inputs.Select(i => values[i]).ToList(), Attributes.Of((ConstantWindows.Place, place)), equation.Output.Name);
        }

        EquatableArray<Dim> limits = place.Zip(equation.Attributes.Shape("sliceSizes"), (start, size) => start + size).ToEquatableArray();
        return build.Bind(Primitives.Slice, [x], Attributes.Of(
            ("startIndices", place), ("limitIndices", limits), ("strides", place.Select(_ => 1).ToEquatableArray())), equation.Output.Name);
    }

    // An operand of a contraction whose free or contracted axes are not side by side is no matrix in memory.
    private static bool IsScattered(Equation equation, int side)
    {
        if (OpFacts.Lower(equation) != Lowering.Dot)
        {
            return false;
        }

        EquatableArray<Dim> shape = equation.Inputs[side].Type.Shape;
        return !IsRun(DotShape.Free(equation, side).ToList()) || !IsRun(equation.Attributes.Axes(side == 0 ? "lhsContracting" : "rhsContracting").ToList());

        bool IsRun(List<int> axes)
        {
            List<int> kept = axes.Where(a => !shape[a].IsOne()).ToList();
            return Enumerable.Range(0, Math.Max(kept.Count - 1, 0)).All(i => kept[i + 1] > kept[i]
                && Enumerable.Range(kept[i] + 1, kept[i + 1] - kept[i] - 1).All(a => shape[a].IsOne()));
        }
    }

    // The same contraction over operands in the order batch, free, contracted.
    private static Value Gathered(JaxprBuilder build, Equation equation, Dictionary<Value, Value> values)
    {
        List<Value> operands = [];
        Attributes attributes = equation.Attributes;
        for (int side = 0; side < 2; side++)
        {
            Value operand = values[equation.Inputs[side]];
            string name = side == 0 ? "lhs" : "rhs";
            if (IsScattered(equation, side))
            {
                EquatableArray<int> batch = attributes.Axes(name + "Batch"), contracting = attributes.Axes(name + "Contracting");
                EquatableArray<int> order = batch.Concat(DotShape.Free(equation, side)).Concat(contracting).ToEquatableArray();
                operand = build.Bind(Primitives.Transpose, [operand], Attributes.Of(("permutation", order)));
                attributes = attributes.With(name + "Batch", Enumerable.Range(0, batch.Count).ToEquatableArray())
                    .With(name + "Contracting", Enumerable.Range(order.Count - contracting.Count, contracting.Count).ToEquatableArray());
            }

            operands.Add(operand);
        }

        return build.Bind(equation.Op, operands, attributes, equation.Output.Name);
    }

    // Sixteen bits are a form of storage: sums and products are accumulated in f32.
    private static bool IsHalfSum(Equation equation) =>
        equation.Op.Name is "reduce_sum" or "reduce_prod" && equation.Output.Type.DType.IsNarrowFloat();

    private static bool IsSplit(Equation equation)
    {
        if (equation.Op is not ReduceOp || !equation.Op.Name.StartsWith("reduce_", StringComparison.Ordinal))
        {
            return false;
        }

        int[] axes = equation.Attributes.Axes("axes").OrderBy(a => a).ToArray();
        return axes.Length > 1 && axes[axes.Length - 1] - axes[0] != axes.Length - 1;
    }

    private static Value Split(JaxprBuilder build, Equation equation, Value operand)
    {
        List<int> left = equation.Attributes.Axes("axes").OrderBy(a => a).ToList();
        while (left.Count > 0)
        {
            int first = left.Count - 1;
            while (first > 0 && left[first - 1] == left[first] - 1)
            {
                first--;
            }

            EquatableArray<int> run = left.Skip(first).ToEquatableArray();
            operand = build.Bind(equation.Op, [operand], Attributes.Of(("axes", run)), equation.Output.Name);
            left.RemoveRange(first, left.Count - first);
        }

        return operand;
    }
}
