using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Running;

namespace Pure.Jit.Conformance.Tests;

/// <summary>
/// What JAX answers, family by family and in every way of running. PUREJIT_GOLDEN=DIR runs the files of another directory, where
/// the ratchet does not count.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string? Other = Environment.GetEnvironmentVariable("PUREJIT_GOLDEN");
    private static readonly string Directory = Other ?? Path.Combine(AppContext.BaseDirectory, "golden");

    public static TheoryData<string, RunMode, bool> Runs()
    {
        TheoryData<string, RunMode, bool> runs = [];
        foreach (string family in GoldenCase.ReadAll(Directory).Select(c => c.Family).Distinct())
        {
            runs.Add(family, RunMode.Compiled, false);
            runs.Add(family, RunMode.Compiled, true);
            runs.Add(family, RunMode.Eager, false);
            runs.Add(family, RunMode.Interpreter, false);
        }

        return runs;
    }

    [Fact]
    public void CodeThatDoesNotCompileIsNoReason() => Assert.Empty(Ratchet.OfBrokenCode);

    [Theory]
    [MemberData(nameof(Runs))]
    public void AnswersAreJaxs(string family, RunMode mode, bool isSymbolic)
    {
        string run = isSymbolic ? "symbolic" : mode.ToString().ToLowerInvariant();
        List<string> surprises = [];
        foreach (Outcome outcome in Batch.Run(GoldenCase.ReadAll(Directory, family), mode, isSymbolic))
        {
            string? reason = Other is null ? Ratchet.Reason(outcome.Case.Id, run) : null;
            if (outcome.Fault is { } fault && reason is null)
            {
                surprises.Add($"{outcome.Case.Id}  {fault}");
            }
            else if (outcome.Fault is null && reason is not null)
            {
                surprises.Add($"{outcome.Case.Id}@{run}  passes now: take it out of ratchet.txt ({reason})");
            }
        }

        Assert.True(surprises.Count == 0, string.Join("\n", surprises));
    }
}
