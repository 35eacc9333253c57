using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// The types of the tuples of arrays that a project writes anywhere. What plain C# hands to functions over trees (in a method with type parameters, through a delegate, or itself)
/// is among them, and their types say nothing of tuples themselves.
/// </summary>
internal static class WrittenTuples
{
    public static IncrementalValueProvider<Batch<TypeRef>> Of(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<Batch<MethodModel>> methods) => context.SyntaxProvider
        .CreateSyntaxProvider(static (node, _) => IsTuple(node) || IsUseOfTree(node), static (c, _) => new Written(c.Node))
        .Gather()
        .Join(methods, static (written, methods, _) => methods.Items.Any(m => m.Core is { TypeParameters.Count: > 0 }) || written.Items.Any(w => IsUseOfTree(w.Node)) ? written : new Batch<Written>([]))
        .Join(context.CompilationProvider, static (written, compilation, cancellation) => new Batch<TypeRef>(Bind(written.Items, compilation, cancellation)));

    private static bool IsTuple(SyntaxNode node) => node is TupleExpressionSyntax or TupleTypeSyntax;

    private static bool IsUseOfTree(SyntaxNode node) =>
        node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Tree" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Tree" } };

    private static EquatableArray<TypeRef> Bind(EquatableArray<Written> written, Compilation compilation, CancellationToken cancellation)
    {
        Declarations declarations = Declarations.Of(compilation);
        SemanticModels models = new(compilation);
        return written.Where(w => IsTuple(w.Node))
            .SelectMany(w => declarations.Find(w.Node, () => new Batch<TypeRef>(Types(models[w.Node.SyntaxTree].GetTypeInfo(w.Node, cancellation)))).Items)
            .Distinct().OrderBy(t => t.ToString(), StringComparer.Ordinal).ToEquatableArray();
    }

    private static EquatableArray<TypeRef> Types(TypeInfo info) => new[] { info.Type, info.ConvertedType }
        .OfType<INamedTypeSymbol>().Where(t => t.IsTupleType).Select(Symbols.Type).OfType<TypeRef>().Where(t => IsOfArrays(t) && t.Kind == Core.TypeKind.Tuple).Distinct().ToEquatableArray();

    // Types that generated code can name wherever they stand.
    private static bool IsOfArrays(TypeRef type) => type.Kind switch
    {
        Core.TypeKind.Tuple => type.Arguments.All(IsOfArrays),
        Core.TypeKind.NDArray => !type.IsOpen,
        _ => type.Kind == Core.TypeKind.Scalar,
    };

    // A class, compared by reference: every compilation binds anew, and what stands where is found by node.
    private sealed class Written(SyntaxNode node)
    {
        public SyntaxNode Node { get; } = node;
    }
}
