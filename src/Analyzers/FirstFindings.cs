using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pure.Jit.Analyzers;

/// <summary>A node that is analysed, by whoever asks.</summary>
internal readonly record struct LookedAt(SyntaxNode Node, SemanticModel SemanticModel, AnalyzerOptions Options, CancellationToken CancellationToken)
{
    public LookedAt(SyntaxNodeAnalysisContext context)
        : this(context.Node, context.SemanticModel, context.Options, context.CancellationToken)
    {
    }

    public Compilation Compilation => this.SemanticModel.Compilation;
}

/// <summary>
/// What is told of an expression that several roots meet the same fault in, each with its own names of sizes: what the method says in which the
/// expression stands, if it is a root itself, or else the first root in the source. Whichever analysis comes first, the text is the same.
/// </summary>
internal sealed class FirstFindings(Compilation compilation)
{
    private readonly object gate = new();
    private Dictionary<(Location, string), Diagnostic>? first;

    /// <summary>What is told for a finding that the analysis of a node has come to.</summary>
    public Diagnostic For(Diagnostic diagnostic, LookedAt context)
    {
        if (IsWithin(diagnostic, context.Node))
        {
            return diagnostic;
        }

        lock (this.gate)
        {
            this.first ??= this.Collect(context.Options);
            return this.first.TryGetValue(Key(diagnostic), out Diagnostic? told) ? told : diagnostic;
        }
    }

    /// <summary>An expression and a rule: what is told once.</summary>
    public static (Location, string) Key(Diagnostic diagnostic) => (diagnostic.Location, diagnostic.Id);

    private static bool IsWithin(Diagnostic diagnostic, SyntaxNode node) => diagnostic.Location.SourceTree == node.SyntaxTree && node.Span.Contains(diagnostic.Location.SourceSpan);

    private Dictionary<(Location, string), Diagnostic> Collect(AnalyzerOptions options)
    {
        Dictionary<(Location, string), Diagnostic> found = [];
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(t => !Findings.IsWrittenByUs(t)))
        {
            // A fault stands in one file and is met from others, so no context brings their models.
#pragma warning disable RS1030
            SemanticModel model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                LookedAt context = new(node, model, options, CancellationToken.None);
                IEnumerable<Diagnostic> told = node is InvocationExpressionSyntax ? CallSiteAnalyzer.Found(context) : JitAnalyzer.IsDeclaration(node) ? JitAnalyzer.Found(context) : [];
                foreach (Diagnostic diagnostic in told)
                {
                    if (!found.ContainsKey(Key(diagnostic)) || IsWithin(diagnostic, node))
                    {
                        found[Key(diagnostic)] = diagnostic;
                    }
                }
            }
        }

        return found;
    }
}
