using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Translation;

namespace Pure.Jit.Conformance.Running;

/// <summary>A [Jit] method of a case's class.</summary>
/// <param name="Name">Its name; <c>Call</c> and the name is the method that calls it from plain C#.</param>
/// <param name="Answer">What it must give.</param>
/// <param name="Arguments">What it is given.</param>
public sealed record CaseMethod(string Name, GoldenAnswer Answer, GoldenArray[] Arguments);

/// <summary>A case as one C# class: the function and what is derived from it, by the library's own transformations.</summary>
public sealed record CaseProgram(GoldenCase Case, string ClassName, string Text, IReadOnlyList<CaseMethod> Methods)
{
    /// <summary>Writes a case. Throws <see cref="NotServedException"/>.</summary>
    /// <param name="case">The case.</param>
    /// <param name="className">The class to write.</param>
    /// <param name="isSymbolic">Whether sizes get names.</param>
    /// <param name="resultShapes">The function's result shapes in terms of those names; null to write the function alone.</param>
    public static CaseProgram Write(GoldenCase @case, string className, bool isSymbolic, IReadOnlyList<string?>? resultShapes)
    {
        System.Text.Json.JsonElement ast = @case.Ast;
        List<string> names = Translator.Parameters(ast).Select(Translator.Identifier).ToList();
        PythonValue body = new Translator(@case.IsX64).Body(ast, names.Select((n, i) => (PythonValue)new ArrayText(n, @case.Inputs[i].DType)).ToList());
        if (body is NumberText)
        {
            throw new NotServedException("a result that is a number");
        }

        Writer writer = new(@case, names, body, isSymbolic, resultShapes);
        return new CaseProgram(@case, className, writer.Class(className), writer.Methods);
    }

    private sealed class Writer(GoldenCase @case, List<string> names, PythonValue body, bool isSymbolic, IReadOnlyList<string?>? resultShapes)
    {
        private readonly List<string> lines = [];

        public List<CaseMethod> Methods { get; } = [];

        public string Class(string className)
        {
            foreach (GoldenAnswer answer in @case.Answers)
            {
                if (answer.Quantity == Quantity.Value || !isSymbolic || resultShapes is not null)
                {
                    this.Add(answer);
                }
            }

            return $"using System;\nusing Pure.Jit;\n\npublic static class {className}\n{{\n{string.Join("\n", this.lines)}\n}}\n";
        }

        private void Add(GoldenAnswer answer)
        {
            string name = answer.Quantity == Quantity.Value ? "F" : "F" + answer.Quantity;
            bool isBatched(int i) => answer.Quantity == Quantity.Vmap && answer.Wrt.Contains(i);
            List<(string Type, string? Shape, string Name)> parameters = names
                .Select((n, i) => (Type(@case.Inputs[i].DType), (string?)((isBatched(i) ? isSymbolic ? "batch " : "3 " : "") + this.Shape(@case.Inputs[i].Shape)).Trim(), n)).ToList();
            List<GoldenArray> arguments = @case.Inputs.Select((a, i) => isBatched(i) ? a.Batch() : a).ToList();
            List<string> extra = [];
            for (int i = 0; i < answer.Extra.Length; i++)
            {
                extra.Add($"extra{i}");
                string? shape = answer.Quantity == Quantity.Vjp && isSymbolic ? resultShapes![i] : this.Shape(answer.Extra[i].Shape);
                parameters.Add((Type(answer.Extra[i].DType), shape, extra[i]));
                arguments.Add(answer.Extra[i]);
            }

            string text = answer.Quantity == Quantity.Value ? body.Text : this.Derived(answer, extra);
            (string result, int count) = this.Result(answer);
            string list = string.Join(", ", parameters.Select(p => (p.Shape is null ? "" : $"[Shape(\"{p.Shape}\")] ") + $"{p.Type} {p.Name}"));
            this.lines.Add($"    [Jit]\n    public static {result} {name}({list}) => {text};\n");
            string given = string.Join(", ", parameters.Select((p, i) => $"({p.Type})a[{i}]"));
            IEnumerable<string> leaves = answer.Quantity == Quantity.Value || answer.Quantity == Quantity.Vmap ? Leaves(body, "r")
                : count == 1 ? ["r"] : Enumerable.Range(1, count).Select(i => $"r.Item{i}");
            this.lines.Add($"    public static object[] Call{name}(object[] a)\n    {{\n        var r = {name}({given});\n        return [{string.Join(", ", leaves)}];\n    }}\n");
            this.Methods.Add(new CaseMethod(name, answer, [.. arguments]));
        }

