using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// What a loop for each element computes in a turn, and which of it is one number for all elements. All begin together and go
/// turn by turn, so that a counter is the same for every element that is not through.
/// </summary>
internal sealed class LaneNodes
{
    private readonly WhileForm form;
    private readonly List<OpNode> order = [];
    private readonly HashSet<Node> isSame = [];
    private readonly HashSet<Node> inlined = [];
    private readonly HashSet<int> evenCarries = [];
    private readonly int conditionCount;

    /// <summary>The nodes of a loop.</summary>
    /// <param name="form">The loop.</param>
    /// <param name="prefix">What the names of constants start with.</param>
    /// <param name="isEven">Of each operand, whether it is one number for all elements.</param>
    public LaneNodes(WhileForm form, string prefix, IReadOnlyList<bool> isEven)
    {
        this.form = form;
        List<Node> parameters = form.Body.Parameters.Select((p, i) => (Node)new NumberNode(p.Type.DType, i.ToString(CultureInfo.InvariantCulture))).ToList();
        this.isSame.UnionWith(parameters.Take(form.ConstCount));
        Node condition = this.AddProgram(form.Condition, parameters, prefix)[0];
        this.conditionCount = this.order.Count;
        this.Next = this.AddProgram(form.Body, parameters, prefix);
        this.Even = this.FindEven(parameters, isEven);

        Dictionary<Node, int> uses = [];
        foreach (Node use in this.order.SelectMany(n => n.Inputs).Concat(this.Next).Append(condition))
        {
            uses[use] = uses.TryGetValue(use, out int before) ? before + 1 : 1;
        }

        // A comparison that is used once stays where the processor leaves it.
        HashSet<Node> joined = [.. this.order.Where(n => n.Op is "and" or "or" or "not" && n.DType == DType.Bool).SelectMany(n => n.Inputs), condition];
        this.inlined.UnionWith(this.order.Where(n => n.DType == DType.Bool && joined.Contains(n) && uses[n] == 1 && !this.isSame.Contains(n)));

        // What is the same for all ends the loop for all.
        List<Node> conjuncts = Conjuncts(condition, uses).ToList();
        this.EvenConditions = conjuncts.Where(this.Even.Contains).ToList();
        this.Conditions = this.EvenConditions.Count == 0 ? [condition] : conjuncts.Where(c => !this.Even.Contains(c)).ToList();
        this.inlined.ExceptWith(this.Even.Except(this.EvenConditions));
    }

    /// <summary>The constants, and the locals that hold them.</summary>
    public Dictionary<Node, string> Constants { get; } = [];

    /// <summary>What is one number for all elements that are not through.</summary>
    public HashSet<Node> Even { get; }

    /// <summary>Conditions that are the same for all; they all have to hold.</summary>
    public IReadOnlyList<Node> EvenConditions { get; }

    /// <summary>The conditions of each element; they all have to hold.</summary>
    public IReadOnlyList<Node> Conditions { get; }

    /// <summary>The carries of the next turn.</summary>
    public IReadOnlyList<Node> Next { get; }

    /// <summary>The operations that are the same in every turn.</summary>
    public IEnumerable<OpNode> Same => this.order.Where(n => this.isSame.Contains(n) && !this.inlined.Contains(n));

    /// <summary>The operations that the conditions need.</summary>
    public IEnumerable<OpNode> OfConditions => this.order.Take(this.conditionCount).Where(this.IsWritten);

    /// <summary>All others of a turn.</summary>
    public IEnumerable<OpNode> OfBody => this.order.Skip(this.conditionCount).Where(this.IsWritten);

    /// <summary>Whether a carry is one number for all elements that are not through.</summary>
    public bool IsEvenCarry(int carry) => this.evenCarries.Contains(carry);

    /// <summary>Whether an operation stands where its only use is.</summary>
    public bool IsInlined(Node node) => this.inlined.Contains(node);

    /// <summary>The number of an operation.</summary>
    public int NumberOf(OpNode node) => this.order.IndexOf(node);

    private static IEnumerable<Node> Conjuncts(Node condition, Dictionary<Node, int> uses) =>
        condition is OpNode { Op: "and" } and && uses[condition] == 1 ? and.Inputs.SelectMany(i => Conjuncts(i, uses)) : [condition];

    private bool IsWritten(OpNode node) => !this.isSame.Contains(node) && !this.inlined.Contains(node);

    // Carries that begin as one number and go on from such numbers alone, and what is computed of them.
    private HashSet<Node> FindEven(List<Node> parameters, IReadOnlyList<bool> isEven)
    {
        this.evenCarries.UnionWith(Enumerable.Range(0, this.form.CarryCount).Where(i => isEven[this.form.ConstCount + i]));
        while (true)
        {
            HashSet<Node> even = [.. this.Constants.Keys, .. parameters.Where((_, i) => i < this.form.ConstCount ? isEven[i] : this.evenCarries.Contains(i - this.form.ConstCount))];
            foreach (OpNode node in this.order.Where(n => n.Inputs.All(even.Contains)))
            {
                even.Add(node);
            }

            if (this.evenCarries.RemoveWhere(i => !even.Contains(this.Next[i])) == 0)
            {
                return even;
            }
        }
    }

    private List<Node> AddProgram(Jaxpr program, List<Node> parameters, string prefix)
    {
        Dictionary<Value, Node> nodes = [];
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            nodes[program.Parameters[i]] = parameters[i];
        }

        foreach (Equation equation in program.Equations)
        {
            DType dtype = equation.Output.Type.DType;
            switch (equation.Op.Name)
            {
                case "full":
                    this.AddConstant(nodes[equation.Output] = new ConstantNode(dtype, Expander.FullNumber(equation.Attributes, dtype)), prefix);
                    break;
                case "dim_as_value":
                    this.AddConstant(nodes[equation.Output] = new NumberNode(dtype, $"({dtype.CSharp()}){CSharp.SizeFactor(equation.Attributes.Shape("size")[0])}"), prefix);
                    break;
                case "broadcast_in_dim" or "reshape" or "stop_gradient":
                    nodes[equation.Output] = nodes[equation.Inputs[0]];
                    break;
                default:
                    // What both programs compute is computed once.
                    List<Node> inputs = equation.Inputs.Select(i => nodes[i]).ToList();
                    OpNode? known = this.order.Find(n => n.Op == equation.Op.Name && n.Attributes.Equals(equation.Attributes) && n.Inputs.Zip(inputs, ReferenceEquals).All(s => s));
                    nodes[equation.Output] = known ?? new OpNode(equation.Op.Name, equation.Attributes, dtype, inputs);
                    if (known is null)
                    {
                        this.order.Add((OpNode)nodes[equation.Output]);
                        this.isSame.UnionWith(inputs.All(this.isSame.Contains) ? [nodes[equation.Output]] : []);
                    }

                    break;
            }
        }

        return program.Results.Select(r => nodes[r]).ToList();
    }

    private void AddConstant(Node node, string prefix)
    {
        this.Constants[node] = $"{prefix}_k{this.Constants.Count.ToString(CultureInfo.InvariantCulture)}";
        this.isSame.Add(node);
    }
}

/// <summary>A number that has a text of its own.</summary>
internal sealed class NumberNode(DType dtype, string text) : Node(dtype, [])
{
    public string Text { get; } = text;
}
