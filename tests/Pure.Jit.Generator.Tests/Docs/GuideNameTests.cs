using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Pure.Jit.Generator.Tests.Docs;

/// <summary>The tables of docs/guide.md name every public function, under the class that has it.</summary>
public sealed partial class GuideNameTests
{
    [Theory]
    [InlineData(typeof(Nd), "`Nd` (`jax.numpy`):", "The others:")]
    [InlineData(typeof(Nn), "| `Nn`", "| `Special`")]
    [InlineData(typeof(Special), "| `Special`", "| `Stats`")]
    [InlineData(typeof(global::Pure.Jit.Ops), "| `Ops`", "| `Rand`")]
    [InlineData(typeof(Rand), "| `Rand`", "| `Tree`")]
    [InlineData(typeof(Tree), "| `Tree`", "| `Transforms`")]
    [InlineData(typeof(global::Pure.Jit.Transforms), "| `Transforms`", "| `Lax`")]
    [InlineData(typeof(Lax), "| `Lax`", "| `Testing.Assert`")]
    public void NamesEveryFunction(Type type, string start, string end)
    {
        string guide = File.ReadAllText(Path.Combine(Root(), "docs", "guide.md")).ReplaceLineEndings("\n");
        string tables = guide[guide.IndexOf("## What there is", StringComparison.Ordinal)..];
        int first = tables.IndexOf(start, StringComparison.Ordinal);
        HashSet<string> named = [.. Name().Matches(tables[first..tables.IndexOf(end, first + 1, StringComparison.Ordinal)]).Select(m => m.Groups["name"].Value)];
        IEnumerable<string> functions = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => !m.IsSpecialName && m.GetCustomAttribute<EditorBrowsableAttribute>() is null).Select(m => m.Name).Distinct();

        Assert.Equal("", string.Join(", ", functions.Where(f => !named.Contains(f)).Order(StringComparer.Ordinal)));

        // A name with a point before it is a member of something else in the same line.
        HashSet<string> members = [.. type.GetMembers(BindingFlags.Public | BindingFlags.Static).Select(m => m.Name), type.Name];
        Assert.Equal("", string.Join(", ", named.Where(n => !members.Contains(n)).Order(StringComparer.Ordinal)));
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z0-9]*)`")]
    private static partial Regex Name();
}
