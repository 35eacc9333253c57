using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Translation;

namespace Pure.Jit.Conformance.Running;

/// <summary>Writes random programs: a method of statements, and its derivatives and batch. Every choice of sizes runs the same methods.</summary>
internal sealed class FuzzProgram
{
    private readonly FuzzCase original;

    // With an input more for each size that no shape holds.
    private readonly FuzzCase @case;
    private readonly FuzzTranslator translator;
    private readonly ClassText text = new();
    private readonly List<CaseMethod> methods = [];
    private readonly Dictionary<string, string[]> dims = new(StringComparer.Ordinal);
    private readonly List<string> inputs;

    private FuzzProgram(FuzzCase @case)
    {
        this.original = @case;
        bool isX64 = @case.Inputs.Any(i => i.DType == "f64") || @case.Equations.ToString().Contains("f64", StringComparison.Ordinal);
        this.translator = new FuzzTranslator(isX64, @case.Inputs.Select(i => (i.Name, i.DType)));
        foreach (FuzzInput input in @case.Inputs)
        {
            this.dims[input.Name] = input.Dims;
        }

        foreach (System.Text.Json.JsonElement equation in @case.Equations.EnumerateArray())
        {
            this.translator.Add(equation);
            foreach ((System.Text.Json.JsonElement name, System.Text.Json.JsonElement type) in equation.GetProperty("out").EnumerateArray().Zip(equation.GetProperty("type").EnumerateArray()))
            {
                string shape = type.GetString()!.Split('[', ']')[1];
                this.dims[name.GetString()!] = shape.Length == 0 ? [] : shape.Split(',');
            }
        }

        this.@case = @case.Answers[0].Sizes.Keys.Where(s => this.translator.Uses(s) && Holder(@case, s) is null).Aggregate(@case, WithSize);
        this.inputs = this.@case.Inputs.Select(i => i.Name).ToList();
    }

    public static CaseProgram Write(FuzzCase @case, string className)
    {
        FuzzProgram program = new(@case);
        program.AddFunction();
        program.AddDerivatives();
        program.AddBatch();
        return new CaseProgram(program.original, className, program.text.Write(className), program.methods);
    }

    private List<(string DType, string? Shape, string Name)> Parameters =>
        this.@case.Inputs.Select(i => (i.DType, (string?)string.Join(' ', i.Dims), i.Name)).ToList();

    // The sizes' names stand for numbers that the shapes of arguments hold, or for arguments of their own.
    private string Sizes() => string.Concat(this.@case.Answers[0].Sizes.Keys.Where(this.translator.Uses).Select(
        size => $"        int {size} = {Holder(this.@case, size) ?? $"(int){SizeInput(size)}"};\n"));

    // What a size is in the shapes of inputs.
    private static string? Holder(FuzzCase @case, string size) => @case.Inputs
        .SelectMany(i => i.Dims.Select((d, axis) => Inverse(d, size) is { } undo ? $"{i.Name}.Shape[{axis}]{undo}" : null))
        .FirstOrDefault(h => h is not null);

    private static string SizeInput(string size) => $"size_{size}";

    private static FuzzCase WithSize(FuzzCase @case, string size) => @case with
    {
        Inputs = [.. @case.Inputs, new FuzzInput(SizeInput(size), "i32", [])],
        Answers = @case.Answers.Select(a =>
        {
            GoldenArray number = new("i32", [], BitConverter.GetBytes(a.Sizes[size]));
            return a with { Inputs = [.. a.Inputs, number], Vmap = a.Vmap is { } v ? v with { InAxes = [.. v.InAxes, null], Inputs = [.. v.Inputs, number] } : null };
        }).ToList(),
    };

    // What is left to do to a size such as n+2 or 2*n to have n.
    private static string? Inverse(string dim, string size) => dim == size ? ""
        : dim.StartsWith(size, StringComparison.Ordinal) && dim.Length > size.Length + 1 && int.TryParse(dim.AsSpan(size.Length + 1), out int offset)
            ? dim[size.Length] switch { '+' => $" - {offset}", '-' => $" + {offset}", _ => null }
        : dim.EndsWith("*" + size, StringComparison.Ordinal) && int.TryParse(dim.AsSpan(0, dim.Length - size.Length - 1), out int factor) ? $" / {factor}" : null;

