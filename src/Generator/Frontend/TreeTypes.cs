using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Core;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// The one definition of a tree type, for whatever takes values apart and puts them together again: all state of an instance is
/// positional or in properties with <c>init</c>, and no type contains itself. What is not a record or struct is judged elsewhere.
/// </summary>
public static class TreeTypes
{
    // Deeper than anybody nests by hand: only a generic type that contains a larger form of itself gets there.
    private const int MaxDepth = 64;

    /// <summary>The first type in a type that is no tree, and why; null when all are.</summary>
    public static (ITypeSymbol Type, string Why)? Fault(ITypeSymbol? type) => Fault(type, []);

    /// <summary>The first record in a type that may lack an array, and why that is not compiled; of types without other faults.</summary>
    public static (ITypeSymbol Type, string Why)? Missing(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Missing(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(e => Missing(e.Type)).FirstOrDefault(f => f is not null),
        INamedTypeSymbol named when MayBeTree(named) => RecordTypes.Fields(named)
            .Select(f => f.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && (Symbols.IsRuntimeType(f.Type, "NDArray") || (f.Type is INamedTypeSymbol inner && MayBeTree(inner)))
                ? (named, $"its '{f.Name}' may be null, and an array may not be null in compiled code; leave out '?', or make a record for each case")
                : Missing(f.Type))
            .FirstOrDefault(f => f is not null),
        _ => null,
    };

    /// <summary>
    /// The first type in a type whose values compiled code does not know the parts of, so that they would be lost, and what to do; null when there is none.
    /// Outside of compiled code such a value is one leaf.
    /// </summary>
    public static (ITypeSymbol Type, string Why)? Unknown(ITypeSymbol? type) => type switch
    {
        null => null,
        IArrayTypeSymbol { Rank: > 1 } array => (array, "an array of several axes is an NDArray in compiled code"),
        IArrayTypeSymbol array => Unknown(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(e => Unknown(e.Type)).FirstOrDefault(f => f is not null),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Unknown(nullable.TypeArguments[0]),
        INamedTypeSymbol named when IsOfShapes(named) =>
            (named, named.Name is "Shape" or "Axes"
                ? "its numbers decide shapes, which are known when the project is built; take it as a [Static] parameter of its own, which is given constants, or each number as an 'int'"
                : "it decides shapes, which are known when the project is built; take its numbers as 'int' parameters, and make it of these"),
        INamedTypeSymbol { TypeKind: Microsoft.CodeAnalysis.TypeKind.Class or Microsoft.CodeAnalysis.TypeKind.Struct } named when IsOpaque(named) =>
            (named, ImpureMembers.Advice(named) ?? "compiled code knows arrays, numbers, and records and tuples of these; take what is needed of it as a number, and keep the rest outside"),
        INamedTypeSymbol { SpecialType: SpecialType.System_Object } or IDynamicTypeSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol =>
            (type, "what is in it is known only when the program runs; say its type"),
        INamedTypeSymbol named when MayBeTree(named) => RecordTypes.Fields(named).Select(f => Unknown(f.Type)).FirstOrDefault(f => f is not null),
        _ => null,
    };

    /// <summary>True for the runtime's types that hold no arrays but say something of their shapes.</summary>
    public static bool IsOfShapes(ITypeSymbol type) =>
        Symbols.IsRuntimeType(type, "Shape") || Symbols.IsRuntimeType(type, "Axes") || Symbols.IsRuntimeType(type, "Axis") || Symbols.IsRuntimeType(type, "NDIndex");

    /// <summary>True for types of the framework, and of assemblies that know nothing of arrays: what they hold is not seen.</summary>
    public static bool IsOpaque(INamedTypeSymbol type) =>
        type.Locations.All(l => !l.IsInSource) && !type.IsTupleType && !Symbols.IsRuntime(type) && type.DelegateInvokeMethod is null
        && Symbols.Type(type) is null or { Kind: Core.TypeKind.Named }
        && !type.ContainingAssembly.Modules.Any(m => m.ReferencedAssemblies.Any(a => a.Name == Symbols.RuntimeNamespace));

    private static (ITypeSymbol Type, string Why)? Fault(ITypeSymbol? type, List<(INamedTypeSymbol Type, string Member)> path)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return Fault(array.ElementType, path);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return First(tuple.TupleElements.Select(e => e.Type), path);
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return Fault(nullable.TypeArguments[0], path);
            case INamedTypeSymbol named when MayBeTree(named):
                break;
            default:
                return null;
        }

        INamedTypeSymbol record = (INamedTypeSymbol)type;
        int start = path.FindIndex(p => SymbolEqualityComparer.Default.Equals(p.Type, record));
        if (start >= 0 || path.Count == MaxDepth)
        {
            (INamedTypeSymbol Type, string Member) first = path[Math.Max(start, 0)];
            return (first.Type, $"it contains itself through '{first.Member}', so that how many arrays it holds is known only when the program runs; use one array with a leading axis, or a record for each level");
        }

        if ((Hidden(record) ?? Unmakeable(record)) is { } reason)
        {
            return (record, reason);
        }

        foreach (RecordField field in RecordTypes.Fields(record))
        {
            if (Fault(field.Type, [.. path, (record, field.Name)]) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static (ITypeSymbol Type, string Why)? First(IEnumerable<ITypeSymbol> types, List<(INamedTypeSymbol Type, string Member)> path) =>
        types.Select(t => Fault(t, path)).FirstOrDefault(f => f is not null);

    private static bool MayBeTree(INamedTypeSymbol type) =>
        type.TypeKind is Microsoft.CodeAnalysis.TypeKind.Class or Microsoft.CodeAnalysis.TypeKind.Struct
        && type.SpecialType == SpecialType.None && !Symbols.IsRuntime(type) && !IsOpaque(type)
        && Symbols.Type(type) is { Kind: Core.TypeKind.Named };

    // State that taking the value apart would lose.
    private static string? Hidden(INamedTypeSymbol type)
    {
        HashSet<string> kept = new(RecordTypes.Fields(type).Select(f => f.Name), StringComparer.Ordinal);
        for (INamedTypeSymbol? t = type; t is { SpecialType: SpecialType.None }; t = t.BaseType)
        {
            foreach (ISymbol member in t.GetMembers().Where(m => !m.IsStatic))
            {
                switch (member)
                {
                    // What stands behind a property is told by the property; in other assemblies its name alone says what it is.
                    case IFieldSymbol { AssociatedSymbol: null, IsImplicitlyDeclared: false, CanBeReferencedByName: true } field:
                        return $"its field '{field.Name}' would be lost; {(type.IsRecord || type.IsValueType ? "make it positional or a property with 'init'" : MakeRecord(type))}";
                    case IEventSymbol { IsAbstract: false, AddMethod.IsImplicitlyDeclared: true } happening:
                        return $"its event '{happening.Name}' would be lost; keep it elsewhere";
                    case IPropertySymbol { SetMethod: not { IsInitOnly: true } } property when !type.IsRecord && !type.IsValueType && !kept.Contains(property.Name) && IsStored(property, t):
                        return $"its property '{property.Name}' would be lost; {MakeRecord(type)}";
                    case IPropertySymbol property when !kept.Contains(property.Name) && IsStored(property, t):
                        return property.SetMethod switch
                        {
                            null => $"its property '{property.Name}' without 'init' would be lost; make it positional or give it 'init'",
                            { IsInitOnly: false } when RecordTypes.IsField(property) => $"its property '{property.Name}' with 'set' would be lost; make it positional or write 'init' for 'set'",
                            _ => $"its property '{property.Name}', whose accessors compute, would be lost; make it positional or give it plain 'get' and 'init'",
                        };
                }
            }

            if (RecordFacts.Captured(t).FirstOrDefault() is { } parameter)
            {
                return $"the parameter '{parameter}' of its constructor, which its members use, would be lost; give it a property with 'init', and use that";
            }

            if (RecordFacts.Untold(t).FirstOrDefault(n => !kept.Contains(n)) is { } name)
            {
                return $"its '{name}' holds what other assemblies do not see, which would be lost; make it a public property with 'init' there";
            }
        }

        return null;
    }

    // Compiled code makes one from its parts.
    private static string? Unmakeable(INamedTypeSymbol type)
    {
        if (type.IsAbstract)
        {
            return "it is abstract, so that what it holds is known only when the program runs; use the record that is meant";
        }

        if (RecordTypes.Fields(type).FirstOrDefault(f => IsClosed(f.Property) || IsClosed(f.Property.GetMethod) || (!f.IsPositional && IsClosed(f.Property.SetMethod))) is { } closed)
        {
            return $"its property '{closed.Name}' or an accessor of it is private, and compiled code has to read and set it; make it internal or public";
        }

        IMethodSymbol? constructor = RecordTypes.Maker(type);
        if (constructor is null)
        {
            return type.IsValueType ? null
                : $"its constructors do more than to set its properties; write its parts behind its name, 'record {type.Name}(…)', or as 'init' properties beside a constructor without parameters";
        }

        if (constructor.Parameters.Length > 0 && RecordTypes.Fields(type).All(f => !f.IsPositional || RecordTypes.Stores(f.Property, f.Name)) && !RecordTypes.OnlySets(constructor))
        {
            return "what it gives to its base is computed, so that its parts do not make it; hand the parameters on as they are";
        }

        return IsClosed(constructor)
            ? "its constructor is private, and compiled code has to make one from its parts; make the constructor internal or public"
            : null;
    }

    // For generated code, which stands beside the type.
    private static bool IsClosed(ISymbol? member) => member?.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;

    private static string MakeRecord(INamedTypeSymbol type) => $"make '{type.Name}' a record (immutable)";

    // A property that computes has no field behind it.
    private static bool IsStored(IPropertySymbol property, INamedTypeSymbol type)
    {
        if (property.IsAbstract || property.IsIndexer || property.Name == "EqualityContract")
        {
            return false;
        }

        return property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            // In another assembly: by an accessor of the compiler's, or one that takes a value and must put it somewhere.
            null => property.SetMethod is { IsInitOnly: true } || (property.GetMethod is { } getter && RecordTypes.IsWrittenByCompiler(getter)),
            ParameterSyntax => true,
            _ => type.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property)),
        };
    }
}
