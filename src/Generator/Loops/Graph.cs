using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Loops;

/// <summary>
/// A program with the decision which of its values are realised, that is, computed as values of their own rather than again
/// wherever they are used. A realised value that only its own kernel uses still never reaches memory.
/// </summary>
internal sealed class Graph
{
    // Below this an expression is computed again in each kernel that uses it.
    private const int CheapCost = 6;

    private readonly Dictionary<Value, Equation> producers = [];
    private readonly HashSet<Value> realised = [];
    private readonly Dictionary<Value, int> costs = [];
    private readonly Dictionary<Value, int> uses = [];

    public Graph(Jaxpr program)
    {
        this.Program = program;
        foreach (Equation equation in program.Equations)
        {
            foreach (Value output in equation.Outputs)
            {
                this.producers[output] = equation;
            }

            foreach (Value input in equation.Inputs.Distinct())
            {
                this.uses[input] = this.uses.TryGetValue(input, out int count) ? count + 1 : 1;
            }
        }

        this.realised.UnionWith(program.Parameters);
        this.realised.UnionWith(program.Results);
        foreach (Equation equation in program.Equations)
        {
            this.Visit(equation);
        }
    }

    public Jaxpr Program { get; }

    public bool IsRealised(Value value) => this.realised.Contains(value);

    public Equation? Producer(Value value) => this.producers.TryGetValue(value, out Equation? equation) ? equation : null;

    /// <summary>The array that a value is only a view of, or the value itself.</summary>
    public Value Base(Value value)
    {
        while (!this.IsRealised(value) && this.Producer(value) is { } e && OpFacts.Lower(e) == Lowering.View
            && (e.Op.Name != "reshape" || OpFacts.IsSqueeze(e)))
        {
            value = e.Inputs[0];
        }

        return value;
    }

    public void Realise(Value value) => this.realised.Add(value);

    // Two words that cost as much as one.
    private bool IsBlock(Equation equation) =>
        equation.Op is Ops.Randomness.Threefry2X32 && equation.Output.Type.Rank > 0 && equation.Outputs.All(this.uses.ContainsKey);

    private void Visit(Equation equation)
    {
        Lowering lowering = OpFacts.Lower(equation);
        if (lowering is Lowering.Element or Lowering.View)
        {
            // Its results come together.
            if (equation.Op is Ops.Control.WhileEach || this.IsBlock(equation))
            {
                foreach (Value output in equation.Outputs.Where(this.uses.ContainsKey))
                {
                    this.Realise(output);
                }
            }

            int cost = OpFacts.Cost(equation) + equation.Inputs.Sum(i => this.IsRealised(i) ? 0 : this.costs[i]);
            if (OpFacts.IsUnrolled(equation))
            {
                cost *= OpFacts.UnrolledLength;
            }

            cost = Math.Min(cost, 1000);
            foreach (Value output in equation.Outputs)
            {
                this.costs[output] = cost;
                bool isShared = this.uses.TryGetValue(output, out int count) && count > 1;
                if (isShared && cost > CheapCost && lowering == Lowering.Element)
                {
                    this.Realise(output);
                }
            }

            if (equation.Op.Name == "broadcast_in_dim" && this.costs.TryGetValue(equation.Inputs[0], out int inner)
                && inner > CheapCost / 2 && equation.Inputs[0].Type.Rank > 0)
            {
                this.Realise(this.Base(equation.Inputs[0]));
                this.costs[equation.Output] = 0;
            }

            if (equation.Op.Name == "reshape" && !OpFacts.IsSqueeze(equation))
            {
                this.Realise(equation.Inputs[0]);
            }

            return;
        }

        foreach (Value output in equation.Outputs)
        {
            this.Realise(output);
        }

        if (lowering == Lowering.Library)
        {
            foreach (Value input in equation.Inputs)
            {
                this.Realise(input);
            }
        }

        if (lowering == Lowering.Dot)
        {
            foreach (Value input in equation.Inputs)
            {
                this.Realise(DotShape.IsDirect(this, equation, input) ? this.Base(input) : input);
            }
        }
    }
}
