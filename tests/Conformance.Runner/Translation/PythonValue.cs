using System.Globalization;

namespace Pure.Jit.Conformance.Translation;

/// <summary>What an expression of a case is in C#: its text and as much of its type as the text depends on.</summary>
public abstract record PythonValue
{
    /// <summary>The C# type, for parameters of lambdas.</summary>
    public virtual string Type => throw new NotServedException($"{this.Describe()} as an argument of a function");

    /// <summary>The C# expression.</summary>
    public virtual string Text => throw new NotServedException($"{this.Describe()} as a value");

    protected abstract string Describe();
}

/// <summary>An array: <c>NDArray&lt;T&gt;</c>.</summary>
public sealed record ArrayText(string Code, string DType) : PythonValue
{
    /// <summary>Its sizes, where the case says them.</summary>
    public IReadOnlyList<NumberText>? Sizes { get; init; }

    public override string Text => this.Code;

    public override string Type => $"NDArray<{Names.CSharp(this.DType)}>";

    protected override string Describe() => "an array";
}

/// <summary>A complex array: <c>ComplexArray&lt;T&gt;</c>, whose parts have a dtype.</summary>
public sealed record ComplexText(string Code, string DType) : PythonValue
{
    public override string Text => this.Code;

    public override string Type => $"ComplexArray<{Names.CSharp(this.DType)}>";

    protected override string Describe() => "a complex array";
}

/// <summary>A Python number or bool; <see cref="Value"/> (long, double or bool) is null when only C# knows it.</summary>
public sealed record NumberText(object? Value, string Code) : PythonValue
{
    /// <summary>A size's number, by which Python decides; in C# the size keeps its name.</summary>
    public long? Known { get; init; }

    /// <summary>Whether only C# knows it and it has a point.</summary>
    public bool IsReal { get; init; }

    /// <summary>Whether only C# knows it and it is true or false.</summary>
    public bool IsTruth { get; init; }

    public bool IsFloat => this.Value is double || this.IsReal;

    /// <summary>The number, where it is known now.</summary>
    public object? Now => this.Value ?? this.Known;

    public override string Text => this.Code;

    public override string Type => this.IsFloat ? "double" : this.IsTruth || this.Value is bool ? "bool" : "int";

    public static NumberText Of(long value) => new(value, value.ToString(CultureInfo.InvariantCulture));

    public static NumberText Of(bool value) => new(value, value ? "true" : "false");

    public static NumberText Of(double value) => new(value, Literal(value, "double", ""));

    /// <summary>JAX's type of an array made of the number.</summary>
    public string Default(bool isX64) => this.Value is bool ? "bool" : (this.IsFloat ? "f" : "i") + (isX64 ? "64" : "32");

    /// <summary>The number as an array of rank 0.</summary>
    public ArrayText Array(string dtype) => new($"((NDArray<{Names.CSharp(dtype)}>)({this.As(dtype)}))", dtype);

    /// <summary>The number as an element of an array.</summary>
    public string As(string dtype)
    {
        if (this.Value is null)
        {
            return $"({Names.CSharp(dtype)}){this.Code}";
        }

        if (dtype == "bool")
        {
            return Convert.ToBoolean(this.Value, CultureInfo.InvariantCulture) ? "true" : "false";
        }

        if (!Names.IsFloating(dtype))
        {
            long whole = Convert.ToInt64(this.Value, CultureInfo.InvariantCulture);
            string digits = whole.ToString(CultureInfo.InvariantCulture);
            return dtype == "i32" ? digits : $"unchecked(({Names.CSharp(dtype)})({digits}))";
        }

        double value = Convert.ToDouble(this.Value, CultureInfo.InvariantCulture);
        return dtype switch
        {
            "f32" => Literal((float)value, "float", "f"),
            "f16" or "bf16" => $"({Names.CSharp(dtype)})({Literal((float)value, "float", "f")})",
            _ => Literal(value, "double", ""),
        };
    }

    protected override string Describe() => "a number";

    private static string Literal(double value, string type, string suffix)
    {
        if (!double.IsFinite(value))
        {
            return $"{type}.{(double.IsNaN(value) ? "NaN" : value > 0 ? "PositiveInfinity" : "NegativeInfinity")}";
        }

        string digits = suffix == "f" ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return digits + (suffix.Length == 0 && !digits.AsSpan().ContainsAny(".E") ? ".0" : suffix);
    }
}

/// <summary>A string.</summary>
public sealed record StringText(string Value) : PythonValue
{
    public override string Text => $"\"{this.Value}\"";

    protected override string Describe() => "a string";
}

/// <summary>A number times i: the step of a grid that counts its points.</summary>
public sealed record ImaginaryText(double Value) : PythonValue
{
    protected override string Describe() => "a complex number";
}

/// <summary>A record of the library, such as jax.lax.GatherDimensionNumbers.</summary>
public sealed record RecordText(string Code, System.Type Class) : PythonValue
{
    public override string Text => this.Code;

    protected override string Describe() => $"a {this.Class.Name}";
}

/// <summary>None.</summary>
public sealed record NoneText : PythonValue
{
    public override string Text => "null";

    protected override string Describe() => "None";
}

/// <summary>The three dots of an index.</summary>
public sealed record EllipsisText : PythonValue
{
    protected override string Describe() => "...";
}

