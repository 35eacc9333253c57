using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>The static arguments of <c>while</c>.</summary>
/// <param name="ConstCount">Operands that are the same in every turn; condition and body have them first.</param>
/// <param name="Condition">Constants, carries to one bool.</param>
/// <param name="Body">Constants, carries to carries, and rows that are stacked.</param>
/// <param name="Size">The size that the stacked results find, or null where there are none.</param>
/// <param name="MaxTrip">More turns than this there are not: the condition sees to that. Null where nobody said so.</param>
internal sealed record WhileForm(int ConstCount, Jaxpr Condition, Jaxpr Body, Dim? Size, Dim? MaxTrip = null)
{
    public int CarryCount => this.Body.Parameters.Count - this.ConstCount;

    /// <summary>The number of stacked results.</summary>
    public int YsCount => this.Body.Results.Count - this.CarryCount;

    public static WhileForm Of(Attributes attributes) => new(
        (int)attributes.Int("constCount"),
        attributes.Program("condition"),
        attributes.Program("body"),
        attributes.Shape("size") is [var size] ? size : null,
        attributes.Has("maxTrip") ? attributes.Shape("maxTrip")[0] : null);

    public Attributes Attributes => Ir.Attributes.Of(
    [
        ("constCount", (long)this.ConstCount), ("condition", this.Condition), ("body", this.Body), ("size", this.Size is null ? EquatableArray<Dim>.Empty : [this.Size]), .. this.Bound,
    ]);

    /// <summary>The attribute that tells the greatest number of turns, where it is known.</summary>
    public IEnumerable<(string Name, object Value)> Bound => this.MaxTrip is null ? [] : [("maxTrip", new EquatableArray<Dim>([this.MaxTrip]))];

    public IReadOnlyList<Value> Bind(JaxprBuilder build, IEnumerable<Value> inputs) => build.BindAll(Primitives.While, inputs.ToList(), this.Attributes);

    /// <summary>The loop with what is the same in every turn computed before it, as further constants.</summary>
    public (WhileForm Form, List<Value> Inputs, List<Value?> Tangents) Hoist(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, bool isDear = false)
    {
        HashSet<int> fixedValues = [.. this.Body.Parameters.Take(this.ConstCount).Where((_, i) => tangents[i] is null).Select(p => p.Id)];
        (Jaxpr body, IReadOnlyList<Value> found) = Passes.Hoist.Run(build, this.Body, this.ConstCount, fixedValues, inputs, isDear);
        Jaxpr condition = Programs.Make(
            body.Parameters, (inner, own) => inner.Inline(this.Condition, [.. own.Take(this.ConstCount), .. own.Skip(this.ConstCount + found.Count)]));
        return (
            this with { ConstCount = this.ConstCount + found.Count, Condition = condition, Body = body },
            [.. inputs.Take(this.ConstCount), .. found, .. inputs.Skip(this.ConstCount)],
            [.. tangents.Take(this.ConstCount), .. found.Select(_ => (Value?)null), .. tangents.Skip(this.ConstCount)]);
    }
}
