using System.Text.Json;

namespace Pure.Jit.Conformance.Translation;

/// <summary>
/// The equations of a random program as C# statements. An op is the function of that name in jax.numpy, jax.lax, jax.nn or
/// jax.scipy.special, in that order, with its attributes as arguments; the table below says where name or arguments differ.
/// </summary>
public sealed partial class FuzzTranslator
{
    private static readonly string[] Modules = ["jnp.", "jax.nn.", "jax.scipy.special.", "jax.lax."];

    // Ops that have another name.
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["sub"] = "jnp.subtract", ["mul"] = "jnp.multiply", ["div"] = "jnp.divide", ["pow"] = "jnp.power", ["atan2"] = "jnp.arctan2", ["rem"] = "jnp.fmod",
        ["and"] = "jnp.bitwise_and", ["or"] = "jnp.bitwise_or", ["xor"] = "jnp.bitwise_xor", ["not"] = "jnp.invert", ["shift_left"] = "jnp.left_shift",
        ["eq"] = "jnp.equal", ["ne"] = "jnp.not_equal", ["lt"] = "jnp.less", ["le"] = "jnp.less_equal", ["gt"] = "jnp.greater", ["ge"] = "jnp.greater_equal",
        ["neg"] = "jnp.negative", ["logistic"] = "jax.nn.sigmoid", ["erf_inv"] = "jax.lax.erf_inv", ["bitcast"] = "jax.lax.bitcast_convert_type",
        ["asin"] = "jnp.arcsin", ["acos"] = "jnp.arccos", ["atan"] = "jnp.arctan", ["asinh"] = "jnp.arcsinh", ["acosh"] = "jnp.arccosh", ["atanh"] = "jnp.arctanh",
    };

    private static readonly Dictionary<string, string> RenamedAttributes = new() { ["axes"] = "axis", ["perm"] = "axes" };

    private readonly Translator translator;
    private readonly Dictionary<string, PythonValue> values = new(StringComparer.Ordinal);
    private readonly List<string> statements = [];

    public FuzzTranslator(bool isX64, IEnumerable<(string Name, string DType)> inputs)
    {
        this.translator = new Translator(isX64);
        foreach ((string name, string dtype) in inputs)
        {
            this.values[name] = new ArrayText(name, dtype);
        }
    }

    /// <summary>The C# of the equations translated so far.</summary>
    public IReadOnlyList<string> Statements => this.statements;

    public string this[string name] => this.values[name].Text;

    public string DType(string name) => ((ArrayText)this.values[name]).DType;

    /// <summary>Whether the statements name a size.</summary>
    public bool Uses(string size) => this.statements.Exists(s => System.Text.RegularExpressions.Regex.IsMatch(s, $@"\b{size}\b"));

    /// <summary>Translates an equation.</summary>
    public void Add(JsonElement equation)
    {
        string op = equation.GetProperty("op").GetString()!;
        string[] names = equation.GetProperty("out").EnumerateArray().Select(o => o.GetString()!).ToArray();
        string[] dtypes = equation.GetProperty("type").EnumerateArray().Select(t => t.GetString()!.Split('[')[0]).ToArray();
        List<PythonValue> arguments = this.Arguments(equation.GetProperty("args"), op);
        PythonValue result = this.Apply(op, arguments, equation.TryGetProperty("attrs", out JsonElement attributes) ? attributes : default, dtypes);
        if (names.Length == 1 && result is ArrayText single)
        {
            this.Bind(names[0], single, dtypes[0], op);
            return;
        }

        string together = string.Join('_', names);
        this.statements.Add($"var {together} = {result.Text};");
        for (int i = 0; i < names.Length; i++)
        {
            ArrayText item = result switch
            {
                TupleText tuple => new ArrayText($"{together}.{tuple.Member(i)}", ((ArrayText)tuple.Items[i]).DType),
                ArraysText arrays => new ArrayText($"{together}[{i}]", arrays.DType),
                _ => throw new NotServedException($"several results of {op}"),
            };
            this.Bind(names[i], item, dtypes[i], op);
        }
    }

    private void Bind(string name, ArrayText value, string dtype, string op)
    {
        if (value.DType != dtype)
        {
            throw new InvalidDataException($"{op} gives {value.DType}, expected {dtype}: {value.Code}");
        }

        this.statements.Add($"var {name} = {value.Code};");
        this.values[name] = new ArrayText(name, dtype);
    }

    // Literals beside arrays are C# constants; alone they are arrays of rank 0.
    private List<PythonValue> Arguments(JsonElement arguments, string op)
    {
        bool areArrays = HasBodies(op) || arguments.EnumerateArray().All(a => a.ValueKind == JsonValueKind.Object);
        List<PythonValue> values = [];
        foreach (JsonElement argument in arguments.EnumerateArray())
        {
            if (argument.ValueKind == JsonValueKind.String)
            {
                values.Add(this.values[argument.GetString()!]);
                continue;
            }

            string dtype = argument.GetProperty("dtype").GetString()!;
            NumberText number = Literal(argument.GetProperty("lit"), dtype);
            values.Add(areArrays && !(op == "fori" && values.Count < 2) ? number.Array(dtype) : number);
        }

        return values;
    }

    private static NumberText Literal(JsonElement literal, string dtype) => literal.ValueKind switch
    {
        JsonValueKind.True => NumberText.Of(true),
        JsonValueKind.False => NumberText.Of(false),
        JsonValueKind.String => NumberText.Of(literal.GetString() switch
        {
            "nan" => double.NaN,
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            "-0" => -0.0,
            var other => throw new NotServedException($"the literal {other}"),
        }),
        _ => Names.IsFloating(dtype) ? NumberText.Of(literal.GetDouble()) : NumberText.Of((long)literal.GetDouble()),
    };

    private PythonValue Apply(string op, List<PythonValue> x, JsonElement attributes, string[] dtypes)
    {
        PythonValue Attribute(string name) => Value(attributes.GetProperty(name));
        string Text(string name) => attributes.GetProperty(name).GetString()!;
        Dictionary<string, PythonValue> With(params ReadOnlySpan<(string Name, PythonValue Value)> named)
        {
            Dictionary<string, PythonValue> keywords = [];
            foreach ((string name, PythonValue value) in named)
            {
                keywords[name] = value;
            }

            return keywords;
        }

        PythonValue Call(string name, IReadOnlyList<PythonValue> arguments, params ReadOnlySpan<(string Name, PythonValue Value)> named) =>
            this.translator.Call(name, arguments, With(named));
        TupleText List(IEnumerable<PythonValue> items) => new(items.ToList(), IsList: true);
        PythonValue OfList(IEnumerable<string> names, Func<int, PythonValue[], PythonValue> item)
        {
            PythonValue[][] lists = names.Select(n => attributes.GetProperty(n).EnumerateArray().Select(Value).ToArray()).ToArray();
            return List(Enumerable.Range(0, lists[0].Length).Select(i => item(i, lists.Select(l => l[i]).ToArray())));
        }

        if (this.Nested(op, x, attributes, dtypes) is { } nested)
        {
            return nested;
        }

        PythonValue Place(int from) => this.translator.At((ArrayText)x[0], x.Skip(from).ToList());
        switch (op)
        {
            case "concatenate" or "stack":
                return Call("jnp." + op, [List(x)], ("axis", Attribute("axis")));
            case "split":
                return Names.Exists("jax.lax.split")
                    ? Call("jax.lax.split", [x[0], Attribute("sizes")], ("axis", Attribute("axis")))
                    : Call("jnp.split", [x[0], Offsets((TupleText)Attribute("sizes"))], ("axis", Attribute("axis")));
            case "pad":
                return Call("jax.lax.pad", [x[0], x[1], OfList(["lo", "hi", "interior"], (_, triple) => new TupleText(triple))]);
            case "pad_mode":
                return Call("jnp.pad", [x[0], OfList(["lo", "hi"], (_, pair) => new TupleText(pair))], ("mode", new StringText(Text("mode"))));
            case "slice":
                return Call("jax.lax.slice", [x[0], Attribute("start"), Attribute("limit"), Attribute("stride")]);
            case "dynamic_slice":
                return Call("jax.lax.dynamic_slice", [x[0], List(x.Skip(1)), Attribute("sizes")]);
            case "dynamic_update_slice":
                return Call("jax.lax.dynamic_update_slice", [x[0], x[1], List(x.Skip(2))]);
            case "convert":
                return ((FunctionText)this.translator.Attribute(Array(x[0]), "astype")).Apply(new DTypeText(dtypes[0]));
            case "bitcast":
                return Call("jax.lax.bitcast_convert_type", [x[0], new DTypeText(dtypes[0])]);
            case "constant":
                PythonValue flat = Call("jnp.array", [Attribute("values"), new DTypeText(dtypes[0])]);
                return attributes.GetProperty("shape").GetArrayLength() == 1 ? flat : Call("jnp.reshape", [flat, Attribute("shape")]);
            case "iota":
                return Call("jax.lax.broadcasted_iota", [new DTypeText(dtypes[0]), Attribute("shape"), Attribute("axis")]);
            case "one_hot":
                return Call("jax.nn.one_hot", [x[0], Attribute("num_classes")], ("dtype", new DTypeText(dtypes[0])));
            case "integer_pow":
                return Call("jax.lax.integer_pow", [x[0], Attribute("n")]);
            case "trunc_divide":
                return Call("jax.lax.div", x);
            case "einsum":
                return Call("jnp.einsum", [new StringText(Text("spec")), .. x]);
            case "index":
                return this.translator.CallMethod(Place(1), "get", [], With(("mode", new StringText(Text("mode")))));
            case "at_set" or "at_add" or "at_mul" or "at_max" or "at_min":
                return this.translator.CallMethod(Place(2), op == "at_mul" ? "multiply" : op[3..], [x[1]], With(("mode", new StringText("drop"))));
            case "sort_pairs":
                // Stable sorts by one key agree, whatever they take along.
                IReadOnlyList<PythonValue>[] pairs = x.Skip(1)
                    .Select(v => Call("jax.lax.sort_key_val", [x[0], v], ("dimension", Attribute("axis"))) is var pair && pair is ArraysText arrays ? arrays.Items : ((TupleText)pair).Items).ToArray();
                return new TupleText([pairs[0][0], .. pairs.Select(p => p[1])]);
            case "roll":
                return Call("jnp.roll", [x[0], One(Attribute("shift")), One(Attribute("axes"))]);
            case "cumsum" or "cumprod" or "cummax" or "cummin" or "cumlogsumexp":
                return Call("jax.lax." + op, x, ("axis", Attribute("axis")), ("reverse", Attribute("reverse")));
            case "logsumexp":
                return Call("jax.scipy.special.logsumexp", x, ("axis", Attribute("axes")), ("keepdims", Attribute("keepdims")));
            case "associative_scan":
                PythonValue step = Text("fn") == "linear"
                    ? new FunctionText("linear", (pairs, _) => this.Linear((TupleText)pairs[0], (TupleText)pairs[1]))
                    : this.translator.Function("jax.lax." + Text("fn"));
                return Call("jax.lax.associative_scan", [step, x.Count == 1 ? x[0] : new TupleText(x)], ("reverse", Attribute("reverse")), ("axis", Attribute("axis")));
            default:
                return this.ByRule(op, x, attributes);
        }
    }

    // (a, b) and then (c, d): x → c·(a·x + b) + d.
    private TupleText Linear(TupleText first, TupleText then)
    {
        PythonValue Call(string name, PythonValue x, PythonValue y) => this.translator.Call(name, [x, y], new Dictionary<string, PythonValue>());
        return new TupleText([
            Call("jax.lax.mul", first.Items[0], then.Items[0]),
            Call("jax.lax.add", Call("jax.lax.mul", then.Items[0], first.Items[1]), then.Items[1])]);
    }

    private PythonValue ByRule(string op, List<PythonValue> x, JsonElement attributes)
    {
        Dictionary<string, PythonValue> keywords = [];
        foreach (JsonProperty attribute in attributes.ValueKind == JsonValueKind.Object ? attributes.EnumerateObject() : [])
        {
            if (attribute.Value.ValueKind == JsonValueKind.Object || attribute.Name is "branches")
            {
                throw new NotServedException($"jax.lax.{op}");
            }

            keywords[RenamedAttributes.GetValueOrDefault(attribute.Name, attribute.Name)] = Value(attribute.Value);
        }

        string? name = Renamed.TryGetValue(op, out string? renamed) ? renamed
            : Modules.SelectMany(m => new[] { m + op, m + op.Replace("_", "", StringComparison.Ordinal) }).FirstOrDefault(Names.Exists);
        return this.translator.Call(name ?? $"jax.lax.{op}", x, keywords);
    }

    // Where the parts but the first begin.
    private static TupleText Offsets(TupleText sizes)
    {
        List<PythonValue> offsets = [];
        foreach (PythonValue size in sizes.Items.SkipLast(1))
        {
            offsets.Add(size is NumberText { Value: long n } && (offsets.Count == 0 || offsets[^1] is NumberText { Value: long })
                ? NumberText.Of(n + (offsets.Count == 0 ? 0 : (long)((NumberText)offsets[^1]).Value!))
                : new NumberText(null, offsets.Count == 0 ? size.Text : $"{offsets[^1].Text} + {size.Text}"));
        }

        return new TupleText(offsets, IsList: true);
    }

    private static ArrayText Array(PythonValue value) => value as ArrayText ?? throw new NotServedException("a conversion of a literal");

    private static PythonValue One(PythonValue value) => value is TupleText { Items: [var only] } ? only : value;

    // Dimensions are texts such as 2*n+1 over the sizes' names, which are C# variables.
    private static PythonValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => new TupleText(value.EnumerateArray().Select(Value).ToList(), IsList: true),
        JsonValueKind.True => NumberText.Of(true),
        JsonValueKind.False => NumberText.Of(false),
        JsonValueKind.Number when value.TryGetInt64(out long whole) => NumberText.Of(whole),
        JsonValueKind.Number => NumberText.Of(value.GetDouble()),
        JsonValueKind.String when value.GetString() is "nan" or "inf" or "-inf" or "-0" => Literal(value, "f64"),
        JsonValueKind.String when value.GetString() is { } text => char.IsLetterOrDigit(text[^1]) && text.AsSpan().ContainsAny("bn") && !text.Contains("mode", StringComparison.Ordinal) && IsTerm(text)
            ? new NumberText(null, text)
            : new StringText(text),
        _ => new NoneText(),
    };

    private static bool IsTerm(string text) => text.All(c => char.IsAsciiDigit(c) || c is 'b' or 'n' or '+' or '-' or '*');

}