        private string Derived(GoldenAnswer answer, List<string> extra)
        {
            List<string> wrt = answer.Wrt.Select(w => names[w]).ToList();
            string typed = this.Typed(answer, "w");
            string call = $"F({string.Join(", ", names.Select((n, i) => Array.IndexOf(answer.Wrt, i) is var k && k >= 0 ? $"w{k}" : n))})";
            return answer.Quantity switch
            {
                Quantity.Jvp => $"Transforms.Jvp(({typed}) => {this.Floating(call)}, {Together(wrt)}, {Together(extra)}).Tangent",
                Quantity.Vjp => $"Transforms.Vjp(({typed}) => {this.Floating(call)}, {Together(wrt)}, {Together(extra)}).Cotangents",
                Quantity.Vmap => $"Transforms.Vmap(({typed}) => {call}, {string.Join(", ", wrt)})",
                _ => this.Hvp(answer, typed, call, wrt, extra),
            };
        }

        private string Hvp(GoldenAnswer answer, string typed, string call, List<string> wrt, List<string> extra)
        {
            string squares = string.Join(" + ", Leaves(body, call).Select(l => $"Nd.Sum(Nd.Square({l}))"));
            string marker = answer.Wrt.Length switch
            {
                1 => "",
                2 => ", Arg.Both",
                _ => throw new NotServedException("the Hessian with respect to more than two arguments"),
            };
            string outer = this.Typed(answer, "v");
            string inner = string.Join(", ", answer.Wrt.Select((_, k) => $"v{k}"));
            return $"Transforms.Jvp(({outer}) => Transforms.Grad(({typed}) => {squares}{marker}, {inner}), {Together(wrt)}, {Together(extra)}).Tangent";
        }

        // The [Shape]s let the transformation run op by op where the method's plain body does.
        private string Typed(GoldenAnswer answer, string prefix) => string.Join(
            ", ", answer.Wrt.Select((w, k) => $"[Shape(\"{this.Shape(@case.Inputs[w].Shape)}\")] {Type(@case.Inputs[w].DType)} {prefix}{k}"));

        private (string Type, int Count) Result(GoldenAnswer answer)
        {
            if (answer.Quantity is Quantity.Value or Quantity.Vmap)
            {
                return (body.Type, 0);
            }

            IEnumerable<string> types = answer.Quantity == Quantity.Jvp
                ? @case.Outputs.Where(o => o.IsFloating).Select(o => Type(o.DType))
                : answer.Wrt.Select(w => Type(@case.Inputs[w].DType));
            List<string> all = types.ToList();
            return (all.Count == 1 ? all[0] : $"({string.Join(", ", all)})", all.Count);
        }

        // Derivatives are of the floating-point results.
        private string Floating(string call)
        {
            List<string> leaves = Leaves(body, call).ToList();
            return @case.Outputs.All(o => o.IsFloating) || leaves.Count != @case.Outputs.Length
                ? call
                : Together(leaves.Where((_, i) => @case.Outputs[i].IsFloating).ToList());
        }

        private static IEnumerable<string> Leaves(PythonValue value, string code) =>
            value is TupleText tuple ? tuple.Items.SelectMany((item, i) => Leaves(item, $"{code}.Item{i + 1}")) : [code];

        private string Shape(int[] shape) => string.Join(' ', shape.Select(s => isSymbolic && s != 1 ? $"n{s}" : $"{s}"));

        private static string Type(string dtype) => $"NDArray<{Names.CSharp(dtype)}>";

        private static string Together(List<string> values) => values.Count == 1 ? values[0] : $"({string.Join(", ", values)})";
    }
}
