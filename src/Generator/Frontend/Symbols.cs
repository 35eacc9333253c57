using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>What the front end asks of Roslyn's symbols: our attributes, ids, and types as <see cref="TypeRef"/>.</summary>
public static class Symbols
{
    public const string RuntimeNamespace = "Pure.Jit";

    /// <summary>The assembly that a project refers to which computes on devices.</summary>
    public const string DeviceAssembly = "Pure.Jit.Ilgpu";

    // Symbols of referenced assemblies outlive compilations, so most of these are found out once per process.
    private static readonly ConditionalWeakTable<IMethodSymbol, MethodFacts> facts = new();
    private static readonly ConditionalWeakTable<INamedTypeSymbol, TypeFacts> typeFacts = new();

    public static AttributeData? Attribute(ISymbol symbol, string name)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && IsRuntimeNamespace(type.ContainingNamespace))
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool Has(ISymbol symbol, string attribute) => Attribute(symbol, attribute) is not null;

    /// <summary>The name in [Primitive("…")], of the method or of the property it is an accessor of.</summary>
    public static string? PrimitiveName(IMethodSymbol method) => Facts(method).PrimitiveName;

    /// <summary>True for methods and accessors that have a core: marked [Pure] or [Jit].</summary>
    public static bool HasCore(IMethodSymbol method) => Facts(method).HasCore;

    /// <summary>The name of a marker that is a static read-only field of the runtime, such as <c>Nd.NewAxis</c>; null for others.</summary>
    public static string? PrimitiveField(IFieldSymbol field) =>
        Text(Attribute(field, "PrimitiveAttribute")) ?? (IsRuntimeNamespace(field.ContainingNamespace) ? "field:" + field.ContainingType.Name + "." + field.Name : null);

    /// <summary>True for conversions to the runtime's index types, which the tracer takes as they are.</summary>
    public static bool IsIndexLike(IMethodSymbol conversion) =>
        IsRuntimeNamespace(conversion.ContainingNamespace)
        || conversion.ContainingType is { Name: "Index" or "Range" or "ReadOnlySpan", ContainingNamespace.Name: "System" };

    /// <summary>The text in [Shape("…")], or null.</summary>
    public static string? ShapeText(ISymbol symbol) => Text(Attribute(symbol, "ShapeAttribute"));

    public static string Id(IMethodSymbol method) => Facts(method).Id;

    /// <summary>Type parameters of the containing types, outermost first, then of the method.</summary>
    public static IEnumerable<ITypeParameterSymbol> TypeParameters(IMethodSymbol method) =>
        ContainingTypes(method.ContainingType).SelectMany(t => t.TypeParameters).Concat(method.TypeParameters);

    /// <summary>Type arguments in the same order as <see cref="TypeParameters"/>.</summary>
    public static IEnumerable<ITypeSymbol> TypeArguments(IMethodSymbol method) =>
        ContainingTypes(method.ContainingType).SelectMany(t => t.TypeArguments).Concat(method.TypeArguments);

    /// <summary>What runs on values of a type where a member of its interfaces or bases is called that has a core.</summary>
    public static IEnumerable<Implementation> Implementations(INamedTypeSymbol type)
    {
        List<(IMethodSymbol Member, IMethodSymbol Method)> found = [];
        foreach (IMethodSymbol member in type.AllInterfaces.SelectMany(i => i.GetMembers()).OfType<IMethodSymbol>())
        {
            if (HasCore(member) && type.FindImplementationForInterfaceMember(member) is IMethodSymbol method)
            {
                found.Add((member, method));
            }
        }

        for (INamedTypeSymbol? t = type; t is { IsValueType: false, SpecialType: SpecialType.None }; t = t.BaseType)
        {
            foreach (IMethodSymbol method in t.GetMembers().OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? member = method; member is not null; member = member.OverriddenMethod)
                {
                    if ((member.IsVirtual || member.IsAbstract || member.IsOverride) && HasCore(member) && !found.Any(f => SymbolEqualityComparer.Default.Equals(f.Member, member)))
                    {
                        found.Add((member, method));
                    }
                }
            }
        }

        return found.Select(f => new Implementation(Id(f.Member), Around(f.Member), Id(f.Method), Around(f.Method)))
            .OrderBy(i => i.Member, StringComparer.Ordinal).ThenBy(i => i.Around.ToString(), StringComparer.Ordinal);

        static EquatableArray<TypeRef> Around(IMethodSymbol method) =>
            ContainingTypes(method.ContainingType).SelectMany(t => t.TypeArguments).Select(a => Type(a) ?? new TypeRef(Core.TypeKind.Text, "", [])).ToEquatableArray();
    }

    public static bool IsRuntimeType(ITypeSymbol type, string name) =>
        type.Name == name && IsRuntimeNamespace(type.ContainingNamespace);

    public static bool IsTestingType(ITypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "Testing" } testing && IsRuntimeNamespace(testing.ContainingNamespace);

    /// <summary>True for the type that stands for <c>extension(…) { … }</c>, which has no name that C# could say.</summary>
    public static bool IsExtensionBlock(INamedTypeSymbol type) => !type.CanBeReferencedByName && type.ContainingType is { IsStatic: true };

    /// <summary>The type without Roslyn, or null for one that cannot stand in traced code.</summary>
    public static TypeRef? Type(ITypeSymbol type)
    {
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                return new TypeRef(Core.TypeKind.Parameter, parameter.Name, []);
            case IArrayTypeSymbol { Rank: 1 } array when Type(array.ElementType) is { } element:
                return new TypeRef(Core.TypeKind.Array, "", [element]);
            case INamedTypeSymbol { TypeKind: Microsoft.CodeAnalysis.TypeKind.Error }:
                return null;
            case INamedTypeSymbol named:
                return NamedType(named);
            default:
                return null;
        }
    }

    /// <summary>True for the runtime's own types.</summary>
    public static bool IsRuntime(INamedTypeSymbol type) => IsRuntimeNamespace(type.ContainingNamespace);

    /// <summary>The full metadata-like name of a type's definition.</summary>
    public static string FullName(INamedTypeSymbol type) => Identity.Name(TypeId(type));

    /// <summary>What a type's definition is called in core.</summary>
    public static string TypeId(INamedTypeSymbol type) => Facts(type).Id;

    /// <summary>Whether a type's definition cannot be repeated by generated code.</summary>
    public static bool IsUnfinished(INamedTypeSymbol type) => Facts(type).IsUnfinished;

    /// <summary>The method of a compilation or its references that is called so in core, or null.</summary>
    public static IMethodSymbol? Method(string id, Compilation compilation)
    {
        string name = Identity.Name(id);
        return DocumentationCommentId.GetSymbolsForDeclarationId(name, compilation).OfType<IMethodSymbol>().FirstOrDefault(m => Id(m) == id)
            ?? (name.IndexOf('#') >= 0 ? OfInterface(name.Split('(')[0]) : null);

        // What implements a member of a generic interface by its name has an id that Roslyn writes but does not read.
        IMethodSymbol? OfInterface(string path) => DocumentationCommentId.GetSymbolsForDeclarationId("T:" + path.Substring(2, Math.Max(0, path.LastIndexOf('.') - 2)), compilation)
            .OfType<INamedTypeSymbol>().SelectMany(t => t.GetMembers()).OfType<IMethodSymbol>().FirstOrDefault(m => Id(m) == id);
    }

    /// <summary>The type of a compilation or its references that is called so in core, or null.</summary>
    public static INamedTypeSymbol? NamedType(string id, Compilation compilation) =>
        DocumentationCommentId.GetSymbolsForDeclarationId("T:" + Identity.Name(id), compilation).OfType<INamedTypeSymbol>().FirstOrDefault(t => TypeId(t) == id);

    private static MethodFacts Facts(IMethodSymbol method) =>
        facts.GetValue((method.ReducedFrom ?? method).OriginalDefinition, static m => new MethodFacts(m));

    private static TypeFacts Facts(INamedTypeSymbol type) => typeFacts.GetValue(type.OriginalDefinition, static t => new TypeFacts(t));

    private static TypeRef? NamedType(INamedTypeSymbol type)
    {
        if (Scalar(type.SpecialType) is { } dtype)
        {
            return TypeRef.Of(dtype);
        }

        if (type.SpecialType == SpecialType.System_String)
        {
            return new TypeRef(Core.TypeKind.Text, "", []);
        }

        if (type is { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
        {
            return TypeRef.Of(DType.F16);
        }

        // Whatever may be in it is no array that the compiler can see.
        if (type.SpecialType == SpecialType.System_Object)
        {
            return null;
        }

        if (IsRuntimeType(type, "BFloat16"))
        {
            return TypeRef.Of(DType.BF16);
        }

        if (type.IsTupleType && type.TupleElements.Length > 1)
        {
            return WithArguments(Core.TypeKind.Tuple, "", type.TupleElements.Select(e => e.Type));
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return WithArguments(Core.TypeKind.Nullable, "", type.TypeArguments);
        }

        if (type.DelegateInvokeMethod is { } invoke)
        {
            return WithArguments(Core.TypeKind.Function, "", invoke.Parameters.Select(p => p.Type).Append(invoke.ReturnType));
        }

        if (IsRuntimeType(type, "NDArray") && type.TypeArguments.Length == 1)
        {
            return WithArguments(Core.TypeKind.NDArray, "", type.TypeArguments);
        }

        return Unfinished.In(type) ? null : WithArguments(Core.TypeKind.Named, TypeId(type), ContainingTypes(type).SelectMany(t => t.TypeArguments));
    }

    private static TypeRef? WithArguments(Core.TypeKind kind, string name, IEnumerable<ITypeSymbol> arguments)
    {
        List<TypeRef> lowered = [];
        foreach (ITypeSymbol argument in arguments)
        {
            if (Type(argument) is not { } type)
            {
                return null;
            }

            lowered.Add(type);
        }

        return new TypeRef(kind, name, lowered.ToEquatableArray());
    }

    private static DType? Scalar(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => DType.Bool,
        SpecialType.System_SByte => DType.I8,
        SpecialType.System_Int16 => DType.I16,
        SpecialType.System_Int32 => DType.I32,
        SpecialType.System_Int64 => DType.I64,
        SpecialType.System_Byte => DType.U8,
        SpecialType.System_UInt16 => DType.U16,
        SpecialType.System_UInt32 => DType.U32,
        SpecialType.System_UInt64 => DType.U64,
        SpecialType.System_Single => DType.F32,
        SpecialType.System_Double => DType.F64,
        _ => null,
    };

    /// <summary>True for types that one file alone can name, and for what is in them.</summary>
    public static bool IsFileLocal(INamedTypeSymbol type) => ContainingTypes(type).First().IsFileLocal;

    private static string Scope(INamedTypeSymbol? type)
    {
        INamedTypeSymbol? outer = ContainingTypes(type).FirstOrDefault();
        return outer?.ContainingAssembly is not { Name: not RuntimeNamespace } assembly || FrameworkTypes.IsFramework(outer) ? ""
            : outer.IsFileLocal ? assembly.Name + "/" + outer.MetadataName
            : assembly.Name;
    }

    private static IEnumerable<INamedTypeSymbol> ContainingTypes(INamedTypeSymbol? type)
    {
        Stack<INamedTypeSymbol> types = [];
        for (; type is not null; type = type.ContainingType)
        {
            types.Push(type);
        }

        return types;
    }

    private static bool IsRuntimeNamespace(INamespaceSymbol? symbol) =>
        symbol is { Name: "Jit", ContainingNamespace: { Name: "Pure", ContainingNamespace.IsGlobalNamespace: true } };

    private static string? Text(AttributeData? attribute) =>
        attribute is { ConstructorArguments: [{ Value: string text }, ..] } ? text : null;

    private sealed class TypeFacts(INamedTypeSymbol type)
    {
        public string Id { get; } = Identity.Of(type.GetDocumentationCommentId()?.Substring(2) ?? type.ToDisplayString(), Scope(type));

        public bool IsUnfinished { get; } = Unfinished.Is(type);
    }

    private sealed class MethodFacts(IMethodSymbol method)
    {
        public string Id { get; } = Identity.Of(method.GetDocumentationCommentId() ?? method.ToDisplayString(), Scope(method.ContainingType));

        public string? PrimitiveName { get; } = Text(Attribute(method, "PrimitiveAttribute"))
            ?? (method.AssociatedSymbol is { } associated ? Text(Attribute(associated, "PrimitiveAttribute")) : null);

        public bool HasCore { get; } = Has(method, "PureAttribute") || Has(method, "JitAttribute")
            || (method.AssociatedSymbol is { } associated && Has(associated, "PureAttribute"));
    }
}
