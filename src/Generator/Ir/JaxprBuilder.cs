using System.Globalization;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>Binds equations one by one, infers their types and numbers the values.</summary>
public sealed class JaxprBuilder
{
    private readonly List<Value> parameters = [];
    private readonly List<Equation> equations = [];
    private readonly Dictionary<int, Value> named = [];
    private readonly HashSet<string> turns = new(StringComparer.Ordinal);
    private int next;

    /// <summary>The equations bound so far.</summary>
    public IReadOnlyList<Equation> Equations => this.equations;

    public Value Parameter(ArrayType type, string? name = null)
    {
        Value value = this.Fresh(type, name);
        this.parameters.Add(value);
        return value;
    }

    /// <summary>Binds an op with one output.</summary>
    public Value Bind(Op op, IReadOnlyList<Value> inputs, Attributes? attributes = null, string? name = null) =>
        this.BindAll(op, inputs, attributes, name)[0];

    /// <summary>Binds an op and returns all its outputs.</summary>
    public IReadOnlyList<Value> BindAll(Op op, IReadOnlyList<Value> inputs, Attributes? attributes = null, string? name = null)
    {
        EquatableArray<ArrayType> types = op.InferTypes(inputs.Select(i => i.Type).ToList(), attributes ?? Attributes.None);
        EquatableArray<Value> outputs = types.Select(t => this.Fresh(t, name)).ToEquatableArray();
        this.equations.Add(new Equation(op, inputs.ToEquatableArray(), attributes ?? Attributes.None, outputs) { Origin = Origins.Current });
        if (op is While && FreshSize.Of(this.equations[this.equations.Count - 1]) is { } found)
        {
            this.turns.Add(found);
        }

        return outputs;
    }

    /// <summary>Binds the equations of <paramref name="program"/> with these values for its parameters; returns its results.</summary>
    public IReadOnlyList<Value> Inline(Jaxpr program, IReadOnlyList<Value> arguments)
    {
        program = this.Renumbered(program);
        Dictionary<Value, Value> values = [];
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            values[program.Parameters[i]] = arguments[i];
        }

        foreach (Equation equation in program.Equations)
        {
            this.Replay(equation, values);
        }

        return program.Results.Select(r => values[r]).ToList();
    }

    // Loops of two programs may have found the same name for how often they turn.
    private Jaxpr Renumbered(Jaxpr program)
    {
        Dictionary<string, Dim> renamed = new(StringComparer.Ordinal);
        foreach (string name in program.Equations.Where(e => e.Op is While).Select(FreshSize.Of).OfType<string>())
        {
            string own = name;
            for (int i = 2; !this.turns.Add(own); i++)
            {
                own = $"{name}_{i.ToString(CultureInfo.InvariantCulture)}";
            }

            if (own != name)
            {
                renamed[name] = Dim.Name(own);
            }
        }

        return renamed.Count == 0 ? program : program.Substitute(n => renamed.TryGetValue(n, out Dim? other) ? other : null);
    }

    /// <summary>Binds one equation of another program under a renaming, and enters its outputs into the renaming.</summary>
    public IReadOnlyList<Value> Replay(Equation equation, Dictionary<Value, Value> values)
    {
        using Origins.End origin = Origins.Of(equation);
        IReadOnlyList<Value> outputs = this.BindAll(
            equation.Op, equation.Inputs.Select(i => values[i]).ToList(), equation.Attributes, equation.Outputs.Count == 0 ? null : equation.Outputs[0].Name);
        for (int i = 0; i < outputs.Count; i++)
        {
            values[equation.Outputs[i]] = outputs[i];
        }

        return outputs;
    }

    /// <summary>Names the value that the last equation bound; null when it is not that one, since others may refer to it already.</summary>
    public Value? TryName(Value value, string name)
    {
        if (this.equations.Count == 0 || this.equations[this.equations.Count - 1] is not { Outputs.Count: 1 } last || !last.Output.Equals(value))
        {
            return null;
        }

        Value named = value with { Name = name };
        this.equations[this.equations.Count - 1] = last with { Outputs = [named] };
        this.named[named.Id] = named;
        return named;
    }

    /// <summary>A value with the name that it was given, for somebody who knew it before.</summary>
    public Value Current(Value value) => this.named.TryGetValue(value.Id, out Value? current) ? current : value;

    public Jaxpr Build(IEnumerable<Value> results) =>
        new(this.parameters.ToEquatableArray(), this.equations.ToEquatableArray(), results.ToEquatableArray());

    private Value Fresh(ArrayType type, string? name) => new(this.next++, type, name);
}
