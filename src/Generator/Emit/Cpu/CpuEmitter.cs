using System.Globalization;
using System.Text;
using Pure.Jit.Generator.Emit.Eager;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Loops;
using Pure.Jit.Generator.Ops.Control;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// Writes a program as C#: a method that checks, allocates and calls, and a method for each fused kernel. The members belong in
/// one static class whose file imports <see cref="Imports"/>.
/// </summary>
public sealed partial class CpuEmitter
{
    /// <summary>The namespaces that the members refer to.</summary>
    public static readonly IReadOnlyList<string> Imports =
    [
        "System", "System.Runtime.CompilerServices", "System.Runtime.Intrinsics", "Pure.Jit", "Pure.Jit.CompilerServices", "Pure.Jit.Memory", "Pure.Jit.Simd",
    ];

    private readonly EntryPoint entry;
    private readonly Jaxpr program;
    private readonly IReadOnlyList<Step> steps;
    private readonly Names names;
    private readonly CodeWriter writer = new();
    private readonly KernelTexts kernels;
    private readonly HashSet<Value> asArrays = [];
    private readonly HashSet<Value> pointed = [];
    private readonly Dictionary<Value, int> results = [];
    private readonly Dictionary<Value, int> parameters = [];
    private readonly List<CodeWriter.Block> pinned = [];

    // Sizes that a step finds: what has them in its shape is made after that step.
    private readonly HashSet<string> missing = [];
    private readonly HashSet<string> found = [];
    private readonly HashSet<Value> ready = [];
    private IReadOnlyDictionary<Value, Value> homes = new Dictionary<Value, Value>();

    // The methods of programs that branches and loops run.
    private readonly StringBuilder nested;
    private readonly bool isNested;
    private int nestedCount;

