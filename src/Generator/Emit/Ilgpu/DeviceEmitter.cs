using System.Globalization;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Emit.Eager;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Ilgpu;

/// <summary>
/// Writes a program as kernels of ILGPU and the method that starts them in order: the same steps as on the processor, over arrays that
/// are on a device. Numbers of the user's come in and go out as C# numbers.
/// </summary>
internal sealed class DeviceEmitter
{
    private const string Call = "call0";

    private readonly EntryPoint entry;
    private readonly Jaxpr program;
    private readonly IReadOnlyList<Step> steps;

    // Before sums of columns took over what follows them, and kernels side by side became one.
    private readonly IReadOnlyList<Step> unmerged;
    private readonly Names names;
    private readonly CodeWriter writer = new();
    private readonly KernelFile file = new();
    private readonly DeviceKernels kernels;

    // What the host computes of numbers.
    private readonly HostNumbers numbers;

    // A branch or a loop, and its memory, which is declared before it.
    private readonly DeviceTurns turns;
    private readonly CodeWriter body = new();
    private readonly CodeWriter declarations = new();
    private readonly HashSet<Value> asArrays = [];
    private readonly HashSet<Value> viewed = [];
    private readonly Dictionary<Value, int> results = [];
    private readonly Dictionary<Value, int> parameters = [];

    // Sizes that a step finds: what has them in its shape is made after that step.
    private readonly HashSet<string> missing = [];
    private readonly HashSet<string> found = [];
    private readonly HashSet<Value> ready = [];
    private IReadOnlyDictionary<Value, Value> homes = new Dictionary<Value, Value>();

    private DeviceEmitter(EntryPoint entry)
    {
        this.entry = entry;
        this.numbers = NumbersOf(entry.Program);
        (this.program, this.unmerged, this.steps) = DeviceSteps.Of(this.numbers.Device, static _ => true);
        this.names = new Names(this.program);
        this.kernels = new DeviceKernels(this.file, this.names, this.program, this.steps);
        this.turns = new DeviceTurns(this.body, this.declarations, this.file);
        for (int i = 0; i < this.program.Parameters.Count; i++)
        {
            this.parameters[this.program.Parameters[i]] = i;
        }

        for (int i = this.program.Results.Count - 1; i >= 0; i--)
        {
            this.results[this.program.Results[i]] = i;
        }

        foreach (Step step in this.steps)
        {
            (IsWhole(step) ? this.asArrays : this.viewed).UnionWith(step.Reads.Concat(step.Writes));
        }
    }

    /// <summary>The members that compute an entry point on a device, and the names of the operations that they leave to the host.</summary>
    public static (string Text, EquatableArray<string> OnHost) Emit(EntryPoint entry)
    {
        DeviceEmitter emitter = new(entry);
        emitter.WriteEntry();
        return (emitter.file.Summary + emitter.writer + emitter.file, OnHost(emitter.unmerged));
    }

    /// <summary>The names of the operations of an optimised program that are computed on the host, as they are emitted.</summary>
    public static EquatableArray<string> OnHost(Jaxpr program) => OnHost(DeviceSteps.Of(NumbersOf(program).Device, static _ => true).Unmerged);

    /// <summary>The method's arguments, behind the device.</summary>
    public static string Arguments(EntryPoint entry) => string.Join(", ", entry.Program.Parameters.Select((_, i) => $"a{i}")
        .Concat(entry.Program.Results.Select((r, i) => (r, i)).Where(x => x.r.Type.Rank > 0).Select(x => $"into{x.i}"))
        .Concat(entry.Program.Results.Select((_, i) => $"out r{i}")));

    // Only branches and loops have something to gain.
    private static HostNumbers NumbersOf(Jaxpr program) => program.Equations.Any(e => e.Op is ControlOp)
        ? HostNumbers.Of(program, static _ => true)
        : new HostNumbers(new Jaxpr(program.Parameters, [], []), program, []);

    private static EquatableArray<string> OnHost(IReadOnlyList<Step> steps) => steps
        .Select(s => s switch { LibraryStep library => library.Equation, CallStep call => call.Equation, _ => null })
        .OfType<Equation>().Where(e => !WholeArrays.IsCall(e)).Select(e => e.Op.Name).Distinct().ToEquatableArray();

