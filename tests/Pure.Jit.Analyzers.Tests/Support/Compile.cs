using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator;

namespace Pure.Jit.Analyzers.Tests;

/// <summary>Compiles a source text as a user's project is compiled: with the generator first, then with the analyzers.</summary>
internal static class Compile
{
    public const string SourcePath = "Source.cs";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Pure.Jit;
        global using static Pure.Jit.Nd;
        global using static Pure.Jit.Nn;
        global using static Pure.Jit.Transforms;
        """;

    private static readonly CSharpParseOptions ParseOptions = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "Pure.Jit.Generated")]);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(IsWanted)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        new JitAnalyzer(), new CallSiteAnalyzer(), new PlainBodyAnalyzer(), new ShapeAnnotationAnalyzer(), new ConsoleAnalyzer(), new PromotionAnalyzer(),
        new OperandAnalyzer(), new EqualityAnalyzer(), new UnusedResultAnalyzer(), new GradientAnalyzer(), new SpellingAnalyzer(),
        new KeyReuseAnalyzer(),
    ];

    /// <summary>The package for devices by name alone, which makes the generator write kernels; these do not compile against it.</summary>
    public static readonly MetadataReference Devices = CSharpCompilation.Create("Pure.Jit.Ilgpu", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();

    /// <summary>The project before the generator ran.</summary>
    public static CSharpCompilation Project(string source, string name = "User", params MetadataReference[] more) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(Usings, ParseOptions, "Usings.cs"), CSharpSyntaxTree.ParseText(source, ParseOptions, SourcePath, System.Text.Encoding.UTF8)],
        References.AddRange(more),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project with what the generator adds to it.</summary>
    public static Compilation Generated(CSharpCompilation project, AnalyzerConfigOptionsProvider? properties = null)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new JitGenerator().AsSourceGenerator()], parseOptions: ParseOptions, optionsProvider: properties);
        driver = driver.RunGeneratorsAndUpdateCompilation(project, out Compilation generated, out ImmutableArray<Diagnostic> reported);
        Xunit.Assert.Empty(reported);
        Xunit.Assert.All(driver.GetRunResult().Results, r => Xunit.Assert.Null(r.Exception));
        return generated;
    }

    /// <summary>What the analyzers say about a project, in the order of the source.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation compilation, AnalyzerOptions? options = null)
    {
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    private static bool IsWanted(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return name == "Pure.Jit" || name == "netstandard" || name == "mscorlib" || name.StartsWith("System", StringComparison.Ordinal);
    }
}
