using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// Says how things are spelled that C# refuses for a reason of its own: NumPy's assignment to elements, and JAX's transformations
/// that give functions.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpellingAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a finding that holds what to write in its place.</summary>
    public const string Instead = "Instead";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.ElementAssignment, Rules.AppliedForm];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            AnalyzeAssignment,
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.AddAssignmentExpression,
            SyntaxKind.SubtractAssignmentExpression,
            SyntaxKind.MultiplyAssignmentExpression,
            SyntaxKind.DivideAssignmentExpression);
        context.RegisterSyntaxNodeAction(AnalyzeCall, SyntaxKind.InvocationExpression);
    }

    private static void AnalyzeAssignment(SyntaxNodeAnalysisContext context)
    {
        AssignmentExpressionSyntax assignment = (AssignmentExpressionSyntax)context.Node;
        if (assignment.Left is not ElementAccessExpressionSyntax element
            || context.SemanticModel.GetTypeInfo(element.Expression, context.CancellationToken).Type is not { } type
            || !Symbols.IsRuntimeType(type, "NDArray"))
        {
            return;
        }

        string array = element.Expression.WithoutTrivia().ToString();
        string changed = $"{array}.At({element.ArgumentList.Arguments}).{Update(assignment)}({assignment.Right.WithoutTrivia()})";
        string instead = element.Expression is IdentifierNameSyntax && assignment.Parent is ExpressionStatementSyntax ? $"{array} = {changed}" : changed;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.ElementAssignment, assignment.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Instead, instead), array, instead));
    }

    private static string Update(AssignmentExpressionSyntax assignment) => assignment.Kind() switch
    {
        SyntaxKind.AddAssignmentExpression => "Add",
        SyntaxKind.SubtractAssignmentExpression => "Subtract",
        SyntaxKind.MultiplyAssignmentExpression => "Multiply",
        SyntaxKind.DivideAssignmentExpression => "Divide",
        _ => "Set",
    };

    private static void AnalyzeCall(SyntaxNodeAnalysisContext context)
    {
        // Names first: binding every call would be felt while typing.
        InvocationExpressionSyntax call = (InvocationExpressionSyntax)context.Node;
        if (call.ArgumentList.Arguments is not [var function]
            || CallSites.Name(call) is not { } name
            || !CallSites.TransformNames.Contains(name)

            // It gives a function; the compiler asks for the types that it cannot infer.
            || name == "Compile"
            || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken) is not { Symbol: null, CandidateSymbols: { Length: > 0 } candidates }
            || !candidates.All(c => CallSites.IsTransforms(c.ContainingType)))
        {
            return;
        }

        string start = $"{call.Expression}({function}, ";
        if (call.Parent is InvocationExpressionSyntax applied && applied.Expression == call && applied.ArgumentList.Arguments.Count > 0)
        {
            string instead = $"{start}{applied.ArgumentList.Arguments})";
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.AppliedForm, applied.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Instead, instead), name, instead));
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Rules.AppliedForm, call.GetLocation(), name, start + "…), with the arguments of the function"));
    }
}
