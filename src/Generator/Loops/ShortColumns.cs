using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// A reduction over axes before a last axis of few elements, of something computed: it becomes one reduction for each of those elements.
/// Side by side they would fill a few lanes of a vector; so all lanes are used, and what they share is computed once. Where axes stay
/// between those reduced and the last, that is so only if memory isn't read along both of these as along one, but for small arrays.
/// </summary>
internal static class ShortColumns
{
    public static Jaxpr Run(Jaxpr program)
    {
        Dictionary<Value, Equation> producers = [];
        foreach (Equation equation in program.Equations)
        {
            foreach (Value output in equation.Outputs)
            {
                producers[output] = equation;
            }
        }

        HashSet<Equation> fitting = [.. program.Equations.Where(e => Fits(e, producers))];
        if (fitting.Count == 0)
        {
            return program;
        }

        JaxprBuilder build = new();
        Dictionary<Value, Value> values = [];
        foreach (Value parameter in program.Parameters)
        {
            values[parameter] = build.Parameter(parameter.Type, parameter.Name);
        }

        Columns columns = new(build);
        foreach (Equation equation in program.Equations)
        {
            if (!fitting.Contains(equation))
            {
                build.Replay(equation, values);
                continue;
            }

            Value operand = values[equation.Inputs[0]];
            EquatableArray<Dim> shape = equation.Output.Type.Shape;
            EquatableArray<Dim> one = [.. shape.Take(shape.Count - 1), Dim.One];
            List<Value> pieces = [];
            for (int k = 0; k < shape[shape.Count - 1].Value; k++)
            {
                Value row = build.Bind(equation.Op, [columns.At(operand, k)], equation.Attributes);
                pieces.Add(build.Bind(Primitives.Reshape, [row], Attributes.Of(("newSizes", one))));
            }

            values[equation.Output] = build.Bind(Primitives.Concatenate, pieces, Attributes.Of(("dimension", (long)(shape.Count - 1))), equation.Output.Name);
        }

        return Passes.CommonSubexpressions.Run(Passes.DeadCode.Run(build.Build(program.Results.Select(r => values[r]))));
    }

    private static bool Fits(Equation equation, Dictionary<Value, Equation> producers)
    {
        if (OpFacts.Lower(equation) != Lowering.Reduce || !producers.TryGetValue(equation.Inputs[0], out Equation? computed) || OpFacts.Lower(computed) != Lowering.Element)
        {
            return false;
        }

        ArrayType operand = equation.Inputs[0].Type;
        int[] axes = equation.Attributes.Axes("axes").OrderBy(a => a).ToArray();
        int last = operand.Rank - 1, reduced = axes[axes.Length - 1];
        if (reduced - axes[0] != axes.Length - 1 || operand.Shape[last] is not { IsConstant: true, Value: > 0 and <= OpFacts.UnrolledLength })
        {
            return false;
        }

        if (reduced == last - 1)
        {
            return axes[0] > 0;
        }

        HashSet<(Value, int, int)> seen = [];
        return reduced < last - 1 && IsTorn(equation.Inputs[0], last - 1, last, producers, seen) && !seen.Any(s => IsWide(s.Item1, s.Item2, s.Item3, producers));
    }

