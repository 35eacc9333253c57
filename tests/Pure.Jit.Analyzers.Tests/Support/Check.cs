using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers.Tests;

/// <summary>
/// Checks findings against marks in the source: <c>{|PJ0101:expression|}</c> says that exactly this text has exactly this
/// finding. Nothing else may be found, and what the generator writes must compile without errors and warnings.
/// </summary>
internal static class Check
{
    /// <summary>Where sources go that are not analysed but collected; null otherwise.</summary>
    public static AsyncLocal<List<string>?> Recorded { get; } = new();

    /// <summary>Analyses a marked source; the messages, where given, are those of the marks in order.</summary>
    public static async Task FindsAsync(string marked, params string[] messages)
    {
        (string source, List<string> expected) = Unmark(marked);
        if (Recorded.Value is { } recorded)
        {
            recorded.Add(source);
            return;
        }

        Compilation compilation = Compile.Generated(Compile.Project(source));
        IReadOnlyList<Diagnostic> found = await Compile.AnalyzeAsync(compilation);

        Xunit.Assert.Equal(string.Join("\n", expected), string.Join("\n", found.Select(Describe)));
        if (messages.Length > 0)
        {
            Xunit.Assert.Equal(string.Join("\n", messages), string.Join("\n", found.Select(Message)));
        }

        string[] compiler = [.. compilation.GetDiagnostics().Where(d => (d.Severity == DiagnosticSeverity.Error && !IsExplained(d, found)) || IsGenerated(d)).Select(d => d.ToString())];
        Xunit.Assert.Equal("", string.Join("\n", compiler));
    }

    /// <summary>The source without marks, and what they say.</summary>
    public static (string Source, List<string> Expected) Unmark(string marked)
    {
        StringBuilder source = new();
        List<string> expected = [];
        int position = 0;
        while (marked.IndexOf("{|", position, StringComparison.Ordinal) is var open and >= 0)
        {
            int colon = marked.IndexOf(':', open), close = marked.IndexOf("|}", colon, StringComparison.Ordinal);
            string text = marked[(colon + 1)..close];
            source.Append(marked, position, open - position).Append(text);
            expected.Add($"{marked[(open + 2)..colon]} {text}");
            position = close + 2;
        }

        return (source.Append(marked, position, marked.Length - position).ToString(), expected);
    }

    public static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>The rule and the text it points at.</summary>
    public static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic.Id} {diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}";

    /// <summary>True for an error of the compiler's beside which a finding says what to write.</summary>
    public static bool IsExplained(Diagnostic error, IEnumerable<Diagnostic> found) =>
        found.Any(f => f.Id is "PJ0106" or "PJ0604" && f.Location.SourceTree == error.Location.SourceTree && f.Location.SourceSpan.Contains(error.Location.SourceSpan));

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
}
