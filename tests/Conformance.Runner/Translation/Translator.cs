using System.Text.Json;

namespace Pure.Jit.Conformance.Translation;

/// <summary>A case's expression as C#: one rule for every case. What has no translation throws <see cref="NotServedException"/>.</summary>
/// <param name="isX64">Whether numbers are of 64 bits.</param>
/// <param name="isClipping">Whether slices of arrays of unknown sizes are cut off at their ends, as Python's are.</param>
public sealed partial class Translator(bool isX64, bool isClipping = true)
{
    private static readonly HashSet<string> Keywords = [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum",
        "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof",
        "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    private static readonly Dictionary<string, double> Constants = new()
    {
        ["pi"] = Math.PI, ["e"] = Math.E, ["euler_gamma"] = 0.5772156649015329, ["inf"] = double.PositiveInfinity, ["nan"] = double.NaN,
        ["newaxis"] = double.NegativeInfinity,
    };

    private readonly RecordTypes records = new();
    private int fresh;

    /// <summary>The declarations of the records that the code needs.</summary>
    public IEnumerable<string> Records => this.records.Declarations;

    /// <summary>A C# identifier for a Python one.</summary>
    public static string Identifier(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The parameters of a lambda.</summary>
    public static IReadOnlyList<string> Parameters(JsonElement lambda) =>
        lambda.GetProperty("params").EnumerateArray().Select(p => p.GetString()!).ToList();

    /// <summary>What a lambda gives, as arrays, when its parameters are these values.</summary>
    public PythonValue Result(JsonElement lambda, IReadOnlyList<PythonValue> arguments)
    {
        Dictionary<string, PythonValue> scope = [];
        foreach ((string name, PythonValue value) in Parameters(lambda).Zip(arguments))
        {
            scope[name] = value;
        }

        PythonValue result = this.Words(this.Arrays(this.Translate(lambda.GetProperty("body"), scope)));
        _ = result.Type;
        return result;
    }

    /// <summary>A call of a function by its name in JAX.</summary>
    public PythonValue Call(string name, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords) =>
        this.Global(name) is FunctionText function ? function.Call(arguments, keywords) : throw new NotServedException(name);

    /// <summary>A function by its name in JAX, as a value.</summary>
    public PythonValue Function(string name) => this.Global(name);

    private TupleText Tuple(IReadOnlyList<PythonValue> items, bool isList = false, IReadOnlyList<string>? keys = null) => new(items, isList, keys) { Records = this.records };

    // Numbers become arrays of rank 0 of JAX's default type.
    private PythonValue Arrays(PythonValue value) => value switch
    {
        NumberText number when number.Default(isX64) is var dtype => number.Array(dtype),
        TupleText tuple => tuple with { Items = tuple.Items.Select(this.Arrays).ToList(), Records = this.records },
        _ => value,
    };

    private PythonValue Translate(JsonElement node, IReadOnlyDictionary<string, PythonValue> scope)
    {
        PythonValue Child(string name) => this.Translate(node.GetProperty(name), scope);
        switch (node.GetProperty("t").GetString())
        {
            case "Lambda":
                return this.Lambda(node, scope);
            case "Name":
                string id = node.GetProperty("id").GetString()!;
                return scope.TryGetValue(id, out PythonValue? known) ? known : this.Global(id);
            case "Constant":
                return Constant(node);
            case "BinOp":
                return this.Binary(node.GetProperty("op").GetString()!, Child("left"), Child("right"));
            case "UnaryOp":
                return this.Unary(node.GetProperty("op").GetString()!, Child("operand"));
            case "Compare":
                return this.Compare(node, scope);
            case "IfExp":
                return Child(Truth(Child("test")) ? "body" : "orelse");
            case "BoolOp":
                return this.Logic(node.GetProperty("op").GetString()!, node.GetProperty("values").EnumerateArray().Select(v => this.Translate(v, scope)).ToList());
            case "Tuple" or "List":
                return this.Tuple(this.Items(node.GetProperty("elts"), scope), node.GetProperty("t").GetString() == "List");
            case "ListComp" or "GeneratorExp":
                return this.Tuple(this.Comprehension(node, 0, scope).ToList(), isList: true);
            case "DictComp":
                return this.Dict(this.Comprehension(node, 0, scope).Select(e => (Key(((TupleText)e).Items[0]), ((TupleText)e).Items[1])));
            case "Dict":
                return this.Dict(node.GetProperty("keys").EnumerateArray().Zip(node.GetProperty("values").EnumerateArray())
                    .Select(e => (Key(this.Translate(e.First, scope)), this.Translate(e.Second, scope))));
            case "Slice":
                PythonValue? Bound(string name) => node.TryGetProperty(name, out JsonElement bound) && bound.ValueKind == JsonValueKind.Object && this.Translate(bound, scope) is not NoneText and var value ? value : null;
                return new SliceText(Bound("lower"), Bound("upper"), Bound("step"));
            case "Ellipsis":
                return new EllipsisText();
            case "Subscript":
                return this.Subscript(Child("value"), Child("slice"));
            case "Attribute":
                return this.Attribute(Child("value"), node.GetProperty("attr").GetString()!);
            case "Call":
                return this.Call(node, scope);
            case var other:
                throw new NotServedException($"Python's {other}");
        }
    }

    private PythonValue Call(JsonElement node, IReadOnlyDictionary<string, PythonValue> scope)
    {
        PythonValue function = this.Translate(node.GetProperty("func"), scope);
        List<PythonValue> arguments = this.Items(node.GetProperty("args"), scope);
        Dictionary<string, PythonValue> keywords = [];
        if (node.TryGetProperty("keywords", out JsonElement named))
        {
            foreach (JsonProperty keyword in named.EnumerateObject())
            {
                keywords[keyword.Name] = this.Translate(keyword.Value, scope);
            }
        }

        return function switch
        {
            FunctionText f => f.Call(arguments, keywords),
            DTypeText d when arguments is [ArrayText array] => new ArrayText(Arguments.Array(array, d.DType), d.DType),
            DTypeText d when arguments is [NumberText number] => number.Array(d.DType),
            _ => throw new NotServedException("a call of what is not a function"),
        };
    }

    private static PythonValue Constant(JsonElement node) => node.GetProperty("kind").GetString() switch
    {
        "int" => NumberText.Of(node.GetProperty("value").GetInt64()),
        "float" => NumberText.Of(node.GetProperty("value").GetDouble()),
        "bool" => NumberText.Of(node.GetProperty("value").GetBoolean()),
        "str" => new StringText(node.GetProperty("value").GetString()!),
        "ellipsis" => new EllipsisText(),
        "NoneType" => new NoneText(),
        "complex" when node.GetProperty("value").ToString().Trim('(', ')', 'j') is var digits => new ImaginaryText(double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)),
        var kind => throw new NotServedException($"a constant of type {kind}"),
    };

    private PythonValue Global(string id)
    {
        string last = id.Split('.')[^1];
        if (id.Contains('.') && Names.OfPython(last == "bool_" ? "bool" : last) is { } dtype)
        {
            return new DTypeText(dtype);
        }

        if (id.Contains(".GatherScatterMode.", StringComparison.Ordinal))
        {
            return new StringText(last);
        }

        if (last is var maker && id == "jnp." + maker && Makers.Contains(maker))
        {
            return new MakerText(maker);
        }

        if (id.StartsWith("np.", StringComparison.Ordinal) || id.StartsWith("numpy.", StringComparison.Ordinal))
        {
            return this.Global("jnp" + id[id.IndexOf('.', StringComparison.Ordinal)..]);
        }

        if ((id.StartsWith("jnp.", StringComparison.Ordinal) || id.StartsWith("jax.numpy.", StringComparison.Ordinal) || id.StartsWith("math.", StringComparison.Ordinal)) && Constants.TryGetValue(last, out double constant))
        {
            return double.IsFinite(constant) || last is "nan" or "inf" ? NumberText.Of(constant) : new NoneText();
        }

        return this.Builtin(id)
            ?? (Names.Function(id) is { } function && !Transformations.Contains(id)
                ? new FunctionText(id, (arguments, keywords) => (char.IsUpper(last[0]) && last != "ConvDimensionNumbers" ? Library.Record(last, arguments, keywords) : null)
                    ?? this.CallLibrary(id, function.Class, function.Method, arguments, keywords))
                : this.Transformation(id));
    }

    private PythonValue CallLibrary(
        string id, string @class, string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        if (this.Convention(id, method, arguments, keywords) is { } converted)
        {
            return converted;
        }

        if (method == "Array" && arguments is [ArrayText or NumberText or TupleText, ..])
        {
            string? dtype = arguments.Count > 1 ? Library.AsDType(arguments[1], isX64) : Library.AsDType(keywords.GetValueOrDefault("dtype") ?? new NoneText(), isX64);
            switch (arguments[0])
            {
                case ArrayText array:
                    return dtype is null ? array : new ArrayText(Translation.Arguments.Array(array, dtype), dtype);
                case NumberText number:
                    return number.Array(dtype ?? number.Default(isX64));
                case TupleText { Items: [TupleText, ..] } nested when !HasArrays(nested):
                    (TupleText flat, List<int> sizes) = Flat(nested);
                    return this.Call("jnp.reshape", [this.CallLibrary(id, @class, method, [flat, .. arguments.Skip(1)], keywords), new TupleText(sizes.Select(s => (PythonValue)NumberText.Of(s)).ToList())], new Dictionary<string, PythonValue>());
                case TupleText { Items: [NumberText { Value: bool }, ..] } bools when dtype is null && bools.Items.All(i => i is NumberText { Value: bool }):
                    return new ArrayText($"Nd.Array(new bool[] {{ {string.Join(", ", bools.Items.Select(i => i.Text))} }})", "bool");
                case TupleText list when HasArrays(list):
                    return this.Call("jnp.stack", [list with { Items = list.Items.Select(i => this.CallLibrary(id, @class, method, [i, .. arguments.Skip(1)], keywords)).ToList() }], new Dictionary<string, PythonValue>());
            }
        }

        try
        {
            PythonValue result = Counted(method, arguments, keywords, Library.Call(@class, method, arguments, keywords, isX64));
            if (Names.IsInexact(@class, method) && result is ArrayText { DType: var given } && !Names.IsFloating(given) && arguments.Any(IsWhole))
            {
                result = Library.Call(@class, method, arguments.Select(a => IsWhole(a) ? Converted(a, isX64 ? "f64" : "f32") : a).ToList(), keywords, isX64);
            }

            return Shaped(@class, method, arguments, keywords, result);
        }
        catch (NotServedException) when (keywords.TryGetValue("axis", out PythonValue? none) && none is NoneText && method is "Concatenate" or "Concat" && arguments is [TupleText flat])
        {
            return this.CallLibrary(id, @class, method, [flat with { Items = flat.Items.Select(i => this.Call("jnp.ravel", [i], new Dictionary<string, PythonValue>())).ToList() }], new Dictionary<string, PythonValue>());
        }
        catch (NotServedException) when (arguments.Count == 0 && keywords.ContainsKey("x1") && keywords.ContainsKey("x2"))
        {
            return this.CallLibrary(id, @class, method, [keywords["x1"], keywords["x2"]], keywords.Where(k => k.Key is not ("x1" or "x2")).ToDictionary());
        }
        catch (NotServedException) when (keywords.TryGetValue("dtype", out PythonValue? wanted) && Library.AsDType(wanted, isX64) is { } dtype && arguments is [ArrayText first, ..])
        {
            // The dtype of a reduction is that of its operand.
            Dictionary<string, PythonValue> others = keywords.Where(k => k.Key != "dtype").ToDictionary();
            return this.CallLibrary(id, @class, method, [Converted(first, dtype), .. arguments.Skip(1)], others);
        }
        catch (NotServedException e) when (e.Message == $"not served: {@class}.{method}")
        {
            throw new NotServedException(id);
        }
    }

    // How many arrays a function gives, where its arguments say that.
    private static PythonValue Counted(string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords, PythonValue result) =>
        result is not ArraysText arrays ? result : (method, arguments) switch
        {
            ("Ix", _) => arrays with { Count = arguments.Count },
            ("Meshgrid" or "BroadcastArrays", _) => arrays with { Count = arguments is [TupleText list] ? list.Items.Count : arguments.Count },
            (_, [_, NumberText { Now: long n }, ..]) when method.EndsWith("plit", StringComparison.Ordinal) => arrays with { Count = (int)n },
            (_, [_, TupleText at, ..]) when method.EndsWith("plit", StringComparison.Ordinal) => arrays with { Count = at.Items.Count + 1 },
            ("Nonzero" or "Where" or "Unstack", [ArrayText { Sizes: { } sizes }, ..]) => arrays with
            {
                Count = method != "Unstack" ? sizes.Count : (int)(long)sizes[(int)(keywords.TryGetValue("axis", out PythonValue? axis) ? Whole(axis) : 0) is var a && a < 0 ? a + sizes.Count : a].Now!,
            },
            _ => result,
        };

    private static bool IsWhole(PythonValue value) => value is ArrayText { DType: var dtype } && !Names.IsFloating(dtype);

    private static (TupleText Items, List<int> Sizes) Flat(TupleText list)
    {
        if (list.Items is not [TupleText, ..])
        {
            return (list, [list.Items.Count]);
        }

        List<(TupleText Items, List<int> Sizes)> inner = list.Items.Select(i => Flat((TupleText)i)).ToList();
        return (list with { Items = inner.SelectMany(i => i.Items.Items).ToList() }, [list.Items.Count, .. inner[0].Sizes]);
    }

    private static bool HasArrays(TupleText list) => list.Items.Any(i => i is ArrayText || (i is TupleText inner && HasArrays(inner)));
}
