using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>A type that functions over trees may be given, with the records in it.</summary>
public sealed record WrittenTree(TypeRef Type, EquatableArray<RecordType> Records);

/// <summary>
/// The types of the tuples of arrays that a project writes anywhere, and its records. What plain C# hands to functions over trees (in a method with type parameters, through a
/// delegate, or itself) is among them, and their types say nothing of that themselves. Those who refer to a project do so with its records too, which it registers for them.
/// </summary>
internal static class WrittenTrees
{
    public static IncrementalValueProvider<Batch<WrittenTree>> Of(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<Batch<MethodModel>> methods) => context.SyntaxProvider
        .CreateSyntaxProvider(static (node, _) => IsTuple(node) || IsRecord(node) || IsUseOfTree(node), static (c, _) => new Written(c.Node))
        .Gather()
        .Join(methods, static (written, methods, _) => new Batch<Written>(Asked(written.Items, methods.Items)))
        .Join(context.CompilationProvider, static (written, compilation, cancellation) => new Batch<WrittenTree>(Bind(written.Items, compilation, cancellation)));

    private static EquatableArray<Written> Asked(EquatableArray<Written> written, EquatableArray<MethodModel> methods) =>
        written.Any(w => IsUseOfTree(w.Node)) || methods.Any(m => m.Core is { TypeParameters.Count: > 0 }) ? written : written.Where(w => IsRecord(w.Node)).ToEquatableArray();

    private static bool IsTuple(SyntaxNode node) => node is TupleExpressionSyntax or TupleTypeSyntax;

    // One with type parameters is known where it is closed alone.
    private static bool IsRecord(SyntaxNode node) => node is TypeDeclarationSyntax { TypeParameterList: null } and (RecordDeclarationSyntax or StructDeclarationSyntax);

    private static bool IsUseOfTree(SyntaxNode node) =>
        node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Tree" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Tree" } };

    private static EquatableArray<WrittenTree> Bind(EquatableArray<Written> written, Compilation compilation, CancellationToken cancellation)
    {
        Declarations declarations = Declarations.Of(compilation);
        SemanticModels models = new(compilation);
        bool usesTree = written.Any(w => IsUseOfTree(w.Node));
        return written
            .SelectMany(w => declarations.Find(w.Node, () => new Batch<WrittenTree>(Types(w.Node, models[w.Node.SyntaxTree], cancellation))).Items)
            .Where(t => usesTree || t.Type.Kind == Core.TypeKind.Tuple || t.Records.Any(HoldsArrays))
            .Distinct().OrderBy(t => t.Type.ToString(), StringComparer.Ordinal).ToEquatableArray();
    }

    private static EquatableArray<WrittenTree> Types(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (IsTuple(node))
        {
            TypeInfo info = model.GetTypeInfo(node, cancellation);
            return new[] { info.Type, info.ConvertedType }.OfType<INamedTypeSymbol>().Where(t => t.IsTupleType).Select(Symbols.Type).OfType<TypeRef>()
                .Where(t => IsOfArrays(t) && t.Kind == Core.TypeKind.Tuple).Distinct().Select(t => new WrittenTree(t, [])).ToEquatableArray();
        }

        // Records of libraries stand among the type arguments of the call.
        IEnumerable<ITypeSymbol> types = IsRecord(node) ? [(ITypeSymbol)model.GetDeclaredSymbol(node, cancellation)!]
            : model.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol method && Symbols.IsRuntime(method.ContainingType) ? method.TypeArguments
            : [];
        return types.OfType<INamedTypeSymbol>().Select(Record).OfType<WrittenTree>().ToEquatableArray();
    }

    private static WrittenTree? Record(INamedTypeSymbol type)
    {
        if (!(type.IsRecord || type.IsValueType) || type.IsTupleType || !JitEntry.IsNameable(type) || CallSites.IsOpen(type) || IsForbidden(type) || TreeTypes.Fault(type) is not null
            || RecordTypes.Fields(type).Count == 0 || Symbols.Type(type) is not { Kind: Core.TypeKind.Named } known)
        {
            return null;
        }

        Dictionary<string, RecordType> records = new(StringComparer.Ordinal);
        RecordTypes.Collect(type, records);
        return new WrittenTree(known, records.Values.OrderBy(r => r.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    // Generated code cannot name it either.
    private static bool IsForbidden(INamedTypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>().Append<ISymbol>(type).Any(s => s.GetAttributes()
        .Any(a => a.AttributeClass?.Name == nameof(ObsoleteAttribute) && a.ConstructorArguments.LastOrDefault() is { Value: true }));

    private static bool HoldsArrays(RecordType record) => record.Members.Any(m => HoldsArrays(m.Type));

    private static bool HoldsArrays(TypeRef type) => type.Kind == Core.TypeKind.NDArray || type.Arguments.Any(HoldsArrays);

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
