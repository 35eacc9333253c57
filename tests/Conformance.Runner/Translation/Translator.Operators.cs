using System.Text.Json;

namespace Pure.Jit.Conformance.Translation;

/// <summary>Python's operators: C#'s where there are any, functions elsewhere, numbers computed.</summary>
public sealed partial class Translator
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["Add"] = "+", ["Sub"] = "-", ["Mult"] = "*", ["Div"] = "/", ["BitAnd"] = "&", ["BitOr"] = "|", ["BitXor"] = "^", ["LShift"] = "<<", ["RShift"] = ">>",
    };

    private static readonly Dictionary<string, string> OperatorMethods = new()
    {
        ["Pow"] = "Power", ["MatMult"] = "Matmul", ["Mod"] = "Remainder", ["FloorDiv"] = "FloorDivide", ["Eq"] = "Equal", ["NotEq"] = "NotEqual",
    };

    private static readonly Dictionary<string, string> Comparisons = new() { ["Lt"] = "<", ["LtE"] = "<=", ["Gt"] = ">", ["GtE"] = ">=" };

    private PythonValue Binary(string op, PythonValue left, PythonValue right)
    {
        if (left is NumberText { Value: { } a } && right is NumberText { Value: { } b } && Fold(op, a, b) is { } folded)
        {
            return folded;
        }

        if (left is NumberText m && right is NumberText n && OfSizes(op, m, n) is { } size)
        {
            return size;
        }

        if (this.OfLists(op, left, right) is { } list)
        {
            return list;
        }

        if ((left as ComplexText ?? right as ComplexText) is { } complex && Operators.TryGetValue(op, out string? symbol))
        {
            return new ComplexText($"({left.Text} {symbol} {right.Text})", complex.DType);
        }

        bool isNumberShifted = op is "LShift" or "RShift" && left is NumberText;
        (left, right) = this.Promoted(op, left, right);
        if (isNumberShifted)
        {
            return Library.Call("Nd", op == "LShift" ? "LeftShift" : "RightShift", [left, right], new Dictionary<string, PythonValue>(), isX64);
        }

        // Python adds and multiplies truth values: or, and.
        if (op is "Add" or "Mult" && left is ArrayText { DType: "bool" })
        {
            return Shaped("Nd", op == "Add" ? "Add" : "Multiply", [left, right], Without, Library.Call("Nd", op == "Add" ? "Add" : "Multiply", [left, right], Without, isX64));
        }

        if (OperatorMethods.TryGetValue(op, out string? method))
        {
            PythonValue result = Library.Call("Nd", method, [left, right], new Dictionary<string, PythonValue>(), isX64);
            return op != "MatMult" && result is ArrayText power ? power with { Sizes = Broadcast([left, right]) } : Shaped("Nd", method, [left, right], new Dictionary<string, PythonValue>(), result);
        }

        return Operators.TryGetValue(op, out symbol)
            ? new ArrayText($"({left.Text} {symbol} {right.Text})", ((left as ArrayText) ?? (ArrayText)right).DType) { Sizes = Broadcast([left, right]) }
            : throw new NotServedException($"Python's {op}");
    }

    // Operators take one element type; JAX's promotion is written as a conversion.
    private (PythonValue Left, PythonValue Right) Promoted(string op, PythonValue left, PythonValue right)
    {
        string? dtype = (left, right) switch
        {
            (ArrayText a, ArrayText b) => Names.Promote(a.DType, b.DType, isX64),
            (ArrayText a, NumberText n) => Weak(a.DType, n),
            (NumberText n, ArrayText b) => Weak(b.DType, n),
            _ => throw new NotServedException($"{op} of what are not arrays"),
        };
        if (op == "Div" && !Names.IsFloating(dtype))
        {
            dtype = isX64 ? "f64" : "f32";
        }

        // C# shifts a number only by a number.
        return (op is "LShift" or "RShift" && left is NumberText shifted ? shifted.Array(dtype) : Converted(left, dtype), Converted(right, dtype));
    }

    private string Weak(string dtype, NumberText number) => number.IsFloat && !Names.IsFloating(dtype) ? isX64 ? "f64" : "f32"
        : dtype == "bool" && number.Value is not bool ? isX64 ? "i64" : "i32" : dtype;

    private static PythonValue Converted(PythonValue value, string dtype) =>
        value is ArrayText array && array.DType != dtype ? new ArrayText(Arguments.Array(array, dtype), dtype) { Sizes = array.Sizes } : value;

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
        ("USub", ArrayText a) => a with { Code = $"(-{a.Code})" },
        ("Invert", ArrayText a) => a with { Code = $"({(a.DType == "bool" ? "!" : "~")}{a.Code})" },
        ("UAdd", _) => operand,
        _ => throw new NotServedException($"Python's {op} here"),
    };

    private PythonValue Compare(JsonElement node, IReadOnlyDictionary<string, PythonValue> scope)
    {
        static IEnumerable<JsonElement> All(JsonElement e) => e.ValueKind == JsonValueKind.Array ? e.EnumerateArray() : [e];
        PythonValue left = this.Translate(node.GetProperty("left"), scope);
        List<PythonValue> values = All(node.TryGetProperty("comparators", out JsonElement all) ? all : node.GetProperty("right")).Select(v => this.Translate(v, scope)).ToList();
        List<string> ops = All(node.TryGetProperty("ops", out JsonElement several) ? several : node.GetProperty("op")).Select(o => o.GetString()!).ToList();
        List<PythonValue> results = [];
        foreach ((string op, PythonValue right) in ops.Zip(values))
        {
            results.Add(this.Compare(op, left, right));
            left = right;
        }

        return results.Count == 1 ? results[0] : this.Logic("And", results);
    }

    private PythonValue Compare(string op, PythonValue left, PythonValue right)
    {
        if (Decided(op, left, right) is { } decided)
        {
            return NumberText.Of(decided);
        }

        if (left is NumberText { Now: { } a } && right is NumberText { Now: { } b })
        {
            int order = Convert.ToDouble(a, null).CompareTo(Convert.ToDouble(b, null));
            return NumberText.Of(op switch { "Lt" => order < 0, "LtE" => order <= 0, "Gt" => order > 0, "GtE" => order >= 0, "Eq" => order == 0, _ => order != 0 });
        }

        (left, right) = this.Promoted(op, left, right);
        return Comparisons.TryGetValue(op, out string? symbol)
            ? new ArrayText($"({left.Text} {symbol} {right.Text})", "bool") { Sizes = Broadcast([left, right]) }
            : OperatorMethods.TryGetValue(op, out string? method)
                ? Library.Call("Nd", method, [left, right], new Dictionary<string, PythonValue>(), isX64)
                : throw new NotServedException($"Python's {op}");
    }

    // Python's and, or: the last value that decides.
    private PythonValue Logic(string op, IReadOnlyList<PythonValue> values)
    {
        if (values.Any(v => v is ArrayText))
        {
            throw new NotServedException($"Python's {op} of arrays");
        }

        return values.FirstOrDefault(v => Truth(v) == (op == "Or")) ?? values[^1];
    }
}
