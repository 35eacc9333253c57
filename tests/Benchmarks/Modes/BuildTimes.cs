using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Analyzers;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>
/// What the generator and the analyzers add to a build of 200 [Jit] methods of about 15 operations: cold, and after an edit in a
/// file that has nothing to do with them, beside the time that binding those bodies takes anyway.
/// </summary>
internal static class BuildTimes
{
    private const int Rounds = 5;

    public static void Print()
    {
        // The first round also compiles the compiler, as in a fresh build server.
        for (int round = 0; round < Rounds; round++)
        {
            CSharpCompilation compilation = GeneratorRun.Compilation(SyntheticProject.Sources());
            Diagnostic[] errors = [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Take(3)];
            if (errors.Length > 0)
            {
                throw new InvalidOperationException(string.Join("\n", errors.Select(e => e.ToString())));
            }

            compilation = GeneratorRun.Compilation(SyntheticProject.Sources());
            GeneratorDriver driver = GeneratorRun.Driver();
            double bind = Time(() => Bind(Edit(compilation, 0)));
            double generate = Time(() => driver = driver.RunGenerators(compilation));
            double analyze = Time(() => Analyze(compilation));

            CSharpCompilation edited = Edit(compilation, 1);
            double again = Time(() => driver = driver.RunGenerators(edited));
            CSharpCompilation last = Edit(compilation, 2);
            double both = Time(() =>
            {
                Bind(last);
                driver = driver.RunGenerators(last);
            });
            double bindOnly = Time(() => Bind(Edit(compilation, 3)));
            int files = driver.GetRunResult().GeneratedTrees.Length;
            long bytes = driver.GetRunResult().GeneratedTrees.Sum(t => (long)t.Length);
            Console.WriteLine(
                $"round {round}: cold generator {generate:F0} ms + analyzers {analyze:F0} ms = {generate + analyze:F0} ms (first binding {bind:F0}); "
                + $"after an edit: generator {again:F0} ms, binding {bindOnly:F0} ms, both {both:F0} ms; {files} files, {bytes:N0} bytes");
        }
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int version)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(t => t.FilePath == SyntheticProject.Unrelated);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SyntheticProject.UnrelatedText(version), GeneratorRun.ParseOptions, old.FilePath);
        return compilation.ReplaceSyntaxTree(old, tree);
    }

    private static void Bind(CSharpCompilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            compilation.GetSemanticModel(tree).GetDiagnostics();
        }
    }

    private static void Analyze(CSharpCompilation compilation)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(JitAnalyzer).Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
                .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
        ];
        ImmutableArray<Diagnostic> found = compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (found.Any(d => d.Severity == DiagnosticSeverity.Error || d.Id == "AD0001"))
        {
            throw new InvalidOperationException(found.First(d => d.Severity == DiagnosticSeverity.Error || d.Id == "AD0001").ToString());
        }
    }
}
