using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Emit.Eager;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// A program that a branch or a loop runs: numbers of the host as C# statements, and kernels between memory that is there before the
/// first turn.
/// </summary>
internal sealed class DeviceUnit
{
    private const string Call = "call0";

    private readonly DeviceTurns turns;
    private readonly Jaxpr program;
    private readonly HostNumbers parts;
    private readonly DeviceSteps steps;
    private readonly Names names;
    private readonly string suffix;

    public DeviceUnit(DeviceTurns turns, Jaxpr program, Func<int, bool> isNumber, int number)
    {
        (this.turns, this.program) = (turns, program);
        List<Value> parameters = [.. program.Parameters];
        this.parts = HostNumbers.Of(program, p => isNumber(parameters.IndexOf(p)));
        bool IsNumber(int i) => i >= parameters.Count || isNumber(i);
        this.steps = DeviceSteps.Of(this.parts.Device, IsNumber);
        this.suffix = $"_b{Text(number)}";
        List<Value> own = [.. this.steps.Program.Parameters];
        this.names = new Names(this.steps.Program, this.suffix, v => IsNumber(own.IndexOf(v)));
    }

    /// <summary>The results.</summary>
    public IReadOnlyList<Value> Results => this.program.Results;

    /// <summary>Whether a result is a number that the host knows.</summary>
    public bool IsNumber(int result) => this.parts.Known.Contains(this.program.Results[result]);

    /// <summary>Which parameter a result is, or -1.</summary>
    public int Parameter(int result) => this.program.Parameters.ToList().IndexOf(this.program.Results[result]);

    /// <summary>Whether a turn changes a window of an array and nothing else of it, so that the result may have the array's memory.</summary>
    public bool IsInPlace(int parameter, int result)
    {
        Value array = this.steps.Program.Parameters[parameter], written = this.steps.Program.Results[result];
        int at = this.steps.Steps.ToList().FindIndex(s => s.Writes.Contains(written));
        return at >= 0 && this.steps.Steps[at] is EquationStep { Equation: { Op.Name: "dynamic_update_slice" } update } && update.Inputs[0].Equals(array)
            && !update.Inputs.Skip(1).Contains(array) && !this.steps.Program.Results.Contains(array) && this.steps.Program.Results.Count(r => r.Equals(written)) == 1
            && !this.steps.Steps.Skip(at + 1).Any(s => s.Reads.Contains(array));
    }

