using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Pure.Jit.Analyzers.Keys;

namespace Pure.Jit.Analyzers;

/// <summary>Warns of a key that two draws use: both give the same numbers. Follows keys through branches, loops, calls and trees.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyReuseAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.KeyReuse];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            KnownMethods known = new(start.Compilation);
            KeyWords words = new(start.Compilation);
            ConcurrentDictionary<SyntaxTree, bool> telling = new();
            start.RegisterSyntaxNodeAction(
                node => Analyze(node, known, tree => telling.GetOrAdd(tree, words.IsIn)),
                SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.OperatorDeclaration, SyntaxKind.ConversionOperatorDeclaration,
                SyntaxKind.GetAccessorDeclaration, SyntaxKind.SetAccessorDeclaration, SyntaxKind.InitAccessorDeclaration, SyntaxKind.ArrowExpressionClause, SyntaxKind.CompilationUnit,
                SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.RecordDeclaration, SyntaxKind.RecordStructDeclaration);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, KnownMethods known, Func<SyntaxTree, bool> isTelling)
    {
        SyntaxNode declaration = context.Node;
        List<SyntaxNode> bodies = declaration switch
        {
            TypeDeclarationSyntax => [],
            CompilationUnitSyntax unit => unit.Members.Any(static m => m is GlobalStatementSyntax) ? [unit] : [],
            ArrowExpressionClauseSyntax { Parent: not (PropertyDeclarationSyntax or IndexerDeclarationSyntax) } => [],
            _ => [declaration],
        };

        // Words first: most files have nothing to do with keys, and their bodies are never bound.
        if ((bodies.Count == 0 && declaration is not TypeDeclarationSyntax) || !isTelling(declaration.SyntaxTree))
        {
            return;
        }

        HashSet<SyntaxNode> told = [];
        void Report(SyntaxNode site, SyntaxNode first)
        {
            // A use in another file is told there.
            if (site.SyntaxTree == declaration.SyntaxTree && told.Add(site))
            {
                context.ReportDiagnostic(Found(site, first));
            }
        }

        KeyState Follow(IEnumerable<SyntaxNode> parts, KeyState state, Action<SyntaxNode, SyntaxNode>? report)
        {
            KeyMethods methods = new(known, context.CancellationToken);
            foreach (SyntaxNode part in parts)
            {
                if (KeyMethods.Graph(part, context.SemanticModel, context.CancellationToken) is { } graph)
                {
                    state = new KeyFlow(graph, methods, report, context.CancellationToken).Run(state);
                }
            }

            return state;
        }

        // What first values use up of the parameters of a type has been used in every method.
        KeyState Made() => Holder(declaration) is { } holder && HeldParameters(holder, context.SemanticModel) is { Count: > 0 } held
            ? KeyState.Start with { Uses = Follow(FirstValues(holder, isStatic: false), KeyState.Start, null).Uses.Where(u => held.Contains(u.Key.Name)).ToImmutableDictionary() }
            : KeyState.Start;

        if (bodies.Count > 0)
        {
            Follow(bodies, Made(), Report);
        }

        if (declaration is TypeDeclarationSyntax type)
        {
            // First values are computed one after the other.
            Follow(FirstValues(type, isStatic: true), KeyState.Start, Report);
            Follow(FirstValues(type, isStatic: false), KeyState.Start, Report);
        }
    }

    private static TypeDeclarationSyntax? Holder(SyntaxNode declaration) =>
        declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Parent: TypeDeclarationSyntax { ParameterList.Parameters.Count: > 0 } and not RecordDeclarationSyntax } member
        && member is not ConstructorDeclarationSyntax && !member.Modifiers.Any(SyntaxKind.StaticKeyword) ? (TypeDeclarationSyntax)member.Parent : null;

    // Those that hold keys and that nothing sets again.
    private static HashSet<string> HeldParameters(TypeDeclarationSyntax type, SemanticModel model)
    {
        List<string> held = [.. type.ParameterList!.Parameters.Where(p => KeyTypes.MayHoldKeys(model.GetDeclaredSymbol(p)?.Type)).Select(static p => p.Identifier.ValueText)];
        if (held.Count == 0)
        {
            return [];
        }

        HashSet<string> set = new(
            type.DescendantNodes().SelectMany(static n => n switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left.DescendantNodesAndSelf(),
                ArgumentSyntax argument when argument.RefKindKeyword != default => argument.Expression.DescendantNodesAndSelf(),
                _ => [],
            }).OfType<IdentifierNameSyntax>().Select(static n => n.Identifier.ValueText),
            StringComparer.Ordinal);
        return new(held.Where(p => !set.Contains(p)).Select(KeyNames.OfHeld), StringComparer.Ordinal);
    }

    private static IEnumerable<SyntaxNode> FirstValues(TypeDeclarationSyntax type, bool isStatic) => type.Members
        .Where(m => m.Modifiers.Any(SyntaxKind.StaticKeyword) == isStatic && !m.Modifiers.Any(SyntaxKind.ConstKeyword))
        .SelectMany(static m => m switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(static v => v.Initializer),
            PropertyDeclarationSyntax property => [property.Initializer],
            _ => [],
        })
        .OfType<EqualsValueClauseSyntax>();

    private static Diagnostic Found(SyntaxNode site, SyntaxNode first)
    {
        string key = site is InvocationExpressionSyntax call ? $"A key that '{call.Expression}' uses" : $"'{site}'";
        string where = site == first
            ? site is InvocationExpressionSyntax && !MayRunAgain(site) ? "is used there twice" : "is used again at every turn"
            : $"has been used already, by '{Shortened(Reader(first))}' in line {first.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
        return Diagnostic.Create(Rules.KeyReuse, site.GetLocation(), [first.GetLocation()], key, where);
    }

    private static bool MayRunAgain(SyntaxNode site) => site.Ancestors().Any(static a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
        or LabeledStatementSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax);

    private static string Reader(SyntaxNode use) => (use.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? call.Expression : use).ToString();

    private static string Shortened(string text) => text.Length <= 40 ? text : text.Substring(0, 37) + "...";
}
