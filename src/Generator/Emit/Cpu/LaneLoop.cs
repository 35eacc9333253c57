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
    // In the place of a vector's number: what all vectors share.
    private const int Even = -1;

    private readonly CodeWriter writer;
    private readonly Lanes lanes;
    private readonly WhileForm form;
    private readonly string prefix;
    private readonly LaneNodes nodes;

    /// <summary>The loop of a node.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="node">The node, or one that is another result of the same loop.</param>
    /// <param name="prefix">What the names of its locals start with.</param>
    /// <param name="isEven">Whether an operand is one number for all elements.</param>
    public LaneLoop(CodeWriter writer, Lanes lanes, OpNode node, string prefix, Func<Node, bool> isEven)
    {
        (this.writer, this.lanes, this.prefix) = (writer, lanes, prefix);
        this.form = FormOf(node);
        this.nodes = new LaneNodes(this.form, prefix, [.. node.Inputs.Select(isEven)]);
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
            HashSet<int> kept = [.. results[0].Select(r => r.Output)];
            List<List<string>> carries = inputs.Select((_, u) => this.Carries(u)).ToList();
            List<string> even = this.Carries(Even);
            List<string> evenGiven = [.. inputs[0].Take(this.form.ConstCount), .. even];
            List<List<string>> given = [];
            this.WriteCarries(even, inputs[0], this.nodes.IsEvenCarry);
            for (int u = 0; u < inputs.Count; u++)
            {
                this.WriteCarries(carries[u], inputs[u], i => !this.nodes.IsEvenCarry(i) || kept.Contains(i));
                string all = $"{mask}.AllBitsSet";
                this.writer.Line($"{mask} {this.Mask(u)} = {(left is null ? all : $"LaneMask.Keep({all}, {left}, {mask}.Zero)")};");
                given.Add([.. inputs[u].Take(this.form.ConstCount), .. carries[u].Select((c, i) => this.nodes.IsEvenCarry(i) ? even[i] : c)]);
            }

            foreach (KeyValuePair<Node, string> constant in this.nodes.Constants)
            {
                string value = constant.Key is ConstantNode number ? this.lanes.Constant(number.DType, number.Number)
                    : this.lanes.Broadcast(constant.Key.DType, ((NumberNode)constant.Key).Text);
                this.writer.Line($"{this.lanes.TypeOf(constant.Key.DType)} {constant.Value} = {value};");
            }

            this.WriteNodes(this.nodes.Same, evenGiven, given);
            using (this.writer.Open("while (true)"))
            {
                this.WriteEnd(mask, evenGiven, given);
                this.WriteNodes(this.nodes.OfBody, evenGiven, given);
                for (int u = 0; u < inputs.Count; u++)
                {
                    this.WriteNext(carries[u], i => !this.nodes.IsEvenCarry(i) || kept.Contains(i), kept.Contains, given[u], u);
                }

                this.WriteNext(even, this.nodes.IsEvenCarry, static _ => false, evenGiven, Even);
            }

            for (int u = 0; u < inputs.Count; u++)
            {
                this.WriteResults(results[u], carries[u]);
            }
        }
    }

    // Leaves the loop when no element goes on.
    private void WriteEnd(string mask, List<string> evenGiven, List<List<string>> given)
    {
        this.WriteNodes(this.nodes.OfConditions.Where(this.nodes.Even.Contains), evenGiven, given);
        foreach (Node condition in this.nodes.EvenConditions)
        {
            this.WriteBreak(this.Text(condition, evenGiven, Even), mask);
        }

        if (this.nodes.Conditions.Count == 0)
        {
            return;
        }

        for (int u = 0; u < given.Count; u++)
        {
            this.WriteNodes(this.nodes.OfConditions.Where(n => !this.nodes.Even.Contains(n)), given[u], u);
            string holds = string.Join(" & ", this.nodes.Conditions.Select(c => this.Text(c, given[u], u)));
            this.writer.Line($"{this.Mask(u)} = {this.Mask(u)} & {holds};");
        }

        this.WriteBreak(string.Join(" | ", given.Select((_, u) => this.Mask(u))), mask);
    }

    private void WriteBreak(string holds, string mask)
    {
        using (this.writer.Open($"if (({holds}) == {mask}.Zero)"))
        {
            this.writer.Line("break;");
        }
    }

    private static WhileForm FormOf(OpNode node) => new(
        (int)node.Attributes.Int("constCount"), node.Attributes.Program("condition"), node.Attributes.Program("body"), null);

    private List<string> Carries(int vector) =>
        Enumerable.Range(0, this.form.CarryCount).Select(i => $"{this.prefix}_c{i.ToString(CultureInfo.InvariantCulture)}_{Suffix(vector)}").ToList();

    private static string Suffix(int vector) => vector == Even ? "e" : vector.ToString(CultureInfo.InvariantCulture);

    private void WriteCarries(List<string> carries, IReadOnlyList<string> inputs, Func<int, bool> isWanted)
    {
        for (int i = 0; i < carries.Count; i++)
        {
            if (isWanted(i))
            {
                this.writer.Line($"{this.lanes.TypeOf(this.form.Body.Parameters[this.form.ConstCount + i].Type.DType)} {carries[i]} = {inputs[this.form.ConstCount + i]};");
            }
        }
    }

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
    private void WriteNext(List<string> carries, Func<int, bool> isWanted, Func<int, bool> isKept, IReadOnlyList<string> given, int u)
    {
        List<string> moves = [];
        for (int i = 0; i < carries.Count; i++)
        {
            string next = this.Text(this.nodes.Next[i], given, u);
            if (!isWanted(i) || next == given[this.form.ConstCount + i])
            {
                continue;
            }

            DType dtype = this.form.Body.Results[i].Type.DType;
            string mask = dtype == DType.Bool || dtype == this.lanes.MaskType ? this.Mask(u) : Lanes.As(this.Mask(u), dtype);
            this.writer.Line($"{this.lanes.TypeOf(dtype)} {carries[i]}_next0 = {(isKept(i) ? $"{this.lanes.Vector}.ConditionalSelect({mask}, {next}, {carries[i]})" : next)};");
            moves.Add($"{carries[i]} = {carries[i]}_next0;");
        }

        foreach (string move in moves)
        {
            this.writer.Line(move);
        }
    }

    // What is one number for all is computed once, and first: it needs nothing else.
    private void WriteNodes(IEnumerable<OpNode> nodes, List<string> evenGiven, List<List<string>> given)
    {
        ILookup<bool, OpNode> isEven = nodes.ToLookup(this.nodes.Even.Contains);
        this.WriteNodes(isEven[true], evenGiven, Even);
        for (int u = 0; u < given.Count; u++)
        {
            this.WriteNodes(isEven[false], given[u], u);
        }
    }

    private void WriteNodes(IEnumerable<OpNode> nodes, IReadOnlyList<string> given, int vector)
    {
        foreach (OpNode node in nodes)
        {
            this.writer.Line($"{this.lanes.TypeOf(node.DType)} {this.Text(node, given, vector)} = {this.Operation(node, given, vector)};");
        }
    }

    private string Operation(OpNode node, IReadOnlyList<string> given, int vector) =>
        NodeText.Contracted(node, n => this.Text(n, given, vector), this.lanes) ?? NodeText.Vector(node, node.Inputs.Select(i => this.Text(i, given, vector)).ToList(), this.lanes);

    private string Text(Node node, IReadOnlyList<string> given, int vector) => this.nodes.Constants.TryGetValue(node, out string? constant) ? constant
        : node is NumberNode parameter ? given[int.Parse(parameter.Text, CultureInfo.InvariantCulture)]
        : this.nodes.IsInlined(node) ? $"({this.Operation((OpNode)node, given, vector)})"
        : $"{this.prefix}_b{this.nodes.NumberOf((OpNode)node).ToString(CultureInfo.InvariantCulture)}_{Suffix(this.nodes.Even.Contains(node) ? Even : vector)}";
}
