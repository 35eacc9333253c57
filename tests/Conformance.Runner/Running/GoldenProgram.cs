using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Translation;

namespace Pure.Jit.Conformance.Running;

/// <summary>Writes the cases that are an expression.</summary>
internal sealed class GoldenProgram
{
    private readonly GoldenCase @case;
    private readonly NamedSizes sizes;
    private readonly IReadOnlyList<string?>? resultShapes;
    private readonly List<string> names;
    private readonly PythonValue body;
    private readonly ClassText text = new();
    private readonly List<CaseMethod> methods = [];

    private GoldenProgram(GoldenCase @case, NamedSizes sizes, IReadOnlyList<string?>? resultShapes)
    {
        this.@case = @case;
        this.sizes = sizes;
        this.resultShapes = resultShapes;
        this.names = Translator.Parameters(@case.Ast).Select(Translator.Identifier).ToList();
        Translator translator = new(@case.IsX64, isClipping: !sizes.Any);
        this.body = translator.Result(@case.Ast, this.names.Select((n, i) => (PythonValue)new ArrayText(n, @case.Inputs[i].DType)
        {
            Sizes = @case.Inputs[i].Shape.Select((s, axis) => new NumberText(null, $"{n}.Shape[{axis}]") { Known = s }).ToList(),
        }).ToList());
        foreach (string record in translator.Records)
        {
            this.text.Add(record);
        }
    }

    public static CaseProgram Write(GoldenCase @case, string className, NamedSizes sizes, IReadOnlyList<string?>? resultShapes)
    {
        GoldenProgram program = new(@case, sizes, resultShapes);
        foreach (GoldenAnswer answer in @case.Answers)
        {
            // Sizes of cotangents are the function's results'.
            if (answer.Quantity == Quantity.Value || !sizes.Any || resultShapes is not null)
            {
                program.Add(answer);
            }
        }

        return new CaseProgram(@case, className, program.text.Write(className), program.methods);
    }

    private void Add(GoldenAnswer answer)
    {
        string name = answer.Quantity == Quantity.Value ? "F" : "F" + answer.Quantity;
        bool IsBatched(int i) => answer.Quantity == Quantity.Vmap && answer.Wrt.Contains(i);
        List<(string DType, string? Shape, string Name)> parameters = this.names.Select((n, i) => (
            this.@case.Inputs[i].DType, (string?)((IsBatched(i) ? this.sizes.Any ? "batch " : "3 " : "") + this.Shape(this.@case.Inputs[i].Shape)).Trim(), n)).ToList();
        List<GoldenArray> arguments = this.@case.Inputs.Select((a, i) => IsBatched(i) ? a.Batch() : a).ToList();
        List<string> extra = [];
        for (int i = 0; i < answer.Extra.Length; i++)
        {
            extra.Add($"extra{i}");
            string? shape = answer.Quantity == Quantity.Vjp && this.sizes.Any ? this.resultShapes![i] : this.Shape(answer.Extra[i].Shape);
            parameters.Add((answer.Extra[i].DType, shape, extra[i]));
            arguments.Add(answer.Extra[i]);
        }

        string code = answer.Quantity == Quantity.Value ? this.body.Text : this.Derived(answer, extra);
        (string result, int count) = this.Result(answer);
        IEnumerable<string> leaves = count == 0 ? Leaves(this.body, "r")
            : count == 1 ? ["r"] : Enumerable.Range(1, count).Select(i => $"r.Item{i}");
        this.text.Add(name, result, parameters, code, leaves);
        Tolerance tolerance = this.@case.Tolerance;
        this.methods.Add(new CaseMethod(name, [new CaseRun($"{answer.Quantity}", arguments, r => Comparison.Difference(answer, tolerance, r))]));
    }

