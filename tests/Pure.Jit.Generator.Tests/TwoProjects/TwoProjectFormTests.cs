using System.Text.RegularExpressions;
using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.TwoProjects;

/// <summary>
/// The forms of <see cref="CSharpFormTests"/> as a library and an app that refers to it: the same numbers, the same methods compiled, the
/// same findings as in one project. A part of them always, all in the slow run.
/// </summary>
public sealed partial class TwoProjectFormTests
{
    private const int Part = 7;

    public static TheoryData<int, bool> Ways => new()
    {
        { (int)SplitKind.Helpers, false },
        { (int)SplitKind.Bases, true },
        { (int)SplitKind.AllButCallers, false },
    };

    public static TheoryData<int, bool> AllWays => new() { { 0, false }, { 0, true }, { 1, false }, { 1, true }, { 2, false }, { 2, true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void AreWhatTheyAreInOneProject(int kind, bool isPackage) => Check([.. CSharpFormTests.Programs.Where((_, i) => i % Part == kind)], (SplitKind)kind, isPackage);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(AllWays))]
    public void ManyMore(int kind, bool isPackage) => Check(CSharpFormTests.Programs, (SplitKind)kind, isPackage);

    private static void Check(IReadOnlyList<NamedProgram> programs, SplitKind kind, bool isPackage)
    {
        List<string> faults = [];
        foreach (string mode in (string[])["Compiled", "Eager"])
        {
            TwoProjects two = TwoProjects.Of(programs, kind, mode, isPackage: isPackage);
            int least = kind == SplitKind.AllButCallers ? programs.Count * 95 / 100 : programs.Count * 35 / 100;
            Assert.True(two.Divided.Count >= least, $"{two.Divided.Count} of {programs.Count} programs are divided:\n" + string.Join("\n", two.Undivided));
            Assert.Equal("", string.Join("\n", two.Library.Faults().Concat(two.App.Faults())));

            GeneratedProject one = GeneratedProject.Of([.. programs.Where(p => two.Divided.Contains(p.Name)).SelectMany(p => p.Sources)], mode);
            Assert.Equal(Findings(one), Findings(two.Library, two.App));
            Assert.Equal(Compiled(one), Compiled(two.Library, two.App));
            faults.AddRange(Faults(two, mode));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("Compiled", "Eager")]
    [InlineData("Eager", "Compiled")]
    public void GiveTheSameNumbersWhereTheLibraryRunsInAnotherMode(string mode, string libraryMode)
    {
        TwoProjects two = TwoProjects.Of(CSharpFormTests.Programs, SplitKind.AllButCallers, mode, libraryMode);
        Assert.True(two.Divided.Count >= CSharpFormTests.Programs.Count * 95 / 100, string.Join("\n", two.Undivided));
        Assert.Equal("", string.Join("\n", Faults(two, $"{mode} with a library in {libraryMode}")));
    }

    private static IEnumerable<string> Faults(TwoProjects two, string mode)
    {
        foreach (string name in two.Divided)
        {
            (string what, _, _, string expected) = CSharpFormTests.Forms[int.Parse(name["Case".Length..], System.Globalization.CultureInfo.InvariantCulture)];
            string value = Value(two.App, name);
            if (CSharpFormTests.Plain(expected) != CSharpFormTests.Plain(value))
            {
                yield return $"{what}, {mode}: {value} instead of {expected}\n{two.Text(name)}";
            }
        }
    }

    private static string Value(GeneratedProject app, string name)
    {
        try
        {
            return (string)app.Run(name)!;
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    private static string Findings(params GeneratedProject[] projects) => string.Join(" ", projects.SelectMany(p => p.Findings()).Select(f => f.Id).Order(StringComparer.Ordinal));

    // The names of what is compiled, whatever their assembly is called, and the programs that stand above it.
    private static string Compiled(params GeneratedProject[] projects) => string.Join("\n", projects.SelectMany(p => p.Files)
        .Where(f => f.Key.EndsWith(".Jit.g.cs", StringComparison.Ordinal)).Select(f => Own().Replace($"{f.Key}\n{Program(f.Value)}", "")).Order(StringComparer.Ordinal));

    private static string Program(string file) => string.Join("\n", file.Split('\n').Select(l => l.Trim())
        .SkipWhile(l => !l.StartsWith("// jaxpr", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex($"(?<=Case\\d+){ProgramSplit.Suffix}(?=[_.])|(_[0-9a-f]{{6}}([0-9a-f]{{2}})?)+(?=\\.)")]
    private static partial Regex Own();
}
