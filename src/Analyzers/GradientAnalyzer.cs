using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Warns of gradients with respect to trees that hold integers, bools or keys beside their floats: what stands in their places in
/// the gradient is zeros. Where there are no floats at all, the trace refuses it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GradientAnalyzer : DiagnosticAnalyzer
{
    private static readonly HashSet<string> Names = new(["Grad", "ValueAndGrad", "ValueAndGradWithAux"], StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.GradientOfInteger];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        InvocationExpressionSyntax call = (InvocationExpressionSyntax)context.Node;
        if (!Names.Contains(CallSites.Name(call) ?? "")
            || context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation operation
            || !CallSites.IsTransforms(operation.TargetMethod.ContainingType))
        {
            return;
        }

        List<IArgumentOperation> arguments = [.. operation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Skip(1)];
        int[] chosen = arguments.FirstOrDefault()?.Parameter!.Type.Name switch { "ArgSecond" => [2], "ArgThird" => [3], "ArgBoth" => [1, 2], _ => [0] };
        List<(IArgumentOperation At, string Path, ITypeSymbol Type)> leaves = [.. chosen.Where(c => c < arguments.Count).Select(c => arguments[c])
            .SelectMany(a => Leaves(a.Value.Type, a.Value.Syntax.ToString()).Select(l => (a, l.Path, l.Type)))];
        if (leaves.Any(l => IsFloating(l.Type)) && leaves.FirstOrDefault(l => !IsFloating(l.Type)) is { Path: not null } integer)
        {
            context.ReportDiagnostic(Findings.Create(
                Rules.GradientOfInteger, integer.At.Syntax.GetLocation(), [integer.Path, integer.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)]));
        }
    }

    private static IEnumerable<(string Path, ITypeSymbol Type)> Leaves(ITypeSymbol? type, string path) => type switch
    {
        INamedTypeSymbol array when Symbols.IsRuntimeType(array, "NDArray") => [(path, array.TypeArguments[0])],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(e => Leaves(e.Type, $"{path}.{e.Name}")),
        INamedTypeSymbol key when Symbols.IsRuntimeType(key, "PrngKey") => [(path, key)],
        INamedTypeSymbol record when Symbols.Type(record) is { Kind: Generator.Core.TypeKind.Named } && TreeTypes.Fault(record) is null =>
            RecordTypes.Fields(record).SelectMany(f => Leaves(f.Type, $"{path}.{f.Name}")),
        { TypeKind: not (TypeKind.TypeParameter or TypeKind.Error) } when Symbols.Type(type) is { ScalarType: not null } => [(path, type)],
        _ => [],
    };

    private static bool IsFloating(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Single or SpecialType.System_Double || type.TypeKind == TypeKind.TypeParameter || type.Name is "Half" or "BFloat16";
}
