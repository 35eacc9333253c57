using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Tests.Fuzz;
using Pure.Jit.Generator.Tests.Ir;

namespace Pure.Jit.Generator.Tests.TwoProjects;

/// <summary>
/// Random programs as a library and an app: the same bits as in one project. The first seeds of the slow run are those of
/// <see cref="SourceTests"/> and <see cref="StatementTests"/>.
/// </summary>
public sealed class TwoProjectFuzzTests
{
    private const int BatchSize = 12;

    [Theory]
    [InlineData((int)SplitKind.Helpers, 0)]
    public void SourcesGiveTheSame(int kind, int first) => CheckSources((SplitKind)kind, first);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData((int)SplitKind.Helpers, 2000)]
    [InlineData((int)SplitKind.Helpers, 2012)]
    [InlineData((int)SplitKind.Helpers, 2024)]
    [InlineData((int)SplitKind.AllButCallers, 2036)]
    [InlineData((int)SplitKind.AllButCallers, 2048)]
    [InlineData((int)SplitKind.AllButCallers, 2060)]
    public void ManyMoreSources(int kind, int first) => CheckSources((SplitKind)kind, first);

    [Theory]
    [InlineData(500)]
    public void StatementsDoTheSame(int first) => CheckStatements(first);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(2000)]
    [InlineData(2012)]
    [InlineData(2024)]
    [InlineData(2036)]
    [InlineData(2048)]
    [InlineData(2060)]
    public void ManyMoreStatements(int first) => CheckStatements(first);

    private static void CheckSources(SplitKind kind, int first)
    {
        List<NamedProgram> programs = [.. Enumerable.Range(first, BatchSize).Select(s => new NamedProgram(RandomSource.ClassName(s), [RandomSource.Write(s)]))];
        TwoProjects two = TwoProjects.Of(programs, kind);
        Assert.True(two.Divided.Count == BatchSize, string.Join("\n", two.Undivided));
        System.Reflection.Assembly one = Frontend.GeneratedProject.Of([.. programs.SelectMany(p => p.Sources)]).Load(), app = two.App.Load();
        foreach (string name in two.Divided)
        {
            object[] arguments = SourceTests.Arguments(5);
            List<Tensor> wanted = SourceTests.Call(one, name, arguments), found = SourceTests.Call(app, name, arguments);
            for (int i = 0; i < wanted.Count; i++)
            {
                Tensors.AssertSame(wanted[i], found[i], $"result {i} of\n{two.Text(name)}");
            }
        }
    }

    // Calls reach what the library compiled; Vmap traces what it carries.
    private static void CheckStatements(int first)
    {
        TwoProjects two = TwoProjects.Of([new NamedProgram("Test", [StatementTests.Source([.. Enumerable.Range(first, BatchSize)])])], SplitKind.AllButCallers);
        Assert.True(two.Divided.Count == 1, string.Join("\n", two.Undivided));
        Assert.Equal("", (string)two.App.Run()!);
    }
}
