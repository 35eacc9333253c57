using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// What only the source of a record, class or struct says: which properties have an initializer, which positional ones do not just hold
/// their parameter, whether its constructors do more than set them, and what it holds that is no part of the tree. A library carries it
/// for those that reference it, who see of its assembly neither initializers nor what is private.
/// </summary>
/// <param name="Id">What the type is called among the cores of its assembly.</param>
/// <param name="Text">
/// The names of such properties, those with an initializer after '=', the others after '*'; '!' for such a constructor, '?' for such a one without parameters; the names of other state after '-'.
/// </param>
public sealed record RecordFacts(string Id, string Text)
{
    public const string Prefix = "record-facts:";
    private const string Opaque = "!", OpaqueEmpty = "?";

    /// <summary>Whether a declaration can have something to say.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is TypeDeclarationSyntax { Members: var members, BaseList: var bases } type and not InterfaceDeclarationSyntax
        && !type.Modifiers.Any(SyntaxKind.StaticKeyword)
        && (members.Any(m => m is PropertyDeclarationSyntax or FieldDeclarationSyntax or EventFieldDeclarationSyntax && !m.Modifiers.Any(IsShared))
            || members.Any(m => m is ConstructorDeclarationSyntax { ParameterList.Parameters.Count: 0 })
            || type is not RecordDeclarationSyntax && type.ParameterList is not null
            || bases?.Types.Any(t => t is PrimaryConstructorBaseTypeSyntax) == true);

    private static bool IsShared(SyntaxToken modifier) => modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.ConstKeyword);

    /// <summary>Those of a type of this project.</summary>
    public static RecordFacts Of(INamedTypeSymbol type)
    {
        StringBuilder text = new();
        IReadOnlyList<RecordField> fields = RecordTypes.Fields(type);
        foreach (RecordField field in fields.Where(f => SymbolEqualityComparer.Default.Equals(f.Property.ContainingType, type)))
        {
            char? mark = field.HasInitializer ? '=' : field.IsPositional && !RecordTypes.Stores(field.Property, field.Name) ? '*' : null;
            text.Append(mark is null ? "" : $"{mark}{field.Name} ");
        }

        HashSet<string> seen = new(fields.Where(f => IsVisible(f.Property)).Select(f => f.Name), StringComparer.Ordinal);
        foreach (string name in State(type).Where(n => !seen.Contains(n)).Distinct())
        {
            text.Append('-').Append(name.Replace(' ', '_')).Append(' ');
        }

        bool isOpaque = RecordTypes.PrimaryConstructor(type) is { } constructor && !RecordTypes.OnlySets(constructor);
        bool isEmptyOpaque = type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == 0) is { } empty && !RecordTypes.OnlySets(empty);
        return new RecordFacts(Prefix + Symbols.TypeId(type), text.Append(isOpaque ? Opaque + " " : "").Append(isEmptyOpaque ? OpaqueEmpty : "").ToString());
    }

    /// <summary>The parameters of a class or struct of this project that its members use, so that an instance holds them.</summary>
    public static IEnumerable<string> Captured(INamedTypeSymbol type)
    {
        List<TypeDeclarationSyntax> parts = [.. type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>()];
        if (type.IsRecord || parts.Select(p => p.ParameterList).FirstOrDefault(l => l is not null) is not { Parameters: var parameters })
        {
            return [];
        }

        HashSet<string> used = [.. parts.SelectMany(p => p.Members).Where(m => m is not (BaseTypeDeclarationSyntax or BaseFieldDeclarationSyntax) && !m.Modifiers.Any(SyntaxKind.StaticKeyword)).SelectMany(Names)];
        return parameters.Select(p => p.Identifier.ValueText).Where(used.Contains);
    }

    // Those that a member uses and does not declare itself.
    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member.DescendantNodes(n => n is not EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax })
        .OfType<IdentifierNameSyntax>().Where(n => n.Parent is not MemberAccessExpressionSyntax access || access.Name != n).Select(n => n.Identifier.ValueText)
        .Except(member.DescendantNodes().Select(n => (n as ParameterSyntax)?.Identifier.ValueText ?? (n as VariableDeclaratorSyntax)?.Identifier.ValueText ?? (n as SingleVariableDesignationSyntax)?.Identifier.ValueText).OfType<string>());

    /// <summary>What an instance of a referenced type holds, as its library tells, by name.</summary>
    public static IEnumerable<string> Untold(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty ? (Find(type) ?? []).Where(f => f.Length > 0 && f[0] == '-').Select(f => f.Substring(1)) : [];

    private static IEnumerable<string> State(INamedTypeSymbol type) => Captured(type).Concat(type.GetMembers().Where(m => !m.IsStatic).Select(m => m switch
    {
        IFieldSymbol { AssociatedSymbol: { } owner } => owner.Name,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Name,
        IEventSymbol { IsAbstract: false, AddMethod.IsImplicitlyDeclared: true } happening => happening.Name,
        _ => null,
    }).OfType<string>());

    // In other assemblies.
    private static bool IsVisible(IPropertySymbol property) => property.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>Whether making a record leaves an initializer to run; of a referenced record of which nothing is known, that may be.</summary>
    public static bool HasInitializer(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        ? syntax is PropertyDeclarationSyntax { Initializer: not null }
        : Find(property.ContainingType) is { } facts ? facts.Contains('=' + property.Name) : property.ContainingAssembly.Name != Symbols.RuntimeNamespace;

    /// <summary>Whether a positional property of a referenced record is told to hold something else than its parameter.</summary>
    public static bool IsReplaced(IPropertySymbol property) => Find(property.ContainingType)?.Contains('*' + property.Name) == true;

    /// <summary>Whether a constructor of a referenced type is told to do more than set its properties.</summary>
    public static bool IsOpaque(IMethodSymbol constructor) => Find(constructor.ContainingType)?.Contains(constructor.Parameters.Length == 0 ? OpaqueEmpty : Opaque) == true;

    /// <summary>Whether a referenced type's library says what there is to say of it.</summary>
    public static bool IsTold(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.IsEmpty && Find(type) is not null;

    private static string[]? Find(INamedTypeSymbol type) => LibraryCores.Text(type.ContainingAssembly, Prefix + Symbols.TypeId(type))?.Split(' ');
}