    /// <summary>Writes what a turn does.</summary>
    /// <param name="arguments">What the parameters are called: numbers, and views.</param>
    /// <param name="destinations">The views that results are written to; null where nobody needs one.</param>
    /// <returns>Of results that are the host's numbers what they are called, of others nothing.</returns>
    public List<string> Write(IReadOnlyList<string> arguments, IReadOnlyList<string?> destinations)
    {
        CodeWriter writer = this.turns.Writer;
        IReadOnlyList<Value> parameters = this.steps.Program.Parameters, results = this.steps.Program.Results;
        List<string> numbers = new ScalarProgram(writer).Write(this.parts.Numbers, arguments, $"n{this.suffix}_");
        List<string> given = [.. arguments, .. numbers];
        for (int i = 0; i < parameters.Count; i++)
        {
            if (this.names.IsScalar(parameters[i]))
            {
                this.WriteNumber(parameters[i], given[i]);
            }
            else
            {
                this.names.Set(parameters[i], given[i]);
            }
        }

        // A result that two places want is written to the first; what is given, or known, is copied.
        List<int> copied = [];
        HashSet<Value> placed = [];
        for (int i = 0; i < results.Count; i++)
        {
            if (destinations[i] is { } place)
            {
                if (!parameters.Contains(results[i]) && placed.Add(results[i]))
                {
                    this.names.Set(results[i], place);
                }
                else
                {
                    copied.Add(i);
                }
            }
        }

        DeviceKernels kernels = new(this.turns.File, this.names, this.steps.Program, this.steps.Steps);
        this.WriteTemporaries(kernels, placed);
        foreach (Step step in this.steps.Steps)
        {
            this.WriteStep(step, kernels);
        }

        foreach (int i in copied)
        {
            writer.Line(this.names.IsScalar(results[i])
                ? $"{Call}.Fill({destinations[i]}, {DeviceText.Argument(results[i].Type.DType, this.names.Of(results[i]))});"
                : $"{Call}.Copy({this.names.Of(results[i])}, {destinations[i]});");
        }

        return results.Select(r => this.names.IsScalar(r) ? this.names.Of(r) : "").ToList();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Kernels name their fields after what they are given.
    private void WriteNumber(Value parameter, string text)
    {
        if (text.All(c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(text[0]) && text is not ("true" or "false"))
        {
            this.names.Set(parameter, text);
        }
        else
        {
            this.turns.Writer.Line($"{parameter.Type.DType.CSharp()} {this.names.Of(parameter)} = {text};");
        }
    }

    private void WriteTemporaries(DeviceKernels kernels, HashSet<Value> placed)
    {
        List<Value> temporaries = this.steps.Steps.SelectMany(s => s.Writes).Distinct().Where(v => !placed.Contains(v) && kernels.IsInMemory(v)).ToList();
        foreach (KeyValuePair<Value, Value> home in PlanBuffers.Run(this.steps.Steps, temporaries))
        {
            string type = DeviceText.Memory(home.Key.Type.DType);
            this.turns.Declarations.Line($"ArrayView<{type}> {this.names.Of(home.Key)} = {(home.Key.Equals(home.Value)
                ? $"{Call}.Temporary<{type}>({CSharp.Size(home.Key.Type.Size)})"
                : DeviceText.Memory(home.Value.Type.DType) == type ? this.names.Of(home.Value) : $"{this.names.Of(home.Value)}.Cast<{type}>()")};");
        }
    }

    private void WriteStep(Step step, DeviceKernels kernels)
    {
        switch (step)
        {
            case TurnStep control:
                this.turns.Write(
                    control.Equation, this.steps.Program, this.names, v => control.Results.Contains(v) ? this.names.Of(v) : null);
                break;
            case LibraryStep library:
                this.WriteWhole(library.Equation);
                break;
            case CallStep call:
                this.WriteWhole(call.Equation);
                break;
            default:
                this.turns.Writer.Line(kernels.Add(step).TrimEnd('\n'));
                break;
        }
    }

    // The package's own kernels give new arrays; what they have made is given back when their elements are where they belong.
    private void WriteWhole(Equation equation)
    {
        CodeWriter writer = this.turns.Writer;
        this.turns.File.Note(equation, isOnDevice: true);
        Dictionary<int, string> operands = [];
        foreach (Value input in equation.Inputs.Distinct())
        {
            operands[input.Id] = this.names.IsScalar(input) ? $"(NDArray<{input.Type.DType.CSharp()}>){this.names.Of(input)}" : ArrayOf(input);
        }

        using (writer.Open($"using (DeviceCall.Turn {this.names.Of(equation.Outputs[0])}_turn0 = {Call}.BeginTurn())"))
        {
            string result = $"{this.names.Of(equation.Outputs[0])}_new0";
            writer.Line($"var {result} = {WholeArrays.Call(equation, operands)};");
            for (int i = 0; i < equation.Outputs.Count; i++)
            {
                writer.Line($"{Call}.Copy({Call}.View({result}{(equation.Outputs.Count == 1 ? "" : $".Item{Text(i + 1)}")}), {this.names.Of(equation.Outputs[i])});");
            }
        }

        string ArrayOf(Value value)
        {
            string method = value.Type.DType switch { DType.Bool => "BoolArray", DType.F16 or DType.BF16 => $"BitsArray<{value.Type.DType.CSharp()}>", _ => "Array" };
            return $"{Call}.{method}({this.names.Of(value)}, {CSharp.Shape(value.Type.Shape)})";
        }
    }
}
