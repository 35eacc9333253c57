using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>A user's project of some source texts: run through the generator, compiled with warnings as errors, loaded, called.</summary>
internal sealed class GeneratedProject
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

    private readonly CSharpCompilation output;
    private readonly AssemblyLoadContext context = new(null, isCollectible: false);
    private readonly GeneratedProject? library;
    private readonly string mode;
    private readonly Lazy<MetadataReference> reference;
    private Assembly? loaded;

    private GeneratedProject(CSharpCompilation output, GeneratorDriverRunResult result, GeneratedProject? library, string mode)
    {
        this.output = output;
        this.library = library;
        this.mode = mode;
        this.reference = new(() => MetadataReference.CreateFromImage(this.Image(this.IsPackage ? null : ReferenceAssembly)));
        GeneratorRunResult run = result.Results.Single();
        Assert.True(run.Exception is null, run.Exception?.ToString());
        this.Files = run.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
    }

    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose)
        .WithFeatures([new("InterceptorsNamespaces", "Pure.Jit.Generated")]);

    /// <summary>
    /// Whether projects that refer to this one see all of it, as of a package; otherwise they see a reference assembly, as the SDK gives them of another project of
    /// the solution: without bodies and without what is private.
    /// </summary>
    public bool IsPackage { get; init; }

    /// <summary>What the generator wrote, by file name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The text of the file with the interceptors, or nothing.</summary>
    public string Interceptors => this.Files.GetValueOrDefault("Interceptors.g.cs", "");

    public static GeneratedProject Of(
        string source, string mode = "Compiled", GeneratedProject? library = null, string name = "App", bool runsAnalyzers = true, bool debugsNans = false, bool isPackage = false) =>
        Of([source], mode, library, name, runsAnalyzers, debugsNans, isPackage);

    public static GeneratedProject Of(
        IReadOnlyList<string> sources, string mode = "Compiled", GeneratedProject? library = null, string name = "App", bool runsAnalyzers = true, bool debugsNans = false, bool isPackage = false)
    {
        CSharpCompilation compilation = Compilation(sources, name, library);
        GeneratorDriver driver = Driver(mode, runsAnalyzers: runsAnalyzers, debugsNans: debugsNans).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new GeneratedProject((CSharpCompilation)output, driver.GetRunResult(), library, mode) { IsPackage = isPackage };
    }

    public static CSharpCompilation Compilation(IEnumerable<string> sources, string name = "App", GeneratedProject? library = null)
    {
        IEnumerable<SyntaxTree> trees = sources.Prepend(Usings).Select((s, i) => CSharpSyntaxTree.ParseText(s, ParseOptions, $"File{i}.cs"));
        return CSharpCompilation.Create(
            name,
            trees,
            library is null ? Platform.Value : Platform.Value.Add(library.reference.Value),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                generalDiagnosticOption: ReportDiagnostic.Error,
                specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Warn), new("CS1701", ReportDiagnostic.Suppress)],
                nullableContextOptions: NullableContextOptions.Enable,
                reportSuppressedDiagnostics: true));
    }

    public static GeneratorDriver Driver(string mode = "Compiled", bool tracksSteps = false, bool runsAnalyzers = true, bool debugsNans = false) => CSharpGeneratorDriver.Create(
        [new JitGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: new ModeOptions(mode, runsAnalyzers, debugsNans),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracksSteps));

    /// <summary>
    /// What the compiler says about the project with its generated files, and would say of these if they did not keep it from that: but for what is said where the user
    /// names it (obsolete, experimental), for x &lt; x, a number left over and a branch never taken.
    /// </summary>
    public IReadOnlyList<string> Faults() => this.output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)
        .Where(d => d.Location.GetLineSpan().Path.EndsWith(".g.cs", StringComparison.Ordinal) ? !d.IsSuppressed || !Expected.Contains(d.Id) : !d.IsSuppressed && d.Id != "CS1591").Select(d =>
        $"{d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}\n    {Path.GetFileName(d.Location.GetLineSpan().Path)}: {d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}")
        .Distinct().ToList();

    public IEnumerable<Diagnostic> Errors() => this.output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed);

    /// <summary>What the analyzers say about the project.</summary>
    public IReadOnlyList<Diagnostic> Findings() => this.output.WithAnalyzers(AllAnalyzers.Value, new AnalyzerOptions([], new ModeOptions(this.mode, true, false)))
        .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    /// <summary>Calls a static method without parameters.</summary>
    public object? Run(string type = "Test", string method = "Run") =>
        this.Load().GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], CultureInfo.InvariantCulture);

    public Assembly Load()
    {
        if (this.loaded is null)
        {
            this.context.Resolving += (_, wanted) => wanted.Name == this.library?.output.AssemblyName ? this.library!.Load() : null;
            this.loaded = this.context.LoadFromStream(new MemoryStream(this.Image()));
        }

        return this.loaded;
    }

    private byte[] Image(Microsoft.CodeAnalysis.Emit.EmitOptions? options = null)
    {
        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = this.output.Emit(stream, options: options);
        Assert.True(result.Success, string.Join("\n", this.Faults().Take(8)));
        return stream.ToArray();
    }

    private static readonly Microsoft.CodeAnalysis.Emit.EmitOptions ReferenceAssembly = new(metadataOnly: true, includePrivateMembers: false);

    private static readonly HashSet<string> Expected = new(["CS0162", "CS0219", "CS0612", "CS0618", "CS1591", "CS1718", "CS9192", "TEST001"], StringComparer.Ordinal);

    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> AllAnalyzers = new(() => [.. typeof(Analyzers.JitAnalyzer).Assembly.GetTypes()
        .Where(t => typeof(DiagnosticAnalyzer).IsAssignableFrom(t) && !t.IsAbstract).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)]);

    private static readonly Lazy<ImmutableArray<MetadataReference>> Platform = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => !Path.GetFileName(p).StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || Path.GetFileName(p) is "xunit.assert.dll" or "xunit.core.dll" or "xunit.abstractions.dll")
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p))]);

    private sealed class ModeOptions(string mode, bool runsAnalyzers, bool debugsNans) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(mode, runsAnalyzers, debugsNans);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => this.GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => this.GlobalOptions;

        private sealed class Options(string mode, bool runsAnalyzers, bool debugsNans) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key switch { "build_property.PureJitMode" => mode, "build_property.RunAnalyzers" when !runsAnalyzers => "false", "build_property.PureJitDebugNans" when debugsNans => "true", _ => null };
                return value is not null;
            }
        }
    }
}
