using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Runs the generator's own front end on every [Jit] and [Pure] method and reports what stops it: lowering problems where they
/// are, and for each method that is compiled on its own what its trace meets.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JitAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<SyntaxKind> declarations =
    [
        SyntaxKind.MethodDeclaration, SyntaxKind.PropertyDeclaration, SyntaxKind.IndexerDeclaration, SyntaxKind.GetAccessorDeclaration, SyntaxKind.OperatorDeclaration,
        SyntaxKind.ConversionOperatorDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression,
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.ImpureAssignment, Rules.MutableState, Rules.UnmarkedCall, Rules.ImpureCall, Rules.UnsupportedConstruct,
        Rules.UnsupportedType, Rules.InaccessibleType, Rules.Recursion, Rules.JitUsage, Rules.UnsupportedValue, Rules.ShapeMismatch,
        Rules.RankNeeded, Rules.ShapeSyntax, Rules.StaticNeeded, Rules.RefusedArgument, Rules.TracedCondition, Rules.BranchMismatch, Rules.CarryMismatch, Rules.EndlessLoop, Rules.UnknownFunction,
        Rules.NotDifferentiable, Rules.ZeroGradient, Rules.OnHost, Rules.CoreVersion,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSyntaxNodeAction(Analyze, declarations);
    }

    /// <summary>True for what may be a [Jit] or [Pure] method.</summary>
    public static bool IsDeclaration(SyntaxNode node) => declarations.Contains(node.Kind());

    /// <summary>What is found in the method that a node declares, or none.</summary>
    internal static IReadOnlyList<Diagnostic> Found(LookedAt context)
    {
        // Syntax first: most declarations have no attributes and cost nothing more.
        if (Findings.IsWrittenByUs(context.Node.SyntaxTree) || Attributes(context.Node).Count == 0 || Method(context) is not { } method)
        {
            return [];
        }

        bool isJit = Symbols.Has(method, "JitAttribute");
        if (!isJit && !Symbols.HasCore(method))
        {
            return [];
        }

        if (isJit && JitEntry.Obstacle(method) is { } obstacle)
        {
            return [Findings.Create(Rules.JitUsage, Name(context.Node).GetLocation(), [Shown(context.Node, method), obstacle])];
        }

        if (method.IsAbstract || method.IsExtern || method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
        {
            return [];
        }

        ProjectCores cores = ProjectCores.Of(context.Compilation);
        if (cores.Own(Symbols.Id(method)) is not { } own)
        {
            return [];
        }

        List<Diagnostic> found = own.Core is { } core
            ? isJit ? EntryFindings(core, method, own, cores, context) : []
            : Findings.Of(own.Lowered, own.Declaration.SyntaxTree).ToList();
        return found.Count == 0 || OwnMethod.HasErrors(context.SemanticModel, context.Node.Span, context.CancellationToken) ? [] : found;
    }

    // Members of extension blocks are visited more than once.
    private static void Analyze(SyntaxNodeAnalysisContext context) => ProjectCores.Of(context.Compilation).Report(Found(new LookedAt(context)), context);

    private static List<Diagnostic> EntryFindings(CoreMethod core, IMethodSymbol method, OwnMethod own, ProjectCores cores, LookedAt context)
    {
        if (Signatures.InaccessibleType(method, context.Node) is { } inaccessible)
        {
            return [inaccessible];
        }

        // Open types and statics are known only at calls, where CallSiteAnalyzer traces them.
        bool isClosed = core.TypeParameters.Count == 0 && !core.Parameters.Any(p => p.IsStatic);
        DeviceUse? device = isClosed ? DeviceUse.In(cores, context.Options, Shown(context.Node, method), Name(context.Node).GetLocation(), JitEntry.HasFastMath(method)) : null;
        return isClosed ? Traces.Check(core, [], cores, own.At, context.CancellationToken, device).ToList() : [];
    }

    private static IMethodSymbol? Method(LookedAt context) =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) switch
        {
            IMethodSymbol { PartialDefinitionPart: { } definition } => definition,
            IMethodSymbol method => method,
            IPropertySymbol { GetMethod: { } getter } => getter,
            null when context.Node is LambdaExpressionSyntax => context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol as IMethodSymbol,
            _ => null,
        };

    private static SyntaxList<AttributeListSyntax> Attributes(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        LocalFunctionStatementSyntax local => local.AttributeLists,
        LambdaExpressionSyntax lambda => lambda.AttributeLists,
        _ => default,
    };

    // Operators have names of the compiler's, and lambdas none.
    private static string Shown(SyntaxNode node, IMethodSymbol method) => node switch
    {
        OperatorDeclarationSyntax operation => "operator " + operation.OperatorToken.ValueText,
        ConversionOperatorDeclarationSyntax conversion => "operator " + conversion.Type,
        ParenthesizedLambdaExpressionSyntax lambda => $"{lambda.ParameterList} => …",
        _ => method.Name,
    };

    private static SyntaxToken Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        LocalFunctionStatementSyntax local => local.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        AccessorDeclarationSyntax accessor => accessor.Keyword,
        OperatorDeclarationSyntax operation => operation.OperatorToken,
        ConversionOperatorDeclarationSyntax conversion => conversion.OperatorKeyword,
        LambdaExpressionSyntax lambda => lambda.ArrowToken,
        _ => node.GetFirstToken(),
    };
}
