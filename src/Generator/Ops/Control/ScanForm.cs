using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>The static arguments of <c>scan</c>.</summary>
/// <param name="Length">The number of turns.</param>
/// <param name="Reverse">From the last row to the first.</param>
/// <param name="ConstCount">Operands that are the same in every turn.</param>
/// <param name="CarryCount">Operands that each turn replaces.</param>
/// <param name="Body">Constants, carries, rows to carries, rows.</param>
internal sealed record ScanForm(Dim Length, bool Reverse, int ConstCount, int CarryCount, Jaxpr Body)
{
    /// <summary>The first operand that is taken row by row.</summary>
    public int Rows => this.ConstCount + this.CarryCount;

    /// <summary>The number of stacked results.</summary>
    public int YsCount => this.Body.Results.Count - this.CarryCount;

    public static ScanForm Of(Attributes attributes) => new(
        attributes.Shape("length")[0], attributes.Bool("reverse"), (int)attributes.Int("constCount"), (int)attributes.Int("carryCount"), attributes.Program("body"));

    public Attributes Attributes => Ir.Attributes.Of(
        ("length", new EquatableArray<Dim>([this.Length])), ("reverse", this.Reverse), ("constCount", (long)this.ConstCount), ("carryCount", (long)this.CarryCount), ("body", this.Body));

    public IReadOnlyList<Value> Bind(JaxprBuilder build, IEnumerable<Value> inputs) => build.BindAll(Primitives.Scan, inputs.ToList(), this.Attributes);

    /// <summary>The loop with what is the same in every turn computed before it, as further constants.</summary>
    public (ScanForm Form, List<Value> Inputs, List<Value?> Tangents) Hoist(
        JaxprBuilder build, IReadOnlyList<Value> inputs, IReadOnlyList<Value?> tangents, bool isDear = false)
    {
        // What has a tangent is not known before the split, so it stays.
        HashSet<int> fixedValues = [.. this.Body.Parameters.Take(this.ConstCount).Where((_, i) => tangents[i] is null).Select(p => p.Id)];
        (Jaxpr body, IReadOnlyList<Value> found) = Passes.Hoist.Run(build, this.Body, this.ConstCount, fixedValues, inputs, isDear);
        return (
            this with { Body = body, ConstCount = this.ConstCount + found.Count },
            [.. inputs.Take(this.ConstCount), .. found, .. inputs.Skip(this.ConstCount)],
            [.. tangents.Take(this.ConstCount), .. found.Select(_ => (Value?)null), .. tangents.Skip(this.ConstCount)]);
    }
}
