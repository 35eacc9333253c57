using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tracing;

/// <summary>
/// The text of a [Shape]: jaxtyping's grammar. Dimensions are separated by blanks; each is a name, an integer, <c>_</c>, or a sum
/// or product of names and integers without blanks, such as <c>2*n+1</c>; <c>C2.o</c> is the size o of the record C2. <c>...</c> or <c>*name</c> alone stands for any
/// shape, taken as one.
/// </summary>
public static class ShapeAnnotation
{
    /// <summary>Reads an annotation; throws <see cref="FormatException"/> with the reason.</summary>
    /// <param name="text">The annotation.</param>
    /// <param name="path">The parameter it belongs to; names anonymous sizes after it.</param>
    public static EquatableArray<Dim> Parse(string text, string path)
    {
        if (text.Contains(","))
        {
            string written = string.Join(" ", text.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries));
            throw new FormatException($"sizes are separated by blanks; write [Shape(\"{written}\")]");
        }

        string[] parts = text.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts is [['*', ..]] or ["..."])
        {
            return [Dim.Name(parts[0] == "..." ? FlatShape.Prefix + path : parts[0])];
        }

        if (parts.FirstOrDefault(p => p == "..." || p[0] == '*') is { } any)
        {
            string written = string.Join(" ", parts.Select(p => p == any ? "_" : p));
            throw new FormatException(
                $"'{any}' beside other sizes stands for arrays of several ranks, and a compiled method has one for each array; write each axis, such as [Shape(\"{written}\")], and map further axes with Vmap");
        }

        return parts.Select((part, axis) => part == "_" ? Dim.Name($"{path}_{axis}") : Dimension(part)).ToEquatableArray();
    }

    private static Dim Dimension(string text)
    {
        if (text.StartsWith("#", StringComparison.Ordinal))
        {
            throw new FormatException($"'{text}': sizes that broadcast are not supported; write the size, or 1");
        }

        int position = 0;
        Dim sum = Product(text, ref position);
        while (position < text.Length)
        {
            char sign = text[position++];
            Dim next = sign is '+' or '-' ? Product(text, ref position) : throw Unexpected(text, sign);
            sum = Fitting(text, sign == '+' ? sum + next : sum - next);
        }

        return sum;
    }

    // Numbers that fit are far from what a product of two of them overflows.
    private static Dim Fitting(string text, Dim size) => size is not { IsConstant: true, Value: > int.MaxValue }
        ? size
        : throw new FormatException($"'{text}' is larger than an axis can be, {int.MaxValue}");

    private static Dim Product(string text, ref int position)
    {
        Dim product = Factor(text, ref position);
        while (position < text.Length && text[position] == '*')
        {
            position++;
            product = Fitting(text, product * Factor(text, ref position));
        }

        return product;
    }

    private static Dim Factor(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_' || (text[position] == '.' && position > start && position + 1 < text.Length && char.IsLetter(text[position + 1]))))
        {
            position++;
        }

        string factor = text.Substring(start, position - start);
        if (factor.Length == 0)
        {
            throw position < text.Length ? Unexpected(text, text[position]) : new FormatException($"'{text}' ends too early");
        }

        if (!char.IsDigit(factor[0]))
        {
            return Dim.Name(factor);
        }

        if (!factor.All(char.IsDigit))
        {
            throw new FormatException($"'{factor}' is neither a number nor a name");
        }

        return Fitting(factor, Dim.Constant(long.TryParse(factor, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : long.MaxValue));
    }

    private static FormatException Unexpected(string text, char c) => new(text.Length == 1 && c is '+' or '-' or '*'
        ? $"blanks stand between dimensions; write a sum or product without them, as n{c}1"
        : $"'{c}' does not belong into '{text}'");
}
