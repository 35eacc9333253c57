using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>Programs of numbers alone, as C# statements on locals: what they compute stays in registers, loops and branches are C#'s.</summary>
/// <param name="writer">Where to.</param>
internal sealed class ScalarProgram(CodeWriter writer)
{
    /// <summary>Whether a program computes with numbers alone.</summary>
    public static bool IsNumbers(Jaxpr program) =>
        program.Parameters.All(p => p.Type.Rank == 0) && program.Equations.All(e => e.Outputs.All(o => o.Type.Rank == 0) && CanWrite(e));

    /// <summary>Whether an equation on numbers can be written as statements.</summary>
    public static bool CanWrite(Equation equation) => equation.Op switch
    {
        Scan => ScanForm.Of(equation.Attributes) is var scan && scan.Rows == equation.Inputs.Count && IsNumbers(scan.Body),
        While => WhileForm.Of(equation.Attributes) is { Size: null } loop && IsNumbers(loop.Condition) && IsNumbers(loop.Body),
        Cond => CondForm.Of(equation.Attributes).Branches.All(IsNumbers),
        _ => IsAlias(equation) || equation.Op is ElementwiseOp || equation.Op.Name is "full" or "dim_as_value" or "threefry2x32",
    };

    /// <summary>Writes a program's statements.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">What its parameters are called.</param>
    /// <param name="prefix">What the names of its locals start with.</param>
    /// <returns>What its results are called.</returns>
    public List<string> Write(Jaxpr program, IReadOnlyList<string> arguments, string prefix)
    {
        Dictionary<int, string> names = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            names[program.Parameters[i].Id] = arguments[i];
        }

        foreach (Equation equation in program.Equations)
        {
            List<string> inputs = equation.Inputs.Select(i => names[i.Id]).ToList();
            foreach (Value output in equation.Outputs)
            {
                names[output.Id] = prefix + output.Id.ToString(CultureInfo.InvariantCulture);
            }

            List<string> outputs = equation.Outputs.Select(o => names[o.Id]).ToList();
            switch (equation.Op)
            {
                case Scan:
                    this.WriteScan(ScanForm.Of(equation.Attributes), inputs, outputs);
                    break;
                case While:
                    this.WriteWhile(WhileForm.Of(equation.Attributes), inputs, outputs);
                    break;
                case Cond:
                    this.WriteCond(CondForm.Of(equation.Attributes), equation, inputs, outputs);
                    break;
                default:
                    this.WriteNumbers(equation, inputs, names);
                    break;
            }
        }

