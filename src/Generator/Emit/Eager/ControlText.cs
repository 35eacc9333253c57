using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Eager;

/// <summary>Branches and loops of a program, op by op: C#'s own, around the equations of what they run.</summary>
/// <param name="writer">Where to.</param>
/// <param name="write">Writes the equations of a program whose values have these names.</param>
internal sealed class ControlText(CodeWriter writer, Action<Jaxpr, Dictionary<int, string>> write)
{
    /// <summary>Writes one equation; its outputs become locals.</summary>
    public void Write(Equation equation, Dictionary<int, string> names)
    {
        List<string> inputs = equation.Inputs.Select(i => names[i.Id]).ToList(), outputs = equation.Outputs.Select(o => names[o.Id]).ToList();

        // What ends in a digit is no name of a user's.
        string prefix = outputs.Count == 0 ? "none" : char.IsDigit(outputs[0][outputs[0].Length - 1]) ? outputs[0] : $"{outputs[0]}_{equation.Outputs[0].Id.ToString(CultureInfo.InvariantCulture)}";
        switch (equation.Op)
        {
            case Cond:
                this.WriteCond(CondForm.Of(equation.Attributes), equation, inputs, outputs, prefix);
                break;
            case While:
                this.WriteWhile(WhileForm.Of(equation.Attributes), equation, inputs, outputs, prefix);
                break;
            case Scan:
                this.WriteScan(ScanForm.Of(equation.Attributes), equation, inputs, outputs, prefix);
                break;
            default:
                throw new InvalidOperationException($"'{equation.Op}' runs no program");
        }
    }

    private void WriteCond(CondForm form, Equation equation, List<string> inputs, List<string> outputs, string prefix)
    {
        foreach (Value output in equation.Outputs)
        {
            writer.Line($"{ArrayOf(output)} {outputs[equation.Outputs.ToList().IndexOf(output)]};");
        }

        string index = equation.Inputs[0].Type.DType == DType.Bool ? $"{inputs[0]}.Item() ? 1 : 0" : $"{inputs[0]}.Item()";
        using (writer.Open($"switch ({index})"))
        {
            for (int i = 0; i < form.Branches.Count; i++)
            {
                // What is outside is cut off: the default is the last, and the first takes all before it.
                writer.Line(i + 1 == form.Branches.Count ? "default:" : i == 0 ? "case <= 0:" : $"case {i.ToString(CultureInfo.InvariantCulture)}:");
                using (writer.Open())
                {
                    List<string> results = this.WriteProgram(form.Branches[i], inputs.Skip(1).ToList(), $"{prefix}_{i.ToString(CultureInfo.InvariantCulture)}_");
                    for (int o = 0; o < outputs.Count; o++)
                    {
                        writer.Line($"{outputs[o]} = {results[o]};");
                    }

                    writer.Line("break;");
                }
            }
        }
    }

    private void WriteWhile(WhileForm form, Equation equation, List<string> inputs, List<string> outputs, string prefix)
    {
        List<string> constants = inputs.Take(form.ConstCount).ToList(), carry = outputs.Take(form.CarryCount).ToList();
        this.WriteBegin(equation, inputs.Skip(form.ConstCount).ToList(), carry, outputs);
        using (writer.Open("while (true)"))
        {
            List<string> condition = this.WriteProgram(form.Condition, [.. constants, .. carry], prefix + "_c_");
            using (writer.Open($"if (!{condition[0]}.Item())"))
            {
                writer.Line("break;");
            }

            this.WriteTurn(this.WriteProgram(form.Body, [.. constants, .. carry], prefix + "_b_"), carry, outputs);
        }

        this.WriteEnd(equation, carry.Count, outputs);
    }

    private void WriteScan(ScanForm form, Equation equation, List<string> inputs, List<string> outputs, string prefix)
    {
        List<string> constants = inputs.Take(form.ConstCount).ToList(), carry = outputs.Take(form.CarryCount).ToList();
        this.WriteBegin(equation, inputs.Skip(form.ConstCount).Take(form.CarryCount).ToList(), carry, outputs);
        string turn = prefix + "_turn0", length = CSharp.Size(form.Length);
        using (writer.Open($"for (nint {turn} = 0; {turn} < {length}; {turn}++)"))
        {
            string row = form.Reverse ? $"{length} - 1 - {turn}" : turn;
            List<string> rows = inputs.Skip(form.Rows).Select(x => $"Turns.Row({x}, {row})").ToList();
            for (int i = 0; i < rows.Count; i++)
            {
                string local = $"{prefix}_x{i.ToString(CultureInfo.InvariantCulture)}";
                writer.Line($"{ArrayOf(form.Body.Parameters[form.Rows + i])} {local} = {rows[i]};");
                rows[i] = local;
            }

            this.WriteTurn(this.WriteProgram(form.Body, [.. constants, .. carry, .. rows], prefix + "_b_"), carry, outputs);
        }

        if (form.Reverse)
        {
            foreach (string rows in outputs.Skip(carry.Count))
            {
                writer.Line($"{rows}_rows0.Reverse();");
            }
        }

        this.WriteEnd(equation, carry.Count, outputs);
    }

    private void WriteBegin(Equation equation, List<string> first, List<string> carry, List<string> outputs)
    {
        for (int i = 0; i < outputs.Count; i++)
        {
            writer.Line(i < carry.Count
                ? $"{ArrayOf(equation.Outputs[i])} {carry[i]} = {first[i]};"
                : $"System.Collections.Generic.List<{ArrayOf(equation.Outputs[i])}> {outputs[i]}_rows0 = [];");
        }
    }

    private void WriteTurn(List<string> results, List<string> carry, List<string> outputs)
    {
        for (int i = carry.Count; i < outputs.Count; i++)
        {
            writer.Line($"{outputs[i]}_rows0.Add({results[i]});");
        }

        List<int> changed = Enumerable.Range(0, carry.Count).Where(i => carry[i] != results[i]).ToList();
        if (changed.Count > 0)
        {
            writer.Line(changed.Count == 1
                ? $"{carry[changed[0]]} = {results[changed[0]]};"
                : $"({string.Join(", ", changed.Select(i => carry[i]))}) = ({string.Join(", ", changed.Select(i => results[i]))});");
        }
    }

    private void WriteEnd(Equation equation, int carryCount, List<string> outputs)
    {
        for (int i = carryCount; i < outputs.Count; i++)
        {
            writer.Line($"{ArrayOf(equation.Outputs[i])} {outputs[i]} = Turns.Stack({outputs[i]}_rows0, {CSharp.Shape(equation.Outputs[i].Type.Shape.Skip(1))});");
        }
    }

    // The program's values, in a block of their own, are called after the equation that runs it.
    private List<string> WriteProgram(Jaxpr program, List<string> arguments, string prefix)
    {
        Dictionary<int, string> names = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            names[program.Parameters[i].Id] = arguments[i];
        }

        foreach (Value output in program.Equations.SelectMany(e => e.Outputs))
        {
            names[output.Id] = prefix + output.Id.ToString(CultureInfo.InvariantCulture);
        }

        write(program, names);
        return program.Results.Select(r => names[r.Id]).ToList();
    }

    private static string ArrayOf(Value value) => $"NDArray<{value.Type.DType.CSharp()}>";
}
