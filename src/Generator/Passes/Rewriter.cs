using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Passes;

/// <summary>
/// One forward walk over a program in which a rule may answer an equation by a value. What a rule binds goes through the rules
/// again, so one walk reaches the fixed point of rules that look only at operands.
/// </summary>
internal sealed class Rewriter
{
    private readonly JaxprBuilder build = new();
    private readonly Func<Rewriter, Op, IReadOnlyList<Value>, Attributes, Value?> rule;
    private readonly Dictionary<int, Equation> definitions = [];
    private readonly Dictionary<int, Value> values = [];
    private readonly Dictionary<int, int> oldUses = [];
    private readonly Dictionary<int, int> uses = [];
    private readonly HashSet<int> read = [];
    private string? name;

    private Rewriter(Func<Rewriter, Op, IReadOnlyList<Value>, Attributes, Value?> rule) => this.rule = rule;

    /// <summary>Rewrites the equations with one output; <paramref name="rule"/> returns null to keep one.</summary>
    public static Jaxpr Run(Jaxpr program, Func<Rewriter, Op, IReadOnlyList<Value>, Attributes, Value?> rule)
    {
        Rewriter rewriter = new(rule);
        rewriter.CountUses(program);
        foreach (Value parameter in program.Parameters)
        {
            rewriter.values[parameter.Id] = rewriter.build.Parameter(parameter.Type, parameter.Name);
        }

        foreach (Equation equation in program.Equations)
        {
            rewriter.Visit(equation);
        }

        return rewriter.build.Build(program.Results.Select(r => rewriter.values[r.Id]));
    }

    /// <summary>The equation that binds a value of the new program, when its op has this name.</summary>
    public Equation? Definition(Value value, string op) =>
        this.definitions.TryGetValue(value.Id, out Equation? equation) && equation.Op.Name == op ? equation : null;

    /// <summary>True when the value has one reader, which is not bound yet: replacing that reader frees the value.</summary>
    public bool IsReadOnce(Value value) =>
        this.uses.TryGetValue(value.Id, out int count) && count == 1 && !this.read.Contains(value.Id);

    /// <summary>The number that fills the value, when it is a constant.</summary>
    public bool IsFull(Value value, out double number)
    {
        Equation? full = this.Definition(value, "full");
        number = full?.Attributes.Number("value") ?? 0;
        return full is not null;
    }

    /// <summary>Binds an equation of one output after trying the rules on it.</summary>
    public Value Bind(Op op, IReadOnlyList<Value> inputs, Attributes? attributes = null)
    {
        attributes ??= Attributes.None;
        if (this.rule(this, op, inputs, attributes) is { } replacement)
        {
            return replacement;
        }

        Value output = this.build.Bind(op, inputs, attributes, this.name);
        this.definitions[output.Id] = this.build.Equations[this.build.Equations.Count - 1];
        foreach (Value input in inputs)
        {
            this.read.Add(input.Id);
        }

        return output;
    }

    /// <summary>A constant array; <paramref name="value"/> is an attribute of the kind that the dtype has.</summary>
    public Value Full(ArrayType type, object value) =>
        this.Bind(Primitives.Full, [], Attributes.Of(("shape", type.Shape), ("value", value), ("dtype", type.DType)));

    /// <summary>A constant that is an operand of what the rule binds, not what the user named.</summary>
    public Value Operand(ArrayType type, object value) => this.Unnamed(() => this.Full(type, value));

    /// <summary>A step on the way to what the user named.</summary>
    public Value Step(Op op, IReadOnlyList<Value> inputs, Attributes? attributes = null) =>
        this.Unnamed(() => this.Bind(op, inputs, attributes));

    private Value Unnamed(Func<Value> bind)
    {
        string? outer = this.name;
        this.name = null;
        Value value = bind();
        this.name = outer;
        return value;
    }

    private void Visit(Equation equation)
    {
        List<Value> inputs = equation.Inputs.Select(i => this.values[i.Id]).ToList();
        this.name = equation.Outputs[0].Name;
        if (equation.Outputs.Count == 1)
        {
            Value output = this.Bind(equation.Op, inputs, equation.Attributes);
            this.values[equation.Output.Id] = output;

            // Two old values may have become one: then it has the readers of both.
            this.uses[output.Id] = (this.uses.TryGetValue(output.Id, out int count) ? count : 0) + this.OldUses(equation.Output);
            return;
        }

        IReadOnlyList<Value> outputs = this.build.BindAll(equation.Op, inputs, equation.Attributes, this.name);
        for (int i = 0; i < outputs.Count; i++)
        {
            this.values[equation.Outputs[i].Id] = outputs[i];
        }
    }

    private int OldUses(Value value) => this.oldUses.TryGetValue(value.Id, out int count) ? count : 0;

    private void CountUses(Jaxpr program)
    {
        foreach (Value use in program.Equations.SelectMany(e => e.Inputs).Concat(program.Results))
        {
            this.oldUses[use.Id] = this.OldUses(use) + 1;
        }
    }
}
