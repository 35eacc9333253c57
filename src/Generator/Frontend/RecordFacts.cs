using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pure.Jit.Generator.Frontend;

/// <summary>
/// What only the source of a record says: which properties have an initializer, which positional ones do not just hold their
/// parameter, and whether its constructor does more than set them. A library carries it for those that reference it.
/// </summary>
/// <param name="Id">What the record is called among the cores of its assembly.</param>
/// <param name="Text">The names of such properties, those with an initializer after '=', the others after '*'; '!' for such a constructor.</param>
public sealed record RecordFacts(string Id, string Text)
{
    public const string Prefix = "record-facts:";
    private const string Opaque = "!";

    /// <summary>Whether a declaration can have something to say.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is RecordDeclarationSyntax { Members: var members, BaseList: var bases }
        && (members.Any(m => m is PropertyDeclarationSyntax) || bases?.Types.Any(t => t is PrimaryConstructorBaseTypeSyntax) == true);

    /// <summary>Those of a record of this project.</summary>
    public static RecordFacts Of(INamedTypeSymbol type)
    {
        StringBuilder text = new();
        foreach (RecordField field in RecordTypes.Fields(type).Where(f => SymbolEqualityComparer.Default.Equals(f.Property.ContainingType, type)))
        {
            char? mark = field.HasInitializer ? '=' : field.IsPositional && !RecordTypes.Stores(field.Property, field.Name) ? '*' : null;
            text.Append(mark is null ? "" : $"{mark}{field.Name} ");
        }

        bool isOpaque = RecordTypes.PrimaryConstructor(type) is { } constructor && !RecordTypes.OnlySets(constructor);
        return new RecordFacts(Prefix + Symbols.TypeId(type), text.Append(isOpaque ? Opaque : "").ToString());
    }

    /// <summary>Whether making a record leaves an initializer to run; of a referenced record of which nothing is known, that may be.</summary>
    public static bool HasInitializer(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax
        ? syntax is PropertyDeclarationSyntax { Initializer: not null }
        : Find(property.ContainingType) is { } facts ? facts.Contains('=' + property.Name) : property.ContainingAssembly.Name != Symbols.RuntimeNamespace;

    /// <summary>Whether a positional property of a referenced record is told to hold something else than its parameter.</summary>
    public static bool IsReplaced(IPropertySymbol property) => Find(property.ContainingType)?.Contains('*' + property.Name) == true;

    /// <summary>Whether the constructor of a referenced record is told to do more than set its properties.</summary>
    public static bool IsOpaque(INamedTypeSymbol type) => Find(type)?.Contains(Opaque) == true;

    private static string[]? Find(INamedTypeSymbol type) => LibraryCores.Text(type.ContainingAssembly, Prefix + Symbols.TypeId(type))?.Split(' ');
}
