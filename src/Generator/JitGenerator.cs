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
        IncrementalValueProvider<ProjectFacts> facts = context.CompilationProvider.Select(
            static (c, _) => new ProjectFacts(
                c.AssemblyName ?? "", c.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary, c.Options.ConcurrentBuild, DeviceTarget.IsReferenced(c)));
        IncrementalValueProvider<ProjectOptions> options = context.AnalyzerConfigOptionsProvider
            .Join(facts, static (config, facts, _) => Options(config.GlobalOptions, facts));
        IncrementalValueProvider<Batch<MethodModel>> methods = Methods(context, "Pure.Jit.JitAttribute")
            .Join(Methods(context, "Pure.Jit.PureAttribute"), static (jitted, pure, _) => new Batch<MethodModel>(Once([.. jitted.Items, .. pure.Items])))
            .Join(context.CompilationProvider.Select(LibraryCores.Of), static (methods, libraries, _) => new Batch<MethodModel>(CallersFunctions.Mark(methods.Items, libraries).ToEquatableArray()));
        IncrementalValueProvider<Batch<CallSite>> sites = Sites(context, methods);

        IncrementalValuesProvider<CompileRequest> requests = methods
            .Join(sites, static (methods, sites, _) => new MarkedCode(methods.Items, sites.Items))
            .Join(context.CompilationProvider.Select(LibraryCores.Of), static (code, libraries, _) => new LinkedCode(code, libraries, SourceMaps.None))
            .Join(Places(context, methods, options), static (code, places, _) => code with { Places = places })
            .Combine(options)
            .SelectMany(static (both, _) => Requests(both.Left.Code.Methods, both.Left.Code.Sites, both.Left.Libraries, both.Left.Places, both.Right))
            .WithTrackingName(StepNames.Close);
        CompileAhead ahead = new();
        IncrementalValueProvider<CompileAhead> prepared = requests.Gather()
            .Join(facts, (requests, facts, cancellation) => ahead.Prepare(requests.Items, facts.IsConcurrent, cancellation));
        IncrementalValuesProvider<CompiledRoot> compiled = requests.Combine(prepared)
            .Select(static (both, cancellation) => both.Right.Compile(both.Left, cancellation)).WithTrackingName(StepNames.Compile);

        context.RegisterSourceOutput(compiled, static (output, root) => AddRoot(output, root));
        context.RegisterSourceOutput(
            sites.Join(compiled.Select(static (r, _) => new RootState(r.Name, r.Text is not null, r.IsTracedOnly)).Gather(), static (sites, roots, _) => new Redirections(sites.Items, roots.Items))
                .Combine(options),
            static (output, both) => AddInterceptors(output, both.Left.Sites, both.Left.Roots, both.Right));
        context.RegisterSourceOutput(
            compiled.Gather().Join(methods, static (roots, methods, _) => new EnteredCode(roots.Items, methods.Items, [], []))
                .Join(sites, static (code, sites, _) => code with { Asked = sites.Items.Select(s => s.Root).OfType<SiteRoot>().Distinct().ToEquatableArray() })
                .Join(WrittenTrees.Of(context, methods), static (code, trees, _) => code with { Written = trees.Items }).Combine(options),
            static (output, both) => AddTrees(output, both.Left, both.Right));
        context.RegisterSourceOutput(
            methods.Join(Facts(context), static (methods, facts, _) => new CarriedCode(methods.Items, facts.Items)).Combine(options),
            static (output, both) => AddCores(output, both.Left.Methods, both.Left.Facts, both.Right));
        context.RegisterSourceOutput(methods.Combine(options), static (output, both) => AddEagerInto(output, both.Left.Items, both.Right));
    }

    private static IncrementalValueProvider<Batch<RecordFacts>> Facts(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => RecordFacts.IsCandidate(node),
            static (found, cancellation) => RecordFacts.Of((INamedTypeSymbol)found.SemanticModel.GetDeclaredSymbol(found.Node, cancellation)!)).Gather();

    // Nowhere, in a project that does not ask: then an edit that moves a method changes nothing.
    private static IncrementalValueProvider<SourceMap> Places(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<Batch<MethodModel>> methods, IncrementalValueProvider<ProjectOptions> options) => methods
        .Join(options, static (methods, options, _) => new AskedPlaces(options.ChecksNans ? methods.Items : [], options.ChecksNans))
        .Join(context.CompilationProvider, static (asked, compilation, cancellation) => asked.IsAsked ? SourceMaps.Of(asked.Methods, compilation, cancellation) : SourceMaps.None);

    // The bodies are bound and lowered side by side, which the transform itself is not.
    private static IncrementalValueProvider<Batch<MethodModel>> Methods(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => IsMarked(node),
                static (method, _) => new MarkedMethod(method))
            .Collect()
            .Select(static (methods, cancellation) => Lower(methods, cancellation))
            .WithTrackingName(StepNames.Lower);

    // Asked of nodes under an attribute of that name only: the first sign that there will be something to compile.
    private static bool IsMarked(SyntaxNode node)
    {
        if (node is not (BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorDeclarationSyntax))
        {
            return false;
        }

        WarmUp.Begin();
        return true;
    }

    private static Batch<MethodModel> Lower(ImmutableArray<MarkedMethod> methods, CancellationToken cancellation)
    {
        if (methods.Length == 0)
        {
            return new Batch<MethodModel>([]);
        }

        Compilation compilation = methods[0].Context.SemanticModel.Compilation;
        SemanticModels models = new(compilation);
        EquatableArray<MethodModel> lowered = SideBySide.Select(methods, m => MethodModel.Of(m.Context, models, cancellation), compilation.Options.ConcurrentBuild, cancellation);

        return new Batch<MethodModel>(Once(lowered));
    }

    // Marked [Jit] and [Pure], or declared twice, which is an error of C# and, while one edits, no reason to lose all others.
    private static EquatableArray<MethodModel> Once(EquatableArray<MethodModel> methods)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return methods.Where(m => m.Id is null || seen.Add(m.Id)).ToEquatableArray();
    }

    // Syntax first: only calls that have the name of a [Jit] method or of a transformation are ever bound.
    private static IncrementalValueProvider<Batch<CallSite>> Sites(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<Batch<MethodModel>> methods)
    {
        IncrementalValueProvider<Batch<NamedCall>> calls = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is InvocationExpressionSyntax call && CallSites.Name(call) is not null,
                static (c, _) => new NamedCall((InvocationExpressionSyntax)c.Node, CallSites.Name((InvocationExpressionSyntax)c.Node)!))
            .Gather();
        IncrementalValueProvider<Batch<string>> own = methods.Select(static (all, _) => new Batch<string>(all.Items
            .Where(m => m.Entry is not null).Select(m => m.Core!.Name).Distinct().OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray()));
        return calls
            .Join(own, static (calls, own, _) => new CallsByName(calls.Items, own.Items))
            .Join(context.CompilationProvider.Select(LibraryNames.Of), static (calls, foreign, _) => calls with { Names = [.. calls.Names, .. foreign.Names] })
            .Join(context.CompilationProvider, static (calls, compilation, cancellation) => new Batch<CallSite>(Bind(calls, compilation, cancellation)))
            .WithTrackingName(StepNames.Sites);
    }

    private static EquatableArray<CallSite> Bind(CallsByName calls, Compilation compilation, CancellationToken cancellation)
    {
        HashSet<string> names = new(calls.Names.Concat(CallSites.TransformNames), StringComparer.Ordinal);
        Declarations declarations = Declarations.Of(compilation);
        SemanticModels models = new(compilation);
        List<CallSite> sites = [];
        foreach ((InvocationExpressionSyntax call, string name) in calls.Calls)
        {
            if (names.Contains(name) && declarations.Find(call, () => CallSites.Bind(call, models[call.SyntaxTree], cancellation)) is { } site)
            {
                sites.Add(site);
            }
        }

        return sites.ToEquatableArray();
    }

    private static ProjectOptions Options(AnalyzerConfigOptions options, ProjectFacts facts)
    {
        string Property(string name) => options.TryGetValue("build_property." + name, out string? value) ? value : "";
        bool isEager = string.Equals(Property("PureJitMode"), nameof(JitMode.Eager), StringComparison.OrdinalIgnoreCase);
        bool checksNans = string.Equals(Property("PureJitDebugNans"), "true", StringComparison.OrdinalIgnoreCase);
        return new ProjectOptions(facts.Assembly, isEager ? JitMode.Eager : JitMode.Compiled, facts.IsLibrary, facts.Assembly != Symbols.RuntimeNamespace, facts.HasDevices && !DeviceTarget.IsSwitchedOff(options), HasAnalyzers(Property), checksNans);
    }

    // As the SDK decides it.
    private static bool HasAnalyzers(Func<string, string> property) => !string.Equals(
        property("RunAnalyzers") is { Length: > 0 } always ? always : property("RunAnalyzersDuringBuild"), "false", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<CompileRequest> Requests(
        EquatableArray<MethodModel> methods, EquatableArray<CallSite> sites, LibraryCores libraries, SourceMap places, ProjectOptions options)
    {
        if (!options.CompilesRoots)
        {
            yield break;
        }

        SourceMap? Checks(CoreMethod entry, string name, Closure closure) => options.ChecksNans ? places.Of(entry.Id, name, [.. closure.Methods.Select(m => m.Id)]) : null;

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
                yield return new CompileRequest(entry.Name, entry.DisplayName, core, [], closure, entry.IsPublic, entry.FastMath, entry.Into, options.Mode, className) { IsTracedOnly = entry.IsPlainBodyBroken, WritesKernels = options.WritesKernels, HasAnalyzers = options.HasAnalyzers, NanChecks = Checks(core, core.Id, closure) };
            }
        }

        // The same program may be asked for in a body that runs as it is, where that is enough op by op, and elsewhere.
        HashSet<string> outside = [.. sites.Where(s => s.Root is { IsInBody: false }).Select(s => s.Root!.Name)];
        HashSet<string> seen = [];
        HashSet<string> broken = [.. methods.Where(m => m.Entry is { IsPlainBodyBroken: true }).Select(m => CallSites.RootId(m.Core!.Id))];
        foreach (CallSite site in sites)
        {
            // In a body that runs as it is, only what cannot run as it is.
            bool isBroken = site.Root is { } asked && broken.Contains(asked.Entry.Id);
            if (site.Root is { } root && (site.IsInEveryMode || isBroken || (options.Mode == JitMode.Compiled && !site.IsInBody)) && seen.Add(root.Name))
            {
                Closure closure = Closure.Of(root.Entry, root.Records, project, records, libraries);
                JitMode mode = outside.Contains(root.Name) ? options.Mode : JitMode.Eager;
                yield return new CompileRequest(root.Name, root.DisplayName, root.Entry, [], closure, false, root.FastMath, null, mode, className) { IsTracedOnly = isBroken, WritesKernels = options.WritesKernels, HasAnalyzers = options.HasAnalyzers, NanChecks = Checks(root.Entry, root.Name, closure) };
            }
        }
    }

    private static void AddRoot(SourceProductionContext output, CompiledRoot root)
    {
        if (root.Text is { } text)
        {
            output.AddSource(root.Name + ".Jit.g.cs", SourceText.From(text, Encoding.UTF8));
        }

        if (root.DeviceText is { } kernels)
        {
            output.AddSource(root.Name + ".Device.g.cs", SourceText.From(kernels, Encoding.UTF8));
        }

        if (root.IntoText is { } into)
        {
            output.AddSource(root.Name + ".Into.g.cs", SourceText.From(into, Encoding.UTF8));
        }
    }

    private static void AddInterceptors(
        SourceProductionContext output, EquatableArray<CallSite> sites, EquatableArray<RootState> roots, ProjectOptions options)
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
        SourceProductionContext output, EnteredCode code, ProjectOptions options)
    {
        if (!options.CompilesRoots)
        {
            return;
        }

        // The plain bodies of entered methods meet their trees too, whether they are compiled or not, and those of all methods the
        // tuples that they hand to functions over trees; so do those of methods whose types only a call knows.
        List<MethodModel> entered = code.Methods.Where(m => m.Entry is { IsGeneric: false }).ToList();
        Dictionary<string, RecordType> records = new(StringComparer.Ordinal);
        foreach (RecordType record in code.Roots.SelectMany(r => r.Records).Concat(entered.SelectMany(m => m.Records)).Concat(code.Asked.SelectMany(r => r.Records)).Concat(code.Written.SelectMany(w => w.Records)))
        {
            records[record.Name] = record;
        }

        IEnumerable<TypeRef> trees = code.Roots.SelectMany(r => r.Trees)
            .Concat(entered.Select(m => m.Core!).Concat(code.Asked.Where(r => !r.IsInBody).Select(r => r.Entry)).SelectMany(m => m.Parameters.Select(p => p.Type).Append(m.Result)).Where(t => !t.IsOpen))
            .Concat(TreeRegistrations.In([.. code.Methods.Select(m => m.Core).OfType<CoreMethod>()], code.Asked.Select(r => r.Entry)))
            .Concat(code.Written.Select(w => w.Type));
        if (TreeRegistrations.Write(trees, records, GeneratedNames.Class(options.Assembly)) is { } text)
        {
            output.AddSource("Trees.g.cs", SourceText.From(text, Encoding.UTF8));
        }
    }

    private static void AddCores(SourceProductionContext output, EquatableArray<MethodModel> methods, EquatableArray<RecordFacts> facts, ProjectOptions options)
    {
        if (!options.WritesCores || methods.Count + facts.Count == 0)
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
                if (method.Entry is { IsPlainBodyBroken: true } entry && (entry.IsGeneric || core.Parameters.Any(p => p.IsStatic)))
                {
                    texts[LibraryCores.TracedOnlyPrefix + core.Id] = "";
                }
                else if (method.IsBroken && options.CompilesRoots)
                {
                    texts[LibraryCores.BrokenPrefix + core.Id] = core.Name;
                }
            }

            foreach (RecordType record in method.Records)
            {
                texts[RecordText.Prefix + record.Name] = RecordText.Write(record);
            }
        }

        foreach (RecordFacts fact in facts)
        {
            texts[fact.Id] = fact.Text;
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
        if (!options.CompilesRoots)
        {
            return;
        }

        foreach (string name in methods.Select(m => m.NotLowered).OfType<string>().Where(_ => !options.HasAnalyzers))
        {
            output.AddSource(name + ".Untold.g.cs", SourceText.From(Compiler.Untold(name), Encoding.UTF8));
        }

        foreach (RefusedMethod refused in methods.Select(m => m.Refused).OfType<RefusedMethod>())
        {
            output.AddSource(refused.Name + ".Into.g.cs", SourceText.From(IntoExtension.WriteRefused(refused, GeneratedNames.Class(options.Assembly)), Encoding.UTF8));
        }

        if (options.Mode != JitMode.Eager)
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

    private sealed record ProjectFacts(string Assembly, bool IsLibrary, bool IsConcurrent, bool HasDevices);

    private sealed record MarkedCode(EquatableArray<MethodModel> Methods, EquatableArray<CallSite> Sites);

    private sealed record CarriedCode(EquatableArray<MethodModel> Methods, EquatableArray<RecordFacts> Facts);

    private sealed record LinkedCode(MarkedCode Code, LibraryCores Libraries, SourceMap Places);

    private sealed record AskedPlaces(EquatableArray<MethodModel> Methods, bool IsAsked);

    private sealed record NamedCall(InvocationExpressionSyntax Call, string Name);

    private sealed record CallsByName(EquatableArray<NamedCall> Calls, EquatableArray<string> Names);

    private sealed record RootState(string Name, bool IsDone, bool IsTracedOnly);

    private sealed record Redirections(EquatableArray<CallSite> Sites, EquatableArray<RootState> Roots);

    private sealed record EnteredCode(EquatableArray<CompiledRoot> Roots, EquatableArray<MethodModel> Methods, EquatableArray<SiteRoot> Asked, EquatableArray<WrittenTree> Written);

    // A class, compared by reference: every compilation binds anew, and what its bodies mean is found by node.
    private sealed class MarkedMethod(GeneratorAttributeSyntaxContext context)
    {
        public GeneratorAttributeSyntaxContext Context { get; } = context;
    }

    private static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
