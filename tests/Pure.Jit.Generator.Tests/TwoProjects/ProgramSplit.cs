using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Pure.Jit.Generator.Tests.TwoProjects;

/// <summary>What of a program goes into the library.</summary>
public enum SplitKind
{
    /// <summary>Types and [Pure] methods that have nothing to do with a [Jit] method.</summary>
    Helpers,

    /// <summary>The same but for types that implement or derive from one of the program's: these stay with the [Jit] methods.</summary>
    Bases,

    /// <summary>All but what calls the [Jit] methods.</summary>
    AllButCallers,
}

/// <summary>A program as two projects: the texts of the library's files and of the app's.</summary>
/// <param name="Library">One for each file of the program.</param>
/// <param name="App">One for each file of the program.</param>
/// <param name="Moved">How many types and marked methods are in the library.</param>
internal sealed record SplitProgram(IReadOnlyList<string> Library, IReadOnlyList<string> App, int Moved);

/// <summary>
/// Divides a program into a library and an app that refers to it. Types outside of static classes, and the members of these, move one by
/// one; a member that moves out of a class that stays is in a class of its own there, and is called by its full name.
/// </summary>
internal sealed class ProgramSplit
{
    /// <summary>What the name of a static class has behind it in the library, when a part of it stays in the app.</summary>
    public const string Suffix = "Lib";

    private readonly CSharpCompilation compilation;
    private readonly IReadOnlyList<SyntaxTree> trees;
    private readonly SplitKind kind;
    private readonly List<MemberDeclarationSyntax> units = [];
    private readonly Dictionary<ISymbol, List<int>> declared = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<MemberDeclarationSyntax, INamedTypeSymbol> containers = [];

    private ProgramSplit(CSharpCompilation compilation, IReadOnlyList<SyntaxTree> trees, SplitKind kind)
    {
        this.compilation = compilation;
        this.trees = trees;
        this.kind = kind;
    }

    /// <summary>Divides some files of a compilation.</summary>
    public static SplitProgram Of(CSharpCompilation compilation, IReadOnlyList<SyntaxTree> trees, SplitKind kind) => new ProgramSplit(compilation, trees, kind).Run();

    private SplitProgram Run()
    {
        foreach (SyntaxTree tree in this.trees)
        {
            this.Collect(tree.GetCompilationUnitRoot().Members, tree);
        }

        HashSet<int> staying = this.Staying();
        HashSet<INamedTypeSymbol> divided = new(SymbolEqualityComparer.Default);
        foreach (IGrouping<ISymbol?, MemberDeclarationSyntax> container in this.containers.Keys.GroupBy(c => (ISymbol?)this.containers[c], SymbolEqualityComparer.Default))
        {
            List<bool> stays = [.. container.SelectMany(c => this.units.Select((u, i) => (u, i)).Where(u => u.u.Parent == c)).Select(u => staying.Contains(u.i))];
            if (stays.Contains(true))
            {
                divided.Add((INamedTypeSymbol)container.Key!);
            }
        }

        List<string> library = [], app = [];
        foreach (SyntaxTree tree in this.trees)
        {
            List<TextChange> names = this.Names(tree, staying, divided);
            library.Add(this.Text(tree, names, staying, divided, isLibrary: true));
            app.Add(this.Text(tree, names, staying, divided, isLibrary: false));
        }

        return new SplitProgram(library, app, this.units.Where((u, i) => !staying.Contains(i) && (u is BaseTypeDeclarationSyntax || Mentions(u, "Pure") || Mentions(u, "Jit"))).Count());
    }

