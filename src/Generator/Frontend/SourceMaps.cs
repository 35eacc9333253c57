using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// Where lowered methods stand. A model says only what a method does, so that it is the same wherever it stands; for a project that asks
/// for places the methods are lowered once more.
/// </summary>
internal static class SourceMaps
{
    public static readonly SourceMap None = new([]);

    /// <summary>The places of these methods, under their ids, and of all calls of transformations, under the names of their roots.</summary>
    public static SourceMap Of(IEnumerable<MethodModel> methods, Compilation compilation, CancellationToken cancellation)
    {
        SemanticModels models = new(compilation);
        Dictionary<string, MethodPlaces> found = new(StringComparer.Ordinal);
        foreach (CoreMethod core in methods.Select(m => m.Core).OfType<CoreMethod>())
        {
            if (Symbols.Method(core.Id, compilation) is { } method
                && (method.PartialImplementationPart ?? method) is { } withBody
                && withBody.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } declaration)
            {
                found[core.Id] = Of(core.Id, declaration.SyntaxTree, Lowering.Lower(withBody, declaration, models[declaration.SyntaxTree], cancellation).Spans);
            }
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            foreach (InvocationExpressionSyntax call in tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                // The first of several that compute the same; calls in bodies are traced with these.
                if (CallSites.TransformNames.Contains(CallSites.Name(call) ?? "")
                    && !CallSites.IsInTracedBody(call, models[tree], cancellation)
                    && models[tree].GetOperation(call, cancellation) is IInvocationOperation operation && CallSites.IsTransforms(operation.TargetMethod.ContainingType)
                    && CallSites.LowerTransform(operation, models[tree], call, cancellation) is { Lowered: { Core: { } core, Spans: { } spans } }
                    && CallSites.RootName(operation.TargetMethod, core) is var name && !found.ContainsKey(name))
                {
                    found[name] = Of(name, tree, spans);
                }
            }
        }

        return new SourceMap(found.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).ToEquatableArray());
    }

    private static MethodPlaces Of(string id, SyntaxTree tree, IReadOnlyList<TextSpan> spans)
    {
        FileLinePositionSpan[] lines = spans.Select(s => tree.GetMappedLineSpan(s)).ToArray();
        return new MethodPlaces(
            id,
            lines.Length > 0 ? lines[0].Path : tree.FilePath,
            lines.Select(l => new Place(l.StartLinePosition.Line + 1, l.StartLinePosition.Character + 1)).ToEquatableArray());
    }
}
