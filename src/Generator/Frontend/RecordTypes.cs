using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Frontend;

/// <summary>A component of a record, in the order in which leaves are counted.</summary>
public sealed record RecordField(string Name, ITypeSymbol Type, bool IsPositional, bool HasInitializer, IPropertySymbol Property);

/// <summary>Which types are trees, and of what they consist.</summary>
public static class RecordTypes
{
    /// <summary>The positional members in order, then the other settable auto-properties in order of declaration.</summary>
    public static IReadOnlyList<RecordField> Fields(INamedTypeSymbol type)
    {
        IMethodSymbol? constructor = PrimaryConstructor(type);
        List<RecordField> fields = [];
        foreach (IParameterSymbol parameter in constructor?.Parameters ?? [])
        {
            IPropertySymbol? property = Properties(type, parameter.Name).FirstOrDefault();
            if (property is not null)
            {
                fields.Add(new RecordField(parameter.Name, parameter.Type, true, false, property));
            }
        }

        foreach (IPropertySymbol property in Properties(type, null))
        {
            if (!property.IsStatic && !property.IsIndexer && property.SetMethod is { IsInitOnly: true } && IsField(property) && fields.All(f => f.Name != property.Name))
            {
                fields.Add(new RecordField(property.Name, property.Type, false, RecordFacts.HasInitializer(property), property));
            }
        }

        return fields;
    }

