using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Generator;

namespace Pure.Jit.Ilgpu.Tests.Rules;

/// <summary>A user's project of some files that refers to the package for devices.</summary>
internal static class KernelProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Pure.Jit;
        global using static Pure.Jit.Nd;
        global using static Pure.Jit.Nn;
        global using static Pure.Jit.Transforms;
        """;

    private static readonly CSharpParseOptions ParseOptions = new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("InterceptorsNamespaces", "Pure.Jit.Generated")]);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsWanted).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Create(IEnumerable<(string Name, string Text)> files) => CSharpCompilation.Create(
        "User",
        files.Prepend((Name: "Usings.cs", Text: Usings)).Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Name, System.Text.Encoding.UTF8)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project with what the generator adds, and the files of kernels among that.</summary>
    public static (Compilation Compilation, IReadOnlyList<SyntaxTree> Kernels) Generated(IEnumerable<(string Name, string Text)> files)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new JitGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver = driver.RunGeneratorsAndUpdateCompilation(Create(files), out Compilation output, out _);
        return (output, [.. driver.GetRunResult().GeneratedTrees.Where(t => t.FilePath.EndsWith(".Device.g.cs", StringComparison.Ordinal))]);
    }

    private static bool IsWanted(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return name is "Pure.Jit" or "Pure.Jit.Ilgpu" or "Pure.Jit.Ilgpu.Contract" or "netstandard" or "mscorlib" || name.StartsWith("System", StringComparison.Ordinal);
    }
}
