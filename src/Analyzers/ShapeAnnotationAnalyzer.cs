using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Analyzers;

/// <summary>Reads every [Shape] text, wherever it stands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ShapeAnnotationAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.ShapeSyntax];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        // Text first: what reads well is not bound.
        AttributeSyntax attribute = (AttributeSyntax)context.Node;
        if (JitNames.SimpleName(attribute) is not ("Shape" or "ShapeAttribute")
            || attribute.ArgumentList?.Arguments is not [{ Expression: var argument }]
            || (argument is LiteralExpressionSyntax literal && Written(attribute) is GenericNameSyntax { Identifier.ValueText: "NDArray" } && Fault(literal.Token.ValueText) is null)
            || context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is not { } type
            || !Symbols.IsRuntimeType(type, "ShapeAttribute")
            || context.SemanticModel.GetConstantValue(argument, context.CancellationToken) is not { Value: string text }
            || (NoArray(attribute, context) ?? (Tuple(attribute, context) is { } tuple ? Fault(text, tuple) : Fault(text))) is not { } fault)
        {
            return;
        }

        context.ReportDiagnostic(Findings.Create(Rules.ShapeSyntax, argument.GetLocation(), [text, fault]));
    }

    private static string? NoArray(AttributeSyntax attribute, SyntaxNodeAnalysisContext context) =>
        Written(attribute) is not { } written || context.SemanticModel.GetTypeInfo(written, context.CancellationToken).Type is not { } type ? null
        : type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String ? $"'{written}' is no array"
        : type is INamedTypeSymbol { IsRecord: true } record && !Symbols.IsRuntime(record) ? $"'{written}' is a record, whose members have the shapes: [property: Shape(\"…\")] on each"
        : null;

    // The items of a tuple have a shape each.
    private static TypeRef? Tuple(AttributeSyntax attribute, SyntaxNodeAnalysisContext context) =>
        Written(attribute) is { } written && context.SemanticModel.GetTypeInfo(written, context.CancellationToken).Type is { } type && Symbols.Type(type) is { Kind: Generator.Core.TypeKind.Tuple } tuple
            ? tuple : null;

    private static TypeSyntax? Written(AttributeSyntax attribute) => attribute.Parent?.Parent switch
    {
        ParameterSyntax parameter => parameter.Type,
        PropertyDeclarationSyntax property => property.Type,
        FieldDeclarationSyntax field => field.Declaration.Type,
        MethodDeclarationSyntax method => method.ReturnType,
        _ => null,
    };

    private static string? Fault(string text, TypeRef tuple) =>
        text.Split(Tracer.TupleSeparator).Select(Fault).FirstOrDefault(f => f is not null) ?? TupleShape.Fault(text, tuple);

    private static string? Fault(string text)
    {
        try
        {
            ShapeAnnotation.Parse(text, "_");
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
