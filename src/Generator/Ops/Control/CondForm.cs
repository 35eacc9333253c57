using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ops.Control;

/// <summary>The static arguments of <c>cond</c>: the branches, each of the operands behind the index.</summary>
internal sealed record CondForm(IReadOnlyList<Jaxpr> Branches)
{
    public static CondForm Of(Attributes attributes) => new(attributes.Items.Select(i => (Jaxpr)i.Value).ToList());

    public Attributes Attributes => new(this.Branches.Select((b, i) => ($"branch{i.ToString(CultureInfo.InvariantCulture)}", (object)b)).ToEquatableArray());

    public IReadOnlyList<Value> Bind(JaxprBuilder build, IEnumerable<Value> inputs) => build.BindAll(Primitives.Cond, inputs.ToList(), this.Attributes);
}
