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
/// Says where a [Jit] method is called in a way that no build sees through: as a delegate or a function pointer, through an interface,
/// or by a binding at run time. What runs is the plain body.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlainBodyAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.PlainBody, Rules.BrokenPlainBody];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.IdentifierName, SyntaxKind.GenericName);
    }

    /// <summary>The finding for one use of a method, whose plain body has a fault or has none.</summary>
    public static Diagnostic Finding(SyntaxNode at, IMethodSymbol method, string? fault, string why) => fault is null
        ? Diagnostic.Create(Rules.PlainBody, at.GetLocation(), method.Name, why)
        : Diagnostic.Create(Rules.BrokenPlainBody, at.GetLocation(), method.Name, fault, why);

    /// <summary>True when the project asks for plain bodies everywhere, so that there is nothing to tell.</summary>
    public static bool AreAskedFor(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PureJitMode", out string? mode)
        && string.Equals(mode, nameof(JitMode.Eager), StringComparison.OrdinalIgnoreCase);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        SimpleNameSyntax name = (SimpleNameSyntax)context.Node;
        JitNames names = JitNames.Of(context.Compilation);
        bool isJit = names.Contains(name.Identifier.ValueText);
        if (!isJit && !names.IsPure(name.Identifier.ValueText))
        {
            return;
        }

        ExpressionSyntax use = Whole(name);
        if (use.Parent is InvocationExpressionSyntax direct && direct.Expression == use && OfCallers(direct, context) is { } inlined)
        {
            ReportBroken(use, inlined, context);
        }

        if (!isJit)
        {
            return;
        }

        if (use.Parent is InvocationExpressionSyntax call && call.Expression == use)
        {
            Report(use, Called(call, context), "calls through an interface and calls bound at run time are not redirected", _ => "call it on the type that it stands in", context);
            return;
        }

        if (use.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax or AttributeSyntax or QualifiedNameSyntax
            || IsNameof(use)
            || IsTransformed(use)
            || Method(use, context) is not { } method
            || !Symbols.Has(method, "JitAttribute"))
        {
            return;
        }

        Report(use, method, "calls through a delegate or pointer are not redirected", m => $"write Compile({m.Name})", context);
    }

    private static void Report(ExpressionSyntax use, IMethodSymbol? method, string why, Func<IMethodSymbol, string> remedy, SyntaxNodeAnalysisContext context)
    {
        if (method is null || CallSites.IsInTracedBody(use, context.SemanticModel, context.CancellationToken))
        {
            return;
        }

        string? fault = ProjectCores.Of(context.Compilation).PlainBodyFault(method, context.CancellationToken);
        if (fault is not null || !AreAskedFor(context.Options))
        {
            context.ReportDiagnostic(Finding(use, method, fault, fault is null ? why : $"{why}; {remedy(method)}"));
        }
    }

    private static void ReportBroken(ExpressionSyntax use, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        if (!CallSites.IsInTracedBody(use, context.SemanticModel, context.CancellationToken)
            && ProjectCores.Of(context.Compilation).PlainBodyFault(method, context.CancellationToken) is { } fault)
        {
            context.ReportDiagnostic(Finding(use, method, fault, "a [Pure] method whose functions, types or [Static] values only its calls know is compiled where [Jit] methods call it; call it from one"));
        }
    }

    // What is called, if it is a [Pure] method without a compiled form of its own.
    private static IMethodSymbol? OfCallers(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } method
        && Symbols.Has(method, "PureAttribute") && !Symbols.Has(method, "JitAttribute") && !JitEntry.MayBeTracedOnly(method.ReducedFrom ?? method)
            ? method.ReducedFrom ?? method
            : null;

    // The [Jit] method that a call may come to without naming it.
    private static IMethodSymbol? Called(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context)
    {
        SymbolInfo info = context.SemanticModel.GetSymbolInfo(call, context.CancellationToken);
        if (info.CandidateReason == CandidateReason.LateBound)
        {
            return info.CandidateSymbols.Add(info.Symbol!).OfType<IMethodSymbol>().FirstOrDefault(m => Symbols.Has(m, "JitAttribute"));
        }

        return info.Symbol is IMethodSymbol { ContainingType.TypeKind: TypeKind.Interface } declared && !Symbols.Has(declared, "JitAttribute")
            ? context.Compilation.GetSymbolsWithName(declared.Name, SymbolFilter.Member, context.CancellationToken).OfType<IMethodSymbol>().FirstOrDefault(
                m => Symbols.Has(m, "JitAttribute") && Implements(m, declared.OriginalDefinition))
            : null;
    }

    private static bool Implements(IMethodSymbol method, IMethodSymbol declared) => method.ContainingType.AllInterfaces
        .Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, declared.ContainingType))
        .SelectMany(i => i.GetMembers(declared.Name))
        .Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));

    // The operation knows the method chosen; a method group alone may have several, with what the generator adds beside it.
    private static IMethodSymbol? Method(ExpressionSyntax use, SyntaxNodeAnalysisContext context) =>
        (context.SemanticModel.GetOperation(use, context.CancellationToken) as IMethodReferenceOperation)?.Method;

    // 'Model.Predict' is one use, and so is '(Predict)'.
    private static ExpressionSyntax Whole(SimpleNameSyntax name)
    {
        ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name;
        while (use.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            use = parenthesized;
        }

        return use;
    }

    private static bool IsNameof(ExpressionSyntax use) =>
        use.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    // The function of a transformation is known there; CallSiteAnalyzer looks at it.
    private static bool IsTransformed(ExpressionSyntax use) =>
        use.Parent?.Parent?.Parent is InvocationExpressionSyntax call && CallSites.Name(call) is { } name && CallSites.TransformNames.Contains(name);
}
