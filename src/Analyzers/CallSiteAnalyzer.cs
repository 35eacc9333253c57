using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Looks at the calls from plain C# that the generator redirects: transformations, and [Jit] methods whose types or statics
/// are known only at the call. What stops them is reported where it is, or at the call.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallSiteAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.ImpureAssignment, Rules.MutableState, Rules.UnmarkedCall, Rules.ImpureCall, Rules.UnsupportedConstruct,
        Rules.UnsupportedType, Rules.InaccessibleType, Rules.Recursion, Rules.UnsupportedValue, Rules.ShapeMismatch, Rules.RankNeeded, Rules.ShapeSyntax,
        Rules.StaticNeeded, Rules.RefusedArgument, Rules.TracedCondition, Rules.BranchMismatch, Rules.CarryMismatch, Rules.EndlessLoop, Rules.UnknownFunction, Rules.NotDifferentiable, Rules.ZeroGradient,
        Rules.PlainBody, Rules.BrokenPlainBody, Rules.StaticAtRunTime, Rules.OnHost, Rules.CoreVersion,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (Findings.IsWrittenByUs(context.Node.SyntaxTree))
        {
            return;
        }

        InvocationExpressionSyntax call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax } access && access.Expression.ToString().EndsWith("Tree", StringComparison.Ordinal))
        {
            Tree(call, context);
        }

        ProjectCores.Of(context.Compilation).Report(Found(new LookedAt(context)), context);
    }

    /// <summary>What is found in what a call is redirected to, or at the call.</summary>
    internal static IEnumerable<Diagnostic> Found(LookedAt context)
    {
        // Names first: nothing else about a call is looked at unless it may be ours.
        InvocationExpressionSyntax call = (InvocationExpressionSyntax)context.Node;
        if (CallSites.Name(call) is not { } name)
        {
            return [];
        }

        ProjectCores cores = ProjectCores.Of(context.Compilation);
        bool mayTransform = CallSites.TransformNames.Contains(name);
        if (!mayTransform && !JitNames.Of(context.Compilation).Contains(name))
        {
            return [];
        }

        if (cores.IsRedirected(call))
        {
            return cores.Root(call) is { } root ? Known(root, call, cores, context) : [];
        }

        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || CallSites.IsInTracedBody(call, context.SemanticModel, context.CancellationToken)
            || (mayTransform && CallSites.IsWithinTransformed(call, context.SemanticModel, context.CancellationToken)))
        {
            return [];
        }

        return mayTransform && CallSites.IsTransforms(method.ContainingType)
            ? Transformation(call, context)
            : Symbols.Has(method, "JitAttribute") ? Direct(call, method, context) : [];
    }

    // The generator has compiled it, and knows what it could not make kernels of.
    private static IEnumerable<Diagnostic> Known(SiteRoot root, InvocationExpressionSyntax call, ProjectCores cores, LookedAt context) =>
        TracedRoots.OnHost(root.Entry) is { } onHost && Device(root.DisplayName, root.FastMath, call, cores, context) is { } device ? device.Findings(onHost) : [];

    private static DeviceUse? Device(string name, bool fastMath, InvocationExpressionSyntax call, ProjectCores cores, LookedAt context) =>
        DeviceUse.In(cores, context.Options, name, call.Expression.GetLocation(), fastMath);

    // In traced code the front end looks at what goes through Tree.
    private static void Tree(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol { ContainingType: { Name: "Tree" } type, Name: not "Register" } method
            || !Symbols.IsRuntime(type)
            || CallSites.IsInTracedBody(call, context.SemanticModel, context.CancellationToken)
            || method.TypeArguments.FirstOrDefault() is not { } tree)
        {
            return;
        }

        Location at = call.ArgumentList.Arguments.Select(a => a.Expression)
            .FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetTypeInfo(a, context.CancellationToken).Type, tree))?.GetLocation() ?? call.GetLocation();
        if (TreeTypes.Fault(tree) is { } fault)
        {
            context.ReportDiagnostic(Findings.Create(Rules.UnsupportedType, at, [fault.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), fault.Why]));
        }
        else if (!JitEntry.IsNameable(tree))
        {
            context.ReportDiagnostic(Findings.Create(Rules.InaccessibleType, at, [tree.ToDisplayString()]));
        }
    }

    private static IEnumerable<Diagnostic> Transformation(InvocationExpressionSyntax call, LookedAt context)
    {
        if (context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || OwnMethod.HasErrors(context.SemanticModel, call.Span, context.CancellationToken))
        {
            return [];
        }

        string name = operation.TargetMethod.Name;
        if (operation.TargetMethod.TypeArguments.Any(CallSites.IsOpen))
        {
            return [Unknown(call.Expression, name, "its types must be known at the call; call it from a [Jit] or [Pure] method, or without type parameters")];
        }

        if (name is "Linearize" or "EvalShape" || (name == "Vjp" && operation.TargetMethod.Parameters.Length == 2))
        {
            return [Unknown(call.Expression, $"{name} outside a traced body", $"it gives {(name == "EvalShape" ? "the shape" : "a function")} of what only traced code has; call it in a [Jit] or [Pure] method")];
        }

        IOperation? function = operation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value;
        string why = "";
        IOperation? known = function is null ? null : KnownFunctions.Find(function, context.CancellationToken, out why);
        if (function is not null && known is null)
        {
            return [Unknown(function.Syntax, name, why)];
        }

        if (CallSites.Unnameable(operation.TargetMethod) is { } hidden)
        {
            return [Findings.Create(Rules.InaccessibleType, call.Expression.GetLocation(), [hidden.ToDisplayString()])];
        }

        if (CallSites.LowerTransform(operation, context.SemanticModel, call, context.CancellationToken) is not { } transform)
        {
            return [Unknown(call.Expression, name, "this form is not redirected to compiled code; call the [Jit] method itself")];
        }

        LoweredMethod lowered = transform.Lowered;
        Location At(int node) => Location.Create(call.SyntaxTree, node >= 0 && node < lowered.Spans.Count ? lowered.Spans[node] : call.Span);
        if (lowered.Core is not { } core)
        {
            return Findings.Of(lowered, call.SyntaxTree);
        }

        string place = known switch
        {
            IAnonymousFunctionOperation lambda => $" on the parameter of the lambda, written with its type: {Stated(lambda.Symbol)} => …",
            IMethodReferenceOperation { Method: var method } when method.DeclaringSyntaxReferences.IsEmpty =>
                $" on the parameter of a lambda around it: {Stated(method)} => {method.ContainingType.Name}.{method.Name}({string.Join(", ", method.Parameters.Select(p => p.Name))})",
            _ => "",
        };
        ProjectCores cores = ProjectCores.Of(context.Compilation);
        return Traces.Check(core, [], cores, At, context.CancellationToken, Device(name, false, call, cores, context), place, cores.Root(call)?.Entry);
    }

    private static IEnumerable<Diagnostic> Direct(InvocationExpressionSyntax call, IMethodSymbol method, LookedAt context)
    {
        IMethodSymbol target = method.ReducedFrom is null ? method : method.GetConstructedReducedFrom() ?? method;
        List<ITypeSymbol> types = Symbols.TypeArguments(target).ToList();
        bool hasStatics = target.Parameters.Any(p => Symbols.Has(p, "StaticAttribute"));
        ProjectCores cores = ProjectCores.Of(context.Compilation);
        if (JitEntry.Obstacle(target.OriginalDefinition) is not null || (types.Count == 0 && !hasStatics) || cores.Own(Symbols.Id(target.OriginalDefinition)) is { Core: null })
        {
            // What is wrong with the method is told where it stands.
            return [];
        }

        string? fault = cores.PlainBodyFault(target, context.CancellationToken);
        if (PlainBodyAnalyzer.AreAskedFor(context.Options) && fault is null)
        {
            return [];
        }

        if (CallSites.Unnameable(target) is { } hidden)
        {
            return [Findings.Create(Rules.InaccessibleType, call.Expression.GetLocation(), [hidden.ToDisplayString()])];
        }

        if (types.Any(CallSites.IsOpen))
        {
            return [PlainBodyAnalyzer.Finding(call.Expression, method, fault, "the type arguments are not known at this call")];
        }

        if (NonConstantStatic(call, context) is { } argument)
        {
            return fault is not null
                ? [PlainBodyAnalyzer.Finding(argument.Syntax, method, fault, "an argument for a [Static] parameter is no constant")]
                : [Findings.Create(Rules.StaticAtRunTime, argument.Syntax.GetLocation(), [method.Name, argument.Parameter!.Name])];
        }

        return CallSites.Bind(call, context.Compilation, context.CancellationToken) is { Root: { } root }
            ? Traces.Check(root.Entry, [], cores, _ => call.GetLocation(), context.CancellationToken, Device(root.DisplayName, root.FastMath, call, cores, context), generated: cores.Root(call)?.Entry)
            : [];
    }

    private static IArgumentOperation? NonConstantStatic(InvocationExpressionSyntax call, LookedAt context) =>
        (context.SemanticModel.GetOperation(call, context.CancellationToken) as IInvocationOperation)?.Arguments
            .FirstOrDefault(a => a.Parameter is not null && Symbols.Has(a.Parameter, "StaticAttribute") && !StaticArguments.IsKnown(a.Value, out _));

    // The parameters as they are to be written.
    private static string Stated(IMethodSymbol function) => "(" + string.Join(", ", function.Parameters.Select(p =>
        $"{(Symbols.IsRuntimeType(p.Type, "NDArray") ? "[Shape(\"…\")] " : "")}{p.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {p.Name}")) + ")";

    private static Diagnostic Unknown(SyntaxNode at, string name, string why) =>
        Findings.Create(Rules.UnknownFunction, at.GetLocation(), [name, why]);
}
