using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Pure.Jit.Conformance.Golden;

namespace Pure.Jit.Conformance.Running;

/// <summary>
/// Two processes that share the cases. One that ends or hangs takes only its compilation with it, whose cases then run one by one:
/// the one that breaks it fails, the others have their results.
/// </summary>
internal sealed class Workers
{
    private const int Count = 2;
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(5), Alone = TimeSpan.FromMinutes(2);

    private readonly Dictionary<TestCase, int> indices = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<string> arguments;

    public Workers(IReadOnlyList<TestCase> cases, IReadOnlyList<string> arguments)
    {
        this.arguments = arguments;
        for (int i = 0; i < cases.Count; i++)
        {
            this.indices[cases[i]] = i;
        }
    }

    /// <summary>Runs cases; results come in any order.</summary>
    public IReadOnlyCollection<Outcome> Run(IReadOnlyList<TestCase> cases, bool isSymbolic, Action<Outcome> progress)
    {
        ConcurrentQueue<List<TestCase>> chunks = new(Batch.Chunks(cases));
        ConcurrentBag<Outcome> outcomes = [];
        Thread[] threads = Enumerable.Range(0, Math.Min(Count, chunks.Count)).Select(_ => new Thread(() => this.Drive(chunks, isSymbolic, outcome =>
        {
            outcomes.Add(outcome);
            progress(outcome);
        }))).ToArray();
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        return outcomes;
    }

    private void Drive(ConcurrentQueue<List<TestCase>> chunks, bool isSymbolic, Action<Outcome> finished)
    {
        Process? process = null;
        try
        {
            while (chunks.TryDequeue(out List<TestCase>? chunk))
            {
                process ??= this.Start();
                string? end = this.Ask(process, chunk, isSymbolic, finished, out List<TestCase> open);
                if (end is null)
                {
                    continue;
                }

                process.Dispose();
                process = null;
                if (chunk.Count == 1)
                {
                    finished(new Outcome(chunk[0], end, false, null));
                    continue;
                }

                foreach (TestCase @case in open)
                {
                    chunks.Enqueue([@case]);
                }
            }
        }
        finally
        {
            process?.StandardInput.Close();
            process?.WaitForExit();
            process?.Dispose();
        }
    }

    // Null when every case has its answer; otherwise how the process ended.
    private string? Ask(Process process, List<TestCase> chunk, bool isSymbolic, Action<Outcome> finished, out List<TestCase> open)
    {
        Dictionary<int, TestCase> waiting = chunk.ToDictionary(c => this.indices[c]);
        TimeSpan limit = chunk.Count == 1 ? Alone : Together;
        bool isLate = false;
        using Timer timer = new(_ =>
        {
            try
            {
                process.Kill();
                isLate = true;
            }
            catch (InvalidOperationException)
            {
                // It has just ended by itself.
            }
        });
        timer.Change(limit, Timeout.InfiniteTimeSpan);
        bool isDone = false;
        try
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(new Worker.Request(isSymbolic, [.. waiting.Keys])));
            process.StandardInput.Flush();
            while (!isDone && process.StandardOutput.ReadLine() is { } line)
            {
                if (line == Worker.Mark)
                {
                    isDone = true;
                }
                else if (line.StartsWith(Worker.Mark, StringComparison.Ordinal))
                {
                    Worker.Answer answer = JsonSerializer.Deserialize<Worker.Answer>(line[Worker.Mark.Length..])!;
                    finished(new Outcome(waiting[answer.Case], answer.Fault, answer.IsSkipped, answer.Numbers));
                    waiting.Remove(answer.Case);
                }
            }
        }
        catch (IOException)
        {
            // The process is gone; how it went is asked below.
        }

        open = [.. waiting.Values];
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (isDone)
        {
            return null;
        }

        process.WaitForExit();
        return isLate ? $"no answer after {limit.TotalSeconds:F0} s" : $"the process ended with exit code {process.ExitCode}";
    }

    private Process Start()
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Workers).Assembly.Location);
        }

        foreach (string argument in this.arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;

        // A broken process tells its story there; the exit code is enough.
        process.BeginErrorReadLine();
        return process;
    }
}
