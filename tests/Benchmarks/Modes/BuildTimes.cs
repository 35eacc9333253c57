using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Analyzers;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>
/// What the generator and the analyzers add to a build of 200 [Jit] methods of about 15 operations: cold, and after an edit in a
/// file that has nothing to do with them, beside the time that binding those bodies takes anyway.
/// </summary>
internal static class BuildTimes
{
    private const int ColdRounds = 6;
    private const int Edits = 20;

    public static void Print()
    {
        // The first round also compiles the compiler, as in a fresh build server.
        for (int round = 0; round < ColdRounds; round++)
        {
            Cold(round);
        }

        Warm();
        Kernels();
    }

    // The generator alone, with and without kernels for devices, by turns.
    private static void Kernels()
    {
        double host = double.MaxValue, both = double.MaxValue;
        for (int round = 0; round < ColdRounds; round++)
        {
            CSharpCompilation compilation = GeneratorRun.Compilation(SyntheticProject.Sources());
            host = Math.Min(host, Time(() => GeneratorRun.Driver().RunGenerators(compilation)));
            CSharpCompilation other = GeneratorRun.Compilation(SyntheticProject.Sources()).AddReferences(GeneratorRun.Devices);
            both = Math.Min(both, Time(() => GeneratorRun.Driver().RunGenerators(other)));
        }

        Console.WriteLine($"kernels for devices, best of {ColdRounds}: generator {both:F0} ms instead of {host:F0} ms, {both / host:F2} times");
    }

    private static void Cold(int round)
    {
        CSharpCompilation compilation = GeneratorRun.Compilation(SyntheticProject.Sources());
        GeneratorDriver driver = GeneratorRun.Driver();
        double bind = Time(() => Bind(GeneratorRun.Compilation(SyntheticProject.Sources())));
        Stopwatch wall = Stopwatch.StartNew();
        double generate = Time(() => driver = driver.RunGenerators(compilation));
        double elapsed = wall.Elapsed.TotalMilliseconds;
        double analyze = Time(() => Analyze(compilation));
        CSharpCompilation? all = null;
        double parse = Time(() => all = compilation.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees));
        double emit = Time(() => Emit(all!));
        double without = Time(() => Emit(GeneratorRun.Compilation(SyntheticProject.Sources())));
        long bytes = driver.GetRunResult().GeneratedTrees.Sum(t => (long)t.Length);
        Console.WriteLine(
            $"cold {round}: generator {generate:F0} ms ({elapsed:F0} ms on the clock) + analyzers {analyze:F0} ms = {generate + analyze:F0} ms; binding the bodies {bind:F0} ms; "
            + $"{bytes:N0} bytes generated, compiled in {parse + emit:F0} ms instead of {without:F0} ms");
    }

    private static void Warm()
    {
        CSharpCompilation compilation = GeneratorRun.Compilation(SyntheticProject.Sources());
        GeneratorDriver driver = GeneratorRun.Driver().RunGenerators(compilation);
        double bind = double.MaxValue;
        double generate = double.MaxValue;
        for (int edit = 1; edit <= Edits; edit++)
        {
            CSharpCompilation first = Edit(compilation, (2 * edit) - 1);
            bind = Math.Min(bind, Time(() => Bind(first)));
            CSharpCompilation second = Edit(compilation, 2 * edit);
            generate = Math.Min(generate, Time(() => driver = driver.RunGenerators(second)));
        }

        Console.WriteLine($"after an edit elsewhere, best of {Edits}: generator {generate:F1} ms, binding the bodies {bind:F1} ms, difference {generate - bind:F1} ms");
    }

    private static double Time(Action action)
    {
        // Processor time: other work on the machine does not count.
        TimeSpan start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, int version)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(t => t.FilePath == SyntheticProject.Unrelated);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SyntheticProject.UnrelatedText(version), GeneratorRun.ParseOptions, old.FilePath);
        return compilation.ReplaceSyntaxTree(old, tree);
    }

    // What any tool must do that looks at what the methods mean.
    private static void Bind(CSharpCompilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (MethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Where(m => m.AttributeLists.Count > 0))
            {
                if (All(model.GetOperation(method)!).Any(o => o.Kind == OperationKind.Invalid))
                {
                    throw new InvalidOperationException($"{method.Identifier} does not compile");
                }
            }
        }
    }

    private static IEnumerable<IOperation> All(IOperation operation) => operation.ChildOperations.SelectMany(All).Prepend(operation);

    private static void Emit(CSharpCompilation compilation)
    {
        using MemoryStream stream = new();
        ImmutableArray<Diagnostic> found = compilation.Emit(stream).Diagnostics;
        if (found.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error.ToString());
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
        if (found.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error || d.Id == "AD0001") is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }
    }
}