    /// <summary>True when a property is a stored component rather than a computation.</summary>
    public static bool IsField(IPropertySymbol property)
    {
        if (property.IsStatic || property.IsIndexer || property.Name == "EqualityContract")
        {
            return false;
        }

        SyntaxReference? reference = property.DeclaringSyntaxReferences.FirstOrDefault();
        if (reference is null)
        {
            // From metadata: what the compiler wrote both accessors of is stored.
            return property.SetMethod is { } setter && (setter.IsInitOnly || property.ContainingType.IsValueType)
                && IsWrittenByCompiler(setter) && property.GetMethod is { } getter && IsWrittenByCompiler(getter);
        }

        return reference.GetSyntax() switch
        {
            ParameterSyntax => true,
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } => accessors.Accessors.All(a => a.Body is null && a.ExpressionBody is null),
            _ => false,
        };
    }

    /// <summary>True of members of other assemblies that nobody wrote: accessors that store, what records have by themselves.</summary>
    public static bool IsWrittenByCompiler(IMethodSymbol method) => method.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute");

    /// <summary>The components that a tuple or record gives when it is taken apart into so many; null when a method of the user's does that.</summary>
    public static IReadOnlyList<(string Name, ITypeSymbol Type)>? Positions(ITypeSymbol? type, int count)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return tuple.TupleElements.Length == count ? [.. tuple.TupleElements.Select((e, i) => ($"Item{i + 1}", e.Type))] : null;
        }

        if (type is not INamedTypeSymbol { IsRecord: true } record)
        {
            return null;
        }

        // Written by the compiler, it gives the positional components.
        IMethodSymbol? apart = record.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => !m.IsStatic && m.Parameters.Length == count);
        bool isOwn = apart is null || !(apart.IsImplicitlyDeclared || IsWrittenByCompiler(apart));
        List<(string, ITypeSymbol)> positional = [.. Fields(record).Where(f => f.IsPositional).Select(f => (f.Name, f.Type))];
        return !isOwn && positional.Count == count ? positional : null;
    }

    /// <summary>True when calling the constructor does nothing but set the fields of the same names.</summary>
    public static bool IsTransparent(IMethodSymbol constructor)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        if (type.IsTupleType)
        {
            return true;
        }

        bool isKnown = SymbolEqualityComparer.Default.Equals(PrimaryConstructor(type), constructor)
            || (constructor.Parameters.Length == 0 && (constructor.IsImplicitlyDeclared || type.IsRecord || RecordFacts.IsTold(type)));
        return isKnown && OnlySets(constructor);
    }

    /// <summary>The copy constructor of the user's own that 'with' calls, of the record or of one that it derives from.</summary>
    public static IMethodSymbol? OwnCopy(ITypeSymbol? type) => type is not INamedTypeSymbol { IsRecord: true, IsValueType: false } record ? null
        : record.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, record)
            && !c.IsImplicitlyDeclared && !IsWrittenByCompiler(c)) ?? OwnCopy(record.BaseType);

    /// <summary>The constructor by which compiled code makes a value of a type; null when there is none, or none is needed.</summary>
    public static IMethodSymbol? Maker(INamedTypeSymbol type) => Fields(type).Any(f => f.IsPositional)
        ? PrimaryConstructor(type)
        : type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == 0);

    /// <summary>The types of records that occur in a type, themselves and what they contain, keyed by full name.</summary>
    public static void Collect(ITypeSymbol type, IDictionary<string, RecordType> found)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Collect(array.ElementType, found);
                return;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                foreach (IFieldSymbol element in tuple.TupleElements)
                {
                    Collect(element.Type, found);
                }

                return;
            case INamedTypeSymbol named when Symbols.Type(named) is { Kind: Core.TypeKind.Named }:
                INamedTypeSymbol definition = named.OriginalDefinition;
                string name = Symbols.TypeId(definition);
                if (name == RuntimeRecords.PrngKey.Name)
                {
                    found[name] = RuntimeRecords.PrngKey;
                }
                else if (!found.ContainsKey(name) && definition.TypeKind is not (Microsoft.CodeAnalysis.TypeKind.Enum or Microsoft.CodeAnalysis.TypeKind.Interface))
                {
                    IReadOnlyList<RecordField> fields = Fields(definition);
                    found[name] = new RecordType(
                        name,
                        CSharpName(definition),
                        TypeParameters(definition).ToEquatableArray(),
                        fields.Select(f => new RecordMember(
                            f.Name, Symbols.Type(f.Type) ?? new TypeRef(Core.TypeKind.Text, "", []), Symbols.ShapeText(f.Property), f.IsPositional)).ToEquatableArray(),
                        definition.IsValueType,
                        IsTransparent(definition, fields),
                        definition.IsSealed || definition.IsValueType)
                    {
                        Implementations = Symbols.Implementations(definition).ToEquatableArray(),
                    };
                    foreach (RecordField field in fields)
                    {
                        Collect(field.Type, found);
                    }
                }

                foreach (ITypeSymbol argument in named.TypeArguments)
                {
                    Collect(argument, found);
                }

                return;
        }
    }

    private static string CSharpName(INamedTypeSymbol type)
    {
        string full = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None));
        return full;
    }

    private static IEnumerable<string> TypeParameters(INamedTypeSymbol type) =>
        (type.ContainingType is { } outer ? TypeParameters(outer) : []).Concat(type.TypeParameters.Select(p => p.Name));

    // A derived record has the components of its base, too.
    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type, string? name)
    {
        for (INamedTypeSymbol? t = type; t is not null && t.SpecialType == SpecialType.None; t = t.BaseType)
        {
            foreach (IPropertySymbol property in (name is null ? t.GetMembers() : t.GetMembers(name)).OfType<IPropertySymbol>())
            {
                yield return property;
            }
        }
    }

    // Compiled code makes a value by its constructor and sets the rest.
    private static bool IsTransparent(INamedTypeSymbol type, IReadOnlyList<RecordField> fields) =>
        !type.IsAbstract && !TreeTypes.IsOpaque(type)
        && fields.All(f => Symbols.Type(f.Type) is not null)
        && fields.All(f => !f.IsPositional || Stores(f.Property, f.Name))
        && (fields.Any(f => f.IsPositional) || type.IsValueType || type.InstanceConstructors.Any(c => c.Parameters.Length == 0));

    /// <summary>True when a positional member holds its parameter; one that is declared once more does if it says so.</summary>
    public static bool Stores(IPropertySymbol property, string parameter) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        null => !RecordFacts.IsReplaced(property),
        PropertyDeclarationSyntax declared => declared.Initializer?.Value is IdentifierNameSyntax value && value.Identifier.ValueText == parameter,
        _ => true,
    };

    /// <summary>True when a constructor has no body, and what it gives to its base are parameters that this has by the same names.</summary>
    public static bool OnlySets(IMethodSymbol constructor)
    {
        SyntaxNode? syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is ConstructorDeclarationSyntax body)
        {
            return body is { Initializer: null, Body.Statements.Count: 0 };
        }

        INamedTypeSymbol type = constructor.ContainingType;
        if (syntax is null && RecordFacts.IsOpaque(constructor))
        {
            return false;
        }

        if (constructor.Parameters.Any(p => Properties(type, p.Name).FirstOrDefault() is { } property && !Stores(property, p.Name)))
        {
            return false;
        }

        if (type.IsValueType || type.BaseType is not { SpecialType: SpecialType.None } parent)
        {
            return true;
        }

        if ((syntax as TypeDeclarationSyntax)?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is not { ArgumentList.Arguments: var arguments })
        {
            return parent.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == 0) is not { } empty || OnlySets(empty);
        }

        return PrimaryConstructor(parent) is { } above && above.Parameters.Length == arguments.Count && OnlySets(above)
            && arguments.Select((a, i) => a is { NameColon: null, Expression: IdentifierNameSyntax name } && name.Identifier.ValueText == above.Parameters[i].Name).All(isSame => isSame);
    }

    /// <summary>The constructor with a parameter for each positional member; null when there is none.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type)
    {
        IMethodSymbol? best = null;
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            bool isCopy = constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type.OriginalDefinition, type.OriginalDefinition);
            bool isPositional = constructor.Parameters.Length > 0 && !isCopy && constructor.Parameters.All(p =>
                Properties(type, p.Name).Any(q => SymbolEqualityComparer.Default.Equals(q.Type, p.Type) && IsField(q)));
            if (isPositional && IsDeclaredByHead(constructor) && (best is null || constructor.Parameters.Length > best.Parameters.Length))
            {
                best = constructor;
            }
        }

        return best;
    }

    // Of another assembly, what the compiler writes for the positional members of a record tells that it has them.
    private static bool IsDeclaredByHead(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        ? syntax is not ConstructorDeclarationSyntax
        : constructor.IsImplicitlyDeclared || constructor.ContainingType.GetMembers("Deconstruct").OfType<IMethodSymbol>().Any(m =>
            m.Parameters.Length == constructor.Parameters.Length && IsWrittenByCompiler(m));
}