    // Operations on whole arrays.
    private static bool IsWhole(Step step) => step is LibraryStep or CallStep;

    private void WriteEntry()
    {
        using CodeWriter.Block method = this.writer.Open($"internal static void {this.entry.MethodName}(Device device0, {EntryChecks.Signature(this.entry)})");
        this.writer.Line($"using DeviceCall {Call} = DeviceCall.On(device0, {CSharp.Quote(this.entry.DisplayName)});");
        EntryChecks.Write(this.writer, this.entry with { DeviceMethod = null });
        this.WriteNumbers();
        foreach (Value parameter in this.program.Parameters.Where(p => p.Type.Rank > 0 && this.viewed.Contains(p)))
        {
            this.WriteView(parameter, $"a{this.parameters[parameter]}");
        }

        this.missing.UnionWith(this.program.Equations.Select(FreshSize.Of).OfType<string>());
        this.missing.ExceptWith(this.program.Parameters.SelectMany(p => p.Type.Shape).SelectMany(d => d.Names()));
        this.homes = PlanBuffers.Run(this.steps, this.Temporaries().Where(t => t.Type.Rank > 0 && !this.asArrays.Contains(t)).ToList());
        this.WriteMemory();
        for (int i = 0; i < this.steps.Count; i++)
        {
            this.WriteStep(this.steps[i]);
        }

        this.WriteResults();
    }

    // Behind the parameters.
    private void WriteNumbers()
    {
        int next = this.entry.Program.Parameters.Count;
        List<string> found = new ScalarProgram(this.writer).Write(this.numbers.Numbers, this.numbers.Numbers.Parameters.Select((_, i) => $"a{i}").ToList(), "number");
        foreach (string number in found)
        {
            this.writer.Line($"{this.program.Parameters[next].Type.DType.CSharp()} a{next} = {number};");
            next++;
        }
    }

    private void WriteView(Value value, string array) =>
        this.writer.Line($"ArrayView<{DeviceText.Memory(value.Type.DType)}> {this.names.Of(value)} = {Call}.View({array});");

    // Results, temporaries and buffers whose sizes are known by now.
    private void WriteMemory()
    {
        this.WriteDestinations();
        foreach (Value temporary in this.Temporaries().Where(t => (t.Type.Rank == 0 || this.asArrays.Contains(t)) && this.IsNew(t)).ToList())
        {
            string type = temporary.Type.DType.CSharp();
            this.writer.Line($"NDArray<{type}> {this.ArrayOf(temporary)} = {Call}.New<{type}>({CSharp.Shape(temporary.Type.Shape)});");
            this.WriteView(temporary, this.ArrayOf(temporary));
            this.ready.Add(temporary);
        }

        foreach (KeyValuePair<Value, Value> home in this.homes.Where(h => this.IsNew(h.Key) && this.IsKnown(h.Value)).ToList())
        {
            this.WriteBuffer(home.Key, home.Value);
            this.ready.Add(home.Key);
        }

        this.ready.UnionWith(this.program.Results.Where(this.IsKnown));
    }

