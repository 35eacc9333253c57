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
    private static readonly XDocument Comments = XDocument.Load(Path.ChangeExtension(typeof(Nd).Assembly.Location, ".xml"));

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
        Assert.Equal("", string.Join(", ", Classes().SelectMany(Functions).Where(f => Summary(f.First()) == "").Select(f => $"{f.First().DeclaringType!.Name}.{f.Key}")));

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
                MethodInfo widest = function.OrderByDescending(m => m.GetParameters().Length).First();
                text.Append($"| `{function.Key}({string.Join(", ", widest.GetParameters().Select(p => p.Name))})` | {Summary(function.First()).Replace("|", "\\|")} |\n");
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

    // The first sentence of the first overload that has one.
    private static string Summary(MethodInfo method)
    {
        string start = $"M:{method.DeclaringType!.FullName!.Replace('+', '.')}.{method.Name}";
        XElement? summary = Comments.Descendants("member")
            .Where(m => m.Attribute("name")!.Value is { } id && id.StartsWith(start, StringComparison.Ordinal) && (id.Length == start.Length || id[start.Length] is '(' or '`'))
            .Select(m => m.Element("summary")).FirstOrDefault(s => s is not null);
        if (summary is null)
        {
            return "";
        }

        string all = string.Concat(summary.Nodes().Select(n => n is XElement e ? e.Attribute("cref")?.Value is { } cref ? Last(cref) : e.Attribute("name")?.Value ?? e.Value : n.ToString()));
        all = Spaces().Replace(System.Net.WebUtility.HtmlDecode(all), " ").Trim();
        int end = all.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? all : all[..(end + 1)];
    }

    // T:Pure.Jit.NDArray`1 → NDArray
    private static string Last(string cref)
    {
        string name = cref[2..].Split('(')[0];
        return name[(name.LastIndexOf('.') + 1)..].Split('`')[0];
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
