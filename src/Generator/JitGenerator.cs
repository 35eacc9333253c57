using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Emit.Entry;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator;

/// <summary>
/// The incremental pipeline: lower each marked method to core; find the calls to redirect; close each root over the cores it
/// reaches; compile each root. What stands behind <see cref="StepNames.Close"/> runs only for roots whose closure changed.
/// It reports nothing: the analyzer runs the same steps and does.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class JitGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<MethodModel>> jitted = Methods(context, "Pure.Jit.JitAttribute");
        IncrementalValueProvider<ImmutableArray<MethodModel>> pure = Methods(context, "Pure.Jit.PureAttribute");
        IncrementalValueProvider<EquatableArray<MethodModel>> methods = jitted.Combine(pure)
            .Select(static (both, _) => both.Left.AddRange(both.Right).ToEquatableArray());
        IncrementalValueProvider<ProjectOptions> options = context.AnalyzerConfigOptionsProvider
            .Combine(context.CompilationProvider.Select(static (c, _) => (Assembly: c.AssemblyName ?? "", IsLibrary: c.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary)))
            .Select(static (both, _) => Options(both.Left.GlobalOptions, both.Right.Assembly, both.Right.IsLibrary));

        IncrementalValueProvider<EquatableArray<CallSite>> sites = Sites(context, methods);
        IncrementalValueProvider<LibraryCores> libraries = context.CompilationProvider.Select(LibraryCores.Of);
        IncrementalValuesProvider<CompileRequest> requests = methods.Combine(sites).Combine(libraries).Combine(options)
            .SelectMany(static (all, _) => Requests(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right))
            .WithTrackingName(StepNames.Close);
        CompileAhead ahead = new();
        IncrementalValueProvider<CompileAhead> prepared = requests.Collect()
            .Combine(context.CompilationProvider.Select(static (c, _) => c.Options.ConcurrentBuild))
            .Select((all, cancellation) => ahead.Prepare(all.Left, all.Right, cancellation));
        IncrementalValuesProvider<CompiledRoot> compiled = requests.Combine(prepared)
            .Select(static (both, cancellation) => both.Right.Compile(both.Left, cancellation)).WithTrackingName(StepNames.Compile);

        context.RegisterSourceOutput(compiled, static (output, root) => AddRoot(output, root));
        context.RegisterSourceOutput(
            sites.Combine(compiled.Select(static (r, _) => (r.Name, IsDone: r.Text is not null, r.IsTracedOnly)).Collect()).Combine(options), static (output, all) => AddInterceptors(output, all.Left.Left, all.Left.Right, all.Right));
        context.RegisterSourceOutput(
            compiled.Collect().Combine(methods).Combine(options), static (output, all) => AddTrees(output, all.Left.Left, all.Left.Right, all.Right));
        context.RegisterSourceOutput(methods.Combine(options), static (output, all) => AddCores(output, all.Left, all.Right));
        context.RegisterSourceOutput(methods.Combine(options), static (output, all) => AddEagerInto(output, all.Left, all.Right));
    }

    // The bodies are bound and lowered side by side, which the transform itself is not.
    private static IncrementalValueProvider<ImmutableArray<MethodModel>> Methods(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or AccessorDeclarationSyntax,
                static (method, _) => new MarkedMethod(method))
            .Collect()
            .Select(static (methods, cancellation) => SideBySide.Select(methods, m => MethodModel.Of(m.Context, cancellation), methods.All(m => m.IsConcurrent), cancellation))
            .WithTrackingName(StepNames.Lower);

    // Syntax first: only calls that have the name of a [Jit] method or of a transformation are ever bound.
    private static IncrementalValueProvider<EquatableArray<CallSite>> Sites(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<MethodModel>> methods)
    {
        IncrementalValueProvider<ImmutableArray<(InvocationExpressionSyntax Call, string Name)>> calls = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is InvocationExpressionSyntax call && CallSites.Name(call) is not null,
                static (c, _) => ((InvocationExpressionSyntax)c.Node, CallSites.Name((InvocationExpressionSyntax)c.Node)!))
            .Collect();
        IncrementalValueProvider<EquatableArray<string>> own = methods.Select(static (all, _) => all
            .Where(m => m.Entry is not null).Select(m => m.Core!.Name).Distinct().OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray());
        IncrementalValueProvider<LibraryNames> foreign = context.CompilationProvider.Select(LibraryNames.Of);
        return calls.Combine(own).Combine(foreign).Combine(context.CompilationProvider)
            .Select(static (all, cancellation) => Bind(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right, cancellation))
            .WithTrackingName(StepNames.Sites);
    }

    private static EquatableArray<CallSite> Bind(
        ImmutableArray<(InvocationExpressionSyntax Call, string Name)> calls, EquatableArray<string> own, LibraryNames foreign, Compilation compilation, CancellationToken cancellation)
    {
        HashSet<string> names = new(own.Concat(foreign.Names).Concat(CallSites.TransformNames), StringComparer.Ordinal);
        Declarations declarations = Declarations.Of(compilation);
        Dictionary<SyntaxTree, SemanticModel> models = [];
        List<CallSite> sites = [];
        foreach ((InvocationExpressionSyntax call, string name) in calls)
        {
            if (names.Contains(name) && declarations.Find(call, () => CallSites.Bind(call, ModelOf(call.SyntaxTree), cancellation)) is { } site)
            {
                sites.Add(site);
            }
        }

        return sites.ToEquatableArray();

        // One for all calls of a file, so that a body around several of them is bound once.
        SemanticModel ModelOf(SyntaxTree tree)
        {
            if (!models.TryGetValue(tree, out SemanticModel? model))
            {
                model = compilation.GetSemanticModel(tree);
                models.Add(tree, model);
            }

            return model;
        }
    }

    private static ProjectOptions Options(AnalyzerConfigOptions options, string assembly, bool isLibrary)
    {
        string Property(string name) => options.TryGetValue("build_property." + name, out string? value) ? value : "";
        bool isEager = string.Equals(Property("PureJitMode"), nameof(JitMode.Eager), StringComparison.OrdinalIgnoreCase);
        return new ProjectOptions(assembly, isEager ? JitMode.Eager : JitMode.Compiled, isLibrary, assembly != Symbols.RuntimeNamespace);
    }

    private static IEnumerable<CompileRequest> Requests(
        EquatableArray<MethodModel> methods, EquatableArray<CallSite> sites, LibraryCores libraries, ProjectOptions options)
    {
        if (!options.CompilesRoots)
        {
            yield break;
        }

        Dictionary<string, CoreMethod> project = new(StringComparer.Ordinal);
        Dictionary<string, RecordType> records = new(StringComparer.Ordinal);
        foreach (MethodModel method in methods)
        {
            if (method.Core is { } core)
            {
                project[core.Id] = core;
            }

            foreach (RecordType record in method.Records)
            {
                records[record.Name] = record;
            }
        }

        string className = GeneratedNames.Class(options.Assembly);
        foreach (MethodModel method in methods)
        {
            if (method is { Core: { } core, Entry: { IsGeneric: false } entry } && !core.Parameters.Any(p => p.IsStatic)
                && (options.Mode == JitMode.Compiled || entry.IsPlainBodyBroken))
            {
                Closure closure = Closure.Of(core, [], project, records, libraries);
                yield return new CompileRequest(entry.Name, entry.DisplayName, core, [], closure, entry.IsPublic, entry.FastMath, entry.Into, options.Mode, className) { IsTracedOnly = entry.IsPlainBodyBroken };
            }
        }

        HashSet<string> seen = [];
        foreach (CallSite site in sites)
        {
            if (site.Root is { } root && (site.IsInEveryMode || options.Mode == JitMode.Compiled) && seen.Add(root.Name))
            {
                Closure closure = Closure.Of(root.Entry, root.Records, project, records, libraries);
                JitMode mode = root.IsInBody ? JitMode.Eager : options.Mode;
                yield return new CompileRequest(root.Name, root.DisplayName, root.Entry, [], closure, false, root.FastMath, null, mode, className);
            }
        }
    }

    private static void AddRoot(SourceProductionContext output, CompiledRoot root)
    {
        if (root.Text is { } text)
        {
            output.AddSource(root.Name + ".Jit.g.cs", SourceText.From(text, Encoding.UTF8));
        }

        if (root.IntoText is { } into)
        {
            output.AddSource(root.Name + ".Into.g.cs", SourceText.From(into, Encoding.UTF8));
        }
    }

    private static void AddInterceptors(
        SourceProductionContext output, EquatableArray<CallSite> sites, ImmutableArray<(string Name, bool IsDone, bool IsTracedOnly)> roots, ProjectOptions options)
    {
        HashSet<string> done = [.. roots.Where(r => r.IsDone).Select(r => r.Name)];
        HashSet<string> tracedOnly = [.. roots.Where(r => r.IsTracedOnly).Select(r => r.Name)];
        bool isCompiled = options.Mode == JitMode.Compiled;
        List<CallSite> live = sites.Where(s => options.CompilesRoots
            && (!s.IsInBody || s.IsInEveryMode || tracedOnly.Contains(s.Target))
            && (done.Contains(s.Target) || ((isCompiled || s.IsInEveryMode) && s.Target.StartsWith("global::", StringComparison.Ordinal)))).ToList();
        if (live.Count > 0)
        {
            output.AddSource("Interceptors.g.cs", SourceText.From(Interceptors.Write(live, GeneratedNames.Class(options.Assembly)), Encoding.UTF8));
        }
    }

    private static void AddTrees(
        SourceProductionContext output, ImmutableArray<CompiledRoot> roots, EquatableArray<MethodModel> methods, ProjectOptions options)
    {
        if (!options.CompilesRoots)
        {
            return;
        }

        // The plain bodies of entered methods meet their trees too, whether they are compiled or not.
        List<MethodModel> entered = methods.Where(m => m.Entry is { IsGeneric: false }).ToList();
        Dictionary<string, RecordType> records = new(StringComparer.Ordinal);
        foreach (RecordType record in roots.SelectMany(r => r.Records).Concat(entered.SelectMany(m => m.Records)))
        {
            records[record.Name] = record;
        }

        IEnumerable<TypeRef> trees = roots.SelectMany(r => r.Trees)
            .Concat(entered.SelectMany(m => m.Core!.Parameters.Select(p => p.Type).Append(m.Core.Result)).Where(t => !t.IsOpen));
        if (TreeRegistrations.Write(trees, records, GeneratedNames.Class(options.Assembly)) is { } text)
        {
            output.AddSource("Trees.g.cs", SourceText.From(text, Encoding.UTF8));
        }
    }

    private static void AddCores(SourceProductionContext output, EquatableArray<MethodModel> methods, ProjectOptions options)
    {
        if (!options.WritesCores || methods.Count == 0)
        {
            return;
        }

        StringBuilder text = new("// <auto-generated/>\n");
        SortedDictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (MethodModel method in methods)
        {
            if (method.Core is { } core)
            {
                texts[core.Id] = CoreText.Write(core);
            }

            foreach (RecordType record in method.Records)
            {
                texts[RecordText.Prefix + record.Name] = RecordText.Write(record);
            }
        }

        foreach (KeyValuePair<string, string> entry in texts)
        {
            text.Append("[assembly: global::Pure.Jit.PureCore(").Append(CoreText.Version).Append(", ").Append(Literal(entry.Key)).Append(", \"")
                .Append(CoreText.Hash(entry.Value)).Append("\", ").Append(Literal(entry.Value)).Append(")]\n");
        }

        output.AddSource("PureCore.g.cs", SourceText.From(text.ToString(), Encoding.UTF8));
    }

    // Compiled roots bring their overload with 'into:' themselves; where plain bodies run, it is written here.
    private static void AddEagerInto(SourceProductionContext output, EquatableArray<MethodModel> methods, ProjectOptions options)
    {
        if (options.Mode != JitMode.Eager || !options.CompilesRoots)
        {
            return;
        }

        Dictionary<string, RecordType> records = new(StringComparer.Ordinal);
        foreach (RecordType record in methods.SelectMany(m => m.Records))
        {
            records[record.Name] = record;
        }

        foreach (MethodModel method in methods)
        {
            if (method is { Core: { } core, Entry: { Into: { } into, IsPlainBodyBroken: false } entry }
                && IntoExtension.WriteEager(into, core, entry.Name, GeneratedNames.Class(options.Assembly), new Emit.Entry.Trees(records)) is { } text)
            {
                output.AddSource(entry.Name + ".Into.g.cs", SourceText.From(text, Encoding.UTF8));
            }
        }
    }

    // A class, compared by reference: every compilation binds anew, and what its bodies mean is found by node.
    private sealed class MarkedMethod(GeneratorAttributeSyntaxContext context)
    {
        public GeneratorAttributeSyntaxContext Context { get; } = context;

        public bool IsConcurrent => this.Context.SemanticModel.Compilation.Options.ConcurrentBuild;
    }

    private static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
