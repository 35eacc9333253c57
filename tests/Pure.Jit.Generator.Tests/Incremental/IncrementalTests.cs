using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Pure.Jit.Generator.Frontend;
using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Incremental;

/// <summary>What runs again after an edit: as little as possible behind the lowering of the edited method.</summary>
public class IncrementalTests
{
    private const string Model = """
        public record Net(NDArray<float> W, NDArray<float> B);
        public static class Model
        {
            [Pure] public static NDArray<float> Layer(NDArray<float> x, NDArray<float> w) => x * w + 1;
            [Jit] public static NDArray<float> First(NDArray<float> x, NDArray<float> w) => Layer(x, w);
            [Jit] public static NDArray<float> Second(NDArray<float> x) { var doubled = x + x; return doubled * 3; }
            [Jit] public static NDArray<float> Loss(NDArray<float> x) => Sum(x * x);
            [Jit] public static NDArray<float> Rated(NDArray<float> x) => x * Other.Rate;
        }
        """;

    private const string Calls = """
        public static class Calls
        {
            public static NDArray<float> Run(NDArray<float> x) => Model.First(x, x) + Model.Second(x);
            public static NDArray<float> Held(NDArray<float> x) => Vjp(Other.Function, x, x).Cotangents;
            public static NDArray<float> Slope(NDArray<float> x) => Grad(Model.Loss, x);
        }
        """;

    private const string Other = """
        public static class Other
        {
            public static readonly Func<NDArray<float>, NDArray<float>> Function = x => x * 5;
            public static readonly float Rate = 2;
            public static int Count(int n) { return n + 1; }
        }
        """;

    [Fact]
    public void ACommentStopsAtCore()
    {
        Assert.Empty(Recompiled(0, "=> Layer(x, w);", "=> /* one layer */ Layer(x, w);"));
        Assert.Empty(Recompiled(0, "public static class Model\n{", "// Models.\n\n\npublic static class Model\n{"));
    }

    [Fact]
    public void AnEditInAnUnrelatedFileDoesNothing()
    {
        Assert.Empty(Recompiled(2, "n + 1", "n + 2"));
        Assert.Empty(Recompiled(2, "public static class Other", "public static class Another { }\npublic static class Other"));
    }

    [Fact]
    public void AnEditOfOneMethodRecompilesItAlone() => Assert.Equal(["Model_Second"], Recompiled(0, "doubled * 3", "doubled * 4"));

    [Fact]
    public void AnEditOfAHelperRecompilesItsDependents() => Assert.Equal(["Model_First"], Recompiled(0, "x * w + 1", "x * w + 2"));

    [Fact]
    public void AnEditReachesTheTransformationsOfTheMethod() =>
        Assert.Equal(["Grad", "Model_Loss"], Recompiled(0, "Sum(x * x)", "Sum(x * x * x)").Select(n => n.StartsWith("Grad_", StringComparison.Ordinal) ? "Grad" : n));

    [Fact]
    public void AnEditOfAFunctionInAFieldReachesTheTransformationsOfIt() =>
        Assert.StartsWith("Vjp_", Assert.Single(Recompiled(2, "x => x * 5", "x => x * 6")), StringComparison.Ordinal);

    [Fact]
    public void AnEditOfANumberInAFieldReachesItsReaders() => Assert.Equal(["Model_Rated"], Recompiled(2, "Rate = 2", "Rate = 3"));

    [Fact]
    public void ARenamedLocalStaysWithinItsMethod() =>
        Assert.Equal(["Model_Second"], Recompiled(0, "var doubled = x + x; return doubled * 3;", "var twice = x + x; return twice * 3;"));

    [Fact]
    public void AnEditOfARecordRecompilesNothingThatDoesNotUseIt() => Assert.Empty(Recompiled(0, "NDArray<float> B)", "NDArray<float> C)"));

    [Fact]
    public void AMovedCallChangesOnlyTheInterceptors()
    {
        (GeneratorDriverRunResult before, GeneratorDriverRunResult after) = Edit(1, "public static NDArray<float> Run", "\n\n    public static NDArray<float> Run");
        Assert.Empty(Changed(after));
        Assert.Equal(["Interceptors.g.cs"], ChangedFiles(before, after));
    }

    [Fact]
    public void ANewCallOfAKnownMethodChangesOnlyTheInterceptors()
    {
        (GeneratorDriverRunResult before, GeneratorDriverRunResult after) = Edit(1, "Model.First(x, x) +", "Model.First(x, x) + Model.Second(x) +");
        Assert.Empty(Changed(after));
        Assert.Equal(["Interceptors.g.cs"], ChangedFiles(before, after));
    }

    [Fact]
    public void ANewTransformationCompilesItAlone()
    {
        (_, GeneratorDriverRunResult after) = Edit(1, "Grad(Model.Loss, x);", "Grad(Model.Loss, x) + Grad(y => Sum(y), x);");
        Assert.Single(Changed(after));
    }

    private static IReadOnlyList<string> Recompiled(int file, string from, string to) => Changed(Edit(file, from, to).After);

    private static (GeneratorDriverRunResult Before, GeneratorDriverRunResult After) Edit(int file, string from, string to)
    {
        CSharpCompilation compilation = GeneratedProject.Compilation([Model, Calls, Other]);
        GeneratorDriver driver = GeneratedProject.Driver(tracksSteps: true).RunGenerators(compilation);
        GeneratorDriverRunResult before = driver.GetRunResult();

        // The first tree is that of the global usings.
        SyntaxTree tree = compilation.SyntaxTrees[file + 1];
        SourceText text = tree.GetText();
        int at = text.ToString().IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        SyntaxTree edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, from.Length), to)));
        GeneratorDriverRunResult after = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, edited)).GetRunResult();
        Assert.Equal(before.GeneratedTrees.Select(t => t.FilePath).Count(p => p.EndsWith(".Jit.g.cs", StringComparison.Ordinal)), before.Results[0].TrackedSteps[StepNames.Compile].Sum(s => s.Outputs.Length));
        return (before, after);
    }

    // Compilations whose input was not the same as before.
    private static IReadOnlyList<string> Changed(GeneratorDriverRunResult result) => result.Results[0].TrackedSteps[StepNames.Compile]
        .SelectMany(s => s.Outputs)
        .Where(o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Unchanged)
        .Select(o => ((CompiledRoot)o.Value).Name)
        .OrderBy(n => n, StringComparer.Ordinal).ToList();

    private static IReadOnlyList<string> ChangedFiles(GeneratorDriverRunResult before, GeneratorDriverRunResult after)
    {
        Dictionary<string, string> old = before.Results[0].GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
        return after.Results[0].GeneratedSources.Where(s => old.GetValueOrDefault(s.HintName) != s.SourceText.ToString()).Select(s => s.HintName).ToList();
    }
}
