using System.Globalization;
using System.Text;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Emit;

/// <summary>C# text of numbers, sizes, names and attributes.</summary>
internal static class CSharp
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum "
        + "event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long "
        + "namespace new null object operator out override params private protected public readonly ref return sbyte sealed short "
        + "sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual "
        + "void volatile while nint nuint var arena lanes lo hi body epilogue row rows col cols "
        + "block start end begin first past memory aligned across partials colLo colHi band whole until").Split(' '));

    /// <summary>A literal of an element type.</summary>
    public static string Literal(DType dtype, object number) => dtype switch
    {
        DType.Bool => Convert.ToDouble(number, CultureInfo.InvariantCulture) != 0 ? "true" : "false",
        DType.F16 => $"(Half){Operand(Float((float)Convert.ToDouble(number, CultureInfo.InvariantCulture)))}",
        DType.BF16 => $"(global::Pure.Jit.BFloat16){Operand(Float((float)Convert.ToDouble(number, CultureInfo.InvariantCulture)))}",
        DType.F32 => Float((float)Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        DType.F64 => Double(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        _ => Integer(dtype, number is double real ? Numeric.ToInteger(real, dtype) : Convert.ToInt64(number, CultureInfo.InvariantCulture)),
    };

    /// <summary>A size as an expression over locals of type nint.</summary>
    public static string Size(Dim dim) => Sum(dim, parenthesise: false);

    /// <summary>A size as a factor or operand of a product.</summary>
    public static string SizeFactor(Dim dim) => Sum(dim, parenthesise: true);

    /// <summary>A size as an int argument.</summary>
    public static string IntSize(Dim dim) =>
        dim.IsConstant ? dim.Value.ToString(CultureInfo.InvariantCulture) : $"(int){SizeFactor(dim)}";

    /// <summary>A shape as a collection expression of ints.</summary>
    public static string Shape(IEnumerable<Dim> shape) => $"[{string.Join(", ", shape.Select(IntSize))}]";

    /// <summary>An identifier made of any name; never one of the emitter's own, which end in a digit, nor that of a type or method, which begin with a capital.</summary>
    public static string Identifier(string name)
    {
        StringBuilder text = new();
        foreach (char c in name)
        {
            text.Append(char.IsLetterOrDigit(c) || c == '_' ? c : '_');
        }

        if (text.Length == 0 || char.IsDigit(text[0]))
        {
            text.Insert(0, '_');
        }

        if (char.IsDigit(text[text.Length - 1]) || char.IsUpper(text[0]) || Keywords.Contains(text.ToString()) || text.Length == 1)
        {
            text.Append('_');
        }

        return text.ToString();
    }

    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n") + "\"";

    // A type's name in parentheses before a minus would be an operand of a subtraction.
    private static string Operand(string number) => number[0] == '-' ? $"({number})" : number;

    private static string Sum(Dim dim, bool parenthesise)
    {
        if (dim.IsConstant)
        {
            string number = Whole(dim.Value);
            return dim.Value < 0 && parenthesise ? $"({number})" : number;
        }

        StringBuilder text = new();
        foreach (Monomial term in dim.Terms)
        {
            string factors = string.Join(" * ", term.Factors.Select(Factor));
            long magnitude = Math.Abs(term.Coefficient);
            string product = factors.Length == 0
                ? Whole(magnitude)
                : magnitude == 1 ? factors : factors + " * " + Whole(magnitude);
            bool isAlone = dim.Terms.Count == 1 || (term.Factors.Count + (magnitude == 1 ? 0 : 1)) <= 1;
            text.Append(text.Length == 0 ? term.Coefficient < 0 ? "-" : "" : term.Coefficient < 0 ? " - " : " + ")
                .Append(isAlone ? product : $"({product})");
        }

        bool isAtom = dim.Terms.Count == 1 && dim.Terms[0].Coefficient == 1 && dim.Terms[0].Factors.Count == 1;
        return parenthesise && !isAtom ? $"({text})" : text.ToString();
    }

    // C# takes no constant for a nint that is none of an int.
    private static string Whole(long number) => number is > int.MaxValue or < int.MinValue ? $"unchecked((nint){number.ToString(CultureInfo.InvariantCulture)})" : number.ToString(CultureInfo.InvariantCulture);

    private static string Factor(Atom atom) => atom switch
    {
        NamedAtom named => Identifier(named.Name),
        OperationAtom o => $"Sizes.{o.Operation}({Size(o.Left)}, {Size(o.Right)})",
        _ => throw new InvalidOperationException($"emit: no C# for the size {atom}"),
    };

    private static string Float(float value)
    {
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        return value == 0 && 1 / value < 0 ? "-0f" : Digits(value.ToString("R", CultureInfo.InvariantCulture), value) + "f";
    }

    // .NET Framework's "R" sometimes needs nine digits to come back.
    private static string Digits(string text, float value) =>
        float.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G9", CultureInfo.InvariantCulture);

    private static string Double(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        return value == 0 && 1 / value < 0 ? "-0d" : value.ToString("G17", CultureInfo.InvariantCulture) + "d";
    }

    private static string Integer(DType dtype, long value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return dtype switch
        {
            DType.I32 => value == int.MinValue ? "int.MinValue" : text,
            DType.I64 => value == long.MinValue ? "long.MinValue" : text + "L",
            DType.U32 => unchecked((uint)value).ToString(CultureInfo.InvariantCulture) + "u",
            DType.U64 => unchecked((ulong)value).ToString(CultureInfo.InvariantCulture) + "ul",
            _ => $"({dtype.CSharp()})({text})",
        };
    }
}
