using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Generator;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>The generator in this process, over sources given as text.</summary>
internal static class GeneratorRun
{
    public static readonly CSharpParseOptions ParseOptions = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "Pure.Jit.Generated")]);

    /// <summary>The framework and the runtime.</summary>
    public static readonly ImmutableArray<string> ReferencePaths =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Pure.Jit.dll")),
    ];

    private static readonly ImmutableArray<MetadataReference> references = [.. ReferencePaths.Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>The package for devices by name alone: with it the generator writes kernels too.</summary>
    public static MetadataReference Devices { get; } = CSharpCompilation.Create("Pure.Jit.Ilgpu", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();

    public static CSharpCompilation Compilation(IEnumerable<(string Path, string Text)> sources) => CSharpCompilation.Create(
        "Synthetic",
        sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, ParseOptions, s.Path)),
        references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new JitGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
}