/// <summary>
/// A tuple, list or dict of known length, by items. Dicts, in the order of their keys, and tuples of fewer than two are records in
/// C#; the others are tuples.
/// </summary>
public sealed record TupleText(IReadOnlyList<PythonValue> Items, bool IsList = false, IReadOnlyList<string>? Keys = null) : PythonValue
{
    /// <summary>The names of what a function gives, such as eigenvalues and eigenvectors.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Writes the records; null where only C# tuples can be.</summary>
    public RecordTypes? Records { get; init; }

    public override string Text => this.IsTuple
        ? $"({string.Join(", ", this.Items.Select(i => i.Text))})"
        : $"new {this.Type}({string.Join(", ", this.Items.Select(i => i.Text))})";

    public override string Type => this.IsTuple
        ? $"({string.Join(", ", this.Items.Select(i => i.Type))})"
        : this.Records?.Name(this.Items.Select((item, i) => (item.Type, this.Member(i))).ToList()) ?? throw new NotServedException("a tree that is a tuple of one");

    private bool IsTuple => this.Items.Count > 1 && this.Keys is null;

    /// <summary>The C# member that holds an item.</summary>
    public string Member(int index) => this.Keys is null ? $"Item{index + 1}" : Translation.Names.Pascal(this.Keys[index]);

    protected override string Describe() => "a tuple";
}

/// <summary>The records that a case declares.</summary>
public sealed class RecordTypes
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public IEnumerable<string> Declarations => this.names.Select(n => $"    public sealed record {n.Value}({n.Key});\n");

    /// <summary>The name of the record with these members.</summary>
    public string Name(IReadOnlyList<(string Type, string Name)> members)
    {
        string key = string.Join(", ", members.Select(m => $"{m.Type} {m.Name}"));
        if (!this.names.TryGetValue(key, out string? name))
        {
            this.names[key] = name = $"Record{this.names.Count}";
        }

        return name;
    }
}

/// <summary>A C# array of arrays: <c>NDArray&lt;T&gt;[]</c>.</summary>
public sealed record ArraysText(string Code, string DType) : PythonValue
{
    /// <summary>How many, where that is known now.</summary>
    public int? Count { get; init; }

    /// <summary>The arrays one by one.</summary>
    public IReadOnlyList<PythonValue> Items => this.Count is { } count
        ? Enumerable.Range(0, count).Select(i => (PythonValue)new ArrayText($"{this.Code}[{i}]", this.DType)).ToList()
        : throw new NotServedException("a loop over what is not a list of known length");

    public override string Text => this.Code;

    public override string Type => $"NDArray<{Names.CSharp(this.DType)}>[]";

    protected override string Describe() => "a list of arrays";
}

/// <summary>The shape of an array.</summary>
public sealed record ShapeText(string Code) : PythonValue
{
    public override string Text => this.Code;

    protected override string Describe() => "a shape";
}

/// <summary>A key for random numbers, or an array of them: <c>KeyArray</c>, which of rank 0 converts to a key.</summary>
public sealed record KeyText(string Code) : PythonValue
{
    /// <summary>Its sizes, where the case says them.</summary>
    public IReadOnlyList<NumberText>? Sizes { get; init; }

    public override string Text => this.Code;

    public override string Type => "KeyArray";

    protected override string Describe() => "a key";
}

/// <summary>An element type.</summary>
public sealed record DTypeText(string DType) : PythonValue
{
    protected override string Describe() => "a dtype";
}

/// <summary>A slice of an index.</summary>
public sealed record SliceText(PythonValue? Lower, PythonValue? Upper, PythonValue? Step) : PythonValue
{
    protected override string Describe() => "a slice";
}

/// <summary><c>x.at</c>, before its index.</summary>
public sealed record AtText(ArrayText Array) : PythonValue
{
    protected override string Describe() => "x.at";
}

/// <summary><c>x.at[i]</c>, before what is done there.</summary>
public sealed record PlaceText(string Code, string DType) : PythonValue
{
    protected override string Describe() => "x.at[i]";
}

/// <summary>A Python object with members, such as what jnp.finfo gives.</summary>
public sealed record ScalarsText(IReadOnlyDictionary<string, PythonValue> Members) : PythonValue
{
    protected override string Describe() => "a group of numbers";
}

/// <summary>Something that can be called; the C# is made where it is.</summary>
public sealed record FunctionText(string Name, Func<IReadOnlyList<PythonValue>, IReadOnlyDictionary<string, PythonValue>, PythonValue> Call) : PythonValue
{
    /// <summary>The rules that are said of it later: what jax.custom_jvp and its like give.</summary>
    public RuleTexts? Rules { get; init; }

    public PythonValue Apply(params IReadOnlyList<PythonValue> arguments) => this.Call(arguments, new Dictionary<string, PythonValue>());

    protected override string Describe() => $"the function {this.Name}";
}

/// <summary>The rules of a function, by the name of the method that sets them.</summary>
public sealed class RuleTexts
{
    public Dictionary<string, IReadOnlyList<FunctionText>> All { get; } = new(StringComparer.Ordinal);

    /// <summary>How many calls of the function, with its rules, are being written one within another.</summary>
    public int Depth { get; set; }
}
