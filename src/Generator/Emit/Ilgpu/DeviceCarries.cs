using System.Globalization;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>What a loop of the host hands from turn to turn.</summary>
internal sealed class DeviceCarries
{
    private const string Call = "call0";

    private readonly DeviceTurns turns;
    private readonly DeviceUnit body;
    private readonly IReadOnlyList<DeviceTurns.Operand> inputs;
    private readonly IReadOnlyList<bool> isNumber;
    private readonly IReadOnlyList<string?> outputs;
    private readonly string prefix;
    private readonly int first;
    private readonly int count;

    // The row of the results that is a carry's memory, or -1; and whether it has two memories of its own.
    private readonly int[] row;
    private readonly bool[] hasSpare;

    // Whether a turn changes it where it lies.
    private readonly bool[] isInPlace;

    /// <summary>The carries of a loop.</summary>
    /// <param name="turns">What writes the loop.</param>
    /// <param name="body">A turn.</param>
    /// <param name="inputs">The loop's operands: constants, carries, rows.</param>
    /// <param name="first">The number of constants.</param>
    /// <param name="count">The number of carries.</param>
    /// <param name="isNumber">Which operands are the host's numbers.</param>
    /// <param name="outputs">The views of carries and rows that the loop gives; null where nobody needs one.</param>
    /// <param name="prefix">What the names of locals start with.</param>
    /// <param name="hasFixedRows">Whether rows that are written stay where they are.</param>
    public DeviceCarries(
        DeviceTurns turns, DeviceUnit body, IReadOnlyList<DeviceTurns.Operand> inputs, int first, int count, IReadOnlyList<bool> isNumber, IReadOnlyList<string?> outputs, string prefix, bool hasFixedRows = true)
    {
        (this.turns, this.body, this.inputs, this.first, this.count) = (turns, body, inputs, first, count);
        (this.isNumber, this.outputs, this.prefix) = (isNumber, outputs, prefix);
        this.Names = Enumerable.Range(0, this.count).Select(i => $"{prefix}_c{Text(i)}").ToList();
        this.row = Enumerable.Repeat(-1, this.count).ToArray();
        this.hasSpare = new bool[this.count];
        this.isInPlace = Enumerable.Range(0, this.count).Select(i => !isNumber[first + i] && body.IsInPlace(first + i, i)).ToArray();
        for (int i = 0; i < this.count; i++)
        {
            bool isGiven = body.Parameter(i) >= 0;
            this.row[i] = isGiven || isNumber[first + i] || !hasFixedRows ? -1
                : Enumerable.Range(this.count, outputs.Count - this.count).Where(r => outputs[r] is not null && body.Results[r].Equals(body.Results[i])).DefaultIfEmpty(-1).First();
            this.hasSpare[i] = !isNumber[first + i] && this.row[i] < 0 && body.Parameter(i) != first + i && !this.isInPlace[i];
        }
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Constants and carries.</summary>
    public IReadOnlyList<string> Arguments => [.. this.inputs.Take(this.first).Select(o => o.Text), .. this.Names];

    /// <summary>Declares them with what they begin with.</summary>
    /// <param name="last">The number of turns, where it is known: then the last one writes the result.</param>
    public void Declare(Dim? last)
    {
        for (int i = 0; i < this.count; i++)
        {
            DeviceTurns.Operand initial = this.inputs[this.first + i];
            string begin = initial.Text;
            if (this.isNumber[this.first + i])
            {
                this.turns.Writer.Line($"{initial.Value.Type.DType.CSharp()} {this.Names[i]} = {begin};");
                continue;
            }

            if (initial.IsNumber)
            {
                begin = $"{this.prefix}_k{Text(this.first + i)}";
                this.WriteFilled(initial, begin);
            }

            string type = $"ArrayView<{DeviceText.Memory(initial.Value.Type.DType)}>";
            if (this.isInPlace[i])
            {
                this.turns.Writer.Line($"{type} {this.Names[i]} = {this.outputs[i] ?? this.Memory(i, "m")};");
                this.turns.Writer.Line($"{Call}.Copy({begin}, {this.Names[i]});");
                continue;
            }

            this.turns.Writer.Line($"{type} {this.Names[i]} = {begin};");
            if (this.hasSpare[i])
            {
                string one = this.Memory(i, "m"), other = this.outputs[i] ?? this.Memory(i, "w");
                string odd = last is null ? "" : $"({CSharp.SizeFactor(last)} & 1) != 0 ? ";
                bool isSwapped = last is { IsConstant: true } && (last.Value & 1) != 0, isOrdered = last is null or { IsConstant: true };
                this.turns.Writer.Line($"{type} {this.Spare(i)} = {(!isOrdered ? $"{odd}{other} : {one}" : isSwapped ? other : one)};");
                this.turns.Writer.Line($"{type} {this.Further(i)} = {(!isOrdered ? $"{odd}{one} : {other}" : isSwapped ? one : other)};");
            }
        }
    }

    /// <summary>Writes a turn.</summary>
    /// <param name="rows">The rows that it reads.</param>
    /// <param name="slots">The rows that it writes.</param>
    public void WriteTurn(IReadOnlyList<string> rows, IReadOnlyList<string?> slots)
    {
        // What is both a carry and a row is written once, to the row.
        List<string?> places = Enumerable.Range(0, this.count).Select(i => this.isInPlace[i] ? this.Names[i] : this.hasSpare[i] ? this.Spare(i) : null).Concat(slots).ToList();
        List<string> results = this.body.Write([.. this.Arguments, .. rows], places);
        List<int> numbers = Enumerable.Range(0, this.count).Where(i => this.isNumber[this.first + i]).ToList();
        new Cpu.ScalarProgram(this.turns.Writer).WriteNext(numbers.Select(i => this.Names[i]).ToList(), numbers.Select(i => results[i]).ToList());
        for (int i = 0; i < this.count; i++)
        {
            if (this.row[i] >= 0)
            {
                this.turns.Writer.Line($"{this.Names[i]} = {slots[this.row[i] - this.count]};");
            }
            else if (this.hasSpare[i])
            {
                this.turns.Writer.Line($"{this.Names[i]} = {this.Spare(i)};");
                this.turns.Writer.Line($"{this.Spare(i)} = {this.Further(i)};");
                this.turns.Writer.Line($"{this.Further(i)} = {this.Names[i]};");
            }
        }
    }

    /// <summary>Brings the carries to where they belong, unless the last turn has.</summary>
    public void WriteResults(Dim? last)
    {
        for (int i = 0; i < this.count; i++)
        {
            if (this.outputs[i] is not { } output || this.isInPlace[i])
            {
                continue;
            }

            if (this.isNumber[this.first + i])
            {
                this.turns.Writer.Line($"{Call}.Fill({output}, {DeviceText.Argument(this.body.Results[i].Type.DType, this.Names[i])});");
                continue;
            }

            if (this.hasSpare[i] && last is { IsConstant: true, Value: > 0 })
            {
                continue;
            }

            string turn = $"{this.prefix}_turn0";
            string test = last is null ? $"{turn} == 0 || ({turn} & 1) != 0" : $"{CSharp.SizeFactor(last)} == 0";
            using (this.hasSpare[i] && last is not { IsConstant: true } ? this.turns.Writer.Open($"if ({test})") : this.turns.Writer.Open())
            {
                this.turns.Writer.Line($"{Call}.Copy({this.Names[i]}, {output});");
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A device knows numbers of the host's only where they are handed over.
    private void WriteFilled(DeviceTurns.Operand number, string name)
    {
        DType dtype = number.Value.Type.DType;
        this.turns.Declarations.Line($"ArrayView<{DeviceText.Memory(dtype)}> {name} = {Call}.Temporary<{DeviceText.Memory(dtype)}>(1);");
        this.turns.Writer.Line($"{Call}.Fill({name}, {DeviceText.Argument(dtype, number.Text)});");
    }

    private string Memory(int carry, string kind)
    {
        Value value = this.body.Results[carry];
        string name = $"{this.prefix}_{kind}{Text(carry)}", type = DeviceText.Memory(value.Type.DType);
        this.turns.Declarations.Line($"ArrayView<{type}> {name} = {Call}.Temporary<{type}>({CSharp.Size(value.Type.Size)});");
        return name;
    }

    private string Spare(int carry) => $"{this.prefix}_s{Text(carry)}";

    private string Further(int carry) => $"{this.prefix}_o{Text(carry)}";
}
