using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pure.Jit.Analyzers.Tests;

/// <summary>A program of a few members of a class, in which <c>{|key|}</c> marks the uses of keys that have to be told.</summary>
internal static class KeyProgram
{
    public static async Task CheckAsync(string name, string members)
    {
        (string source, List<string> expected) = Check.Unmark(Source(members).Replace("{|", "{|PJ0501:", StringComparison.Ordinal));
        if (Check.Recorded.Value is { } recorded)
        {
            recorded.Add(source);
            return;
        }

        Xunit.Assert.Equal($"{name}: {string.Join(", ", expected)}", $"{name}: {string.Join(", ", await FoundAsync(source))}");
    }

    public static string Source(string members) => $$"""
        public static class Model
        {
            {{members}}
        }
        """;

    private static async Task<IEnumerable<string>> FoundAsync(string source)
    {
        Compilation compilation = Compile.Project(source);
        Xunit.Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new KeyReuseAnalyzer()]);
        return (await analysis.GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceSpan.Start).Select(Check.Describe);
    }
}
