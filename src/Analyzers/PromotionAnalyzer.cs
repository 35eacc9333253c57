using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Warns of operands of different element types that meet in one that surprises: f32 becoming f64, and unsigned integers becoming a
/// type that does not hold them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PromotionAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.SilentPromotion];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        // Names first: binding every call would be felt while typing.
        InvocationExpressionSyntax call = (InvocationExpressionSyntax)context.Node;
        if (CallSites.Name(call) is not ("Add" or "Subtract" or "Multiply" or "TrueDivide" or "Maximum" or "Minimum")
            || !ProjectCores.Of(context.Compilation).MayPromote(call)
            || context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation { TargetMethod: { Parameters: [var left, var right] } method }
            || method.ContainingType is not { Name: "Nd" } type || !Symbols.IsRuntime(type)
            || Element(left.Type) is not { } x || Element(right.Type) is not { } y || Element(method.ReturnType) is not { } result || x == y)
        {
            return;
        }

        string? loss = result == DType.F64 && (x == DType.F32 || y == DType.F32) ? "twice the memory, at half the speed"
            : IsLost(x, result) ? $"{result.Name()} does not hold every {x.Name()}"
            : IsLost(y, result) ? $"{result.Name()} does not hold every {y.Name()}"
            : null;
        if (loss is not null)
        {
            context.ReportDiagnostic(Findings.Create(Rules.SilentPromotion, call.GetLocation(), [method.Name, x.Name(), y.Name(), result.Name(), loss]));
        }
    }

    // Integers beside floats become floats everywhere; that is what one expects.
    private static bool IsLost(DType operand, DType result) => operand is DType.U32 or DType.U64 && (result is DType.I32 || (result is DType.F32 && operand == DType.U64));

    private static DType? Element(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: [var element] } ? Symbols.Type(element)?.ScalarType : null;
}