    private void AddFunction()
    {
        List<string> outputs = this.@case.Outputs.Select(o => this.translator[o]).ToList();
        string body = $"{{\n{this.Sizes()}        {string.Join("\n        ", this.translator.Statements)}\n        return {ClassText.Together(outputs)};\n    }}";
        this.text.Add("F", this.Types(Enumerable.Range(0, outputs.Count)), this.Parameters, body, Leaves(outputs.Count));
        this.methods.Add(new CaseMethod("F", this.@case.Answers.Select(a => new CaseRun(this.Label("Value", a), a.Inputs, r => Comparison.Difference(a.Outputs, r))).ToList()));
    }

    private void AddDerivatives()
    {
        if (this.@case.Answers.FirstOrDefault(a => a.Jvp is not null) is { Jvp: { } jvp })
        {
            string code = $"Transforms.Jvp(({this.Typed(jvp.Wrt, "w")}) => {this.Call(jvp.Wrt, jvp.Of)}, {this.Given(jvp.Wrt)}, {Extra("t", jvp.Wrt.Length)}).Tangent";
            this.Derivative("FJvp", this.Types(jvp.Of), code, [.. jvp.Wrt.Select((w, i) => this.Direction(this.inputs[w], $"t{i}"))], jvp.Of.Length);
            this.Runs("FJvp", a => a.Jvp is { } d ? (d.Directions, d.Expected) : null);
        }

        if (this.@case.Answers.FirstOrDefault(a => a.Vjp is not null) is not { Vjp: { } vjp })
        {
            return;
        }

        List<(string, string?, string)> cotangents = [.. vjp.Of.Select((o, i) => this.Direction(this.@case.Outputs[o], $"c{i}"))];
        string wrt = string.Join(", ", vjp.Wrt.Select(w => ClassText.Array(this.@case.Inputs[w].DType)));
        wrt = vjp.Wrt.Length == 1 ? wrt : $"({wrt})";
        string Gradient(string at) => $"Transforms.Vjp(({this.Typed(vjp.Wrt, "w")}) => {this.Call(vjp.Wrt, vjp.Of)}, {at}, {Extra("c", vjp.Of.Length)}).Cotangents";
        this.Derivative("FVjp", wrt, Gradient(this.Given(vjp.Wrt)), cotangents, vjp.Wrt.Length);
        this.Runs("FVjp", a => a.Vjp is { } d ? (d.Directions, d.Expected) : null);
        if (this.@case.Answers.All(a => a.Hvp is null))
        {
            return;
        }

        // Forward over reverse and reverse over reverse are the same.
        List<(string, string?, string)> directions = [.. cotangents, .. vjp.Wrt.Select((w, i) => this.Direction(this.inputs[w], $"t{i}"))];
        // Answers found by differences are f64, whatever the type of what they belong to.
        (GoldenArray[], FuzzExpected)? Hessian(FuzzAnswers a) => a.Hvp is { } h
            ? ([.. a.Vjp!.Directions, .. a.Jvp!.Directions], h with { Arrays = h.Arrays.Select((e, i) => e.As(a.Inputs[vjp.Wrt[i]].DType)).ToArray() })
            : null;
        foreach ((string name, string transform, string result) in new[] { ("FHvp", "Jvp", "Tangent"), ("FHvpReverse", "Vjp", "Cotangents") })
        {
            string code = $"Transforms.{transform}(({this.Typed(vjp.Wrt, "v")}) => {Gradient(Extra("v", vjp.Wrt.Length))}, {this.Given(vjp.Wrt)}, {Extra("t", vjp.Wrt.Length)}).{result}";
            this.Derivative(name, wrt, code, directions, vjp.Wrt.Length);
            this.Runs(name, Hessian);
        }
    }

