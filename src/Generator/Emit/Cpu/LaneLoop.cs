using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// A loop for each element, as one loop for a vector of them, or for several vectors side by side, so that one does not wait for
/// another: all in registers, until the last element is through. Of elements that are through, only results are kept.
/// </summary>
internal sealed class LaneLoop
{
    private readonly CodeWriter writer;
    private readonly Lanes lanes;
    private readonly WhileForm form;
    private readonly string prefix;
    private readonly Dictionary<Node, string> constants = [];
    private readonly List<OpNode> order = [];
    private readonly HashSet<Node> isSame = [];
    private readonly HashSet<Node> inlined = [];
    private Node condition = null!;
    private IReadOnlyList<Node> next = [];
    private int conditionCount;

    /// <summary>The loop of a node.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="node">The node, or one that is another result of the same loop.</param>
    /// <param name="prefix">What the names of its locals start with.</param>
    public LaneLoop(CodeWriter writer, Lanes lanes, OpNode node, string prefix)
    {
        (this.writer, this.lanes, this.prefix) = (writer, lanes, prefix);
        this.form = FormOf(node);
    }

    public static bool Is(Node node) => node is OpNode { Op: "while_each" };

    /// <summary>Whether two nodes are results of one loop.</summary>
    public static bool IsSame(OpNode left, OpNode right) =>
        ReferenceEquals(left.Attributes, right.Attributes) && left.Inputs.Count == right.Inputs.Count
        && left.Inputs.Zip(right.Inputs, ReferenceEquals).All(same => same);

    /// <summary>The types that the loop computes with.</summary>
    public static IEnumerable<DType> Types(OpNode node) => new[] { node.Attributes.Program("condition"), node.Attributes.Program("body") }
        .SelectMany(p => p.Parameters.Concat(p.Equations.SelectMany(e => e.Outputs))).Select(v => v.Type.DType);

    /// <summary>Writes the loop on one element after the other.</summary>
    /// <param name="inputs">The operands.</param>
    /// <param name="results">Of each result that is wanted, the number and the local.</param>
    public void WriteNumbers(IReadOnlyList<string> inputs, IReadOnlyList<(int Output, string Local)> results)
    {
        this.Declare(results);
        using (this.writer.Open())
        {
            ScalarProgram scalars = new(this.writer);
            List<string> carries = this.Carries(0);
            scalars.WriteCarries(this.form.Body.Parameters.Skip(this.form.ConstCount), inputs.Skip(this.form.ConstCount).ToList(), carries);
            scalars.WriteLoop(this.form, inputs.Take(this.form.ConstCount).ToList(), carries, this.prefix + "_n");
            this.WriteResults(results, carries);
        }
    }

    /// <summary>Writes the loop on vectors.</summary>
    /// <param name="inputs">The operands of each vector.</param>
    /// <param name="left">How many elements of the only vector there are, or null where all are.</param>
    /// <param name="results">For each vector, of each result that is wanted, the number and the local.</param>
    public void WriteVectors(IReadOnlyList<IReadOnlyList<string>> inputs, string? left, IReadOnlyList<IReadOnlyList<(int Output, string Local)>> results)
    {
        string mask = this.lanes.TypeOf(DType.Bool);
        foreach (IReadOnlyList<(int, string)> own in results)
        {
            this.Declare(own);
        }

        using (this.writer.Open())
        {
            List<List<string>> carries = inputs.Select((_, u) => this.Carries(u)).ToList();
            List<List<string>> given = [];
            for (int u = 0; u < inputs.Count; u++)
            {
                for (int i = 0; i < carries[u].Count; i++)
                {
                    this.writer.Line($"{this.lanes.TypeOf(this.form.Body.Parameters[this.form.ConstCount + i].Type.DType)} {carries[u][i]} = {inputs[u][this.form.ConstCount + i]};");
                }

                string all = $"{mask}.AllBitsSet";
                this.writer.Line($"{mask} {this.Mask(u)} = {(left is null ? all : $"LaneMask.Keep({all}, {left}, {mask}.Zero)")};");
                given.Add([.. inputs[u].Take(this.form.ConstCount), .. carries[u]]);
            }

            this.AddNodes();
            foreach (KeyValuePair<Node, string> constant in this.constants)
            {
                string value = constant.Key is ConstantNode number ? this.lanes.Constant(number.DType, number.Number)
                    : this.lanes.Broadcast(constant.Key.DType, ((NumberNode)constant.Key).Text);
                this.writer.Line($"{this.lanes.TypeOf(constant.Key.DType)} {constant.Value} = {value};");
            }

            for (int u = 0; u < inputs.Count; u++)
            {
                this.WriteNodes(this.order.Where(this.isSame.Contains), given[u], u);
            }

            HashSet<int> kept = [.. results[0].Select(r => r.Output)];
            using (this.writer.Open("while (true)"))
            {
                for (int u = 0; u < inputs.Count; u++)
                {
                    this.WriteNodes(this.order.Take(this.conditionCount).Where(n => !this.isSame.Contains(n)), given[u], u);
                    string holds = this.Text(this.condition, given[u], u);
                    this.writer.Line($"{this.Mask(u)} = {this.Mask(u)} & {holds};");
                }

                string any = string.Join(" | ", inputs.Select((_, u) => this.Mask(u)));
                using (this.writer.Open($"if ({(inputs.Count > 1 ? $"({any})" : any)} == {mask}.Zero)"))
                {
                    this.writer.Line("break;");
                }

                for (int u = 0; u < inputs.Count; u++)
                {
                    this.WriteNodes(this.order.Skip(this.conditionCount).Where(n => !this.isSame.Contains(n)), given[u], u);
                    this.WriteNext(carries[u], given[u], kept, u);
                }
            }

            for (int u = 0; u < inputs.Count; u++)
            {
                this.WriteResults(results[u], carries[u]);
            }
        }
    }