        return program.Results.Select(r => names[r.Id]).ToList();
    }

    /// <summary>Declares a loop's carries with their first values.</summary>
    public void WriteCarries(IEnumerable<Value> parameters, IReadOnlyList<string> first, IReadOnlyList<string> carries)
    {
        int i = 0;
        foreach (Value parameter in parameters)
        {
            writer.Line($"{parameter.Type.DType.CSharp()} {carries[i]} = {first[i]};");
            i++;
        }
    }

    /// <summary>Replaces carries by what a turn has made of them, all at once.</summary>
    public void WriteNext(IReadOnlyList<string> carries, IReadOnlyList<string> next)
    {
        List<int> changed = Enumerable.Range(0, carries.Count).Where(i => carries[i] != next[i]).ToList();
        if (changed.Count > 0)
        {
            writer.Line(changed.Count == 1
                ? $"{carries[changed[0]]} = {next[changed[0]]};"
                : $"({string.Join(", ", changed.Select(i => carries[i]))}) = ({string.Join(", ", changed.Select(i => next[i]))});");
        }
    }

    private static bool IsAlias(Equation equation) => equation.Op.Name is "broadcast_in_dim" or "reshape" or "transpose" or "stop_gradient" or "rev";

    private void WriteNumbers(Equation equation, List<string> inputs, Dictionary<int, string> names)
    {
        DType dtype = equation.Outputs[0].Type.DType;
        if (IsAlias(equation))
        {
            names[equation.Output.Id] = inputs[0];
            return;
        }

        if (equation.Op.Name == "full")
        {
            string literal = CSharp.Literal(dtype, Expander.FullNumber(equation.Attributes, dtype));
            if (dtype.IsInteger())
            {
                // The C# compiler would refuse to divide by a literal 0.
                writer.Line($"{dtype.CSharp()} {names[equation.Output.Id]} = {literal};");
            }
            else
            {
                names[equation.Output.Id] = literal;
            }

            return;
        }

        for (int o = 0; o < equation.Outputs.Count; o++)
        {
            Value output = equation.Outputs[o];
            string text = equation.Op.Name == "dim_as_value"
                ? $"({dtype.CSharp()}){CSharp.SizeFactor(equation.Attributes.Shape("size")[0])}"
                : NodeText.Scalar(
                    new OpNode(equation.Op.Name, equation.Attributes, output.Type.DType, equation.Inputs.Select(i => (Node)new ConstantNode(i.Type.DType, 0L)).ToList(), o), inputs);
            writer.Line($"{output.Type.DType.CSharp()} {names[output.Id]} = {text};");
        }
    }

    private void WriteScan(ScanForm form, List<string> inputs, List<string> outputs)
    {
        this.WriteCarries(form.Body.Parameters.Skip(form.ConstCount), inputs.Skip(form.ConstCount).ToList(), outputs);
        using (writer.Open($"for (nint {outputs[0]}_turn0 = 0; {outputs[0]}_turn0 < {CSharp.Size(form.Length)}; {outputs[0]}_turn0++)"))
        {
            this.WriteNext(outputs, this.Write(form.Body, [.. inputs.Take(form.ConstCount), .. outputs], outputs[0] + "_"));
        }
    }

    private void WriteWhile(WhileForm form, List<string> inputs, List<string> outputs)
    {
        this.WriteCarries(form.Body.Parameters.Skip(form.ConstCount), inputs.Skip(form.ConstCount).ToList(), outputs);
        this.WriteLoop(form, inputs.Take(form.ConstCount).ToList(), outputs, outputs[0]);
    }

    /// <summary>Writes a loop over carries that are declared; gives what a turn leaves beside them to <paramref name="keep"/>.</summary>
    public void WriteLoop(WhileForm form, IReadOnlyList<string> constants, IReadOnlyList<string> carries, string prefix, Action<List<string>>? keep = null)
    {
        using (writer.Open("while (true)"))
        {
            List<string> condition = this.Write(form.Condition, [.. constants, .. carries], prefix + "_c");
            using (writer.Open($"if (!{condition[0]})"))
            {
                writer.Line("break;");
            }

            List<string> next = this.Write(form.Body, [.. constants, .. carries], prefix + "_");
            keep?.Invoke(next);
            this.WriteNext(carries, next);
        }
    }

    private void WriteCond(CondForm form, Equation equation, List<string> inputs, List<string> outputs)
    {
        for (int i = 0; i < outputs.Count; i++)
        {
            writer.Line($"{equation.Outputs[i].Type.DType.CSharp()} {outputs[i]};");
        }

        this.WriteBranches(form, equation.Inputs[0], inputs[0], (branch, i) =>
        {
            List<string> results = this.Write(branch, inputs.Skip(1).ToList(), $"{(outputs.Count == 0 ? "none" : outputs[0])}_{i.ToString(CultureInfo.InvariantCulture)}_");
            for (int o = 0; o < outputs.Count; o++)
            {
                writer.Line($"{outputs[o]} = {results[o]};");
            }
        });
    }

    /// <summary>Writes the choice among branches; <paramref name="write"/> writes one.</summary>
    public void WriteBranches(CondForm form, Value index, string text, Action<Jaxpr, int> write)
    {
        for (int k = form.Branches.Count - 1; k >= 0; k--)
        {
            // The last first, so that a bool reads as it is written.
            string test = index.Type.DType == DType.Bool ? text : $"{text} >= {k.ToString(CultureInfo.InvariantCulture)}";
            string head = k == 0 ? form.Branches.Count == 1 ? "" : "else" : k == form.Branches.Count - 1 ? $"if ({test})" : $"else if ({test})";
            using (head.Length == 0 ? writer.Open() : writer.Open(head))
            {
                write(form.Branches[k], k);
            }
        }
    }
}
