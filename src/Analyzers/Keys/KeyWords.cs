using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers.Keys;

/// <summary>
/// Which files may have to do with keys, by words alone: those that name keys and what draws from them, or a type of the project that has them
/// in its members and signatures. The others are never bound.
/// </summary>
internal sealed class KeyWords
{
    private static readonly string[] Roots = ["Rand", "PrngKey", "KeyArray", "Initializers"];

    // Trees outlive compilations: an edit reads one tree again.
    private static readonly ConditionalWeakTable<SyntaxTree, FileWords> ByTree = new();

    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> ByLibrary = new();

    private readonly Lazy<HashSet<string>> telling;

    public KeyWords(Compilation compilation) => this.telling = new Lazy<HashSet<string>>(() => Telling(compilation));

    public bool IsIn(SyntaxTree tree) => this.telling.Value.Overlaps(ByTree.GetValue(tree, static t => new FileWords(t)).All);

    private static HashSet<string> Telling(Compilation compilation)
    {
        List<FileWords> files = [.. compilation.SyntaxTrees.Where(t => !Findings.IsWrittenByUs(t)).Select(t => ByTree.GetValue(t, static t => new FileWords(t)))];
        List<TypeWords> types = [.. files.SelectMany(f => f.Types)];
        HashSet<string> own = new(types.Select(t => t.Name), StringComparer.Ordinal);

        // Those that have keys, and what stands for them: bases and interfaces, aliases, extensions.
        List<string> roots = [.. Roots, .. compilation.SourceModule.ReferencedAssemblySymbols.SelectMany(a => ByLibrary.GetValue(a, OfLibrary))];
        HashSet<string> having = new(roots, StringComparer.Ordinal), all = new(roots, StringComparer.Ordinal);
        for (int before = 0; before != all.Count + having.Count;)
        {
            before = all.Count + having.Count;
            foreach (TypeWords type in types.Where(t => having.Overlaps(t.Bases) || all.Overlaps(t.Signatures)))
            {
                having.Add(type.Name);
                all.UnionWith(type.Bases.Where(own.Contains).Append(type.Name));
            }

            all.UnionWith(types.SelectMany(t => t.Extensions).Where(e => all.Overlaps(e.Words)).Select(e => e.Name));
            all.UnionWith(files.SelectMany(f => f.Aliases).Where(a => all.Overlaps(a.Words)).Select(a => a.Name));
        }

        foreach (string type in files.SelectMany(f => f.Statics).Where(all.Contains).Distinct().ToList())
        {
            all.UnionWith(types.Where(t => t.Name == type).SelectMany(t => t.Members));
            all.UnionWith(compilation.SourceModule.ReferencedAssemblySymbols.Where(a => a.Name == Symbols.RuntimeNamespace)
                .SelectMany(a => a.GetTypeByMetadataName($"{Symbols.RuntimeNamespace}.{type}")?.MemberNames ?? []));
        }

        return all;
    }

    // Types and extensions of a library that keys go into or come out of.
    private static string[] OfLibrary(IAssemblySymbol library) => library.Modules.Any(static m => m.ReferencedAssemblies.Any(static r => r.Name == Symbols.RuntimeNamespace))
        ? [.. KnownMethods.Types(library.GlobalNamespace).Where(static t => t.DeclaredAccessibility == Accessibility.Public).SelectMany(OfType).Distinct()]
        : [];

    private static IEnumerable<string> OfType(INamedTypeSymbol type)
    {
        List<ISymbol> having = [.. type.GetMembers().Where(static m => m switch
        {
            IFieldSymbol field => KeyTypes.MayHoldKeys(field.Type),
            IPropertySymbol property => KeyTypes.MayHoldKeys(property.Type),
            IMethodSymbol method => KeyTypes.MayHoldKeys(method.ReturnType) || method.Parameters.Any(static p => KeyTypes.MayHoldKeys(p.Type)),
            _ => false,
        })];
        return having.Count == 0 ? [] : having.OfType<IMethodSymbol>().Where(static m => m.IsExtensionMethod).Select(static m => m.Name).Append(type.Name);
    }

    private static string[] Identifiers(IEnumerable<SyntaxNode?> nodes) =>
        [.. nodes.SelectMany(static n => n?.DescendantTokens() ?? []).Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText).Distinct()];

    /// <summary>A name, and the words of what it is declared with.</summary>
    private sealed record Named(string Name, string[] Words);

    /// <summary>The words of a type's declaration, without those of its bodies.</summary>
    private sealed record TypeWords(string Name, string[] Bases, string[] Signatures, string[] Members, Named[] Extensions);

    private sealed class FileWords(SyntaxTree tree)
    {
        private readonly Lazy<string[]> all = new(() => Identifiers([tree.GetRoot()]));
        private readonly Lazy<TypeWords[]> types = new(() =>
        [
            .. tree.GetRoot().DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .Select(static n => n switch
                {
                    TypeDeclarationSyntax type => Read(type),
                    DelegateDeclarationSyntax function => new TypeWords(function.Identifier.ValueText, [], Identifiers(Signature(function)), [], []),
                    _ => null,
                })
                .OfType<TypeWords>(),
        ]);

        public string[] All => this.all.Value;

        public TypeWords[] Types => this.types.Value;

        /// <summary>Aliases that hold in all files.</summary>
        public IEnumerable<Named> Aliases => Globals(tree).Where(static u => u.Alias is not null).Select(static u => new Named(u.Alias!.Name.Identifier.ValueText, Identifiers([u.NamespaceOrType])));

        /// <summary>Types whose static members are named alone in all files.</summary>
        public IEnumerable<string> Statics => Globals(tree).Where(static u => u.StaticKeyword != default).Select(static u => u.NamespaceOrType.GetLastToken().ValueText);

        private static IEnumerable<UsingDirectiveSyntax> Globals(SyntaxTree tree) => ((CompilationUnitSyntax)tree.GetRoot()).Usings.Where(static u => u.GlobalKeyword != default);

        private static TypeWords Read(TypeDeclarationSyntax type)
        {
            // An extension block has no name; its members are found by theirs.
            bool isBlock = type.Identifier.ValueText.Length == 0;
            return new TypeWords(
                type.Identifier.ValueText,
                Identifiers([type.BaseList]),
                Identifiers(type.Members.SelectMany(Signature).Append(type.ParameterList)),
                [.. type.Members.SelectMany(Names)],
                [
                    .. type.Members.Where(m => isBlock || m is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } && first.Modifiers.Any(SyntaxKind.ThisKeyword))
                        .SelectMany(m => Names(m).Select(n => new Named(n, Identifiers(Signature(m).Append(isBlock ? type.ParameterList : null))))),
                ]);
        }

        private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
        {
            MethodDeclarationSyntax method => [method.Identifier.ValueText],
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static v => v.Identifier.ValueText),
            _ => [],
        };

        private static IEnumerable<SyntaxNode?> Signature(MemberDeclarationSyntax member) => member switch
        {
            MethodDeclarationSyntax method => [method.ReturnType, method.ParameterList],
            ConversionOperatorDeclarationSyntax conversion => [conversion.Type, conversion.ParameterList],
            OperatorDeclarationSyntax operation => [operation.ReturnType, operation.ParameterList],
            BaseMethodDeclarationSyntax other => [other.ParameterList],
            IndexerDeclarationSyntax indexer => [indexer.Type, indexer.ParameterList],
            BasePropertyDeclarationSyntax property => [property.Type],
            BaseFieldDeclarationSyntax field => [field.Declaration.Type],
            DelegateDeclarationSyntax function => [function.ReturnType, function.ParameterList],
            _ => [],
        };
    }
}
