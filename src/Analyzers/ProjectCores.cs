using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Pure.Jit.Generator;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Analyzers;

/// <summary>
/// The cores of one compilation's methods, lowered when somebody asks, and those of its libraries; shared by the analyzers of
/// that compilation, so that each method is lowered once.
/// </summary>
internal sealed class ProjectCores : ICoreLibrary
{
    private static readonly ConditionalWeakTable<Compilation, ProjectCores> All = new();

    private readonly Compilation compilation;
    private readonly Lazy<LibraryCores> libraries;
    private readonly Declarations? generation;
    private readonly ConcurrentDictionary<string, OwnMethod?> methods = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RecordType?> records = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<CoreMethod, Meetings> meetings = new();
    private readonly ConcurrentDictionary<(Location, string), bool> reported = new();
    private readonly FirstFindings first;

    private ProjectCores(Compilation compilation)
    {
        this.compilation = compilation;
        this.libraries = new Lazy<LibraryCores>(() => LibraryCores.Of(compilation, CancellationToken.None));
        this.generation = Declarations.BeforeGeneration(compilation);
        this.HasDevices = DeviceTarget.IsReferenced(compilation);
        this.first = new FirstFindings(compilation);
    }

    public static ProjectCores Of(Compilation compilation) => All.GetValue(compilation, static c => new ProjectCores(c));

    /// <summary>A method's core; throws <see cref="HasProblemsException"/> for one of this project's that has none.</summary>
    public CoreMethod? Method(string id) => this.Own(id) is { IsMarked: true } own
        ? own.Core ?? throw new HasProblemsException()
        : this.libraries.Value.Method(id);

    public RecordType? Record(string name) => this.records.GetOrAdd(name, this.FindRecord);

    /// <summary>The method lowered, if it is this project's.</summary>
    public OwnMethod? Own(string id) => this.methods.GetOrAdd(id, this.Lower);

    /// <summary>The symbol of a library's method, or null.</summary>
    public IMethodSymbol? Library(string id) => Symbols.Method(id, this.compilation);

    /// <summary>Why a method cannot run as plain C#, when a transformation in it needs what only its trace knows; null when it can.</summary>
    public string? PlainBodyFault(IMethodSymbol method, CancellationToken cancellation) => this.Own(Symbols.Id(method)) is { } own
        ? TransformCaptures.Find(own.Declaration, own.Model, cancellation) ?? (own.Core is { } core ? new CallersFunctions(this.Known, this.IsEntered).Fault(core) : null)
        : CallSites.IsTracedOnly(method, this.compilation) || LibraryCores.Text(method.ContainingAssembly, LibraryCores.BrokenPrefix + Symbols.Id(method)) is not null ? "a transformation in its body needs what only compiled code knows" : null;

    private bool IsEntered(string id) => this.Own(id) is { IsMarked: true } own ? own.IsEntered : CallersFunctions.IsEntered(this.libraries.Value, id);

    private bool Holds(Closure closure) =>
        closure.Methods.All(m => ReferenceEquals(this.Own(m.Id)?.Core, m)) && closure.Libraries.Equals(this.libraries.Value);

    // A method with problems has its own report.
    private CoreMethod? Known(string id) => this.Own(id) is { IsMarked: true } own ? own.Core : CallersFunctions.Foreign(this.libraries.Value, id);

