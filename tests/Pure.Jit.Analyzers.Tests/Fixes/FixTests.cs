using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Pure.Jit.CodeFixes;

namespace Pure.Jit.Analyzers.Tests.Fixes;

public sealed partial class FixTests
{
    [Fact]
    public async Task A_called_method_is_marked_pure() => await FixAsync(
        new AddPureFix(),
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Half(x);

            // Half of it.
            private static NDArray<float> Half(NDArray<float> x) => x * 0.5f;
        }
        """,
        "Mark 'Half' [Pure]",
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Half(x);

            // Half of it.
            [Pure]
            private static NDArray<float> Half(NDArray<float> x) => x * 0.5f;
        }
        """);

    [Fact]
    public async Task A_transformed_method_is_marked_pure() => await FixAsync(
        new AddPureFix(),
        """
        public static class Model
        {
            public static NDArray<float> F(NDArray<float> x) => Grad(Loss, x);

            private static NDArray<float> Loss(NDArray<float> x) => Sum(x);
        }
        """,
        "Mark 'Loss' [Pure]",
        """
        public static class Model
        {
            public static NDArray<float> F(NDArray<float> x) => Grad(Loss, x);

            [Pure]
            private static NDArray<float> Loss(NDArray<float> x) => Sum(x);
        }
        """);

    [Fact]
    public async Task A_method_of_a_library_offers_nothing() => Xunit.Assert.Empty(await ActionsAsync(
        new AddPureFix(),
        """
        public static class Model
        {
            [Jit]
            public static float F(float x) => MathF.ScaleB(x, 2);
        }
        """));

    [Fact]
    public async Task An_array_gets_its_shape_for_either_rank()
    {
        const string source = """
            public static class Model
            {
                [Jit]
                public static NDArray<float> F(NDArray<float> x, float scale) => Sum(x * scale, axis: 0);
            }
            """;

        Xunit.Assert.Equal(
            ["Mark 'x' [Shape(\"x0 x1\")]", "Mark 'x' [Shape(\"x0\")]"], (await ActionsAsync(new AddParameterAttributeFix(), source)).Select(a => a.Title));
        await FixAsync(
            new AddParameterAttributeFix(),
            source,
            "Mark 'x' [Shape(\"x0 x1\")]",
            """
            public static class Model
            {
                [Jit]
                public static NDArray<float> F([Shape("x0 x1")] NDArray<float> x, float scale) => Sum(x * scale, axis: 0);
            }
            """);
    }

    [Fact]
    public async Task An_axis_is_marked_static() => await FixAsync(
        new AddParameterAttributeFix(),
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, int axis) => Sum(x, axis: axis);
        }
        """,
        "Mark 'axis' [Static]",
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, [Static] int axis) => Sum(x, axis: axis);
        }
        """);

    [Fact]
    public async Task A_delegate_becomes_one_of_the_compiled_form() => await FixAsync(
        new CompileFix(),
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Exp(x);

            public static NDArray<float>[] All(NDArray<float>[] xs) => xs.Select(F).ToArray();
        }
        """,
        "Use the compiled form: Compile(F)",
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Exp(x);

            public static NDArray<float>[] All(NDArray<float>[] xs) => xs.Select(Compile<NDArray<float>, NDArray<float>>(F)).ToArray();
        }
        """);

    [Fact]
    public async Task A_delegate_whose_plain_body_throws_becomes_one_of_the_compiled_form() => await FixAsync(
        new CompileFix(),
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Grad(v => Sum(v * x), x);

            public static NDArray<float>[] All(NDArray<float>[] xs) => xs.Select(F).ToArray();
        }
        """,
        "Use the compiled form: Compile(F)",
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Grad(v => Sum(v * x), x);

            public static NDArray<float>[] All(NDArray<float>[] xs) => xs.Select(Compile<NDArray<float>, NDArray<float>>(F)).ToArray();
        }
        """);

    [Theory]
    [InlineData("x", "x.ToString()")]
    [InlineData("x + 1f", "(x + 1f).ToString()")]
    [InlineData("Exp(x)", "Exp(x).ToString()")]
    public async Task An_array_is_printed_as_text(string printed, string text)
    {
        const string before = "public static class Program { public static void Show(NDArray<float> x) => Console.WriteLine(";

        await FixAsync(new PrintTextFix(), before + printed + "); }", "Print its ToString()", before + text + "); }");
    }

    [Theory]
    [InlineData("x == y", "Equal", "Nd.Equal(x, y)")]
    [InlineData("x != 2f", "NotEqual", "Nd.NotEqual(x, 2f)")]
    public async Task Equality_of_arrays_becomes_elementwise(string comparison, string function, string call)
    {
        const string before = "public static class Program { public static NDArray<float> F(NDArray<float> x, NDArray<float> y) => Where(", after = ", x, -x); }";

        await FixAsync(new EqualityFix(), before + comparison + after, $"Compare element by element with Nd.{function}", before + call + after);
    }

    [Theory]
    [InlineData("x[0, ..2] += 1f", "x = x.At(0, ..2).Add(1f)")]
    [InlineData("var y = Grad(Loss)(x)", "var y = Grad(Loss, x)")]
    public async Task What_another_library_writes_is_written_in_ours(string written, string better)
    {
        const string before = "public static class Program { [Pure] public static NDArray<float> Loss([Shape(\"n\")] NDArray<float> x) => Sum(x); public static void F(NDArray<float> x) { ", after = "; } }";

        await FixAsync(new SpellingFix(), before + written + after, "Write " + better.Replace("var y = ", "", StringComparison.Ordinal), before + better + after);
    }

    /// <summary>Applies the fix with a title and compares the text; what it fixed is gone.</summary>
    private static async Task FixAsync(CodeFixProvider provider, string source, string title, string expected, bool isAnyLayout = false)
    {
        CodeAction action = (await ActionsAsync(provider, source)).First(a => a.Title == title);
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        Document document = solution.Projects.Single().Documents.Single(d => d.Name == Compile.SourcePath);

        string written = (await document.GetTextAsync()).ToString();
        Xunit.Assert.Equal(expected, isAnyLayout ? string.Join(' ', written.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)) : written);
        Xunit.Assert.Empty(await Compile.AnalyzeAsync((await document.Project.GetCompilationAsync())!));
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider provider, string source)
    {
        CSharpCompilation project = Compile.Project(source);
        using AdhocWorkspace workspace = new();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(id, "User", "User", LanguageNames.CSharp)
            .WithProjectParseOptions(id, project.SyntaxTrees[0].Options)
            .WithProjectCompilationOptions(id, project.Options)
            .WithProjectMetadataReferences(id, project.References);
        foreach (SyntaxTree tree in project.SyntaxTrees)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, await tree.GetTextAsync());
        }

        Document document = solution.GetProject(id)!.Documents.Single(d => d.Name == Compile.SourcePath);
        IReadOnlyList<Diagnostic> found = await Compile.AnalyzeAsync((await document.Project.GetCompilationAsync())!);
        Diagnostic diagnostic = found.First(d => provider.FixableDiagnosticIds.Contains(d.Id));
        TextSpan span = diagnostic.Location.SourceSpan;
        List<CodeAction> actions = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, span, [diagnostic], (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }
}
