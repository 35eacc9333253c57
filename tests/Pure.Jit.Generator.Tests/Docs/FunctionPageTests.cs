using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pure.Jit.Generator.Tests.Docs;

/// <summary>docs/functions.md names every public function, with what its documentation says first.</summary>
public sealed partial class FunctionPageTests
{
    private static readonly Dictionary<string, XElement> Summaries = XDocument.Load(Path.ChangeExtension(typeof(Nd).Assembly.Location, ".xml"))
        .Descendants("member").Where(m => m.Element("summary") is not null).ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary")!);

    [Fact]
    public void NamesEveryFunction()
    {
        string path = Path.Combine(Root(), "docs", "functions.md");
        string expected = Document();
        if (Environment.GetEnvironmentVariable("PUREJIT_UPDATE") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == expected, "docs/functions.md is stale: run the tests with PUREJIT_UPDATE=1.");
    }

    [Fact]
    public void EveryFunctionIsDocumented() =>
        Assert.Equal("", string.Join(", ", Classes().SelectMany(Functions).SelectMany(f => f).Where(m => Summary(m) == "").Select(m => $"{m.DeclaringType!.Name}.{m}")));

    private static string Document()
    {
        StringBuilder text = new();
        text.Append("# Functions\n\n");
        text.Append("Every function that may be called in a `[Jit]` method, by class. Names are JAX's in Pascal case, so are those of the arguments. What each takes and\n");
        text.Append("gives stands in its documentation comment. Written by the tests with `PUREJIT_UPDATE=1`.\n");
        foreach (Type type in Classes())
        {
            text.Append($"\n## {Name(type)}\n\n| function | what it gives |\n|---|---|\n");
            foreach (IGrouping<string, MethodInfo> function in Functions(type))
            {
                // Overloads that differ in types alone, or in how many operands they take, are one row, and so are those that say the same of fewer parameters.
                foreach (IGrouping<string, IGrouping<string, MethodInfo>> row in function.GroupBy(m => More().Replace(Parameters(m), "")).GroupBy(g => Summary(g.First())))
                {
                    MethodInfo widest = row.SelectMany(g => g).MaxBy(m => m.GetParameters().Length)!;
                    text.Append($"| `{function.Key}({Parameters(widest)})` | {row.Key.Replace("|", "\\|")} |\n");
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Type> Classes() => typeof(Nd).Assembly.GetExportedTypes()
        .Where(t => t is { IsAbstract: true, IsSealed: true } && t.Namespace == typeof(Nd).Namespace && Functions(t).Any())
        .OrderBy(Name, StringComparer.Ordinal);

    private static string Name(Type type) => type.DeclaringType is { } outer ? $"{Name(outer)}.{type.Name}" : type.Name;

    private static IEnumerable<IGrouping<string, MethodInfo>> Functions(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName && m.GetCustomAttribute<EditorBrowsableAttribute>() is null)
        .GroupBy(m => m.Name).OrderBy(g => g.Key, StringComparer.Ordinal);

    private static string Parameters(MethodInfo method) => string.Join(", ", method.GetParameters().Select(p => p.Name));

    // The first sentence.
    private static string Summary(MethodInfo method)
    {
        string arity = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
        string parameters = method.GetParameters().Length == 0 ? "" : $"({string.Join(",", method.GetParameters().Select(p => Id(p.ParameterType)))})";
        XElement? summary = Summaries.GetValueOrDefault($"M:{method.DeclaringType!.FullName!.Replace('+', '.')}.{method.Name}{arity}{parameters}");
        if (summary is null)
        {
            return "";
        }

        string all = string.Concat(summary.Nodes().Select(n => n is XElement e ? e.Attribute("cref")?.Value is { } cref ? Last(cref) : e.Attribute("name")?.Value ?? e.Value : n.ToString()));
        all = Spaces().Replace(System.Net.WebUtility.HtmlDecode(all), " ").Trim();
        int end = all.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? all : all[..(end + 1)];
    }

    // How documentation writes the type of a parameter.
    private static string Id(Type type) => type switch
    {
        { IsByRef: true } => Id(type.GetElementType()!) + "@",
        { IsArray: true } => Id(type.GetElementType()!) + "[]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericType: true } => $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0].Replace('+', '.')}{{{string.Join(",", type.GetGenericArguments().Select(Id))}}}",
        _ => type.FullName!.Replace('+', '.'),
    };

    // T:Pure.Jit.NDArray`1 → NDArray
    private static string Last(string cref)
    {
        string name = cref[2..].Split('(')[0];
        return name[(name.LastIndexOf('.') + 1)..].Split('`')[0];
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    [GeneratedRegex("(?<=\\ba)(, [b-f])+(?=,|$)")]
    private static partial Regex More();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
