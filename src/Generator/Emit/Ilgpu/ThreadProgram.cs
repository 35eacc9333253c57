using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Randomness;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// Programs of one element, as statements of the lane that computes it: what an element needs stays in registers, loops and branches
/// are C#'s.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="arguments">What the kernel is given.</param>
/// <param name="index">The index of the element along an axis of the domain, whose number is the local <c>element</c>.</param>
internal sealed class ThreadProgram(CodeWriter writer, KernelArguments arguments, Func<int, string>? index = null)
{
    /// <summary>Whether a lane can compute a program: numbers, and elements of arrays of one shape at the lane's own place.</summary>
    public static bool Fits(Jaxpr program, IReadOnlyList<Dim> domain) => program.Equations.All(e => Fits(e, domain));

    /// <summary>Whether a lane can compute an equation.</summary>
    public static bool Fits(Equation equation, IReadOnlyList<Dim> domain) =>
        equation.Inputs.Concat(equation.Outputs).All(v => v.Type.Rank == 0 || v.Type.Shape.SequenceEqual(domain)) && equation.Op switch
        {
            Scan => ScanForm.Of(equation.Attributes) is var scan && scan.Rows == equation.Inputs.Count && scan.YsCount == 0 && Fits(scan.Body, domain),
            While => WhileForm.Of(equation.Attributes) is { Size: null } loop && Fits(loop.Condition, domain) && Fits(loop.Body, domain),
            Cond => CondForm.Of(equation.Attributes).Branches.All(b => Fits(b, domain)) && equation.Inputs[0].Type.Rank == 0,
            WhileEach => WholeArrays.IsOfDevice(equation),
            ElementwiseOp => !WholeArrays.IsOnHost(equation),
            _ => IsAlias(equation) || equation.Op.Name is "full" or "dim_as_value" or "iota" or "threefry2x32" or "random_bits" or "random_words",
        };

    /// <summary>Writes a program's statements.</summary>
    /// <param name="program">The program.</param>
    /// <param name="given">Its parameters: locals and literals.</param>
    /// <param name="prefix">What the names of its locals start with.</param>
    /// <returns>Its results.</returns>
    public List<Node> Write(Jaxpr program, IReadOnlyList<Node> given, string prefix)
    {
        Dictionary<Value, Node> nodes = [];
        for (int i = 0; i < given.Count; i++)
        {
            nodes[program.Parameters[i]] = given[i];
        }

        foreach (Equation equation in program.Equations)
        {
            List<Node> inputs = equation.Inputs.Select(i => nodes[i]).ToList();
            string own = prefix + (equation.Outputs.Count == 0 ? "none" : Text(equation.Outputs[0].Id));
            switch (equation.Op)
            {
                case Scan:
                    Keep(equation, this.WriteScan(ScanForm.Of(equation.Attributes), inputs, own));
                    break;
                case While:
                    Keep(equation, this.WriteWhile(WhileForm.Of(equation.Attributes), inputs, own));
                    break;
                case WhileEach:
                    Keep(equation, this.WriteWhile(EachForm(equation.Attributes), inputs, own));
                    break;
                case Cond:
                    Keep(equation, this.WriteCond(CondForm.Of(equation.Attributes), equation, inputs, own));
                    break;
                default:
                    for (int o = 0; o < equation.Outputs.Count; o++)
                    {
                        nodes[equation.Outputs[o]] = this.WriteNumber(equation, o, inputs, prefix + Text(equation.Outputs[o].Id));
                    }

                    break;
            }
        }

        return program.Results.Select(r => nodes[r]).ToList();

        void Keep(Equation equation, IReadOnlyList<string> locals)
        {
            for (int i = 0; i < locals.Count; i++)
            {
                nodes[equation.Outputs[i]] = new NumberNode(equation.Outputs[i].Type.DType, locals[i]);
            }
        }
    }

    /// <summary>The form of a loop for each element.</summary>
    public static WhileForm EachForm(Attributes attributes) => new((int)attributes.Int("constCount"), attributes.Program("condition"), attributes.Program("body"), null);

    /// <summary>Writes a loop; its carries become locals that stay.</summary>
    /// <param name="form">The loop.</param>
    /// <param name="given">Constants, then what the carries begin with.</param>
    /// <param name="prefix">What the names of its locals start with.</param>
    /// <returns>The carries.</returns>
    public List<string> WriteWhile(WhileForm form, IReadOnlyList<Node> given, string prefix)
    {
        List<Node> constants = given.Take(form.ConstCount).ToList();
        List<Value> parameters = form.Body.Parameters.Skip(form.ConstCount).ToList();
        List<string> carries = this.WriteCarries(parameters, given.Skip(form.ConstCount).ToList(), prefix);
        List<Node> all = [.. constants, .. carries.Select((c, i) => new NumberNode(parameters[i].Type.DType, c))];
        using (writer.Open("while (true)"))
        {
            this.WriteBreak(this.Write(form.Condition, all, prefix + "_t")[0]);
            this.WriteNext(carries, parameters, this.Write(form.Body, all, prefix + "_b"), prefix);
        }

        return carries;
    }

    /// <summary>Declares the carries of a loop with what they begin with.</summary>
    public List<string> WriteCarries(IReadOnlyList<Value> parameters, IReadOnlyList<Node> first, string prefix)
    {
        List<string> carries = [];
        for (int i = 0; i < parameters.Count; i++)
        {
            carries.Add($"{prefix}_c{Text(i)}");
            writer.Line($"{DeviceText.Register(parameters[i].Type.DType)} {carries[i]} = {Operand(first[i])};");
        }

        return carries;
    }

