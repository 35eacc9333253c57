using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Analyzers;

/// <summary>
/// The names of the [Jit] and [Pure] methods that a compilation knows, from syntax and from libraries: what has another name is
/// never bound.
/// </summary>
internal sealed class JitNames
{
    private static readonly ConditionalWeakTable<Compilation, JitNames> All = new();

    // Trees outlive compilations: an edit reads one tree again.
    private static readonly ConditionalWeakTable<SyntaxTree, Marked> ByTree = new();

    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> RuntimeNames = new();

    private readonly Lazy<HashSet<string>> names;
    private readonly Lazy<HashSet<string>> pure;
    private readonly Lazy<HashSet<string>> runtime;

    private JitNames(Compilation compilation)
    {
        this.names = new Lazy<HashSet<string>>(() => new HashSet<string>(
            compilation.SyntaxTrees.SelectMany(t => ByTree.GetValue(t, Read).Jit).Concat(LibraryNames.Of(compilation, CancellationToken.None).Names), StringComparer.Ordinal));
        this.pure = new Lazy<HashSet<string>>(() => new HashSet<string>(
            compilation.SyntaxTrees.SelectMany(t => ByTree.GetValue(t, Read).Pure).Concat(LibraryCores.Of(compilation, CancellationToken.None).BrokenNames), StringComparer.Ordinal));
        this.runtime = new Lazy<HashSet<string>>(() => new HashSet<string>(Runtime(compilation), StringComparer.Ordinal));
    }

    public static JitNames Of(Compilation compilation) => All.GetValue(compilation, static c => new JitNames(c));

    /// <summary>True for the name of a [Jit] method.</summary>
    public bool Contains(string name) => this.names.Value.Contains(name);

    /// <summary>True for the name of one of the project's own [Pure] methods, and of a library's whose plain body cannot run.</summary>
    public bool IsPure(string name) => this.pure.Value.Contains(name);

    /// <summary>True for the name of a [Jit] method, of one of the project's own [Pure] methods, and of every member of the runtime.</summary>
    public bool IsMarked(string name) => this.Contains(name) || this.IsPure(name) || this.runtime.Value.Contains(name);

    private static IEnumerable<string> Runtime(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(a => a.Name == Symbols.RuntimeNamespace)
        .SelectMany(a => RuntimeNames.GetValue(a, static r => Types(r.GlobalNamespace).SelectMany(t => t.MemberNames).Distinct().ToArray()));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(m => m is INamedTypeSymbol type ? Types(type).Append(type) : Types(m));

    private static Marked Read(SyntaxTree tree)
    {
        List<MethodDeclarationSyntax> methods = tree.GetRoot()
            .DescendantNodes(static n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(static m => m.AttributeLists.Count > 0)
            .ToList();
        return new Marked(Having(methods, "Jit"), Having(methods, "Pure"));
    }

    private static string[] Having(IEnumerable<MethodDeclarationSyntax> methods, string attribute) => methods
        .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(a => SimpleName(a) is { } name && (name == attribute || name == attribute + "Attribute")))
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

    private sealed record Marked(string[] Jit, string[] Pure);
}