    private void WriteBuffer(Value value, Value home)
    {
        string type = DeviceText.Memory(value.Type.DType);
        bool isOwn = home.Equals(value), isLike = DeviceText.Memory(home.Type.DType) == type;
        this.writer.Line($"ArrayView<{type}> {this.names.Of(value)} = {(isOwn
            ? $"{Call}.Temporary<{type}>({CSharp.Size(value.Type.Size)})"
            : isLike ? this.names.Of(home) : $"{this.names.Of(home)}.Cast<{type}>()")};");
    }

    private bool IsKnown(Value value) => this.missing.Count == 0 || !value.Type.Shape.SelectMany(d => d.Names()).Any(this.missing.Contains);

    private bool IsNew(Value value) => !this.ready.Contains(value) && this.IsKnown(value);

    // A result that kernels write straight into its place.
    private bool IsWritten(Value value) =>
        this.results.ContainsKey(value) && !this.parameters.ContainsKey(value) && this.steps.Any(s => !IsWhole(s) && s.Writes.Contains(value));

    // What kernels write that is no result, and every number; a product that nobody reads is never in memory.
    private IEnumerable<Value> Temporaries() => this.steps.Where(s => !IsWhole(s)).SelectMany(s => s.Writes).Distinct()
        .Where(v => (v.Type.Rank == 0 || !this.results.ContainsKey(v)) && this.kernels.IsInMemory(v));

    private void WriteDestinations()
    {
        List<int> due = Enumerable.Range(0, this.program.Results.Count)
            .Where(i => this.program.Results[i].Type.Rank > 0 && this.IsNew(this.program.Results[i])).ToList();
        foreach (int i in due)
        {
            this.writer.Line(EntryChecks.Into(this.entry, i));
        }

        foreach (int i in due)
        {
            Donations.Write(this.writer, this.entry, i, this.ReadBeside(this.program.Results[i]));
        }

        foreach (int i in due.Where(i => this.results[this.program.Results[i]] == i && this.IsWritten(this.program.Results[i])))
        {
            Value result = this.program.Results[i];
            this.writer.Line($"r{i} = {Call}.New({EntryChecks.ResultShape(this.entry, result)}, into{i});");
            this.WriteView(result, $"r{i}");
        }
    }

    private List<(int Parameter, bool IsInPlace)> ReadBeside(Value result) => this.program.Parameters
        .Where(p => p.Type.Rank > 0 && p.Type.DType == result.Type.DType && (this.program.Results.Contains(p) || this.steps.Any(s => s.Reads.Contains(p))))
        .Select(p => (this.parameters[p], !this.program.Results.Contains(p) && this.IsWritten(result) && InPlace.IsSafe(this.program, this.unmerged, p, result)
            && this.KeepsPlace(p, result) && !this.steps.Any(s => IsWhole(s) && s.Reads.Contains(p))))
        .ToList();

    // What has become one kernel reads an argument no later than before, or each of its elements where it writes it.
    private bool KeepsPlace(Value argument, Value result)
    {
        int first = Enumerable.Range(0, this.steps.Count).First(i => this.steps[i].Writes.Contains(result));
        return !this.steps.Skip(first + 1).Any(s => s.Reads.Contains(argument))
            && (this.steps[first] is not LoopKernel kernel || !kernel.Reads.Contains(argument) || kernel.Stores.Where(s => s.Array.Equals(result)).All(store =>
                kernel.Nodes.OfType<LoadNode>().Where(l => l.Array.Equals(argument)).All(l => l.Address.Equals(store.Address))));
    }

    private string ArrayOf(Value value) =>
        this.parameters.TryGetValue(value, out int parameter) && value.Type.Rank > 0 ? $"a{parameter}"
        : this.IsWritten(value) && value.Type.Rank > 0 ? $"r{this.results[value]}"
        : $"{this.names.Of(value)}_array";

    private void WriteStep(Step step)
    {
        switch (step)
        {
            case LibraryStep library:
                this.WriteWhole(library.Equation);
                break;
            case CallStep call:
                this.WriteWhole(call.Equation);
                break;
            case TurnStep control:
                this.WriteTurns(control);
                break;
            default:
                this.writer.Line(this.kernels.Add(step).TrimEnd('\n'));
                break;
        }
    }

    private void WriteTurns(TurnStep step)
    {
        string prefix = this.turns.Write(step.Equation, this.program, this.names, v => step.Results.Contains(v) ? this.names.Of(v) : null);
        this.writer.Line($"{this.declarations.Take()}{this.body.Take()}".TrimEnd('\n'));
        if (FreshSize.Of(step.Equation) is { } size)
        {
            this.WriteSize(size, DeviceTurns.Turns(prefix));
            for (int i = WhileForm.Of(step.Equation.Attributes).CarryCount; i < step.Equation.Outputs.Count; i++)
            {
                if (step.Results.Contains(step.Equation.Outputs[i]))
                {
                    this.writer.Line($"{DeviceTurns.Rows(prefix, i)}.CopyTo({this.names.Of(step.Equation.Outputs[i])});");
                }
            }
        }
    }

    private void WriteWhole(Equation equation)
    {
        // What has no kernels is computed by the runtime, on copies.
        bool isCall = WholeArrays.IsCall(equation);
        this.file.Note(equation, isCall);
        Dictionary<int, string> operands = [];
        foreach (Value input in equation.Inputs.Distinct())
        {
            bool isNumber = input.Type.Rank == 0 && this.parameters.ContainsKey(input);
            string array = isNumber ? $"(NDArray<{input.Type.DType.CSharp()}>){this.names.Of(input)}" : this.ArrayOf(input);
            if (this.entry.IsFlat(input.Type) && this.parameters.ContainsKey(input))
            {
                array = $"DeviceResults.Reshape({array}, {CSharp.Shape(input.Type.Shape)})";
            }

            operands[input.Id] = isCall || isNumber ? array : array + ".ToHost()";
        }

        if (equation.Op is ControlOp)
        {
            this.WriteControl(SpreadLoops.Inside(equation), operands);
            this.WriteMade(equation);
            return;
        }

        string call = isCall ? WholeArrays.Call(equation, operands) : OpByOpEmitter.Call(equation, operands);
        if (equation.Outputs.Count == 1)
        {
            string type = equation.Output.Type.DType.CSharp();
            this.writer.Line($"NDArray<{type}> {this.ArrayOf(equation.Output)} = {(isCall ? call : $"((NDArray<{type}>){call}).To(device0)")};");
        }
        else
        {
            string results = $"host{equation.Outputs[0].Id.ToString(CultureInfo.InvariantCulture)}";
            this.writer.Line($"var {results} = {call};");
            for (int i = 0; i < equation.Outputs.Count; i++)
            {
                this.writer.Line(
                    $"NDArray<{equation.Outputs[i].Type.DType.CSharp()}> {this.ArrayOf(equation.Outputs[i])} = {results}.Item{(i + 1).ToString(CultureInfo.InvariantCulture)}.To(device0);");
            }
        }

        this.WriteMade(equation);
    }

    // Branches and loops run on the host, op by op.
    private void WriteControl(Equation equation, Dictionary<int, string> operands)
    {
        Dictionary<int, string> names = new(operands);
        foreach (Value output in equation.Outputs)
        {
            names[output.Id] = $"host{output.Id.ToString(CultureInfo.InvariantCulture)}";
        }

        foreach (Value input in equation.Inputs.Distinct())
        {
            names[input.Id] = $"host{equation.Outputs[0].Id.ToString(CultureInfo.InvariantCulture)}_{input.Id.ToString(CultureInfo.InvariantCulture)}";
            this.writer.Line($"NDArray<{input.Type.DType.CSharp()}> {names[input.Id]} = {operands[input.Id]};");
        }

        new ControlText(this.writer, (inner, own) => OpByOpEmitter.WriteEquations(this.writer, this.entry, inner, own, [.. this.found])).Write(equation, names);
        foreach (Value output in equation.Outputs)
        {
            this.writer.Line($"NDArray<{output.Type.DType.CSharp()}> {this.ArrayOf(output)} = {names[output.Id]}.To(device0);");
        }
    }

    // What an operation on whole arrays has made is ready, and a size that it has found is known.
    private void WriteMade(Equation equation)
    {
        foreach (Value output in equation.Outputs.Where(this.viewed.Contains))
        {
            this.WriteView(output, this.ArrayOf(output));
        }

        if (FreshSize.Of(equation) is { } size)
        {
            this.WriteSize(size, this.ArrayOf(equation.Outputs[FreshSize.Output(equation)]) + ".Shape[0]");
        }
    }

    // What is computed again finds the size that is known.
    private void WriteSize(string size, string text)
    {
        if (this.found.Add(size))
        {
            EntryChecks.WriteFound(this.writer, this.entry, size, text);
            this.missing.Remove(size);
            this.WriteMemory();
        }
    }

    private void WriteResults()
    {
        for (int i = 0; i < this.program.Results.Count; i++)
        {
            Value result = this.program.Results[i];
            bool isParameter = this.parameters.TryGetValue(result, out int parameter);
            if (result.Type.Rank == 0)
            {
                this.writer.Line($"r{i} = {(isParameter ? $"a{parameter}" : this.ArrayOf(result) + ".Item()")};");
                continue;
            }

            if (this.results[result] == i && this.IsWritten(result))
            {
                continue;
            }

            string array = this.ArrayOf(result);
            if (this.entry.IsFlat(result.Type) && !isParameter && !this.IsWritten(result))
            {
                array = $"DeviceResults.Reshape({array}, {EntryChecks.ResultShape(this.entry, result)})";
            }

            this.writer.Line($"r{i} = DeviceResults.Deliver({array}, into{i});");
        }
    }
}