    private string Derived(GoldenAnswer answer, List<string> extra)
    {
        List<string> wrt = answer.Wrt.Select(w => this.names[w]).ToList();
        string typed = this.Typed(answer, "w");
        string call = $"F({string.Join(", ", this.names.Select((n, i) => Array.IndexOf(answer.Wrt, i) is var k && k >= 0 ? $"w{k}" : n))})";
        return answer.Quantity switch
        {
            Quantity.Jvp => $"Transforms.Jvp(({typed}) => {this.Floating(call)}, {ClassText.Together(wrt)}, {ClassText.Together(extra)}).Tangent",
            Quantity.Vjp => $"Transforms.Vjp(({typed}) => {this.Floating(call)}, {ClassText.Together(wrt)}, {ClassText.Together(extra)}).Cotangents",
            Quantity.Vmap => $"Transforms.Vmap(({typed}) => {call}, {string.Join(", ", wrt)})",
            _ => this.Hvp(answer, typed, call, wrt, extra),
        };
    }

    // The gradient of the sum of squares is the reverse derivative along 1.
    private string Hvp(GoldenAnswer answer, string typed, string call, List<string> wrt, List<string> extra)
    {
        string squares = string.Join(" + ", Leaves(this.body, call).Where((_, i) => this.@case.Outputs[i].IsFloating).Select(l => $"Nd.Sum(Nd.Square({l}))"));
        string inner = ClassText.Together(answer.Wrt.Select((_, k) => $"v{k}").ToList());
        string dtype = this.@case.Outputs.First(o => o.IsFloating).DType;
        string one = $"(NDArray<{Names.CSharp(dtype)}>){NumberText.Of(1.0).As(dtype)}";
        return $"Transforms.Jvp(({this.Typed(answer, "v")}) => Transforms.Vjp(({typed}) => {squares}, {inner}, {one}).Cotangents, {ClassText.Together(wrt)}, {ClassText.Together(extra)}).Tangent";
    }

    // The [Shape]s let the transformation run op by op where the method's plain body does.
    private string Typed(GoldenAnswer answer, string prefix) => string.Join(
        ", ", answer.Wrt.Select((w, k) => $"[Shape(\"{this.Shape(this.@case.Inputs[w].Shape)}\")] {ClassText.Array(this.@case.Inputs[w].DType)} {prefix}{k}"));

    private (string Type, int Count) Result(GoldenAnswer answer)
    {
        if (answer.Quantity is Quantity.Value or Quantity.Vmap || (answer.Quantity == Quantity.Jvp && this.body is ArrayText && this.@case.Outputs.All(o => o.IsFloating)))
        {
            return (this.body.Type, 0);
        }

        List<string> all = (answer.Quantity == Quantity.Jvp
            ? this.@case.Outputs.Where(o => o.IsFloating).Select(o => ClassText.Array(o.DType))
            : answer.Wrt.Select(w => ClassText.Array(this.@case.Inputs[w].DType))).ToList();
        return (ClassText.Together(all), all.Count);
    }

    // Derivatives are of the floating-point results.
    private string Floating(string call)
    {
        List<string> leaves = Leaves(this.body, call).ToList();
        bool isFlat = this.body is ArrayText or TupleText { Keys: null, Items.Count: > 1 } && leaves.Count == this.@case.Outputs.Length
            && (this.body as TupleText)?.Items.All(i => i is ArrayText) != false;
        return (isFlat && this.@case.Outputs.All(o => o.IsFloating)) || leaves.Count != this.@case.Outputs.Length
            ? call
            : ClassText.Together(leaves.Where((_, i) => this.@case.Outputs[i].IsFloating).ToList());
    }

    // A list of arrays is spread where it stands.
    private static IEnumerable<string> Leaves(PythonValue value, string code) => value switch
    {
        ArraysText { Count: { } count } => Enumerable.Range(0, count).Select(i => $"{code}[{i}]"),
        TupleText tuple => tuple.Items.SelectMany((item, i) => Leaves(item, $"{code}.{tuple.Member(i)}")),
        ArraysText => [$".. {code}"],
        _ => [code],
    };

    private string Shape(int[] shape) => string.Join(' ', shape.Select(this.sizes.Name));
}
