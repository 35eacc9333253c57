using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Running;
using Pure.Jit.Conformance.Translation;

namespace Pure.Jit.Conformance.Tests;

/// <summary>
/// What JAX answers, family by family and in every way of running: some of the cases on every change (PUREJIT_SEED chooses others),
/// all of them in the slow tier. PUREJIT_GOLDEN=DIR runs the files of another directory, where the lists do not count.
/// </summary>
public sealed class GoldenTests
{
    // The lists' lengths, which may only become less.
    private const int MostFaults = 0, MostNotServed = 23, MostFixedSizes = 11;

    // One case in so many runs on every change.
    private const int Part = 5;

    private static readonly string[] Ways = ["compiled", "symbolic", "eager", "interpreter"];
    private static readonly string? Other = Environment.GetEnvironmentVariable("PUREJIT_GOLDEN");
    private static readonly Lazy<IReadOnlyList<TestCase>> Cases = new(() => CaseFiles.ReadAll(Other ?? Path.Combine(AppContext.BaseDirectory, "golden")));
    private static readonly Ratchet Faults = new("ratchet.txt"), FixedSizes = new("fixed-sizes.txt"), NotServed = new("not-served.txt");

    public static TheoryData<string, string> Runs()
    {
        TheoryData<string, string> runs = [];
        foreach (IGrouping<string, TestCase> family in Cases.Value.GroupBy(c => c.Family))
        {
            foreach (string way in Ways.Where(w => w != "symbolic" || family.Any(Batch.HasSizes)))
            {
                runs.Add(family.Key, way);
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void SomeAnswersAreJaxs(string family, string way)
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("PUREJIT_SEED"), out int asked) ? asked : 0;
        Check(Cases.Value.Where(c => c.Family == family && Chance(c.Id, way, seed) % Part == 0).ToList(), way);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Runs))]
    public void AnswersAreJaxs(string family, string way) => Check(Cases.Value.Where(c => c.Family == family).ToList(), way);

    [Fact]
    public void ListsNameCasesAndOnlyShrink()
    {
        HashSet<string> ids = Cases.Value.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Faults.Reasons.Keys.Concat(FixedSizes.Reasons.Keys), k => Other is null && !ids.Contains(k.Split('@')[0]));
        Assert.DoesNotContain(NotServed.Reasons.Keys, Names.Exists);
        Assert.InRange(Faults.Reasons.Count, 0, MostFaults);
        Assert.InRange(NotServed.Reasons.Count, 0, MostNotServed);
        Assert.InRange(FixedSizes.Reasons.Count, 0, MostFixedSizes);
    }

    [Fact]
    public void CodeThatDoesNotCompileIsNoReason() =>
        Assert.DoesNotContain(Faults.Reasons.Values, r => r.StartsWith("generated code:", StringComparison.Ordinal));

    private static void Check(IReadOnlyList<TestCase> cases, string way)
    {
        bool isSymbolic = way == "symbolic";
        RunMode mode = isSymbolic ? RunMode.Compiled : Enum.Parse<RunMode>(way, ignoreCase: true);
        List<string> surprises = [];
        List<(string, string)> passing = [], named = [];
        foreach (Outcome outcome in Batch.Run(cases.Where(c => !isSymbolic || Batch.HasSizes(c)).ToList(), mode, isSymbolic))
        {
            string id = outcome.Case.Id;
            if (outcome.IsSkipped && Other is null)
            {
                string name = outcome.Fault!["not served: ".Length..];
                surprises.AddRange(NotServed.Reasons.ContainsKey(name) ? [] : [$"{id}  {outcome.Fault}"]);
                continue;
            }

            if (Other is not null)
            {
                surprises.AddRange(outcome.Fault is null || outcome.IsSkipped ? [] : [$"{id}  {outcome.Fault}"]);
                continue;
            }

            string? fault = Faults.Reason(id, way), numbers = FixedSizes.Reason(id, way);
            if (outcome.Fault is not null && fault is null)
            {
                surprises.Add($"{id}  {outcome.Fault}");
            }
            else if (outcome.Fault is null && fault is not null)
            {
                passing.Add((id, way));
            }

            if (outcome.Numbers is not null && numbers is null)
            {
                surprises.Add($"{id}  sizes have to be numbers: {outcome.Numbers}");
            }
            else if (outcome.Fault is null && outcome.Numbers is null && numbers is not null && isSymbolic)
            {
                named.Add((id, way));
            }
        }

        if (Environment.GetEnvironmentVariable("PUREJIT_UPDATE") == "1")
        {
            Faults.Remove(passing, Ways);
            FixedSizes.Remove(named, Ways);
        }
        else
        {
            surprises.AddRange(passing.Select(p => $"{p.Item1}@{p.Item2}  passes now: take it out of ratchet.txt (PUREJIT_UPDATE=1 does)"));
            surprises.AddRange(named.Select(p => $"{p.Item1}@{p.Item2}  needs no numbers now: take it out of fixed-sizes.txt (PUREJIT_UPDATE=1 does)"));
        }

        Assert.True(surprises.Count == 0, string.Join("\n", surprises));
    }

    // The same on every machine; string.GetHashCode is not.
    private static uint Chance(string id, string way, int seed)
    {
        uint hash = 2166136261u ^ (uint)seed;
        foreach (char c in $"{id}@{way}")
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash >> 8;
    }
}