    private static WhileForm FormOf(OpNode node) => new(
        (int)node.Attributes.Int("constCount"), node.Attributes.Program("condition"), node.Attributes.Program("body"), null);

    private List<string> Carries(int vector) =>
        Enumerable.Range(0, this.form.CarryCount).Select(i => $"{this.prefix}_c{i.ToString(CultureInfo.InvariantCulture)}_{vector.ToString(CultureInfo.InvariantCulture)}").ToList();

    private string Mask(int vector) => $"{this.prefix}_m{vector.ToString(CultureInfo.InvariantCulture)}";

    private void Declare(IReadOnlyList<(int Output, string Local)> results)
    {
        foreach ((int output, string local) in results)
        {
            this.writer.Line($"{this.lanes.TypeOf(this.form.Body.Results[output].Type.DType)} {local};");
        }
    }

    private void WriteResults(IReadOnlyList<(int Output, string Local)> results, IReadOnlyList<string> carries)
    {
        foreach ((int output, string local) in results)
        {
            this.writer.Line($"{local} = {carries[output]};");
        }
    }

    // Carries, all at once. Of an element that is through, what is no result may be anything.
    private void WriteNext(List<string> carries, IReadOnlyList<string> given, HashSet<int> kept, int u)
    {
        List<string> moves = [];
        for (int i = 0; i < carries.Count; i++)
        {
            string next = this.Text(this.next[i], given, u);
            if (next == carries[i])
            {
                continue;
            }

            DType dtype = this.form.Body.Results[i].Type.DType;
            string mask = dtype == DType.Bool || dtype == this.lanes.MaskType ? this.Mask(u) : Lanes.As(this.Mask(u), dtype);
            this.writer.Line($"{this.lanes.TypeOf(dtype)} {carries[i]}_next0 = {(kept.Contains(i) ? $"{this.lanes.Vector}.ConditionalSelect({mask}, {next}, {carries[i]})" : next)};");
            moves.Add($"{carries[i]} = {carries[i]}_next0;");
        }

        foreach (string move in moves)
        {
            this.writer.Line(move);
        }
    }

    // The operations of condition and body, inputs before users; what both compute is computed once.
    private void AddNodes()
    {
        List<Node> parameters = this.form.Body.Parameters.Select((p, i) => (Node)new NumberNode(p.Type.DType, i.ToString(CultureInfo.InvariantCulture))).ToList();
        this.isSame.UnionWith(parameters.Take(this.form.ConstCount));
        this.condition = this.AddProgram(this.form.Condition, parameters)[0];
        this.conditionCount = this.order.Count;
        this.next = this.AddProgram(this.form.Body, parameters);

        // A comparison that is used once stays where the processor leaves it.
        Dictionary<Node, int> uses = [];
        foreach (Node use in this.order.SelectMany(n => n.Inputs).Concat(this.next).Append(this.condition))
        {
            uses[use] = uses.TryGetValue(use, out int before) ? before + 1 : 1;
        }

        HashSet<Node> joined = [.. this.order.Where(n => n.Op is "and" or "or" or "not" && n.DType == DType.Bool).SelectMany(n => n.Inputs), this.condition];
        this.inlined.UnionWith(this.order.Where(n => n.DType == DType.Bool && joined.Contains(n) && uses[n] == 1 && !this.isSame.Contains(n)));
    }

    private List<Node> AddProgram(Jaxpr program, List<Node> parameters)
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
                    this.AddConstant(nodes[equation.Output] = new ConstantNode(dtype, Expander.FullNumber(equation.Attributes, dtype)));
                    break;
                case "dim_as_value":
                    this.AddConstant(nodes[equation.Output] = new NumberNode(dtype, $"({dtype.CSharp()}){CSharp.SizeFactor(equation.Attributes.Shape("size")[0])}"));
                    break;
                case "broadcast_in_dim" or "reshape" or "stop_gradient":
                    nodes[equation.Output] = nodes[equation.Inputs[0]];
                    break;
                default:
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

    private void AddConstant(Node node)
    {
        this.constants[node] = $"{this.prefix}_k{this.constants.Count.ToString(CultureInfo.InvariantCulture)}";
        this.isSame.Add(node);
    }

    private void WriteNodes(IEnumerable<OpNode> nodes, IReadOnlyList<string> given, int vector)
    {
        foreach (OpNode node in nodes.Where(n => !this.inlined.Contains(n)))
        {
            this.writer.Line($"{this.lanes.TypeOf(node.DType)} {this.Text(node, given, vector)} = {this.Operation(node, given, vector)};");
        }
    }

    private string Operation(OpNode node, IReadOnlyList<string> given, int vector) =>
        NodeText.Contracted(node, n => this.Text(n, given, vector), this.lanes) ?? NodeText.Vector(node, node.Inputs.Select(i => this.Text(i, given, vector)).ToList(), this.lanes);

    private string Text(Node node, IReadOnlyList<string> given, int vector) => this.constants.TryGetValue(node, out string? constant) ? constant
        : node is NumberNode parameter ? given[int.Parse(parameter.Text, CultureInfo.InvariantCulture)]
        : this.inlined.Contains(node) ? $"({this.Operation((OpNode)node, given, vector)})"
        : $"{this.prefix}_b{this.order.IndexOf((OpNode)node).ToString(CultureInfo.InvariantCulture)}_{vector.ToString(CultureInfo.InvariantCulture)}";

    // A number with a text of its own.
    private sealed class NumberNode(DType dtype, string text) : Node(dtype, [])
    {
        public string Text { get; } = text;
    }
}
