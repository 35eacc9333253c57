using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>A value bound once, by a parameter or an equation; ids are dense in binding order.</summary>
public sealed record Value(int Id, ArrayType Type, string? Name = null)
{
    /// <summary>The id alone: hashing types at every look-up would dominate the passes.</summary>
    public override int GetHashCode() => this.Id;

    public override string ToString() => $"{this.Name ?? "v" + this.Id}";
}

/// <summary>One application of a primitive: <c>c: f32[n] = reduce_sum[axes=1] b</c>.</summary>
public sealed record Equation(Op Op, EquatableArray<Value> Inputs, Attributes Attributes, EquatableArray<Value> Outputs)
{
    /// <summary>The output of an equation that has exactly one.</summary>
    public Value Output => this.Outputs[0];

    /// <summary>Where the user wrote it, where that is kept.</summary>
    public Origin? Origin { get; init; }
}

/// <summary>A straight-line program over values; control flow is an op whose attributes hold programs.</summary>
public sealed record Jaxpr(EquatableArray<Value> Parameters, EquatableArray<Equation> Equations, EquatableArray<Value> Results)
{
    public override string ToString() => Printer.Print(this);
}
