using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// The semantic models of a compilation's files, one for all who ask, so that a body around several calls is bound once. They leave
/// out what only warnings about null need, which is half of the time that binding a body takes.
/// </summary>
internal sealed class SemanticModels(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();

    public SemanticModel this[SyntaxTree tree] => this.models.GetOrAdd(tree, this.Create);

#pragma warning disable RSEXPERIMENTAL001
    private SemanticModel Create(SyntaxTree tree) => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
