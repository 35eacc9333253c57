using System.Text.RegularExpressions;

namespace Pure.Jit.Generator.Ir;

/// <summary>
/// A size that is known only when an equation has run: how many elements a mask has, or a number that was computed. Its name starts with this prefix, which no
/// name of a user's can have; the equation that finds it has it in its attribute <c>size</c>.
/// </summary>
public static class FreshSize
{
    public const char Prefix = '#';

    /// <summary>How the name starts of a size that is a number of the data, not of a mask's elements.</summary>
    public const string OfData = "#size";

    public static bool Is(string name) => name[0] == Prefix;

    /// <summary>A text for users, who never named such a size: what it is in place of its name, and the second of a kind so.</summary>
    public static string Readable(string text) => Regex.Replace(
        text, "#(count|size)([0-9]+)", m => (m.Groups[1].Value == "size" ? "the size computed" : "the number of elements chosen") + (m.Groups[2].Value == "1" ? "" : $" ({m.Groups[2].Value})"));

    /// <summary>The name of the size that an equation finds, or null.</summary>
    public static string? Of(Equation equation) =>
        equation.Op.Name is "nonzero" or "count_up" or "while" && equation.Attributes.Shape("size") is [{ IsConstant: false } size]
        && size.Terms is [{ Coefficient: 1, Factors: [NamedAtom { Name: { } name }] }] && Is(name) ? name : null;

    /// <summary>The first output that has the size which an equation finds as its first axis.</summary>
    public static int Output(Equation equation) => equation.Outputs.ToList().FindIndex(o => o.Type.Rank > 0 && o.Type.Shape[0].Equals(equation.Attributes.Shape("size")[0]));

    /// <summary>The names that an equation's types and attributes mention.</summary>
    public static IEnumerable<string> Mentioned(Equation equation) => equation.Outputs.SelectMany(o => o.Type.Shape)
        .Concat(equation.Attributes.Items.Select(a => a.Value).OfType<Support.EquatableArray<Dim>>().SelectMany(s => s))
        .Where(d => !d.IsConstant).SelectMany(d => d.Names()).Where(Is)
        .Concat(equation.Attributes.Items.Select(a => a.Value).OfType<Jaxpr>().SelectMany(MentionedIn));

    // What a program inside finds itself is its own affair.
    private static IEnumerable<string> MentionedIn(Jaxpr program) => program.Equations.SelectMany(Mentioned)
        .Concat(program.Parameters.SelectMany(p => p.Type.Shape).Where(d => !d.IsConstant).SelectMany(d => d.Names()).Where(Is))
        .Except(program.Equations.Select(Of).OfType<string>());
}
