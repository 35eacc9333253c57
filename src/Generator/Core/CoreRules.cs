using System.Globalization;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Core;

/// <summary>The ids of the methods that say what a method is under transformations; null where it follows from its body.</summary>
/// <param name="Jvp">All arguments, then their tangents, to the value and its tangent.</param>
/// <param name="Forward">All arguments to the value and what the backward rule needs.</param>
/// <param name="Backward">The arguments in <paramref name="NonDiff"/>, what was kept, and a cotangent to the cotangents of the others.</param>
/// <param name="Vmap">All arguments with a batch axis in front to the value with one.</param>
/// <param name="NonDiff">The positions of arguments without a derivative.</param>
public sealed record CoreRules(string? Jvp, string? Forward, string? Backward, string? Vmap, EquatableArray<int> NonDiff)
{
    private const char Separator = '|';

    /// <summary>The methods.</summary>
    public IEnumerable<string> Methods => new[] { this.Jvp, this.Forward, this.Backward, this.Vmap }.OfType<string>();

    /// <summary>The text form: the id of a derivative rule alone, or one line for each of the parts.</summary>
    public string Text => this is { Jvp: { } only, Forward: null, Vmap: null, NonDiff.Count: 0 } ? only : string.Join(
        Separator.ToString(), this.Jvp, this.Forward, this.Backward, this.Vmap, string.Join(" ", this.NonDiff.Select(i => i.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Reads the text form; null is what has no rules.</summary>
    public static CoreRules? Parse(string text)
    {
        string[] parts = text.Split(Separator);
        string? Part(int index) => parts[index].Length == 0 ? null : parts[index];
        return text.Length == 0 ? null
            : parts.Length == 1 ? new CoreRules(text, null, null, null, [])
            : new CoreRules(Part(0), Part(1), Part(2), Part(3), parts[4].Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(i => int.Parse(i, CultureInfo.InvariantCulture)).ToEquatableArray());
    }
}
