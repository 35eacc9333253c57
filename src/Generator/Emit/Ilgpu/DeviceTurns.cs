using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// Branches and loops of the host over kernels. Counters and what follows from them are the host's; all else stays on the device, and
/// only a predicate that kernels compute is waited for. A carried array has two memories that turns read and write by turns; rows are
/// read and written where they lie. Memory is there before the first turn.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="declarations">Where memory is declared, before all of it.</param>
/// <param name="file">The kernels.</param>
internal sealed class DeviceTurns(CodeWriter writer, CodeWriter declarations, KernelFile file)
{
    private const string Call = "call0";

    private int count;

    public CodeWriter Writer => writer;

    public CodeWriter Declarations => declarations;

    public KernelFile File => file;

    /// <summary>Writes an equation.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="program">The program that it is in.</param>
    /// <param name="names">Its names.</param>
    /// <param name="output">The view of a result, or null where nobody needs it.</param>
    /// <returns>What its locals start with.</returns>
    public string Write(Equation equation, Jaxpr program, Names names, Func<Value, string?> output)
    {
        Dictionary<Value, Equation> constants = DeviceSteps.Constants(program);
        List<string?> outputs = equation.Outputs.Select(output).ToList();
        string prefix = $"turns{Text(++this.count)}";
        using (writer.Open())
        {
            List<Operand> inputs = [];
            foreach (Value input in equation.Inputs)
            {
                string text = constants.ContainsKey(input) ? $"{prefix}_v{Text(inputs.Count)}" : names.Of(input);
                if (constants.TryGetValue(input, out Equation? full))
                {
                    writer.Line($"{input.Type.DType.CSharp()} {text} = {CSharp.Literal(input.Type.DType, Expander.FullNumber(full.Attributes, input.Type.DType))};");
                }

                inputs.Add(new Operand(input, full is not null || names.IsScalar(input), text));
            }

            switch (equation.Op)
            {
                case Cond:
                    this.WriteCond(CondForm.Of(equation.Attributes), equation, inputs, outputs, prefix);
                    break;
                case While:
                    this.WriteWhile(WhileForm.Of(equation.Attributes), inputs, outputs, prefix);
                    break;
                case Scan:
                    this.WriteScan(ScanForm.Of(equation.Attributes), inputs, outputs, prefix);
                    break;
                default:
                    throw new InvalidOperationException($"'{equation.Op}' runs no program");
            }
        }

        return prefix;
    }

    /// <summary>How many turns a loop has had, once it is through.</summary>
    public static string Turns(string prefix) => $"{prefix}_count0";

    /// <summary>The rows that a <c>while</c> has left, once it is through: only its turns tell how many there are.</summary>
    public static string Rows(string prefix, int output) => $"{prefix}_rows{Text(output)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string TypeOf(Value value) => $"ArrayView<{DeviceText.Memory(value.Type.DType)}>";

    private DeviceUnit Prepare(Jaxpr program, Func<int, bool> isNumber) => new(this, program, isNumber, ++this.count);

    private void WriteCond(CondForm form, Equation equation, List<Operand> inputs, List<string?> outputs, string prefix)
    {
        Value index = equation.Inputs[0];
        file.Note($"{(inputs[0].IsNumber ? "branches" : "branches, chosen by what is read back")}:");
        string text = inputs[0].Text;
        if (!inputs[0].IsNumber)
        {
            text = $"{prefix}_i0";
            writer.Line($"{index.Type.DType.CSharp()} {text} = {DeviceText.FromMemory(index.Type.DType, $"{Call}.Read({inputs[0].Text})")};");
        }

        List<Operand> operands = inputs.Skip(1).ToList();
        new ScalarProgram(writer).WriteBranches(form, index, text, (branch, k) =>
        {
            file.Note($"branch {Text(k)}:");
            file.Enter();
            DeviceUnit unit = this.Prepare(branch, i => operands[i].IsNumber);
            unit.Write(operands.Select(o => o.Text).ToList(), outputs);
            file.Leave();
        });
    }

