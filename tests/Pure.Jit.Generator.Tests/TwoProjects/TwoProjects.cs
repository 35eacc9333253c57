using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.TwoProjects;

/// <summary>A program by itself: its name, and its files.</summary>
internal sealed record NamedProgram(string Name, IReadOnlyList<string> Sources);

/// <summary>Programs of which each is divided, all libraries of theirs in one project, and the rest of them in another that refers to it.</summary>
internal sealed partial class TwoProjects
{
    private const string Quiet = "#pragma warning disable\n";

    private readonly List<(NamedProgram Program, SplitProgram Split)> divided = [];
    private readonly string mode;
    private readonly string libraryMode;
    private readonly bool isPackage;

    private TwoProjects(IReadOnlyList<NamedProgram> programs, SplitKind kind, string mode, string libraryMode, bool isPackage)
    {
        this.mode = mode;
        this.libraryMode = libraryMode;
        this.isPackage = isPackage;
        CSharpCompilation whole = GeneratedProject.Compilation(programs.SelectMany(p => p.Sources));
        int next = 1;
        foreach (NamedProgram program in programs)
        {
            List<SyntaxTree> trees = [.. whole.SyntaxTrees.Skip(next).Take(program.Sources.Count)];
            next += trees.Count;
            SplitProgram split = ProgramSplit.Of(whole, trees, kind);
            if (split.Moved == 0)
            {
                this.Undivided[program.Name] = "nothing moves";
            }
            else
            {
                this.divided.Add((program, split));
            }
        }

        this.LeaveOut();
    }

    /// <summary>The programs that are two projects.</summary>
    public IReadOnlyList<string> Divided => [.. this.divided.Select(d => d.Program.Name)];

    /// <summary>The others, and why.</summary>
    public Dictionary<string, string> Undivided { get; } = [];

    public GeneratedProject Library { get; private set; } = null!;

    public GeneratedProject App { get; private set; } = null!;

    public static TwoProjects Of(IReadOnlyList<NamedProgram> programs, SplitKind kind, string mode = "Compiled", string? libraryMode = null, bool isPackage = false) =>
        new(programs, kind, mode, libraryMode ?? mode, isPackage);

    /// <summary>What stands in the two projects for a program.</summary>
    public string Text(string name)
    {
        SplitProgram split = this.divided.Single(d => d.Program.Name == name).Split;
        return $"// library\n{string.Join("\n", split.Library)}\n// app\n{string.Join("\n", split.App)}";
    }

    // What C# itself finds wrong in two projects, such as a private member that is used from the other.
    private void LeaveOut()
    {
        while (true)
        {
            this.Library = GeneratedProject.Of([.. this.divided.SelectMany(d => d.Split.Library).Select(s => Quiet + s)], this.libraryMode, name: "Divided" + this.mode, isPackage: this.isPackage);
            Dictionary<int, string> faults = Faults(this.Library);
            if (faults.Count == 0)
            {
                this.App = GeneratedProject.Of([.. this.divided.SelectMany(d => d.Split.App).Select(s => Quiet + s)], this.mode, this.Library, "App" + this.mode);
                faults = Faults(this.App);
            }

            if (faults.Count == 0)
            {
                return;
            }

            int first = 1;
            foreach ((NamedProgram program, SplitProgram split) in this.divided.ToList())
            {
                string fault = string.Concat(Enumerable.Range(first, split.Library.Count).Select(i => faults.GetValueOrDefault(i)));
                first += split.Library.Count;
                if (fault.Length > 0)
                {
                    this.Undivided[program.Name] = fault;
                    this.divided.RemoveAll(d => d.Program == program);
                }
            }
        }
    }

    // By the place of the file; what is generated is not to blame for anything.
    private static Dictionary<int, string> Faults(GeneratedProject project)
    {
        Dictionary<int, string> faults = [];
        foreach (Diagnostic error in project.Errors())
        {
            Match file = File().Match(error.Location.SourceTree?.FilePath ?? "");
            Assert.True(file.Success, error.ToString());
            int place = int.Parse(file.Groups[1].Value, CultureInfo.InvariantCulture);
            string text = error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
            faults[place] = $"{faults.GetValueOrDefault(place)}{error.Id} {error.GetMessage(CultureInfo.InvariantCulture)}: {text}\n";
        }

        return faults;
    }

    [GeneratedRegex(@"^File(\d+)\.cs$")]
    private static partial Regex File();
}
