using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp;
using Pure.Jit.Conformance.Golden;

namespace Pure.Jit.Conformance.Running;

/// <summary>How cases run.</summary>
public enum RunMode
{
    /// <summary>Through calls that the generator redirects to compiled code.</summary>
    Compiled,

    /// <summary>The same, with arguments on the device that stands in for a GPU.</summary>
    Contract,

    /// <summary>Plain bodies; transformations op by op.</summary>
    Eager,

    /// <summary>The traced program in double precision.</summary>
    Interpreter,
}

/// <summary>What became of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Fault">The first difference; null when it passed.</param>
/// <param name="IsSkipped">Whether the fault is that the library has no such name.</param>
/// <param name="Numbers">Why sizes of it had to stay numbers where they should have had names, or null.</param>
public sealed record Outcome(TestCase Case, string? Fault, bool IsSkipped, string? Numbers);

/// <summary>Many cases in one compilation. A case that does not compile fails by itself.</summary>
public sealed partial class Batch
{
    // Text of one compilation; larger ones compile no faster, and a case that breaks the compiler breaks fewer.
    private const int TextSize = 60_000;

    private readonly RunMode mode;
    private readonly bool isSymbolic;
    private readonly Dictionary<TestCase, string> faults = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TestCase, string> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<TestCase> skipped = new(ReferenceEqualityComparer.Instance);
    private List<CaseProgram> programs = [];

    private Batch(RunMode mode, bool isSymbolic)
    {
        this.mode = mode;
        this.isSymbolic = isSymbolic;
    }

    /// <summary>Runs cases in one way; the results come in their order.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="mode">How they run.</param>
    /// <param name="isSymbolic">Whether sizes get names where the case leaves that open.</param>
    public static IReadOnlyList<Outcome> Run(IReadOnlyList<TestCase> cases, RunMode mode, bool isSymbolic)
    {
        ConcurrentDictionary<TestCase, Outcome> outcomes = new(ReferenceEqualityComparer.Instance);
        Parallel.ForEach(Partitioner.Create(Chunks(cases), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = 2 }, chunk =>
        {
            foreach (Outcome outcome in RunTogether(chunk, mode, isSymbolic))
            {
                outcomes[outcome.Case] = outcome;
            }
        });
        return cases.Select(c => outcomes[c]).ToList();
    }

    /// <summary>Runs cases in one compilation.</summary>
    public static IEnumerable<Outcome> RunTogether(IReadOnlyList<TestCase> cases, RunMode mode, bool isSymbolic)
    {
        Batch batch = new(mode, isSymbolic);
        batch.RunAll(cases);
        return cases.Select(c => new Outcome(c, batch.faults.GetValueOrDefault(c), batch.skipped.Contains(c), batch.numbers.GetValueOrDefault(c)));
    }

    /// <summary>The C# of a case, for people.</summary>
    public static string Source(TestCase @case)
    {
        try
        {
            return @case.Write("Case_0", NamedSizes.None, []).Text;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"// {e.Message}\n";
        }
    }

    private bool IsEager => this.mode == RunMode.Eager;

    /// <summary>Parts of a size that is compiled together.</summary>
    public static List<List<TestCase>> Chunks(IReadOnlyList<TestCase> cases)
    {
        List<List<TestCase>> chunks = [];
        int size = 0;
        foreach (TestCase @case in cases)
        {
            int text = Source(@case).Length;
            if (chunks.Count == 0 || size + text > TextSize)
            {
                chunks.Add([]);
                size = 0;
            }

            chunks[^1].Add(@case);
            size += text;
        }

        return chunks;
    }

    private void RunAll(IReadOnlyList<TestCase> cases)
    {
        for (int i = 0; i < cases.Count; i++)
        {
            if (this.Write(cases[i], $"Case_{i}", this.isSymbolic ? NamedSizes.All : NamedSizes.None, null) is { } program)
            {
                this.programs.Add(program);
            }
        }

        this.DropFaulty();
        if (this.isSymbolic)
        {
            this.NameSizes();
            this.DropFaulty();
        }

        if (this.mode == RunMode.Interpreter)
        {
            this.Interpret();
        }
        else
        {
            this.Compile(this.programs);
        }
    }

    private CaseProgram? Write(TestCase @case, string className, NamedSizes sizes, IReadOnlyList<string?>? resultShapes)
    {
        try
        {
            return @case.Write(className, sizes, resultShapes);
        }
        catch (NotServedException e)
        {
            this.faults[@case] = e.Message;
            this.skipped.Add(@case);
        }
        catch (InvalidDataException e)
        {
            this.faults[@case] = e.Message;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            this.faults[@case] = $"the translation threw {Describe(e)}";
        }

        return null;
    }

    // Cases whose C# the compiler refuses.
    private void DropFaulty()
    {
        CSharpCompilation compilation = Compilations.Create(this.programs.Select(Compilations.Tree));
        HashSet<CaseProgram> bad = this.Blame(this.programs, compilation.GetDiagnostics(), "C#");
        this.programs = this.programs.Where(p => !bad.Contains(p)).ToList();
    }

    private void Fail(CaseProgram program, string fault) => this.faults.TryAdd(program.Case, fault);

    private void Check(CaseProgram program, CaseMethod method, Func<CaseRun, IReadOnlyList<GoldenResult>>? run, string reason)
    {
        foreach (CaseRun each in method.Runs)
        {
            string? fault = $"refused: {FirstLine(reason)}";
            if (run is not null)
            {
                try
                {
                    fault = each.Difference(run(each));
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    fault = $"threw {Describe(e)}";
                }
            }

            if (fault is not null)
            {
                this.Fail(program, $"{each.Label}: {fault}");
                return;
            }
        }
    }

    private static string Describe(Exception e)
    {
        string? where = e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Pure.Jit", StringComparison.Ordinal))?.Trim();
        return $"{e.GetType().Name}: {FirstLine(e.Message)} {where}";
    }

    private static string FirstLine(string text) => text.Split('\n')[0];
}
