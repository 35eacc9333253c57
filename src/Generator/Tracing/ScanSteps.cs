using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// What a function of two trees does to each leaf, where a cumulative primitive does the same along an axis: a sum, product,
/// maximum or minimum of the corresponding leaves, or y = a·x + b with the factor a, a leaf that is multiplied itself.
/// </summary>
internal sealed class ScanSteps
{
    private static readonly Dictionary<string, Op> Cumulative = new()
    {
        ["add"] = Primitives.Cumsum,
        ["mul"] = Primitives.Cumprod,
        ["max"] = Primitives.Cummax,
        ["min"] = Primitives.Cummin,
    };

    private readonly Jaxpr program;
    private readonly int count;
    private readonly int axis;
    private readonly Dictionary<Value, Equation> producers = [];

    private ScanSteps(Jaxpr program, int count, int axis)
    {
        (this.program, this.count, this.axis) = (program, count, axis);
        foreach (Equation equation in program.Equations)
        {
            foreach (Value output in equation.Outputs)
            {
                this.producers[output] = equation;
            }
        }
    }

    /// <summary>The scanned leaves of a function's program on whole arrays, or null where it does something else.</summary>
    public static List<Value>? Run(JaxprBuilder build, Jaxpr program, IReadOnlyList<Value> leaves, int axis, bool reverse)
    {
        ScanSteps steps = new(program, leaves.Count, axis);
        List<Value> results = [];
        for (int i = 0; i < leaves.Count; i++)
        {
            if (steps.Of(build, i, leaves, reverse) is not { } result)
            {
                return null;
            }

            results.Add(result);
        }

        return results;
    }

    private Value? Of(JaxprBuilder build, int leaf, IReadOnlyList<Value> leaves, bool reverse)
    {
        if (leaves[leaf].Type.DType == DType.Bool)
        {
            return null;
        }

        Attributes attributes = Attributes.Of(("axis", (long)this.axis), ("reverse", reverse));
        if (this.CombinesBy(leaf) is { } name)
        {
            return build.Bind(Cumulative[name], [leaves[leaf]], attributes);
        }

        // A product of the earlier result and a factor of the later element, plus the later element.
        if (this.Producer(this.program.Results[leaf], "add") is not { } sum)
        {
            return null;
        }

        foreach ((Value product, Value summand) in Orders(sum))
        {
            if (!summand.Equals(this.Later(leaf)) || this.Producer(product, "mul") is not { } mul)
            {
                continue;
            }

            foreach ((Value factor, Value earlier) in Orders(mul))
            {
                if (earlier.Equals(this.Earlier(leaf)) && this.Factor(build, factor, leaves) is { } factors)
                {
                    return build.Bind(Primitives.LinearRecurrence, [factors, leaves[leaf]], attributes);
                }
            }
        }

        return null;
    }

    /// <summary>The whole array of factors: a leaf that is multiplied, or one stretched along axes behind the scanned one.</summary>
    private Value? Factor(JaxprBuilder build, Value factor, IReadOnlyList<Value> leaves)
    {
        for (int i = 0; i < this.count; i++)
        {
            if (factor.Equals(this.Later(i)))
            {
                return this.CombinesBy(i) == "mul" ? leaves[i] : null;
            }
        }

        return this.producers.TryGetValue(factor, out Equation? equation) && this.KeepsPlaces(equation) && this.Factor(build, equation.Inputs[0], leaves) is { } inner
            ? build.Bind(equation.Op, [inner], equation.Attributes)
            : null;
    }

    // Whether an element stays at its place along the scanned axis and those before it.
    private bool KeepsPlaces(Equation equation)
    {
        int kept = this.axis + 1;
        EquatableArray<Dim> from = equation.Inputs.Count == 0 ? [] : equation.Inputs[0].Type.Shape, to = equation.Output.Type.Shape;
        return from.Count >= kept && to.Count >= kept && from.Take(kept).SequenceEqual(to.Take(kept))
            && (equation.Op == Primitives.Reshape
                || (equation.Op == Primitives.BroadcastInDim
                    && equation.Attributes.Axes("broadcastDimensions").Take(kept).SequenceEqual(Enumerable.Range(0, kept))));
    }

    private string? CombinesBy(int leaf) =>
        this.producers.TryGetValue(this.program.Results[leaf], out Equation? equation) && Cumulative.ContainsKey(equation.Op.Name)
            && Orders(equation).Any(o => o.Item1.Equals(this.Earlier(leaf)) && o.Item2.Equals(this.Later(leaf)))
            ? equation.Op.Name
            : null;

    private Equation? Producer(Value value, string name) =>
        this.producers.TryGetValue(value, out Equation? equation) && equation.Op.Name == name ? equation : null;

    private static (Value, Value)[] Orders(Equation equation) =>
        [(equation.Inputs[0], equation.Inputs[1]), (equation.Inputs[1], equation.Inputs[0])];

    private Value Earlier(int leaf) => this.program.Parameters[leaf];

    private Value Later(int leaf) => this.program.Parameters[this.count + leaf];
}
