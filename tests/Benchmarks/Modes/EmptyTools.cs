using System;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>
/// A generator that hands out texts written before: what the compiler pays for taking the same code from any generator at all.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class HandingOut : IIncrementalGenerator
{
    private const string Folder = "PUREJIT_BENCHMARK_TEXTS";

    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName("Pure.Jit.JitAttribute", static (_, _) => true, static (c, _) => c.TargetSymbol.Name).Collect(),
        static (output, _) =>
        {
            foreach (string path in Directory.EnumerateFiles(Environment.GetEnvironmentVariable(Folder)!, "*.cs", SearchOption.AllDirectories))
            {
                output.AddSource(Path.GetFileName(path), SourceText.From(File.ReadAllText(path), Encoding.UTF8));
            }
        });
}

/// <summary>An analyzer that looks at methods and says nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SayingNothing : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new DiagnosticDescriptor("NONE", "Nothing", "Nothing", "None", DiagnosticSeverity.Error, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(static _ => { }, SyntaxKind.MethodDeclaration);
    }
}
