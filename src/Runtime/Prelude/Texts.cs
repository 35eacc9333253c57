using System.Globalization;

namespace Pure.Jit;

/// <summary>Short texts such as einsum's subscripts, read when the project is built.</summary>
internal static class Texts
{
    /// <summary>The character codes, spaces left out.</summary>
    [Primitive("text_codes")]
    public static Axes Codes(string text)
    {
        Axes codes = default;
        foreach (char letter in text)
        {
            codes = letter == ' ' ? codes : codes.Insert(codes.Count, letter);
        }

        return codes;
    }

    /// <summary>The character of a code.</summary>
    [Primitive("text_of")]
    public static string Of(int code) => ((char)code).ToString(CultureInfo.InvariantCulture);
}
