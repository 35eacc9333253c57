using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Generator;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Tracing;

namespace Pure.Jit.Analyzers.Tests.Sharing;

/// <summary>What the generator has traced is not traced again by the analyzers, and only what it has.</summary>
public sealed class SharedTraceTests
{
    private const string Source = """
        public static class Model
        {
            [Jit]
            public static NDArray<float> Predict([Shape("n 3")] NDArray<float> x, [Shape("3")] NDArray<float> b) => Scale(x + b);

            [Pure]
            private static NDArray<float> Scale(NDArray<float> x) => 2 * x;

            public static NDArray<float> Slope(NDArray<float> x) => Grad(([Shape("n")] NDArray<float> v) => Sum(v * v), x);
        }
        """;

    private const string Predict = "M:Model.Predict(Pure.Jit.NDArray{System.Single},Pure.Jit.NDArray{System.Single})!User";

    [Fact]
    public void After_the_generator_nothing_is_left_to_trace()
    {
        Compilation compilation = Compile.Generated(Compile.Project(Source));
        ProjectCores cores = ProjectCores.Of(compilation);
        Assert.True(cores.IsTraced(cores.Own(Predict)!.Core!));
        Assert.True(cores.IsRedirected(Call(compilation, "Grad(")));
    }

    [Fact]
    public async Task An_edit_since_is_analysed_as_it_stands()
    {
        Compilation compilation = Compile.Generated(Compile.Project(Source));
        Assert.Empty(await Compile.AnalyzeAsync(compilation));

        // In a callee's body alone: the root is the same, what it reaches is not.
        Compilation edited = Replace(compilation, "=> 2 * x;", "=> x + Ones(4);");
        ProjectCores cores = ProjectCores.Of(edited);
        Assert.False(cores.IsTraced(cores.Own(Predict)!.Core!));
        Assert.Equal(["PJ0301 x + Ones(4)"], (await Compile.AnalyzeAsync(edited)).Select(Check.Describe));

        // In a declaration.
        Compilation redeclared = Replace(compilation, "[Shape(\"3\")]", "[Shape(\"4\")]");
        Assert.Equal(["PJ0301 x + b"], (await Compile.AnalyzeAsync(redeclared)).Select(Check.Describe));
    }

    [Theory]
    [InlineData(Predict, "PJ0301 => Scale(x + b)")]
    [InlineData("Grad(", "PJ0301 Grad(([Shape(\"n\")] NDArray<float> v) => Sum(v * v), x)")]
    public async Task What_only_the_generator_met_is_told(string root, string finding)
    {
        Compilation compilation = Compile.Generated(Compile.Project(Source));
        ProjectCores cores = ProjectCores.Of(compilation);
        CoreMethod entry = root == Predict ? cores.Own(Predict)!.Core! : cores.Root(Call(compilation, root))!.Entry;
        TracedRoots.Add(entry, TracedRoots.Find(entry)!, new TraceException(new TraceProblem(TraceFault.ShapeMismatch, ["met by the generator"]), [new TraceFrame(entry.Id, entry.Body.At)]));
        Assert.Equal([finding], (await Compile.AnalyzeAsync(compilation)).Select(Check.Describe));
    }

    [Fact]
    public async Task A_declaration_in_a_new_file_counts()
    {
        Compilation compilation = Compile.Generated(Compile.Project(Source));
        SyntaxTree file = CSharpSyntaxTree.ParseText("public static class More { }", (CSharpParseOptions)compilation.SyntaxTrees.First().Options, "More.cs");
        Compilation grown = compilation.AddSyntaxTrees(file);
        Assert.False(ProjectCores.Of(grown).IsRedirected(Call(grown, "Grad(")));
        Assert.Empty(await Compile.AnalyzeAsync(grown));
    }

    [Fact]
    public async Task Operators_of_two_types_are_found_in_what_the_generator_lowered()
    {
        Compilation compilation = Compile.Generated(Compile.Project("""
            public static class Model
            {
                [Pure]
                public static NDArray<Half> Sum(NDArray<Half> x, NDArray<float> y) => x + y;
            }
            """));
        Assert.NotNull(ProjectCores.Of(compilation).Own("M:Model.Sum(Pure.Jit.NDArray{System.Half},Pure.Jit.NDArray{System.Single})!User")!.Core);
        Assert.Equal(["PJ0309 x + y"], (await Compile.AnalyzeAsync(compilation)).Select(Check.Describe));
    }

    private static Compilation Replace(Compilation compilation, string old, string text)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == Compile.SourcePath);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace(old, text, StringComparison.Ordinal), System.Text.Encoding.UTF8)));
    }

    private static SyntaxNode Call(Compilation compilation, string start) => compilation.SyntaxTrees.Single(t => t.FilePath == Compile.SourcePath)
        .GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>().Single(c => c.ToString().StartsWith(start, StringComparison.Ordinal));
}