    private void WriteWhile(WhileForm form, List<Operand> inputs, List<string?> outputs, string prefix)
    {
        bool[] isNumber = this.Numbers(form.Body, inputs, form.ConstCount, form.CarryCount);
        DeviceUnit condition = this.Prepare(form.Condition, i => isNumber[i]), body = this.Prepare(form.Body, i => isNumber[i]);
        file.Note($"while{(condition.IsNumber(0) ? "" : ", its condition read back in each turn")}:");
        file.Enter();
        DeviceCarries carries = new(this, body, inputs, form.ConstCount, form.CarryCount, isNumber, outputs, prefix, hasFixedRows: false);
        carries.Declare(last: null);
        List<int> kept = Enumerable.Range(form.CarryCount, form.YsCount).Where(i => outputs[i] is not null).ToList();
        foreach (int i in kept)
        {
            Value result = form.Body.Results[i];
            declarations.Line($"DeviceRows<{DeviceText.Memory(result.Type.DType)}> {Rows(prefix, i)} = {Call}.Rows<{DeviceText.Memory(result.Type.DType)}>({CSharp.Size(result.Type.Size)});");
        }

        if (form.Size is not null)
        {
            declarations.Line($"int {Turns(prefix)} = 0;");
        }

        string? holds = null;
        if (!condition.IsNumber(0))
        {
            holds = $"{prefix}_p0";
            declarations.Line($"ArrayView<byte> {holds} = {Call}.Temporary<byte>(1);");
        }

        writer.Line($"long {prefix}_turn0 = 0;");
        using (writer.Open("while (true)"))
        {
            string text = condition.Write(carries.Arguments, [holds])[0];
            using (writer.Open($"if (!{(holds is null ? text : $"({DeviceText.FromMemory(DType.Bool, $"{Call}.Read({holds})")})")})"))
            {
                writer.Line("break;");
            }

            List<string?> slots = [];
            for (int i = form.CarryCount; i < outputs.Count; i++)
            {
                slots.Add(outputs[i] is null ? null : $"{prefix}_y{Text(i)}");
                if (outputs[i] is not null)
                {
                    writer.Line($"{TypeOf(form.Body.Results[i])} {slots[slots.Count - 1]} = {Rows(prefix, i)}.Next();");
                }
            }

            carries.WriteTurn([], slots);
            writer.Line($"{prefix}_turn0++;");
        }

        if (form.Size is not null)
        {
            writer.Line($"{Turns(prefix)} = checked((int){prefix}_turn0);");
        }

        carries.WriteResults(last: null);
        file.Leave();
    }

    private void WriteScan(ScanForm form, List<Operand> inputs, List<string?> outputs, string prefix)
    {
        bool[] isNumber = this.Numbers(form.Body, inputs, form.ConstCount, form.CarryCount);
        DeviceUnit body = this.Prepare(form.Body, i => isNumber[i]);
        file.Note($"scan of {form.Length} turns:");
        file.Enter();
        DeviceCarries carries = new(this, body, inputs, form.ConstCount, form.CarryCount, isNumber, outputs, prefix);
        string length = CSharp.SizeFactor(form.Length);
        carries.Declare(form.Length);
        using (writer.Open($"for (long {prefix}_turn0 = 0; {prefix}_turn0 < {length}; {prefix}_turn0++)"))
        {
            string row = $"{prefix}_turn0";
            if (form.Reverse)
            {
                row = $"{prefix}_row0";
                writer.Line($"long {row} = {length} - 1 - {prefix}_turn0;");
            }

            List<string> rows = [];
            for (int i = form.Rows; i < inputs.Count; i++)
            {
                Value parameter = form.Body.Parameters[i];
                rows.Add($"{prefix}_x{Text(i)}");
                writer.Line($"{TypeOf(parameter)} {rows[rows.Count - 1]} = DeviceCall.Row({inputs[i].Text}, {row}, {CSharp.Size(parameter.Type.Size)});");
            }

            List<string?> slots = [];
            for (int i = form.CarryCount; i < outputs.Count; i++)
            {
                Value result = form.Body.Results[i];
                slots.Add(outputs[i] is null ? null : $"{prefix}_y{Text(i)}");
                if (outputs[i] is { } all)
                {
                    writer.Line($"{TypeOf(result)} {slots[slots.Count - 1]} = DeviceCall.Row({all}, {row}, {CSharp.Size(result.Type.Size)});");
                }
            }

            carries.WriteTurn(rows, slots);
        }

        carries.WriteResults(form.Length);
        file.Leave();
    }

    // The constants and carries that are the host's: numbers that begin as such and go on from such alone.
    private bool[] Numbers(Jaxpr body, List<Operand> inputs, int first, int carries)
    {
        bool[] isNumber = inputs.Select((o, i) => o.IsNumber && i < first + carries && body.Parameters[i].Type.Rank == 0).ToArray();
        List<Value> parameters = [.. body.Parameters];
        bool isChanged = true;
        while (isChanged)
        {
            HashSet<Value> known = HostNumbers.Of(body, p => isNumber[parameters.IndexOf(p)]).Known;
            List<int> lost = Enumerable.Range(0, carries).Where(i => isNumber[first + i] && !known.Contains(body.Results[i])).ToList();
            lost.ForEach(i => isNumber[first + i] = false);
            isChanged = lost.Count > 0;
        }

        return isNumber;
    }

    /// <summary>An operand of a branch or a loop: a number of the host's, or a view.</summary>
    internal sealed record Operand(Value Value, bool IsNumber, string Text);
}
