using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Analyzers.Keys;

namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Files that use keys without a word of them: the project's other files say what their types have.</summary>
public sealed class KeyReuseFileTests
{
    private const string Other = """
        global using static Short;
        global using Noise = Own;
        public record State(PrngKey Key, float X);
        public delegate PrngKey Source();
        public static class Trainer { public static State Create(int seed) => new(Rand.Key(seed), 0); public static float Sample(State s) => Rand.Normal(s.Key).Item(); }
        public static class Settings { public static readonly PrngKey Root = Rand.Key(0); }
        public static class Model { public static NDArray<float> Init(PrngKey key) => Rand.Normal(key, 3); }
        public static class Short { public static PrngKey Seeded(int seed) => Rand.Key(seed); public static NDArray<float> Drawn(PrngKey key) => Rand.Normal(key); }
        public interface IDraw { float Next(); }
        public sealed class Own(int seed) : IDraw { private readonly PrngKey key = Rand.Key(seed); public float Next() => Rand.Normal(this.key).Item(); public static State Fork() => Trainer.Create(1); }
        public class Agent { protected readonly PrngKey Seed = Rand.Key(0); protected float Act() => Rand.Normal(this.Seed).Item(); }
        public static class Extensions { public static float Twofold(this State s) => Rand.Normal(s.Key).Item(); }
        """;

    [Theory]
    [InlineData("var key = Settings.Root; _ = Model.Init(key) + Model.Init({|key|});")]
    [InlineData("var state = Trainer.Create(0); _ = Trainer.Sample(state) + Trainer.Sample({|state|});")]
    [InlineData("var key = Seeded(0); _ = Drawn(key) + Drawn({|key|});")]
    [InlineData("var noise = new Noise(1); _ = noise.Next() + {|noise.Next()|};")]
    [InlineData("var state = Noise.Fork(); _ = state.Twofold() + {|state|}.Twofold();")]
    [InlineData("} static float Draw(IDraw d) => d.Next() + {|d.Next()|}; static void G() {")]
    [InlineData("} sealed class Derived : Agent { public float Both() => Act() + {|Act()|}; } static void G() {")]
    public async Task Are_read(string statements)
    {
        (string source, List<string> expected) = Check.Unmark($"static class P {{ static void F() {{ {statements.Replace("{|", "{|PJ0501:", StringComparison.Ordinal)} }} }}");
        Compilation project = Project(source, Other);
        Assert.Empty(project.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(expected, (await Compile.AnalyzeAsync(project)).Where(d => d.Id == "PJ0501").Select(Check.Describe));
    }

    [Theory]
    [InlineData("global using static Pure.Jit.Rand;", "var key = Key(0); _ = Normal(key, 3) + Uniform({|key|}, 3);")]
    [InlineData("global using R = Pure.Jit.Rand;", "var key = R.Key(0); _ = R.Normal(key, 3) + R.Uniform({|key|}, 3);")]
    public async Task Are_read_where_all_files_have_another_name_for_Rand(string other, string statements)
    {
        (string source, List<string> expected) = Check.Unmark($"static class P {{ static void F() {{ {statements.Replace("{|", "{|PJ0501:", StringComparison.Ordinal)} }} }}");
        Assert.Equal(expected, (await Compile.AnalyzeAsync(Project(source, other))).Where(d => d.Id == "PJ0501").Select(Check.Describe));
    }

    [Fact]
    public async Task Are_read_where_a_library_has_the_keys()
    {
        const string Library = "public record Held(PrngKey Key) { public static Held Create(int seed) => new(Rand.Key(seed)); } public static class Lib { [Pure] public static NDArray<float> Draw(Held h) => Rand.Normal(h.Key, [2]); }";
        using MemoryStream image = new();
        Assert.True(Compile.Generated(Compile.Project(Library, "Library")).Emit(image).Success);
        (string source, List<string> expected) = Check.Unmark("static class P { static NDArray<float> F() { var held = Held.Create(1); return Lib.Draw(held) + Lib.Draw({|PJ0501:held|}); } }");
        Compilation app = Compile.Generated(Compile.Project(source, "User", MetadataReference.CreateFromImage(image.ToArray())));
        Assert.Equal(expected, (await Compile.AnalyzeAsync(app)).Where(d => d.Id == "PJ0501").Select(Check.Describe));
    }

    [Theory]
    [InlineData("class P { float Sample(float x) => x; float F() => Sample(1) + Sample(1); }", false)]
    [InlineData("class P { IDisposable? d; void F() => d?.Dispose(); }", false)]
    [InlineData("class P { void F() => Console.WriteLine(typeof(Trainer)); }", true)]
    [InlineData("class P { void F(object o) { if (o is IDraw) { } } }", true)]
    public void Others_are_not_bound(string source, bool isRead)
    {
        Compilation project = Project(source, Other + " public sealed class Resource : IDisposable { private readonly PrngKey key = Rand.Key(1); public void Dispose() { } }");
        Assert.Equal(isRead, new KeyWords(project).IsIn(project.SyntaxTrees.Single(t => t.FilePath == Compile.SourcePath)));
    }

    private static CSharpCompilation Project(string source, string other)
    {
        CSharpCompilation project = Compile.Project(source);
        return project.AddSyntaxTrees(CSharpSyntaxTree.ParseText(other, (CSharpParseOptions)project.SyntaxTrees[0].Options, "Other.cs"));
    }
}