    /// <summary>Reports what the analysis of a node has found, each rule once at an expression: several roots may meet the same fault.</summary>
    public void Report(IEnumerable<Diagnostic> found, SyntaxNodeAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in found.Select(d => this.first.For(d, new LookedAt(context))))
        {
            if (this.reported.TryAdd(FirstFindings.Key(diagnostic), true))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    /// <summary>Whether the project refers to the package for devices.</summary>
    public bool HasDevices { get; }

    /// <summary>True when the generator has traced a root, over the very cores of this compilation, and met nothing.</summary>
    public bool IsTraced(CoreMethod entry) => TracedRoots.Find(entry) is { } closure && this.Holds(closure);

    /// <summary>What the generator met in the trace of a root over the very cores of this compilation, or null.</summary>
    public TraceException? Failure(CoreMethod entry) => TracedRoots.Failed(entry) is var (failure, closure) && this.Holds(closure) ? failure : null;

    /// <summary>True when the generator has redirected a call, and compiled what it is redirected to.</summary>
    public bool IsRedirected(SyntaxNode call) =>
        this.generation?.Known<Generator.Frontend.CallSite>(call) is { } site && (site.Root is null || this.IsTraced(site.Root.Entry));

    /// <summary>What the generator compiles for a call that stands outside of traced bodies, as far as it has seen it.</summary>
    public SiteRoot? Root(SyntaxNode call) => this.generation?.Known<Generator.Frontend.CallSite>(call) is { Root: { IsInBody: false } root } ? root : null;

    /// <summary>False when a call stands in a method of which the generator knows that no operands of two element types meet in it.</summary>
    public bool MayPromote(SyntaxNode call) => this.MeetingsAround(call)?.InFunctions ?? true;

    /// <summary>The same for operators, which take an array for a number there.</summary>
    public bool MayConvertOperands(SyntaxNode operation) => this.MeetingsAround(operation)?.InOperators ?? true;

    /// <summary>True when the project's own source has this text in quotes.</summary>
    public bool Writes(string text) => this.compilation.SyntaxTrees.Any(t => t.ToString().Contains("\"" + text + "\""));

    private Meetings? MeetingsAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method && this.generation?.Known<MethodModel>(method)?.Core is { } core
            ? this.meetings.GetValue(core, static c => new Meetings(c))
            : null;

    private OwnMethod? Lower(string id)
    {
        if (Symbols.Method(id, this.compilation) is not { } method
            || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, this.compilation.Assembly))
        {
            return null;
        }

        IMethodSymbol withBody = method.PartialImplementationPart ?? method;
        if (withBody.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
        {
            return null;
        }

        // Callees are met while another method is analysed, so no context brings their model.
#pragma warning disable RS1030
        SemanticModel model = this.compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        return new OwnMethod(withBody, declaration, model, this.generation?.Known<MethodModel>(declaration)?.Core);
    }

    private RecordType? FindRecord(string name)
    {
        if (Symbols.NamedType(name, this.compilation) is not { } type)
        {
            return this.libraries.Value.Record(name);
        }

        Dictionary<string, RecordType> found = new(StringComparer.Ordinal);
        RecordTypes.Collect(type, found);
        return found.TryGetValue(name, out RecordType? record) ? record : this.libraries.Value.Record(name);
    }
}

/// <summary>Where operands of two element types may meet in a method that the generator has lowered.</summary>
internal sealed class Meetings(CoreMethod core)
{
    // The overloads of one element type are generic.
    public bool InFunctions { get; } = core.Body.All().Any(t =>
        t.Kind == TermKind.Call && t.Name.StartsWith("M:Pure.Jit.Nd.", StringComparison.Ordinal) && !t.Name.Contains("``"));

    public bool InOperators { get; } = core.Body.All().Any(t => t.Kind == TermKind.Primitive && t.Name == "ndarray_item");
}

/// <summary>A method of this project, as the generator has lowered it already or lowered when somebody asks.</summary>
internal sealed class OwnMethod(IMethodSymbol method, SyntaxNode declaration, SemanticModel model, CoreMethod? known)
{
    private readonly Lazy<LoweredMethod> lowered = new(() => Lowering.Lower(method, declaration, model, CancellationToken.None));

    public SyntaxNode Declaration => declaration;

    /// <summary>True for [Pure] and [Jit].</summary>
    public bool IsMarked { get; } = Symbols.HasCore(method);

    /// <summary>Whether calls of it are redirected, if its types are known where they stand.</summary>
    public bool IsEntered { get; } = JitEntry.Of(method, true) is not null;

    public SemanticModel Model => model;

    /// <summary>Null when there are problems.</summary>
    public CoreMethod? Core => known ?? this.Lowered.Core;

    /// <summary>With the problems, and where everything stands.</summary>
    public LoweredMethod Lowered => this.lowered.Value;

    /// <summary>Where a node of the core stands in the source.</summary>
    public Location At(int node) => Location.Create(
        declaration.SyntaxTree, node >= 0 && node < this.Lowered.Spans.Count ? this.Lowered.Spans[node] : declaration.Span);

    /// <summary>Where the type of a parameter is written.</summary>
    public Location TypeOf(string parameter)
    {
        ParameterSyntax? written = method.Parameters.FirstOrDefault(p => p.Name == parameter)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as ParameterSyntax;
        return (written?.Type ?? declaration).GetLocation();
    }

    /// <summary>What the compiler itself finds wrong here; then there is nothing to add.</summary>
    public bool HasCompilerErrors(CancellationToken cancellation) => HasErrors(model, declaration.Span, cancellation);

    public static bool HasErrors(SemanticModel model, TextSpan span, CancellationToken cancellation) =>
        model.GetDiagnostics(span, cancellation).Any(d => d.Severity == DiagnosticSeverity.Error);
}

/// <summary>A trace reached a method of this project whose problems are reported where that method is analysed.</summary>
internal sealed class HasProblemsException : Exception;
