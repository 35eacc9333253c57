using System.Globalization;
using System.Text;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Ir;

/// <summary>
/// Writes a program as text that <see cref="Parser"/> reads back to an equal program: one equation a line, types on the left,
/// attributes in brackets. Axes print as <c>(0,1)</c>, shapes as <c>[n,3]</c>, floating constants always with a point, an
/// exponent, <c>inf</c> or <c>nan</c>. Values that share a name print as <c>name#id</c>.
/// </summary>
public static class Printer
{
    public static string Print(Jaxpr program, string? name = null)
    {
        StringBuilder text = new();
        Write(text, program, name, indent: "", withRules: true);
        return text.ToString();
    }

    /// <summary>A program for people, as a comment of C#: without the derivative rules that its calls carry beside what they call.</summary>
    public static string Comment(Jaxpr program, string name)
    {
        StringBuilder text = new("// ");
        Write(text, program, name, indent: "", withRules: false);
        return text.Replace("\n", "\n// ").ToString();
    }

    /// <summary>One equation as it stands in its program's text.</summary>
    public static string Print(Equation equation)
    {
        StringBuilder text = new();
        Write(text, equation, value => value.ToString(), indent: "", withRules: true);
        return text.ToString();
    }

    /// <summary>A number so that reading it gives the same bits back (one NaN stands for all).</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
        {
            return "nan";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "inf" : "-inf";
        }

        if (value == 0)
        {
            return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0.0" : "0.0";
        }

        // "R" alone loses bits on .NET Framework.
        string shortest = value.ToString("R", CultureInfo.InvariantCulture);
        string text = double.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value)
            ? shortest
            : value.ToString("G17", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) >= 0 ? text : text + ".0";
    }

    private static void Write(StringBuilder text, Jaxpr program, string? name, string indent, bool withRules)
    {
        Func<Value, string> nameOf = Naming(program);
        string inner = indent + "  ";
        text.Append("jaxpr").Append(name is null ? "" : " " + name).Append('(');
        text.Append(string.Join(", ", program.Parameters.Select(p => $"{nameOf(p)}: {p.Type}"))).Append(") {\n");
        foreach (Equation equation in program.Equations)
        {
            text.Append(inner);
            Write(text, equation, nameOf, inner, withRules);
            text.Append('\n');
        }

        text.Append(inner).Append("return");
        text.Append(program.Results.Count == 0 ? "" : " ").Append(string.Join(", ", program.Results.Select(nameOf)));
        text.Append('\n').Append(indent).Append('}');
    }

    private static void Write(StringBuilder text, Equation equation, Func<Value, string> nameOf, string indent, bool withRules)
    {
        text.Append(string.Join(", ", equation.Outputs.Select(o => $"{nameOf(o)}: {o.Type}"))).Append(" = ").Append(equation.Op.Name);
        bool isCall = equation.Attributes.Items.Any(i => i.Name == "call");
        for (int i = 0; i < equation.Attributes.Items.Count; i++)
        {
            (string key, object value) = equation.Attributes.Items[i];
            text.Append(i == 0 ? "[" : "; ").Append(key).Append('=');
            if (withRules || !isCall || key == "call" || value is not Jaxpr)
            {
                Write(text, value, indent, withRules);
            }
            else
            {
                text.Append("...");
            }
        }

        text.Append(equation.Attributes.Items.Count > 0 ? "]" : "");
        foreach (Value input in equation.Inputs)
        {
            text.Append(' ').Append(nameOf(input));
        }
    }

    private static void Write(StringBuilder text, object value, string indent, bool withRules)
    {
        switch (value)
        {
            case Jaxpr program:
                Write(text, program, name: null, indent, withRules);
                break;
            case long number:
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                text.Append(Number(number));
                break;
            case DType dtype:
                text.Append(dtype.Name());
                break;
            case EquatableArray<int> axes:
                text.Append('(').Append(string.Join(",", axes.Select(a => a.ToString(CultureInfo.InvariantCulture)))).Append(')');
                break;
            case EquatableArray<Dim> shape:
                text.Append('[').Append(string.Join(",", shape)).Append(']');
                break;
            case string words:
                text.Append('"').Append(words.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")).Append('"');
                break;
            default:
                throw new InvalidOperationException($"An attribute cannot be a {value.GetType().Name}.");
        }
    }

    // A name stands alone when no other value has it and it cannot be mistaken for an unnamed value's.
    private static Func<Value, string> Naming(Jaxpr program)
    {
        Dictionary<string, int> uses = new(StringComparer.Ordinal);
        foreach (Value value in program.Parameters.Concat(program.Equations.SelectMany(e => e.Outputs)))
        {
            if (value.Name is { } name)
            {
                uses[name] = uses.TryGetValue(name, out int count) ? count + 1 : 1;
            }
        }

        return value => value.Name is not { } name ? "v" + value.Id.ToString(CultureInfo.InvariantCulture)
            : LooksUnnamed(name) || (uses.TryGetValue(name, out int count) && count > 1) ? $"{name}#{value.Id}"
            : name;
    }

    private static bool LooksUnnamed(string name) =>
        name.Length > 1 && name[0] == 'v' && name.Skip(1).All(c => c is >= '0' and <= '9');
}