    /// <summary>Replaces carries by what a turn has made of them, all at once.</summary>
    public void WriteNext(IReadOnlyList<string> carries, IReadOnlyList<Value> parameters, IReadOnlyList<Node> next, string prefix)
    {
        List<int> changed = Enumerable.Range(0, carries.Count).Where(i => carries[i] != Operand(next[i])).ToList();
        if (changed.Count == 1)
        {
            writer.Line($"{carries[changed[0]]} = {Operand(next[changed[0]])};");
            return;
        }

        // What another carry becomes may be read here.
        HashSet<string> own = [.. changed.Select(i => carries[i])];
        Dictionary<int, string> saved = [];
        foreach (int i in changed)
        {
            saved[i] = Operand(next[i]);
            if (own.Contains(saved[i]))
            {
                string kept = $"{prefix}_n{Text(i)}";
                writer.Line($"{DeviceText.Register(parameters[i].Type.DType)} {kept} = {saved[i]};");
                saved[i] = kept;
            }
        }

        foreach (int i in changed)
        {
            writer.Line($"{carries[i]} = {saved[i]};");
        }
    }

    /// <summary>A local or a literal.</summary>
    public static string Operand(Node node) => node is ConstantNode constant ? DeviceText.Literal(constant.DType, constant.Number) : ((NumberNode)node).Text;

    /// <summary>Writes the choice among programs; their results become locals.</summary>
    public List<string> WriteCond(CondForm form, Equation equation, IReadOnlyList<Node> inputs, string prefix)
    {
        List<string> results = equation.Outputs.Select((_, i) => $"{prefix}_r{Text(i)}").ToList();
        for (int i = 0; i < results.Count; i++)
        {
            writer.Line($"{DeviceText.Register(equation.Outputs[i].Type.DType)} {results[i]};");
        }

        bool isBool = equation.Inputs[0].Type.DType == DType.Bool;
        List<int> order = Enumerable.Range(0, form.Branches.Count).ToList();
        if (!isBool)
        {
            order.Reverse();
        }

        foreach (int k in order)
        {
            // A test of floats is not turned round where its outcome is.
            string test = isBool ? $"DeviceMath.Not({Operand(inputs[0])})" : $"{Operand(inputs[0])} >= {Text(k)}";
            bool isFirst = k == order[0], isLast = k == order[order.Count - 1];
            string head = isFirst && isLast ? "" : isFirst ? $"if ({test})" : isLast ? "else" : $"else if ({test})";
            using (head.Length == 0 ? writer.Open() : writer.Open(head))
            {
                List<Node> found = this.Write(form.Branches[k], inputs.Skip(1).ToList(), $"{prefix}_{Text(k)}_");
                for (int i = 0; i < results.Count; i++)
                {
                    writer.Line($"{results[i]} = {Operand(found[i])};");
                }
            }
        }

        return results;
    }

    /// <summary>Leaves the loop where a condition does not hold.</summary>
    public void WriteBreak(Node condition)
    {
        using (writer.Open($"if (DeviceMath.Not({Operand(condition)}))"))
        {
            writer.Line("break;");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsAlias(Equation equation) => equation.Op.Name is "broadcast_in_dim" or "reshape" or "stop_gradient" or "checkpoint_name"
        || (equation.Op.Name is "transpose" or "rev" && equation.Output.Type.Rank == 0);

    private List<string> WriteScan(ScanForm form, IReadOnlyList<Node> inputs, string prefix)
    {
        List<Value> parameters = form.Body.Parameters.Skip(form.ConstCount).ToList();
        List<string> carries = this.WriteCarries(parameters, inputs.Skip(form.ConstCount).ToList(), prefix);
        List<Node> all = [.. inputs.Take(form.ConstCount), .. carries.Select((c, i) => new NumberNode(parameters[i].Type.DType, c))];
        using (writer.Open($"for (int {prefix}_turn = 0; {prefix}_turn < {arguments.Size(form.Length)}; {prefix}_turn++)"))
        {
            this.WriteNext(carries, parameters, this.Write(form.Body, all, prefix + "_b"), prefix);
        }

        return carries;
    }

    private Node WriteNumber(Equation equation, int output, List<Node> inputs, string local)
    {
        Value value = equation.Outputs[output];
        DType dtype = value.Type.DType;
        string text;
        if (IsAlias(equation))
        {
            return inputs[0];
        }
        else if (equation.Op.Name == "full")
        {
            object number = Expander.FullNumber(equation.Attributes, dtype);
            if (!dtype.IsInteger())
            {
                return new ConstantNode(dtype, number);
            }

            // The C# compiler would refuse to divide by a literal 0.
            text = DeviceText.Literal(dtype, number);
        }
        else if (equation.Op.Name == "dim_as_value")
        {
            text = DeviceText.Index(dtype, arguments.Size(equation.Attributes.Shape("size")[0]));
        }
        else if (equation.Op.Name == "iota")
        {
            text = DeviceText.Index(dtype, index!((int)equation.Attributes.Int("dimension")));
        }
        else if (equation.Op is DrawOp)
        {
            // Keys of elements give each its first word; one key gives each element its own.
            NumberNode place = new(DType.U32, value.Type.Rank == equation.Inputs[0].Type.Rank ? "0u" : "(uint)element");
            List<Node> block = [.. inputs, new NumberNode(DType.U32, "0u"), place];
            text = DeviceText.Element(new OpNode(equation.Op == Primitives.RandomWords ? "threefry2x32" : "random_bits", Attributes.None, dtype, block, output), block.Select(Operand).ToList());
        }
        else
        {
            text = DeviceText.Element(new OpNode(equation.Op.Name, equation.Attributes, dtype, inputs, output), inputs.Select(Operand).ToList());
        }

        writer.Line($"{DeviceText.Register(dtype)} {local} = {text};");
        return new NumberNode(dtype, local);
    }
}
