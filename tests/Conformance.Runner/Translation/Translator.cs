using System.Text.Json;

namespace Pure.Jit.Conformance.Translation;

/// <summary>A case's expression as C#: one rule for every case. What has no translation throws <see cref="NotServedException"/>.</summary>
public sealed partial class Translator(bool isX64)
{
    private static readonly HashSet<string> Keywords = ["in", "is", "as", "do", "if", "out", "ref", "params", "base", "this", "lock", "fixed", "event", "object", "string"];
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["Add"] = "+", ["Sub"] = "-", ["Mult"] = "*", ["Div"] = "/", ["BitAnd"] = "&", ["BitOr"] = "|", ["BitXor"] = "^", ["LShift"] = "<<", ["RShift"] = ">>",
    };

    private static readonly Dictionary<string, string> OperatorMethods = new()
    {
        ["Pow"] = "Power", ["MatMult"] = "Matmul", ["Mod"] = "Remainder", ["FloorDiv"] = "FloorDivide", ["Eq"] = "Equal", ["NotEq"] = "NotEqual",
    };

    private static readonly Dictionary<string, string> Comparisons = new() { ["Lt"] = "<", ["LtE"] = "<=", ["Gt"] = ">", ["GtE"] = ">=" };

    private int fresh;

    /// <summary>A C# identifier for a Python one.</summary>
    public static string Identifier(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>The parameters of a lambda.</summary>
    public static IReadOnlyList<string> Parameters(JsonElement lambda) =>
        lambda.GetProperty("params").EnumerateArray().Select(p => p.GetString()!).ToList();

    /// <summary>The body of a lambda, with its parameters known.</summary>
    public PythonValue Body(JsonElement lambda, IReadOnlyList<PythonValue> arguments)
    {
        Dictionary<string, PythonValue> scope = [];
        foreach ((string name, PythonValue value) in Parameters(lambda).Zip(arguments))
        {
            scope[name] = value;
        }

        return this.Translate(lambda.GetProperty("body"), scope);
    }

    private PythonValue Translate(JsonElement node, IReadOnlyDictionary<string, PythonValue> scope)
    {
        PythonValue Child(string name) => this.Translate(node.GetProperty(name), scope);
        switch (node.GetProperty("t").GetString())
        {
            case "Lambda":
                return new FunctionText("lambda", (arguments, _) =>
                {
                    Dictionary<string, PythonValue> inner = new(scope);
                    foreach ((string name, PythonValue value) in Parameters(node).Zip(arguments))
                    {
                        inner[name] = value;
                    }

                    return this.Translate(node.GetProperty("body"), inner);
                });
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
                return Child("test") is NumberText { Value: bool test } ? Child(test ? "body" : "orelse") : throw new NotServedException("if on an array");
            case "Tuple" or "List":
                return new TupleText(
                    node.GetProperty("elts").EnumerateArray().Select(e => this.Translate(e, scope)).ToList(), node.GetProperty("t").GetString() == "List");
            case "Dict":
                List<(string Key, PythonValue Value)> entries = node.GetProperty("keys").EnumerateArray().Zip(node.GetProperty("values").EnumerateArray())
                    .Select(e => (e.First.GetProperty("value").GetString()!, this.Translate(e.Second, scope))).OrderBy(e => e.Item1, StringComparer.Ordinal).ToList();
                return new TupleText(entries.Select(e => e.Value).ToList(), false, entries.Select(e => e.Key).ToList());
            case "Slice":
                PythonValue? Bound(string name) => node.TryGetProperty(name, out JsonElement bound) && bound.ValueKind == JsonValueKind.Object && this.Translate(bound, scope) is not NoneText and var value ? value : null;
                return Bound("step") is null ? new SliceText(Bound("lower"), Bound("upper")) : throw new NotServedException("a slice with a step");
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
        List<PythonValue> arguments = node.GetProperty("args").EnumerateArray().Select(a => this.Translate(a, scope)).ToList();
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
            DTypeText d when arguments is [NumberText number] => new ArrayText($"((NDArray<{Names.CSharp(d.DType)}>){number.As(d.DType)})", d.DType),
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
        var kind => throw new NotServedException($"a constant of type {kind}"),
    };

    private PythonValue Global(string id)
    {
        string last = id.Split('.')[^1];
        if (id.Contains('.') && Names.OfPython(last) is { } dtype)
        {
            return new DTypeText(dtype);
        }

        if (id.StartsWith("jnp.", StringComparison.Ordinal) && last is "pi" or "inf" or "nan" or "e" or "newaxis")
        {
            return last switch
            {
                "pi" => NumberText.Of(Math.PI),
                "e" => NumberText.Of(Math.E),
                "inf" => NumberText.Of(double.PositiveInfinity),
                "nan" => NumberText.Of(double.NaN),
                _ => new NoneText(),
            };
        }

        return Names.Function(id) is { } function
            ? new FunctionText(id, (arguments, keywords) => this.CallLibrary(id, function.Class, function.Method, arguments, keywords))
            : this.Transformation(id);
    }

    private PythonValue CallLibrary(
        string id, string @class, string method, IReadOnlyList<PythonValue> arguments, IReadOnlyDictionary<string, PythonValue> keywords)
    {
        try
        {
            return Library.Call(@class, method, arguments, keywords, isX64);
        }
        catch (NotServedException e) when (e.Message == $"not served: {@class}.{method}")
        {
            throw new NotServedException(id);
        }
    }

    private PythonValue Binary(string op, PythonValue left, PythonValue right)
    {
        if (left is NumberText { Value: { } a } && right is NumberText { Value: { } b } && Fold(op, a, b) is { } folded)
        {
            return folded;
        }

        if (left is NumberText && right is NumberText && Operators.TryGetValue(op, out string? symbol))
        {
            return new NumberText(null, $"({left.Text} {symbol} {right.Text})");
        }

        if ((left as ComplexText ?? right as ComplexText) is { } complex && Operators.TryGetValue(op, out symbol))
        {
            return new ComplexText($"({left.Text} {symbol} {right.Text})", complex.DType);
        }

        (left, right) = this.Promoted(op, left, right);
        if (OperatorMethods.TryGetValue(op, out string? method))
        {
            return Library.Call("Nd", method, [left, right], new Dictionary<string, PythonValue>(), isX64);
        }

        return Operators.TryGetValue(op, out symbol)
            ? new ArrayText($"({left.Text} {symbol} {right.Text})", ((left as ArrayText) ?? (ArrayText)right).DType)
            : throw new NotServedException($"Python's {op}");
    }

    // Operators take one element type; JAX's promotion is written as a conversion.
    private (PythonValue Left, PythonValue Right) Promoted(string op, PythonValue left, PythonValue right)
    {
        string? dtype = (left, right) switch
        {
            (ArrayText a, ArrayText b) => Names.Promote(a.DType, b.DType),
            (ArrayText a, NumberText n) => Weak(a.DType, n),
            (NumberText n, ArrayText b) => Weak(b.DType, n),
            _ => throw new NotServedException($"{op} of what are not arrays"),
        };
        if (op == "Div" && dtype[0] != 'f')
        {
            dtype = isX64 ? "f64" : "f32";
        }

        return (Converted(left, dtype), Converted(right, dtype));
    }

    private string Weak(string dtype, NumberText number) => number.IsFloat && dtype[0] != 'f' ? isX64 ? "f64" : "f32"
        : dtype == "bool" && number.Value is not bool ? isX64 ? "i64" : "i32" : dtype;

    private static PythonValue Converted(PythonValue value, string dtype) =>
        value is ArrayText array && array.DType != dtype ? new ArrayText(Arguments.Array(array, dtype), dtype) : value;

    private static NumberText? Fold(string op, object left, object right)
    {
        if (left is long a && right is long b && op is "Add" or "Sub" or "Mult" or "Pow" or "FloorDiv" or "Mod")
        {
            a = (long)left;
            b = (long)right;
            return NumberText.Of(op switch
            {
                "Add" => a + b,
                "Sub" => a - b,
                "Mult" => a * b,
                "Pow" => (long)Math.Pow(a, b),
                "FloorDiv" => (long)Math.Floor((double)a / b),
                _ => ((a % b) + b) % b,
            });
        }

        double x = Convert.ToDouble(left, null), y = Convert.ToDouble(right, null);
        return op switch
        {
            "Add" => NumberText.Of(x + y),
            "Sub" => NumberText.Of(x - y),
            "Mult" => NumberText.Of(x * y),
            "Div" => NumberText.Of(x / y),
            "Pow" => NumberText.Of(Math.Pow(x, y)),
            _ => null,
        };
    }

    private PythonValue Unary(string op, PythonValue operand) => (op, operand) switch
    {
        ("USub", NumberText { Value: long n }) => NumberText.Of(-n),
        ("USub", NumberText { Value: double n }) => NumberText.Of(-n),
        ("Not", NumberText { Value: bool b }) => NumberText.Of(!b),
        ("USub", ArrayText a) => new ArrayText($"(-{a.Code})", a.DType),
        ("Invert", ArrayText a) => new ArrayText($"({(a.DType == "bool" ? "!" : "~")}{a.Code})", a.DType),
        ("UAdd", _) => operand,
        _ => throw new NotServedException($"Python's {op} here"),
    };

    private PythonValue Compare(JsonElement node, IReadOnlyDictionary<string, PythonValue> scope)
    {
        JsonElement Only(JsonElement e) => e.ValueKind != JsonValueKind.Array ? e : e.GetArrayLength() == 1 ? e[0] : throw new NotServedException("a chain of comparisons");
        PythonValue left = this.Translate(node.GetProperty("left"), scope);
        PythonValue right = this.Translate(Only(node.TryGetProperty("comparators", out JsonElement all) ? all : node.GetProperty("right")), scope);
        string op = Only(node.TryGetProperty("ops", out JsonElement ops) ? ops : node.GetProperty("op")).GetString()!;
        (left, right) = this.Promoted(op, left, right);
        return Comparisons.TryGetValue(op, out string? symbol)
            ? new ArrayText($"({left.Text} {symbol} {right.Text})", "bool")
            : OperatorMethods.TryGetValue(op, out string? method)
                ? Library.Call("Nd", method, [left, right], new Dictionary<string, PythonValue>(), isX64)
                : throw new NotServedException($"Python's {op}");
    }
}
