using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class PackagingTests
{
    private const string Library = """
        namespace Lib;

        public static class Functions
        {
            [Pure]
            public static NDArray<float> Twice(NDArray<float> x) => x * 2;

            [Pure]
            public static NDArray<float> Clip(NDArray<float> x, float limit)
            {
                if (limit > 0f)
                {
                    return Minimum(x, limit);
                }

                return Sum(x);
            }

            [Pure]
            public static NDArray<float> Fold(NDArray<float> x) => Reshape(Twice(x), (2, -1));
        }
        """;

    private const string User = """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Lib.Functions.Twice(x);
        }
        """;

    [Fact]
    public async Task A_library_with_cores_is_traced_through()
    {
        Compilation library = Compile.Generated(Compile.Project(Library, "Lib"));

        Xunit.Assert.Empty(await FindAsync(library));
    }

    [Theory]
    [InlineData("float limit", "Clip(x, limit)", "In Functions.Clip: the result is f32[n] on one way of the 'if' and f32[] on the other, and which way is taken is known only when the compiled code runs; give it one shape and type on both")]
    [InlineData("int unused", "Fold(x)", "In Functions.Fold: an array of n elements cannot be arranged as (2, -1): n is not known to be a multiple of 2; write such a size in [Shape], for instance [Shape(\"2*n\")]")]
    public async Task What_a_library_does_wrong_is_told_at_the_call_with_its_name(string parameter, string call, string message)
    {
        Compilation library = Compile.Generated(Compile.Project(Library, "Lib"));

        IReadOnlyList<Diagnostic> found = await FindAsync(library, $$"""
            public static class Model
            {
                [Jit]
                public static NDArray<float> F([Shape("n")] NDArray<float> x, {{parameter}}) => Lib.Functions.{{call}};
            }
            """);

        Xunit.Assert.Equal([message], found.Select(Check.Message));
        Xunit.Assert.Contains("Lib.Functions." + call, Check.Describe(found[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_without_cores_is_reported_at_the_call()
    {
        IReadOnlyList<Diagnostic> found = await FindAsync(Compile.Project(Library, "Lib"));

        Xunit.Assert.Equal(["PJ0103 Lib.Functions.Twice(x)"], found.Select(Check.Describe));
        Xunit.Assert.Equal("Functions.Twice is called in compiled code, but its assembly does not carry its source for the compiler", Check.Message(found[0]));
    }

    [Fact]
    public async Task A_library_of_another_core_version_is_reported()
    {
        Compilation library = Compile.Generated(Compile.Project(Library, "Lib"));
        SyntaxTree cores = library.SyntaxTrees.Single(t => t.FilePath.EndsWith("PureCore.g.cs", StringComparison.Ordinal));
        string text = cores.GetText().ToString().Replace("PureCore(" + Pure.Jit.Generator.Core.CoreText.Version + ",", "PureCore(99,", StringComparison.Ordinal);
        library = library.ReplaceSyntaxTree(cores, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)cores.Options, cores.FilePath, System.Text.Encoding.UTF8));

        IReadOnlyList<Diagnostic> found = await FindAsync(library);

        Xunit.Assert.Equal(["PJ0901"], found.Select(d => d.Id));
        Xunit.Assert.Contains("core version 99", Check.Message(found[0]), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(Compilation library, string user = User)
    {
        using MemoryStream stream = new();
        Xunit.Assert.Empty(library.Emit(stream).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        CSharpCompilation project = Compile.Project(user, "User", MetadataReference.CreateFromImage(stream.ToArray()));
        return await Compile.AnalyzeAsync(Compile.Generated(project));
    }
}
