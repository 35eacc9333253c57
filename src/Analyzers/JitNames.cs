using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// The names of the [Jit] methods that a compilation knows, from syntax and from libraries: what has another name is never
/// bound.
/// </summary>
internal sealed class JitNames
{
    private static readonly ConditionalWeakTable<Compilation, JitNames> All = new();

    // Trees outlive compilations: an edit reads one tree again.
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> ByTree = new();

    private readonly Lazy<HashSet<string>> names;

    private JitNames(Compilation compilation) => this.names = new Lazy<HashSet<string>>(() =>
        new HashSet<string>(compilation.SyntaxTrees.SelectMany(t => ByTree.GetValue(t, Read)).Concat(LibraryNames.Of(compilation, CancellationToken.None).Names), StringComparer.Ordinal));

    public static JitNames Of(Compilation compilation) => All.GetValue(compilation, static c => new JitNames(c));

    public bool Contains(string name) => this.names.Value.Contains(name);

    private static string[] Read(SyntaxTree tree) => tree.GetRoot()
        .DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<MethodDeclarationSyntax>()
        .Where(static m => m.AttributeLists.SelectMany(l => l.Attributes).Any(static a => SimpleName(a) is "Jit" or "JitAttribute"))
        .Select(static m => m.Identifier.ValueText)
        .Distinct()
        .ToArray();

    /// <summary>The last part of the name that an attribute is written with.</summary>
    public static string SimpleName(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