    private void AddBatch()
    {
        if (this.@case.Answers.FirstOrDefault(a => a.Vmap is not null) is not { Vmap: { } batch })
        {
            return;
        }

        string size = this.@case.Answers[0].Sizes.Count == 0 ? $"{batch.Size}" : "batch";
        int[] wrt = Enumerable.Range(0, this.inputs.Count).Where(i => batch.InAxes[i] is not null).ToArray();
        List<(string, string?, string)> parameters = this.@case.Inputs.Select((input, i) =>
        {
            List<string> shape = [.. input.Dims];
            if (batch.InAxes[i] is { } axis)
            {
                shape.Insert(axis, size);
            }

            return (input.DType, (string?)string.Join(' ', shape), input.Name);
        }).ToList();
        int[] all = Enumerable.Range(0, this.@case.Outputs.Count).ToArray();
        string axes = wrt.All(w => batch.InAxes[w] == 0) ? "" : $", inAxes: {ClassText.Together(wrt.Select(w => $"{batch.InAxes[w]}").ToList())}";
        string code = $"Transforms.Vmap(({this.Typed(wrt, "w")}) => {this.Call(wrt, all)}, {string.Join(", ", wrt.Select(w => this.inputs[w]))}{axes})";
        this.text.Add("FVmap", this.Types(all), parameters, code, Leaves(all.Length));
        this.methods.Add(new CaseMethod("FVmap", this.@case.Answers.Where(a => a.Vmap is not null)
            .Select(a => new CaseRun(this.Label("Vmap", a), a.Vmap!.Inputs, r => Comparison.Difference(a.Vmap!.Outputs, r))).ToList()));
    }

    private void Derivative(string name, string result, string code, IEnumerable<(string, string?, string)> extra, int count) =>
        this.text.Add(name, result, [.. this.Parameters, .. extra], code, Leaves(count));

    private void Runs(string name, Func<FuzzAnswers, (GoldenArray[] Extra, FuzzExpected Expected)?> choose) =>
        this.methods.Add(new CaseMethod(name, this.@case.Answers.Select(a => (Answers: a, Part: choose(a))).Where(p => p.Part is not null).Select(p => new CaseRun(
            this.Label(name[1..], p.Answers), [.. p.Answers.Inputs, .. p.Part!.Value.Extra], r => Comparison.Difference(p.Part.Value.Expected, r))).ToList()));

    private string Label(string quantity, FuzzAnswers answers) =>
        answers.Sizes.Count == 0 ? quantity : $"{quantity} at {string.Join(", ", answers.Sizes.Select(s => $"{s.Key} = {s.Value}"))}";

    // JAX counts on sizes of at least one, so a sum of sizes that it shortened need not be ours: such a shape is left to inference.
    private (string DType, string? Shape, string Name) Direction(string of, string name) =>
        (this.translator.DType(of), this.dims[of].Any(d => d.Contains('*')) ? null : string.Join(' ', this.dims[of]), name);

    // The [Shape]s let the transformation run op by op where the method's plain body does.
    private string Typed(int[] wrt, string prefix) => string.Join(", ", wrt.Select((w, k) =>
        $"[Shape(\"{string.Join(' ', this.@case.Inputs[w].Dims)}\")] {ClassText.Array(this.@case.Inputs[w].DType)} {prefix}{k}"));

    private string Call(int[] wrt, int[] of)
    {
        string call = $"F({string.Join(", ", this.inputs.Select((n, i) => Array.IndexOf(wrt, i) is var k && k >= 0 ? $"w{k}" : n))})";
        return of.Length == this.@case.Outputs.Count ? call : ClassText.Together(of.Select(o => $"{call}.Item{o + 1}").ToList());
    }

    private string Given(int[] wrt) => ClassText.Together(wrt.Select(w => this.inputs[w]).ToList());

    private static string Extra(string prefix, int count) => ClassText.Together(Enumerable.Range(0, count).Select(i => $"{prefix}{i}").ToList());

    private string Types(IEnumerable<int> outputs) => ClassText.Together(outputs.Select(o => ClassText.Array(this.translator.DType(this.@case.Outputs[o]))).ToList());

    private static IEnumerable<string> Leaves(int count) => count == 1 ? ["r"] : Enumerable.Range(1, count).Select(i => $"r.Item{i}");
}
