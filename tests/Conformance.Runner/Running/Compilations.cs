using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator;

namespace Pure.Jit.Conformance.Running;

/// <summary>Roslyn as a user's project has it.</summary>
internal static class Compilations
{
    public const string AssemblyName = "Golden";

    private static readonly CSharpParseOptions ParseOptions =
        new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("InterceptorsNamespaces", "Pure.Jit.Generated")]);

    private static readonly Lazy<MetadataReference[]> References = new(() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(p => !Path.GetFileName(p).Contains("CodeAnalysis", StringComparison.Ordinal) && !Path.GetFileName(p).StartsWith("Pure.Jit.", StringComparison.Ordinal))
        .Append(typeof(Nd).Assembly.Location)
        .Distinct()
        .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p))
        .ToArray());

    private static readonly Lazy<MetadataReference[]> Devices = new(() =>
        [MetadataReference.CreateFromFile(typeof(Ilgpu.IlgpuDevice).Assembly.Location), MetadataReference.CreateFromFile(typeof(ILGPU.Context).Assembly.Location)]);

    public static SyntaxTree Tree(CaseProgram program) => CSharpSyntaxTree.ParseText(program.Text, ParseOptions, program.ClassName + ".cs", Encoding.UTF8);

    /// <summary>A project of some files.</summary>
    /// <param name="trees">The files.</param>
    /// <param name="hasDevices">Whether it refers to the package for devices.</param>
    public static CSharpCompilation Create(IEnumerable<SyntaxTree> trees, bool hasDevices = false) => CSharpCompilation.Create(
        AssemblyName,
        trees,
        hasDevices ? [.. References.Value, .. Devices.Value] : References.Value,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Adds what the generator writes.</summary>
    public static (Compilation Compilation, GeneratorDriverRunResult Result) Generate(CSharpCompilation compilation, bool isEager)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new JitGenerator().AsSourceGenerator()], parseOptions: ParseOptions, optionsProvider: new Options(isEager ? "Eager" : "Compiled"));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return (output, driver.GetRunResult());
    }

    private sealed class Options(string mode) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(mode);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => this.GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => this.GlobalOptions;
    }

    private sealed class Properties(string mode) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.PureJitMode" ? mode : null;
            return value is not null;
        }
    }
}