    private CpuEmitter(EntryPoint entry, StringBuilder? nested = null)
    {
        this.entry = entry;
        this.isNested = nested is not null;
        this.nested = nested ?? new StringBuilder();
        (this.program, this.steps) = Lower.Run(entry.Program);
        this.names = new Names(this.program);
        this.kernels = new KernelTexts(entry.MethodName);
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
            (step is LibraryStep ? this.asArrays : this.pointed).UnionWith(step.Reads.Concat(step.Writes));
        }
    }

    /// <summary>The members that compute an entry point.</summary>
    public static string Emit(EntryPoint entry)
    {
        CpuEmitter emitter = new(entry);
        emitter.WriteEntry();
        return emitter.writer.ToString() + emitter.kernels + emitter.nested;
    }

    // A program inside of this one, as a method that takes the sizes it mentions as well.
    private (string Name, string Sizes) WriteNested(Jaxpr program)
    {
        EntryPoint own = this.NestedEntry(program);
        CpuEmitter emitter = new(own, this.nested);
        emitter.WriteEntry();
        this.nested.Append('\n').Append(emitter.writer).Append(emitter.kernels);
        return (own.MethodName, string.Concat(NestedSizes.Of(program).Select(n => ", " + CSharp.Identifier(n))));
    }

    // A program inside of this one, as a method on pointers.
    private TurnMethod WriteTurn(Jaxpr program)
    {
        CpuEmitter emitter = new(this.NestedEntry(program), this.nested);
        TurnMethod method = emitter.WriteTurn();
        this.nested.Append('\n').Append(emitter.writer).Append(emitter.kernels);
        return method;
    }

    private TurnMethod WriteTurn()
    {
        IReadOnlyList<string> sizes = NestedSizes.Of(this.entry.Program);
        List<Value> written = this.program.Results.Where(r => r.Type.Rank > 0 && !this.parameters.ContainsKey(r)).Distinct().ToList();
        IEnumerable<string> arguments = this.program.Parameters.Select((p, i) => p.Type.Rank == 0 ? $"{p.Type.DType.CSharp()} a{i}" : this.Pointer(p));
        IEnumerable<string> numbers = this.program.Results.Select((r, i) => (r, i)).Where(x => x.r.Type.Rank == 0).Select(x => $"out {x.r.Type.DType.CSharp()} r{x.i}");
        string head = string.Join(", ", arguments.Concat(written.Select(this.Pointer)).Concat(numbers).Concat(sizes.Select(n => $"nint {CSharp.Identifier(n)}")));
        this.WriteAttributes();
        using (this.writer.Open($"private static unsafe void {this.entry.MethodName}({head})"))
        {
            if (this.Temporaries().Any(t => t.Type.Rank > 0))
            {
                this.writer.Line("using ArenaScope arena = Arena.Enter();");
            }

            this.ready.UnionWith(this.program.Results.Where(r => r.Type.Rank > 0));
            this.homes = PlanBuffers.Run(this.steps, this.Temporaries().Where(t => t.Type.Rank > 0).ToList());
            this.WriteMemory();
            foreach (Step step in this.steps)
            {
                this.WriteStep(step);
            }

            for (int i = 0; i < this.program.Results.Count; i++)
            {
                Value result = this.program.Results[i];
                if (result.Type.Rank == 0)
                {
                    this.writer.Line($"r{i} = {(this.names.IsScalar(result) ? "" : "*")}{this.names.Of(result)};");
                }
            }
        }

        List<Value> all = [.. this.program.Results];
        return new TurnMethod(
            this.entry.MethodName,
            string.Concat(sizes.Select(n => ", " + CSharp.Identifier(n))),
            all.Select(r => this.parameters.TryGetValue(r, out int at) ? at : -1).ToList(),
            all.Select(r => all.IndexOf(r)).ToList(),
            (parameter, result) => InPlace.IsSafe(this.program, this.steps, this.program.Parameters[parameter], all[result]));
    }

    // Loops that stand here and their turns are compiled once and for all: what runs long would otherwise begin without optimisation.
    private void WriteAttributes()
    {
        this.writer.Line("[SkipLocalsInit]");
        if (this.isNested || this.steps.Any(s => s is ControlStep))
        {
            this.writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        }
    }

    private EntryPoint NestedEntry(Jaxpr program) => this.entry with
    {
        MethodName = $"{this.entry.MethodName}_B{(++this.nestedCount).ToString(CultureInfo.InvariantCulture)}",
        Program = program,
        Parameters = program.Parameters.Select((p, i) => new EntryParameter(p.Name ?? $"v{i.ToString(CultureInfo.InvariantCulture)}")).ToEquatableArray(),
        Source = null,
        Conditions = [],
    };

    private void WriteEntry()
    {
        IReadOnlyList<string> sizes = this.isNested ? NestedSizes.Of(this.entry.Program) : [];
        if (!this.isNested)
        {
            if (Tape.Comment(this.entry.Program) is { } kept)
            {
                this.writer.Line(kept);
            }

            this.writer.Line(Printer.Comment(this.entry.Source ?? this.entry.Program, this.entry.DisplayName));
        }

        this.WriteAttributes();
        string head = string.Join(", ", new[] { EntryChecks.Signature(this.entry) }.Where(t => t.Length > 0).Concat(sizes.Select(n => $"nint {CSharp.Identifier(n)}")));
        using (this.writer.Open($"{(this.isNested ? "private" : "internal")} static unsafe void {this.entry.MethodName}({head})"))
        {
            if (!this.isNested)
            {
                EntryChecks.Write(this.writer, this.entry);
            }

            if (this.Temporaries().Any(t => t.Type.Rank > 0 && !this.asArrays.Contains(t)))
            {
                this.writer.Line("using ArenaScope arena = Arena.Enter();");
            }

            this.PinAll(this.program.Parameters.Where(p => p.Type.Rank > 0 && this.pointed.Contains(p))
                .Select(p => $"fixed ({this.Pointer(p)} = a{this.parameters[p]})").ToList());

            this.missing.UnionWith(this.program.Equations.Select(FreshSize.Of).OfType<string>());
            this.missing.ExceptWith(this.program.Parameters.SelectMany(p => p.Type.Shape).SelectMany(d => d.Names()));
            this.missing.ExceptWith(sizes);
            this.homes = PlanBuffers.Run(this.steps, this.Temporaries().Where(t => t.Type.Rank > 0 && !this.asArrays.Contains(t)).ToList());
            this.WriteMemory();
            foreach (Step step in this.steps)
            {
                this.WriteStep(step);
            }

            this.WriteResults();
            foreach (CodeWriter.Block block in Enumerable.Reverse(this.pinned))
            {
                block.Dispose();
            }

            foreach (Value parameter in this.program.Parameters.Where(p => p.Type.Rank > 0 && this.pointed.Contains(p)))
            {
                this.writer.Line($"GC.KeepAlive(a{this.parameters[parameter]});");
            }
        }
    }

    private void WriteStep(Step step)
    {
        switch (step)
        {
            case LibraryStep library:
                this.WriteLibrary(library.Equation);
                break;
            case GatherStep gather:
                this.WriteGather(gather.Equation);
                break;
            case ControlStep control:
                new TurnEmitter(this.writer, this.WriteTurn).Write(
                    control.Equation, control.Equation.Inputs.Select(i => i.Type.Rank > 0 || this.names.IsScalar(i) ? this.names.Of(i) : $"(*{this.names.Of(i)})").ToList(),
                    control.Equation.Outputs.Select(this.names.Of).ToList());
                break;
            case TransposeStep transpose:
                this.writer.Line(
                    $"Transposed.Copy({this.names.Of(transpose.Source)}, {this.names.Of(transpose.Target)}, {CSharp.Size(transpose.Batch)}, {CSharp.Size(transpose.RowCount)}, {CSharp.Size(transpose.ColumnCount)});");
                break;
            case CallStep call:
                this.writer.Line(CallText.Of(call.Equation, this.names, this.entry.Options.FastMath));
                break;
            case DotStep dot:
                this.WriteKernel(dot.Epilogue, (calls, kernels, name) => new DotEmitter(calls, kernels, this.names, name).Write(dot, this.entry.Options));
                break;
            case LoopKernel kernel:
                this.WriteKernel(kernel, (calls, kernels, name) => new LoopEmitter(calls, kernels, this.names, name, this.entry.Options).Write(kernel));
                break;
        }
    }

    private void WriteKernel(LoopKernel? kernel, Action<CodeWriter, CodeWriter, string> write)
    {
        IEnumerable<string> arguments = kernel is null ? [] : this.names.Arguments(kernel).Select(a => a.Name);
        this.writer.Line(this.kernels.Add(arguments, write).TrimEnd('\n'));
    }

    private void WriteGather(Equation equation)
    {
        Value operand = equation.Inputs[0];
        Value indices = equation.Inputs[1];
        EquatableArray<Dim> shape = operand.Type.Shape;
        int axis = (int)equation.Attributes.Int("axis");
        int batch = (int)equation.Attributes.Int("batchDims");
        string[] arguments =
        [
            this.names.Of(operand),
            (this.names.IsScalar(indices) ? "&" : "") + this.names.Of(indices),
            this.names.Of(equation.Output),
            CSharp.Size(Dim.Product(shape.Take(batch))),
            CSharp.Size(Dim.Product(shape.Skip(batch).Take(axis - batch))),
            CSharp.Size(shape[axis]),
            CSharp.Size(Dim.Product(indices.Type.Shape.Skip(batch))),
            CSharp.Size(Dim.Product(shape.Skip(axis + 1))),
            CSharp.Quote(equation.Attributes.Text("mode")),
        ];
        this.writer.Line($"Indexed.Gather({string.Join(", ", arguments)});");
    }

    private void WriteControl(Equation equation)
    {
        List<string> inputs = equation.Inputs.Select(i => i.Type.Rank > 0 ? this.ArrayOf(i)
            : this.parameters.ContainsKey(i) ? this.names.Of(i)
            : this.IsNumber(i) ? $"(*{this.names.Of(i)})" : $"{this.ArrayOf(i)}.Item()").ToList();
        new ControlEmitter(this.writer, this.WriteNested).Write(equation, inputs, equation.Outputs.Select(this.ArrayOf).ToList());
        this.WriteFound(equation, null);
    }

    private void WriteLibrary(Equation equation)
    {
        if (equation.Op is ControlOp)
        {
            this.WriteControl(equation);
            return;
        }

        if (this.IsSizeAlone(equation))
        {
            // The numbers themselves nobody reads: they would be as large as what is made of them within loops.
            Value stop = equation.Inputs[0];
            string number = this.parameters.ContainsKey(stop) ? this.names.Of(stop) : this.IsNumber(stop) ? $"*{this.names.Of(stop)}" : $"{this.ArrayOf(stop)}.Item()";
            this.WriteFound(equation, $"Entry.Count({number})");
            return;
        }

        Dictionary<int, string> operands = [];
        foreach (Value input in equation.Inputs.Distinct())
        {
            string array = this.ArrayOf(input);
            bool isNumber = input.Type.Rank == 0 && (this.parameters.ContainsKey(input) || this.IsNumber(input));
            if (isNumber)
            {
                string number = this.parameters.ContainsKey(input) ? this.names.Of(input) : $"(*{this.names.Of(input)})";
                array = $"(NDArray<{input.Type.DType.CSharp()}>){number}";
            }
            else if (this.entry.IsFlat(input.Type) && this.parameters.ContainsKey(input))
            {
                array = $"Lax.Reshape({array}, {CSharp.Shape(input.Type.Shape)})";
            }

            operands[input.Id] = array;
        }

        string call = OpByOpEmitter.Call(equation, operands);
        if (equation.Outputs.Count == 1)
        {
            this.writer.Line($"NDArray<{equation.Output.Type.DType.CSharp()}> {this.ArrayOf(equation.Output)} = {call};");
        }
        else
        {
            string outputs = string.Join(", ", equation.Outputs.Select(o => $"NDArray<{o.Type.DType.CSharp()}> {this.ArrayOf(o)}"));
            this.writer.Line($"({outputs}) = {call};");
        }

        this.WriteFound(equation, null);
    }

    private bool IsSizeAlone(Equation equation) => equation.Op.Name == "count_up" && FreshSize.Of(equation) is not null
        && !this.program.Results.Contains(equation.Output) && !this.program.Equations.Any(e => e.Inputs.Contains(equation.Output));

    // What an equation of the runtime has made is ready, and a size that it has found is known: the given text, or else that of what was made.
    private void WriteFound(Equation equation, string? count)
    {
        foreach (Value output in equation.Outputs.Where(this.pointed.Contains))
        {
            this.Pin(output, this.ArrayOf(output));
        }

        // What is computed again finds the size that is known.
        if (FreshSize.Of(equation) is { } size && this.found.Add(size))
        {
            EntryChecks.WriteFound(this.writer, this.entry, size, count ?? (this.ArrayOf(equation.Outputs[FreshSize.Output(equation)]) + ".Shape[0]"));
            this.missing.Remove(size);
            this.WriteMemory();
        }
    }

    // A number that loops compute, not the runtime.
    private bool IsNumber(Value value) => this.steps.Any(s => s is not LibraryStep && s.Writes.Contains(value));

    private void WriteResults()
    {
        for (int i = 0; i < this.program.Results.Count; i++)
        {
            Value result = this.program.Results[i];
            bool isParameter = this.parameters.TryGetValue(result, out int parameter);
            if (result.Type.Rank == 0)
            {
                this.writer.Line($"r{i} = {(isParameter ? $"a{parameter}" : this.IsNumber(result) ? "*" + this.names.Of(result) : this.ArrayOf(result))};");
                continue;
            }

            if (this.results[result] == i && this.IsWritten(result))
            {
                continue;
            }

            string array = this.ArrayOf(result);
            if (this.entry.IsFlat(result.Type) && !isParameter && !this.IsWritten(result))
            {
                array = $"Lax.Reshape({array}, {EntryChecks.ResultShape(this.entry, result)})";
            }

            this.writer.Line($"r{i} = Entry.Deliver({array}, into{i}, {CSharp.Quote(this.entry.DisplayName)}, {i});");
        }
    }
}
