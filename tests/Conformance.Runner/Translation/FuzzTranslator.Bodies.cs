using System.Text.Json;

namespace Pure.Jit.Conformance.Translation;

// Equations that hold programs: branches, loops and transformations, over lambdas with statements.
public sealed partial class FuzzTranslator
{
    private int fresh;

    private static bool HasBodies(string op) =>
        op is "cond" or "switch" or "while" or "fori" or "scan" or "map" or "vmap" or "call" or "grad" or "jvp" or "checkpoint";

    /// <summary>What an equation with bodies gives, or null where it has none.</summary>
    private PythonValue? Nested(string op, List<PythonValue> x, JsonElement attributes, string[] dtypes)
    {
        if (!HasBodies(op))
        {
            return null;
        }

        JsonElement Body(string name) => attributes.GetProperty(name);
        switch (op)
        {
            case "cond":
                return this.Together(dtypes, x.Count == 1
                    ? $"Lax.Cond({x[0].Text}, {this.Function(Body("true"), [])}, {this.Function(Body("false"), [])})"
                    : $"Lax.Cond({x[0].Text}, {this.Tupled(Body("true"), x.Skip(1))}, {this.Tupled(Body("false"), x.Skip(1))}, {Tuple(x.Skip(1))})");
            case "switch":
                List<PythonValue> operands = x.Count == 1 ? [NumberText.Of(0).Array("i32")] : x.Skip(1).ToList();
                IEnumerable<string> branches = Body("branches").EnumerateArray().Select(b => x.Count == 1 ? $"(NDArray<int> _) => {this.Block(b)}" : this.Tupled(b, operands));
                return this.Together(dtypes, $"Lax.Switch({x[0].Text}, new System.Func<{TypeOf(operands)}, {TypeOf(dtypes)}>[] {{ {string.Join(", ", branches)} }}, {Tuple(operands)})");
            case "while":
                return this.Together(dtypes, $"Lax.WhileLoop({this.Tupled(Body("cond"), x)}, {this.Tupled(Body("body"), x)}, {Tuple(x)})");
            case "fori":
                string index = $"i{++this.fresh}";
                return this.Together(dtypes, $"Lax.ForiLoop({x[0].Text}, {x[1].Text}, {this.Tupled(Body("body"), x.Skip(2), index)}, {Tuple(x.Skip(2))})");
            case "scan":
                return this.Scan(x, attributes, dtypes);
            case "map":
                return this.Together(dtypes, $"Lax.Map({this.Tupled(Body("body"), x)}, {Tuple(x)})");
            case "checkpoint":
                return this.Together(dtypes, x.Count == 0 ? $"({this.Function(Body("body"), [])})()" : $"Lax.Checkpoint({this.Tupled(Body("body"), x)}, {Tuple(x)})");
            case "vmap":
                IEnumerable<string> axes = Body("in_axes").EnumerateArray().Select(a => a.ValueKind == JsonValueKind.Null ? "Transforms.None" : a.GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture));
                return this.Together(dtypes, $"Transforms.Vmap({this.Function(Body("body"), x)}, {string.Join(", ", x.Select(v => v.Text))}, inAxes: {(x.Count == 1 ? axes.Single() : $"({string.Join(", ", axes)})")})");
            case "grad":
                return this.Together(dtypes, $"Transforms.Grad({this.Function(Body("body"), x)}, {string.Join(", ", x.Select(v => v.Text))})");
            case "jvp":
                int half = x.Count / 2;
                string both = $"Transforms.Jvp({this.Function(Body("body"), x.Take(half))}, {Tuple(x.Take(half))}, {Tuple(x.Skip(half))})";
                string[] primals = dtypes[..(dtypes.Length / 2)], tangents = dtypes[(dtypes.Length / 2)..];
                string pair = this.Name(both);
                return new TupleText([.. Leaves(primals, pair + ".Item1"), .. Leaves(tangents, pair + ".Item2")]);
            default:
                return this.Called(Body("body"), x);
        }
    }

    private PythonValue Scan(List<PythonValue> x, JsonElement attributes, string[] dtypes)
    {
        JsonElement body = attributes.GetProperty("body");
        int carryCount = attributes.GetProperty("num_carry").GetInt32(), resultCount = dtypes.Length - carryCount;
        List<PythonValue> carries = x.Take(carryCount).ToList(), rows = x.Skip(carryCount).ToList();
        string length = Value(attributes.GetProperty("length")).Text, reverse = attributes.GetProperty("reverse").GetBoolean() ? ", reverse: true" : "";
        bool hasCarry = carryCount > 0;
        if (!hasCarry)
        {
            carries = [NumberText.Of(0).Array("i32")];
        }

        // Without carries there is a zero that goes through.
        string Turn(IReadOnlyList<string> results)
        {
            string next = hasCarry ? Joined(results.Take(carryCount)) : "none";
            return resultCount == 0 ? next : $"({next}, {Joined(results.Skip(carryCount))})";
        }

        string c = $"c{++this.fresh}", r = $"r{this.fresh}";
        IEnumerable<(PythonValue, string)> parameters = (hasCarry ? carries.Select((v, i) => (v, Part(c, i, carryCount))) : []).Concat(rows.Select((v, i) => (v, Part(r, i, rows.Count))));
        string block = this.Block(body, parameters.Select(p => p.Item2).ToList(), Turn, hasCarry ? "" : $"var none = {c}; ");
        if (rows.Count == 0 && resultCount == 0)
        {
            return this.Together(dtypes, $"Lax.ForiLoop(0, {length}, (int i{++this.fresh}, {TypeOf(carries)} {c}) => {block}, {Tuple(carries)})");
        }

        string code = rows.Count == 0
            ? $"Lax.Scan(({TypeOf(carries)} {c}) => {block}, {Tuple(carries)}, {length}{reverse})"
            : $"Lax.Scan(({TypeOf(carries)} {c}, {TypeOf(rows)} {r}) => {block}, {Tuple(carries)}, {Tuple(rows)}{reverse})";
        if (resultCount == 0)
        {
            return this.Together(dtypes, code);
        }

        string pair = this.Name(code);
        PythonValue[] all = [.. hasCarry ? Leaves(dtypes[..carryCount], pair + ".Item1") : [], .. Leaves(dtypes[carryCount..], pair + ".Item2")];
        return all.Length == 1 ? all[0] : new TupleText(all);
    }

    // A call is its equations.
    private PythonValue Called(JsonElement body, List<PythonValue> arguments)
    {
        foreach ((JsonElement parameter, PythonValue argument) in body.GetProperty("params").EnumerateArray().Zip(arguments))
        {
            this.values[parameter.GetProperty("name").GetString()!] = new ArrayText(argument.Text, DTypeOf(parameter));
        }

        foreach (JsonElement equation in body.GetProperty("eqns").EnumerateArray())
        {
            this.Add(equation);
        }

        PythonValue[] results = this.Results(body);
        return results.Length == 1 ? results[0] : new TupleText(results);
    }

    private PythonValue[] Results(JsonElement body) => body.GetProperty("outputs").EnumerateArray().Select(o => this.values[o.GetString()!]).ToArray();

    // A lambda of the body's parameters.
    private string Function(JsonElement body, IEnumerable<PythonValue> arguments)
    {
        List<string> names = arguments.Select(_ => $"p{++this.fresh}_").ToList();
        string list = string.Join(", ", arguments.Zip(names, (a, n) => $"{a.Type} {n}"));
        return $"({list}) => {this.Block(body, names)}";
    }

    // A lambda of one tuple, behind an index where there is one.
    private string Tupled(JsonElement body, IEnumerable<PythonValue> arguments, string? index = null)
    {
        List<PythonValue> all = arguments.ToList();
        string name = $"t{++this.fresh}";
        List<string> names = Enumerable.Range(0, all.Count).Select(i => Part(name, i, all.Count)).ToList();
        return index is null
            ? $"({TypeOf(all)} {name}) => {this.Block(body, names)}"
            : $"(int {index}, {TypeOf(all)} {name}) => {this.Block(body, [$"(NDArray<int>){index}", .. names])}";
    }

    private string Block(JsonElement body, IReadOnlyList<string>? names = null, Func<IReadOnlyList<string>, string>? results = null, string before = "")
    {
        List<string> outer = [.. this.statements];
        this.statements.Clear();
        int i = 0;
        foreach (JsonElement parameter in body.GetProperty("params").EnumerateArray())
        {
            string name = parameter.GetProperty("name").GetString()!;
            this.statements.Add($"var {name} = {names![i++]};");
            this.values[name] = new ArrayText(name, DTypeOf(parameter));
        }

        foreach (JsonElement equation in body.GetProperty("eqns").EnumerateArray())
        {
            this.Add(equation);
        }

        List<string> texts = this.Results(body).Select(r => r.Text).ToList();
        string block = $"{{ {before}{string.Join(" ", this.statements)} return {(results is null ? Joined(texts) : results(texts))}; }}";
        this.statements.Clear();
        this.statements.AddRange(outer);
        return block;
    }

    private string Name(string code)
    {
        string name = $"w{++this.fresh}";
        this.statements.Add($"var {name} = {code};");
        return name;
    }

    // One result, or the items of a tuple that has a name.
    private PythonValue Together(string[] dtypes, string code) =>
        dtypes.Length == 1 ? new ArrayText(code, dtypes[0]) : new TupleText(Leaves(dtypes, this.Name(code)));

    private static PythonValue[] Leaves(string[] dtypes, string code) => dtypes.Select((d, i) => (PythonValue)new ArrayText(Part(code, i, dtypes.Length), d)).ToArray();

    private static string DTypeOf(JsonElement parameter) => parameter.GetProperty("type").GetString()!.Split('[')[0];

    private static string Part(string tuple, int index, int count) => count == 1 ? tuple : $"{tuple}.Item{index + 1}";

    private static string Joined(IEnumerable<string> texts) => texts.Count() == 1 ? texts.Single() : $"({string.Join(", ", texts)})";

    private static string Tuple(IEnumerable<PythonValue> values) => Joined(values.Select(v => v.Text));

    private static string TypeOf(IEnumerable<PythonValue> values) => Joined(values.Select(v => v.Type));

    private static string TypeOf(string[] dtypes) => Joined(dtypes.Select(d => $"NDArray<{Names.CSharp(d)}>"));
}
