using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pure.Jit.Generator.Tests.TwoProjects;
using Xunit.Sdk;

namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>
/// The programs of the rules' tests as a library and an app that refers to it: what is told of one project is told of two, of the library or of
/// the app, and what is sound in one is so in two, with as many methods compiled. A part of them always, all in the slow run.
/// </summary>
public sealed class TwoProjectRuleTests
{
    private const int Part = 12;

    private static readonly Lazy<Task<IReadOnlyList<string>>> Sources = new(CollectAsync);

    [Theory]
    [InlineData((int)SplitKind.Helpers)]
    [InlineData((int)SplitKind.Bases)]
    public async Task Tell_the_same(int kind) => await CheckAsync([.. (await Sources.Value).Where((_, i) => i % Part == kind)], (SplitKind)kind);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData((int)SplitKind.Helpers)]
    [InlineData((int)SplitKind.Bases)]
    public async Task All_tell_the_same(int kind) => await CheckAsync(await Sources.Value, (SplitKind)kind);

    private static async Task CheckAsync(IReadOnlyList<string> sources, SplitKind kind)
    {
        int divided = 0;
        List<string> faults = [];
        foreach (string source in sources)
        {
            if (await DifferenceAsync(source, kind) is { } difference)
            {
                divided++;
                if (difference.Length > 0)
                {
                    faults.Add(difference);
                }
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {divided}:\n" + string.Join("\n----\n", faults));
        Assert.True(divided >= sources.Count / 5, $"{divided} of {sources.Count} programs are divided");
    }

    // Null where the two projects are no C#, or nothing is in the library; empty where they tell the same.
    private static async Task<string?> DifferenceAsync(string source, SplitKind kind)
    {
        CSharpCompilation whole = Compile.Project(source);
        SplitProgram split = ProgramSplit.Of(whole, [whole.SyntaxTrees[1]], kind);
        if (split.Moved == 0 || CSharpSyntaxTree.ParseText(split.App[0]).GetCompilationUnitRoot().Members.Count == 0)
        {
            return null;
        }

        Compilation library = Compile.Generated(Compile.Project(split.Library[0], "Library"));
        using MemoryStream image = new();
        if (!library.Emit(image, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success)
        {
            return null;
        }

        Compilation app = Compile.Generated(Compile.Project(split.App[0], "User", MetadataReference.CreateFromImage(image.ToArray())));
        Compilation one = Compile.Generated(whole);
        if (HasErrors(app) != HasErrors(one) || HasErrors(library))
        {
            return null;
        }

        // What a library makes public is not private, and what its unmarked methods do with keys is not told to others.
        List<string> told = await IdsAsync(one), found = [.. (await IdsAsync(library)).Concat(await IdsAsync(app)).Distinct()];
        IEnumerable<string> wanted = told.Where(id => id != "PJ0203" && (id != "PJ0501" || !HasUnmarkedCode(library.SyntaxTrees.ElementAt(1))));
        int compiled = Compiled(one), inTwo = Compiled(library) + Compiled(app);
        return wanted.Except(found).Any() || (told.Count == 0 && (found.Count > 0 || compiled != inTwo))
            ? $"{string.Join(" ", wanted)} and {compiled} compiled in one project, {string.Join(" ", found)} and {inTwo} compiled in two\n// library\n{split.Library[0]}\n// app\n{split.App[0]}"
            : "";
    }

    private static int Compiled(Compilation project) => project.SyntaxTrees.Count(t => t.FilePath.EndsWith(".Jit.g.cs", StringComparison.Ordinal));

    private static bool HasUnmarkedCode(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        .Any(m => (m is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null } or PropertyDeclarationSyntax { ExpressionBody: not null })
            && !m.AttributeLists.Any(l => l.ToString() is "[Pure]" or "[Jit]"));

    private static bool HasErrors(Compilation compilation) => compilation.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);

    private static async Task<List<string>> IdsAsync(Compilation compilation) => [.. (await Compile.AnalyzeAsync(compilation)).Select(d => d.Id).Distinct()];

    // By running the tests of the rules, which hand over what they would check.
    private static async Task<IReadOnlyList<string>> CollectAsync()
    {
        List<string> sources = [];
        Check.Recorded.Value = sources;
        foreach (MethodInfo test in typeof(TwoProjectRuleTests).Assembly.GetTypes().Where(t => t.Namespace == typeof(TwoProjectRuleTests).Namespace && t != typeof(TwoProjectRuleTests))
            .OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(t => t.GetMethods())
            .Where(m => m.ReturnType == typeof(Task) && m.GetCustomAttribute<FactAttribute>() is not null && m.DeclaringType!.GetConstructor([]) is not null))
        {
            IEnumerable<object?[]> rows = test.GetCustomAttribute<TheoryAttribute>() is null ? [[]] : test.GetCustomAttributes<DataAttribute>().SelectMany(d => d.GetData(test)!);
            foreach (object?[] row in rows)
            {
                ParameterInfo[] parameters = test.GetParameters();
                object?[] given = [.. row.Concat(parameters.Skip(row.Length).Select(p => p.DefaultValue))];
                await (Task)test.Invoke(Activator.CreateInstance(test.DeclaringType!), given)!;
            }
        }

        Check.Recorded.Value = null;
        return [.. sources.Distinct()];
    }
}