    private void Collect(IEnumerable<MemberDeclarationSyntax> members, SyntaxTree tree)
    {
        SemanticModel model = this.compilation.GetSemanticModel(tree);
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    this.Collect(space.Members, tree);
                    break;
                case ClassDeclarationSyntax type when IsContainer(type):
                    this.containers[type] = model.GetDeclaredSymbol(type)!;
                    foreach (MemberDeclarationSyntax inner in type.Members)
                    {
                        this.Add(inner, model);
                    }

                    break;
                default:
                    this.Add(member, model);
                    break;
            }
        }
    }

    private void Add(MemberDeclarationSyntax unit, SemanticModel model)
    {
        IEnumerable<ISymbol?> symbols = unit is BaseFieldDeclarationSyntax field ? field.Declaration.Variables.Select(v => model.GetDeclaredSymbol(v)) : [model.GetDeclaredSymbol(unit)];
        foreach (ISymbol symbol in symbols.OfType<ISymbol>())
        {
            this.declared.TryAdd(symbol, []);
            this.declared[symbol].Add(this.units.Count);
        }

        this.units.Add(unit);
    }

    // One whose members have nothing to do with each other but their class.
    private static bool IsContainer(ClassDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.StaticKeyword) && !type.Modifiers.Any(SyntaxKind.FileKeyword) && type.TypeParameterList is null && !type.Members.OfType<ConstructorDeclarationSyntax>().Any();

    private HashSet<int> Staying()
    {
        HashSet<int> staying = [];
        List<HashSet<int>> users = [.. this.units.Select(_ => new HashSet<int>())];
        for (int i = 0; i < this.units.Count; i++)
        {
            if (this.Stays(this.units[i]))
            {
                staying.Add(i);
            }

            foreach (int used in this.Used(this.units[i]))
            {
                users[used].Add(i);
            }
        }

        Queue<int> pending = new(staying);
        while (pending.TryDequeue(out int unit))
        {
            // The parts of a type are one.
            IEnumerable<int> others = this.declared.Values.Where(d => d.Contains(unit)).SelectMany(d => d);
            foreach (int user in users[unit].Concat(others))
            {
                if (staying.Add(user))
                {
                    pending.Enqueue(user);
                }
            }
        }

        return staying;
    }

    private bool Stays(MemberDeclarationSyntax unit)
    {
        SemanticModel model = this.compilation.GetSemanticModel(unit.SyntaxTree);
        bool isMarked = Mentions(unit, "Jit") || Mentions(unit, "Pure");
        bool isCode = unit is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax;
        if (unit is GlobalStatementSyntax || unit.Modifiers.Any(SyntaxKind.FileKeyword) || Mentions(unit, "Fact") || Mentions(unit, "Theory")
            || IsFunction(unit, model)
            || (isCode && !isMarked && (this.kind != SplitKind.AllButCallers || unit is MethodDeclarationSyntax { Identifier.ValueText: "Run" })))
        {
            return true;
        }

        return this.kind switch
        {
            SplitKind.AllButCallers => false,
            SplitKind.Bases when unit is TypeDeclarationSyntax && model.GetDeclaredSymbol(unit) is INamedTypeSymbol { IsAbstract: false } type && Above(type).Any(t => this.declared.ContainsKey(t.OriginalDefinition)) => true,
            _ => Mentions(unit, "Jit"),
        };
    }

    // What a field holds is known in its own project alone, which is told (PJ0601).
    private static bool IsFunction(MemberDeclarationSyntax unit, SemanticModel model) =>
        unit is FieldDeclarationSyntax field && model.GetTypeInfo(field.Declaration.Type).Type?.TypeKind == TypeKind.Delegate;

    private static IEnumerable<INamedTypeSymbol> Above(INamedTypeSymbol type) => type.BaseType is { } parent ? type.AllInterfaces.Append(parent) : type.AllInterfaces;

    private static bool Mentions(SyntaxNode node, string attribute) => node.DescendantNodesAndSelf().OfType<AttributeSyntax>().Any(a => a.Name.ToString() == attribute);

    private HashSet<int> Used(MemberDeclarationSyntax unit)
    {
        SemanticModel model = this.compilation.GetSemanticModel(unit.SyntaxTree);
        HashSet<int> used = [];
        foreach (ExpressionSyntax node in unit.DescendantNodes().OfType<ExpressionSyntax>())
        {
            TypeInfo info = model.GetTypeInfo(node);
            foreach (ISymbol? symbol in (ISymbol?[])[model.GetSymbolInfo(node).Symbol, info.Type, info.ConvertedType])
            {
                for (ISymbol? s = symbol?.OriginalDefinition; s is not null; s = s.ContainingSymbol?.OriginalDefinition)
                {
                    if (this.declared.TryGetValue((s as IMethodSymbol)?.ReducedFrom ?? s, out List<int>? found))
                    {
                        used.UnionWith(found);
                        break;
                    }
                }
            }
        }

        return used;
    }

    // Members of the classes that are divided, by their full names.
    private List<TextChange> Names(SyntaxTree tree, HashSet<int> staying, HashSet<INamedTypeSymbol> divided)
    {
        List<TextChange> changes = [];
        SemanticModel model = this.compilation.GetSemanticModel(tree);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            SymbolInfo info = model.GetSymbolInfo(name);
            ISymbol? symbol = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.OriginalDefinition;
            symbol = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : symbol;
            if (name is IdentifierNameSyntax { IsVar: true } || name.Parent is NameColonSyntax or NameEqualsSyntax || symbol is not { ContainingType: { } owner } || !divided.Contains(owner)
                || !this.declared.TryGetValue(symbol, out List<int>? at) || at.Any(staying.Contains))
            {
                continue;
            }

            // Without 'global::', which cannot stand in an interpolated text.
            string full = owner.ToDisplayString() + Suffix;
            SyntaxNode? before = name.Parent switch
            {
                MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
                QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left,
                _ => null,
            };
            if (before is null)
            {
                changes.Add(new TextChange(new TextSpan(name.SpanStart, 0), full + "."));
            }
            else if (model.GetSymbolInfo(before).Symbol is INamedTypeSymbol)
            {
                changes.Add(new TextChange(before.Span, full));
            }
        }

        return changes;
    }

    private string Text(SyntaxTree tree, List<TextChange> names, HashSet<int> staying, HashSet<INamedTypeSymbol> divided, bool isLibrary)
    {
        List<TextSpan> removed = [.. this.units.Where((u, i) => u.SyntaxTree == tree && staying.Contains(i) == isLibrary).Select(u => u.FullSpan)];
        List<TextChange> changes = isLibrary ? [.. this.units.Where((u, i) => u.SyntaxTree == tree && !staying.Contains(i)).SelectMany(Public)] : [];
        changes.AddRange(removed.Select(r => new TextChange(r, "")));
        changes.AddRange(names.Where(n => !removed.Any(r => r.Contains(n.Span))));
        foreach (MemberDeclarationSyntax container in this.containers.Keys.Where(c => c.SyntaxTree == tree))
        {
            SyntaxToken name = ((ClassDeclarationSyntax)container).Identifier;
            if (isLibrary)
            {
                changes.AddRange(Public(container));
                changes.AddRange(divided.Contains(this.containers[container]) ? [new TextChange(new TextSpan(name.Span.End, 0), Suffix)] : []);
            }
            else if (!divided.Contains(this.containers[container]))
            {
                changes.RemoveAll(c => container.FullSpan.Contains(c.Span));
                changes.Add(new TextChange(container.FullSpan, ""));
            }
        }

        return tree.GetText().WithChanges(changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.Length)).ToString();
    }

    private static IEnumerable<TextChange> Public(MemberDeclarationSyntax member)
    {
        if (member is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } or not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or BaseFieldDeclarationSyntax or BasePropertyDeclarationSyntax or MethodDeclarationSyntax))
        {
            yield break;
        }

        SyntaxToken first = member.AttributeLists.Count == 0 ? member.GetFirstToken() : member.AttributeLists.Last().GetLastToken().GetNextToken();
        yield return new TextChange(new TextSpan(first.SpanStart, 0), "public ");
        foreach (SyntaxToken modifier in member.Modifiers.Where(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword))
        {
            yield return new TextChange(modifier.Span, "");
        }
    }
}
