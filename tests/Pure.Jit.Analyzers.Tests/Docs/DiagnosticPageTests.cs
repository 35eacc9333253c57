using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers.Tests.Docs;

/// <summary>
/// Compiles the examples of docs/diagnostics: the bad one reports its rule at the text that its comment names, on that line, and
/// nothing else; the good one reports nothing.
/// </summary>
public sealed partial class DiagnosticPageTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "diagnostics");

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder, "PJ*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        IEnumerable<string> rules = typeof(Analyzers.Rules).GetFields().Select(f => ((DiagnosticDescriptor)f.GetValue(null)!).Id);

        Xunit.Assert.Equal(rules.Order(StringComparer.Ordinal), Directory.GetFiles(Folder, "PJ*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_title_is_the_rules(string page)
    {
        DiagnosticDescriptor rule = typeof(Analyzers.Rules).GetFields().Select(f => (DiagnosticDescriptor)f.GetValue(null)!).Single(r => r.Id == page);

        Xunit.Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", Text(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_do_what_they_say(string page)
    {
        foreach (Match block in Block().Matches(Text(page)))
        {
            string code = block.Groups["code"].Value;
            IEnumerable<string> expected = block.Groups["kind"].Value == "bad" ? Marks(code) : [];
            Compilation compilation = Compile.Generated(page.StartsWith("PJ08", StringComparison.Ordinal) ? Compile.Project(code, "User", Compile.Devices) : Compile.Project(code));

            IReadOnlyList<Diagnostic> found = await Compile.AnalyzeAsync(compilation);

            Xunit.Assert.Equal(
                string.Join("\n", expected),
                string.Join("\n", found.Select(d => $"line {d.Location.GetLineSpan().StartLinePosition.Line + 1}: {Check.Describe(d)}")));
            Xunit.Assert.Equal("", string.Join("\n", compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !Check.IsExplained(d, found) && !IsOfKernels(d))));
            Xunit.Assert.True(block.Groups["kind"].Value == "good" || found.Any(d => d.Id == page), $"{page} is not reported by its own example");
        }
    }

    // Kernels need the package for devices, of which the examples have the name alone.
    private static bool IsOfKernels(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath.EndsWith(".Device.g.cs", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Marks(string code) => code.Split('\n')
        .Select((line, i) => (Mark: Mark().Match(line), Line: i + 1))
        .Where(m => m.Mark.Success)
        .Select(m => $"line {m.Line}: {m.Mark.Groups["id"].Value} {m.Mark.Groups["text"].Value}");

    private static string Text(string page) => File.ReadAllText(Path.Combine(Folder, page + ".md")).ReplaceLineEndings("\n");

    [GeneratedRegex("^```csharp (?<kind>bad|good)\n(?<code>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("// (?<id>PJ[0-9]{4}): (?<text>.*)$")]
    private static partial Regex Mark();
}
