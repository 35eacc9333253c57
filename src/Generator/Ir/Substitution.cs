using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>Replaces size names throughout a program: in types, attributes and nested programs.</summary>
public static class Substitution
{
    public static EquatableArray<Dim> Substitute(this EquatableArray<Dim> shape, Func<string, Dim?> replacement) =>
        shape.Select(d => d.IsConstant ? d : d.Substitute(replacement)).ToEquatableArray();

    public static ArrayType Substitute(this ArrayType type, Func<string, Dim?> replacement) =>
        new(type.DType, type.Shape.Substitute(replacement));

    public static Attributes Substitute(this Attributes attributes, Func<string, Dim?> replacement) =>
        new(attributes.Items.Select(item => (item.Name, item.Value switch
        {
            EquatableArray<Dim> shape => shape.Substitute(replacement),
            Jaxpr program => program.Substitute(replacement),
            _ => item.Value,
        })).ToEquatableArray());

    public static Jaxpr Substitute(this Jaxpr program, Func<string, Dim?> replacement)
    {
        Dictionary<Value, Value> values = [];
        EquatableArray<Value> Bind(EquatableArray<Value> bound) => bound
            .Select(v => values[v] = v with { Type = v.Type.Substitute(replacement) }).ToEquatableArray();
        EquatableArray<Value> Use(EquatableArray<Value> used) => used.Select(v => values[v]).ToEquatableArray();
        EquatableArray<Value> parameters = Bind(program.Parameters);
        EquatableArray<Equation> equations = program.Equations
            .Select(e => e with { Inputs = Use(e.Inputs), Attributes = e.Attributes.Substitute(replacement), Outputs = Bind(e.Outputs) })
            .ToEquatableArray();
        return new Jaxpr(parameters, equations, Use(program.Results));
    }
}
