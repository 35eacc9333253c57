using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>Whether the sizes that an entry names can be found from the shapes it is given.</summary>
public sealed partial class Tracer
{
    private readonly List<(Scope Scope, Value Mask, Value Places)> counted = [];
    private readonly List<(Scope Scope, Value Number, Value Numbers)> sized = [];

    /// <summary>A size that is data becomes a name, which the equation that counts up to it finds when it runs.</summary>
    private AbstractValue SizeFrom(AbstractValue value) =>
        value is TracedValue { Type: { Rank: 0, DType: var dtype } } number && dtype.IsInteger()
            ? new IntValue(this.CountUp(number, null).Type.Shape[0])
            : value;

    // Numbers computed in the same way are one size. The equation stands where the number does, so that all who know that know it.
    private Value CountUp(TracedValue number, Dim? size)
    {
        if (size is not null)
        {
            return this.Bind(Primitives.CountUp, [this.scope.Enter(number)], Attributes.Of(("size", (EquatableArray<Dim>)[size])))[0];
        }

        JaxprBuilder build = number.Scope.Build;
        Dictionary<Value, Equation> producers = ProducersIn(build);
        foreach ((Scope scope, Value other, Value known) in this.sized)
        {
            if (ReferenceEquals(scope, number.Scope) && IsSame(number.Value, other, producers))
            {
                return known;
            }
        }

        Dim name = Dim.Name($"{FreshSize.OfData}{(this.sized.Count + 1).ToString(CultureInfo.InvariantCulture)}");
        Value numbers = build.Bind(Primitives.CountUp, [build.Convert(number.Value, DType.I32)], Attributes.Of(("size", (EquatableArray<Dim>)[name])));
        this.sized.Add((number.Scope, number.Value, numbers));
        return numbers;
    }

    /// <summary>
    /// The places of a mask; without a size as many as there are, a size that is found when the equation runs. Masks that are
    /// computed in the same way have the same places, so that x[x > 0] goes with y[x > 0].
    /// </summary>
    private Value Nonzero(Value mask, Dim? size)
    {
        if (size is not null)
        {
            return this.Bind(Primitives.Nonzero, [mask], Attributes.Of(("size", (EquatableArray<Dim>)[size])))[0];
        }

        Dictionary<Value, Equation> producers = ProducersIn(this.Scope());
        foreach ((Scope scope, Value other, Value known) in this.counted)
        {
            if (ReferenceEquals(scope, this.scope) && IsSame(mask, other, producers))
            {
                return known;
            }
        }

        Dim count = Dim.Name($"{FreshSize.Prefix}count{(this.counted.Count + 1).ToString(CultureInfo.InvariantCulture)}");
        Value places = this.Bind(Primitives.Nonzero, [mask], Attributes.Of(("size", (EquatableArray<Dim>)[count])))[0];
        this.counted.Add((this.scope, mask, places));
        return places;
    }

    private static Dictionary<Value, Equation> ProducersIn(JaxprBuilder build)
    {
        Dictionary<Value, Equation> producers = [];
        foreach (Equation equation in build.Equations)
        {
            foreach (Value output in equation.Outputs)
            {
                producers[output] = equation;
            }
        }

        return producers;
    }

    private static bool IsSame(Value a, Value b, Dictionary<Value, Equation> producers) => a.Equals(b)
        || (producers.TryGetValue(a, out Equation? x) && producers.TryGetValue(b, out Equation? y) && ReferenceEquals(x.Op, y.Op)
            && x.Attributes.Equals(y.Attributes) && x.Inputs.Count == y.Inputs.Count && x.Outputs.ToList().IndexOf(a) == y.Outputs.ToList().IndexOf(b)
            && (x.Inputs.Zip(y.Inputs, (i, j) => IsSame(i, j, producers)).All(same => same)
                || (x.Op.Name is "add" or "mul" or "max" or "min" && IsSame(x.Inputs[0], y.Inputs[1], producers) && IsSame(x.Inputs[1], y.Inputs[0], producers))));

    // In the order in which the entry finds them: plain names first, then one unknown name in each sum or product.
    private void RefuseUnknownSizes(Jaxpr program, IReadOnlyList<RootLeaf> leaves)
    {
        List<Dim> sizes = program.Parameters.SelectMany(p => p.Type.Shape).ToList();
        HashSet<string> found = [.. sizes.Where(d => d.Names().Any() && d.Equals(Dim.Name(d.Names().First()))).Select(d => d.Names().First())];
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            foreach (Dim size in program.Parameters[i].Type.Shape)
            {
                List<string> unknown = size.Names().Where(n => !found.Contains(n)).Distinct().ToList();
                if (unknown.Count > 1 || (unknown.Count == 1 && !IsLinear(size, unknown[0])))
                {
                    TraceException fault = this.Fail(
                        TraceFault.UnknownSize,
                        (leaves[i].Annotation ?? size.ToString()).Replace(BatchedShape.Size + " ", ""),
                        $"{string.Join(" and ", unknown.Select(n => $"'{n}'"))} cannot be found from {size} alone; name {(unknown.Count > 1 ? "all but one" : "it")} as a size of its own");
                    throw new TraceException(fault.Problem, fault.Frames) { Parameter = leaves[i].Path.Split('.')[0] };
                }

                found.UnionWith(unknown);
            }
        }
    }

    private static bool IsLinear(Dim size, string name)
    {
        Dim rest = size.Substitute(n => n == name ? Dim.Zero : null);
        Dim scale = size.Substitute(n => n == name ? Dim.One : null) - rest;
        return (rest + (scale * Dim.Name(name))).Equals(size);
    }

    private AbstractValue NonEmpty(List<AbstractValue> shape, PrimitiveCall call)
    {
        foreach (AbstractValue axis in this.Items(call[1]))
        {
            Dim size = this.SizeAlong(shape, axis);
            if (size.Equals(Dim.Zero))
            {
                throw this.Fail(TraceFault.Thrown, $"'{Print(call[2])}' over axis {Print(axis)} of an array of shape {Print(new ListValue(shape))}: there is nothing to choose from");
            }

            this.Require(Dim.One, size, $"'{Print(call[2])}' over axis {Print(axis)}", TraceFault.Thrown);
        }

        return call[1];
    }

    private Dim SizeAlong(List<AbstractValue> shape, AbstractValue axis)
    {
        if (IsAllOfFlat(axis))
        {
            return this.SizeOf(shape[0]);
        }

        this.RefuseFlat(shape, "the size of an axis of {0} is used here");
        return this.SizeOf(shape[this.ConstantInt(axis)]);
    }

    private static bool IsAllOfFlat(AbstractValue axis) => axis is IntValue { Dim: var size } && IsFlat(size);
}
