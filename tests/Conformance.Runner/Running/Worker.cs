using System.Text.Json;
using Pure.Jit.Conformance.Golden;

namespace Pure.Jit.Conformance.Running;

/// <summary>A process that runs the cases it is told, one compilation after the other, and says what became of them.</summary>
internal static class Worker
{
    /// <summary>Begins each line that is an answer; what cases write themselves is left out.</summary>
    public const string Mark = "\u0001";

    /// <summary>Answers a request: positions of cases, after whether their sizes get names.</summary>
    public static void Serve(IReadOnlyList<TestCase> cases, RunMode mode)
    {
        using StreamWriter answers = new(Console.OpenStandardOutput()) { AutoFlush = true };
        while (Console.ReadLine() is { Length: > 0 } line)
        {
            Request request = JsonSerializer.Deserialize<Request>(line)!;
            List<TestCase> wanted = request.Cases.Select(i => cases[i]).ToList();
            foreach ((Outcome outcome, int index) in Batch.RunTogether(wanted, mode, request.IsSymbolic).Zip(request.Cases))
            {
                answers.WriteLine(Mark + JsonSerializer.Serialize(new Answer(index, outcome.Fault, outcome.IsSkipped, outcome.Numbers)));
            }

            answers.WriteLine(Mark);
        }
    }

    public sealed record Request(bool IsSymbolic, int[] Cases);

    public sealed record Answer(int Case, string? Fault, bool IsSkipped, string? Numbers);
}
