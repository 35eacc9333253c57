using Pure.Jit.Generator.Tests.TwoProjects;

namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>C# that is seldom written but legal: the same numbers compiled and as written, and generated files without a fault.</summary>
public class CSharpFormTests
{
    internal static readonly IReadOnlyList<(string What, string Members, string Expression, string Expected)> Forms =
        [.. new[] { BodyForms.Data, MoreBodyForms.Data, CallForms.Data, DispatchForms.Data }.SelectMany(d => d).Select(r => ((string)r[0], (string)r[1], (string)r[2], (string)r[3]))];

    private static readonly Dictionary<string, Lazy<GeneratedProject>> Projects = new()
    {
        ["Compiled"] = new(() => GeneratedProject.Of(Source(), "Compiled", name: "FormsCompiled")),
        ["Eager"] = new(() => GeneratedProject.Of(Source(), "Eager", name: "FormsEager")),
    };

    public static TheoryData<string> Names => [.. Forms.Select(f => f.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void GivesTheSameNumbersInBothModes(string what)
    {
        int index = Forms.ToList().FindIndex(f => f.What == what);
        foreach ((string mode, Lazy<GeneratedProject> project) in Projects)
        {
            string value = (string)project.Value.Run("Case" + index)!;
            Assert.True(Plain(Forms[index].Expected) == Plain(value), $"{what}, {mode}: {value} instead of {Forms[index].Expected}");
        }
    }

    [Fact]
    public void AreFreeOfFaults()
    {
        foreach ((string mode, Lazy<GeneratedProject> project) in Projects)
        {
            List<string> faults = [.. project.Value.Faults().Where(f => f.Contains(".g.cs", StringComparison.Ordinal) || f.StartsWith("CS0", StringComparison.Ordinal))];
            Assert.True(faults.Count == 0, $"{mode}:\n" + string.Join("\n", faults.Take(5)));
        }
    }

    // Of a method that is refused there is a form with destinations alone, and its plain body would give the numbers.
    [Fact]
    public void AreAllCompiled()
    {
        IReadOnlyDictionary<string, string> files = Projects["Compiled"].Value.Files;
        Assert.Empty(files.Keys.Where(f => f.EndsWith(".Into.g.cs", StringComparison.Ordinal) && !files.ContainsKey(f.Replace(".Into.g.cs", ".Jit.g.cs", StringComparison.Ordinal)))
            .Concat(files.Keys.Where(f => f.EndsWith(".Untold.g.cs", StringComparison.Ordinal))));
    }

    /// <summary>Each form as a program: a class with a method that says what its expression gives.</summary>
    internal static IReadOnlyList<NamedProgram> Programs => [.. Forms.Select((f, i) => new NamedProgram($"Case{i}", [$$"""
        #pragma warning disable
        public static partial class Case{{i}}
        {
        public static readonly NDArray<float> X = NDArray.Array([1f, 2f, 3f]);
        {{f.Members}}
        public static string Run() => $"{{{f.Expression}}}";
        }
        """]))];

    private static IReadOnlyList<string> Source() => [.. Programs.SelectMany(p => p.Sources)];

    internal static string Plain(string text) => string.Join(" ", text.Split((char[])[' ', '\n', '[', ']'], StringSplitOptions.RemoveEmptyEntries));
}
