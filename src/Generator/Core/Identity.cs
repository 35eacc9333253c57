namespace Pure.Jit.Generator.Core;

/// <summary>
/// What a method or type is called in core: its documentation id and, behind a border, the assembly that has it, and for a type of one
/// file alone that. Two assemblies may each have a <c>Helpers.Scale</c> of their own. What the runtime has goes without an assembly.
/// </summary>
public static class Identity
{
    // In no documentation id.
    private const char Border = '!';

    public static string Of(string documentationId, string scope) => scope.Length == 0 ? documentationId : documentationId + Border + scope;

    /// <summary>The documentation id.</summary>
    public static string Name(string id) => id.IndexOf(Border) is var border and >= 0 ? id.Substring(0, border) : id;

    /// <summary>Of a method, its type and name, as messages say it.</summary>
    public static string Display(string id)
    {
        string name = Name(id).Split('(')[0];
        string[] parts = name.Substring(name.IndexOf(':') + 1).Split('.');
        string last = parts[parts.Length - 1].Split('`')[0].Split('#').Last();
        last = last.StartsWith("get_", StringComparison.Ordinal) ? last.Substring(4) : last;
        return parts.Length < 2 ? last : $"{parts[parts.Length - 2].Split('`')[0]}.{last}";
    }
}