    // Whether something that a value is computed of is the same along one of two adjacent axes alone, so that steps over both are no
    // steps over one. An axis that something computed of fewer axes doesn't have is below 0. Notes all that the value is computed of.
    private static bool IsTorn(Value value, int before, int last, Dictionary<Value, Equation> producers, HashSet<(Value, int, int)> seen)
    {
        if (!seen.Add((value, before, last)) || !producers.TryGetValue(value, out Equation? equation))
        {
            return false;
        }

        if (equation.Op is ElementwiseOp)
        {
            return equation.Inputs.Where(i => i.Type.Rank > 0).Select(i => IsTorn(i, before, last, producers, seen)).ToList().Contains(true);
        }

        if (equation.Op.Name != "broadcast_in_dim")
        {
            return equation.Op.Name == "iota" && equation.Attributes.Int("dimension") is long counted && (counted == before || counted == last);
        }

        Value operand = equation.Inputs[0];
        int ownBefore = Own(before), ownLast = Own(last);
        return ((ownBefore >= 0 || ownLast >= 0) && IsTorn(operand, ownBefore, ownLast, producers, seen)) || (ownBefore < 0) != (ownLast < 0);

        int Own(int axis)
        {
            int own = axis < 0 ? -1 : equation.Attributes.Axes("broadcastDimensions").ToList().IndexOf(axis);
            return own >= 0 && operand.Type.Shape[own].IsOne() && !value.Type.Shape[axis].IsOne() ? -1 : own;
        }
    }

    // Memory in which the elements of the last axis lie side by side, and which is too large to be turned round for a few reads: steps
    // over the axis before it would leave out all but one of them.
    private static bool IsWide(Value value, int before, int last, Dictionary<Value, Equation> producers) =>
        before >= 0 && last >= 0
        && !(producers.TryGetValue(value, out Equation? equation) && (equation.Op is ElementwiseOp or CreationOp || equation.Op.Name == "broadcast_in_dim"))
        && value.Type.Shape.Where((size, axis) => axis != before && axis != last && !size.IsOne()).Any();

    // Elements of last axes, of what computes them where that is known.
    private sealed class Columns(JaxprBuilder build)
    {
        private readonly Dictionary<(Value, int), Value> known = [];
        private readonly Dictionary<Value, Equation> producers = [];
        private int seen;

        public Value At(Value x, int k)
        {
            for (; this.seen < build.Equations.Count; this.seen++)
            {
                foreach (Value output in build.Equations[this.seen].Outputs)
                {
                    this.producers[output] = build.Equations[this.seen];
                }
            }

            if (!this.known.TryGetValue((x, k), out Value? column))
            {
                this.known[(x, k)] = column = this.Build(x, k);
            }

            return column;
        }

        private Value Build(Value x, int k)
        {
            EquatableArray<Dim> shape = x.Type.Shape.Take(x.Type.Rank - 1).ToEquatableArray();
            Equation? equation = this.producers.TryGetValue(x, out Equation? found) ? found : null;
            if (equation?.Op is ElementwiseOp)
            {
                return build.Bind(equation.Op, equation.Inputs.Select(i => i.Type.Rank == 0 ? i : this.At(i, k)).ToList(), equation.Attributes);
            }

            if (equation?.Op.Name == "broadcast_in_dim")
            {
                Value operand = equation.Inputs[0];
                EquatableArray<int> dimensions = equation.Attributes.Axes("broadcastDimensions");
                int last = dimensions.ToList().IndexOf(x.Type.Rank - 1);
                if (last == operand.Type.Rank - 1 && last >= 0)
                {
                    operand = operand.Type.Shape[last].IsOne()
                        ? build.Bind(Primitives.Reshape, [operand], Attributes.Of(("newSizes", operand.Type.Shape.Take(last).ToEquatableArray())))
                        : this.At(operand, k);
                    return build.BroadcastInDim(operand, shape, dimensions.Take(last).ToEquatableArray());
                }

                if (last < 0)
                {
                    return build.BroadcastInDim(operand, shape, dimensions);
                }
            }

            EquatableArray<Dim> start = [.. shape.Select(_ => Dim.Zero), (Dim)k], limit = [.. shape, (Dim)(k + 1)];
            Value slice = build.Bind(Primitives.Slice, [x], Attributes.Of(
                ("startIndices", start), ("limitIndices", limit), ("strides", x.Type.Shape.Select(_ => 1).ToEquatableArray())));
            return build.Bind(Primitives.Reshape, [slice], Attributes.Of(("newSizes", shape)));
        }
    }
}
