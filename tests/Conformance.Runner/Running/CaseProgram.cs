using Pure.Jit.Conformance.Golden;

namespace Pure.Jit.Conformance.Running;

/// <summary>A case as one C# class: the function and what is derived from it, by the library's own transformations.</summary>
public sealed record CaseProgram(TestCase Case, string ClassName, string Text, IReadOnlyList<CaseMethod> Methods);

/// <summary>A [Jit] method of a case's class.</summary>
/// <param name="Name">Its name; <c>Call</c> and the name is the method that calls it from plain C#.</param>
/// <param name="Runs">What it is given and must give, once or several times.</param>
public sealed record CaseMethod(string Name, IReadOnlyList<CaseRun> Runs);

/// <summary>One call of a method.</summary>
/// <param name="Label">What is computed, for messages.</param>
/// <param name="Arguments">What the method is given.</param>
/// <param name="Difference">What is wrong with the results, or null.</param>
public sealed record CaseRun(string Label, IReadOnlyList<GoldenArray> Arguments, Func<IReadOnlyList<GoldenResult>, string?> Difference);

/// <summary>The sizes of a case that get names; the others stay numbers.</summary>
public sealed record NamedSizes(bool IsAll, IReadOnlyCollection<int> Sizes)
{
    public static NamedSizes None { get; } = new(false, []);

    public static NamedSizes All { get; } = new(true, []);

    /// <summary>A size in a [Shape]; 1 stays, since it stretches.</summary>
    public string Name(int size) => size != 1 && (this.IsAll || this.Sizes.Contains(size)) ? $"n{size}" : $"{size}";

    public bool Any => this.IsAll || this.Sizes.Count > 0;
}

/// <summary>The lines of a case's class.</summary>
internal sealed class ClassText
{
    private readonly List<string> lines = [];

    public static string Array(string dtype) => $"NDArray<{Translation.Names.CSharp(dtype)}>";

    public static string Together(IReadOnlyCollection<string> values) => values.Count == 1 ? values.First() : $"({string.Join(", ", values)})";

    /// <summary>Adds a [Jit] method and the method that calls it.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="result">Its result's type.</param>
    /// <param name="parameters">Its parameters; those without a shape are left to inference.</param>
    /// <param name="body">An expression, or a block in braces.</param>
    /// <param name="leaves">The result's arrays, as expressions of r.</param>
    public void Add(string name, string result, IReadOnlyList<(string DType, string? Shape, string Name)> parameters, string body, IEnumerable<string> leaves)
    {
        string list = string.Join(", ", parameters.Select(p => (p.Shape is null ? "" : $"[Shape(\"{p.Shape}\")] ") + $"{Array(p.DType)} {p.Name}"));
        string given = string.Join(", ", parameters.Select((p, i) => $"({Array(p.DType)})a[{i}]"));
        string text = body.StartsWith('{') ? $"\n    {body}" : $" => {body};";
        this.lines.Add($"    [Jit]\n    public static {result} {name}({list}){text}\n");
        this.lines.Add($"    public static object[] Call{name}(object[] a)\n    {{\n        var r = {name}({given});\n        return [{string.Join(", ", leaves)}];\n    }}\n");
    }

    /// <summary>Adds a member as it stands.</summary>
    public void Add(string member) => this.lines.Add(member);

    public string Write(string className) =>
        $"using System;\nusing Pure.Jit;\n\npublic static class {className}\n{{\n{string.Join("\n", this.lines)}\n}}\n";
}
