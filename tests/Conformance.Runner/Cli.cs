using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Running;

namespace Pure.Jit.Conformance;

/// <summary>The command: see README.md beside.</summary>
internal static class Cli
{
    private const string Usage = "usage: DIR [--mode compiled|eager|interpreter|contract] [--family F] [--id ID] [--sizes constant|symbolic] [--list] [--source]";

    public static int Run(string[] arguments)
    {
        string? directory = null, family = null, id = null, sizes = null;
        RunMode mode = RunMode.Compiled;
        bool isSource = false, isList = false, isWorker = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            string? Next() => i + 1 < arguments.Length ? arguments[++i] : null;
            bool isKnown = arguments[i] switch
            {
                "--mode" => Enum.TryParse(Next(), ignoreCase: true, out mode) && Enum.IsDefined(mode),
                "--family" => (family = Next()) is not null,
                "--id" => (id = Next()) is not null,
                "--sizes" => (sizes = Next()) is "constant" or "symbolic",
                "--list" => isList = true,
                "--worker" => isWorker = true,
                "--source" => isSource = true,
                ['-', ..] => false,
                _ => directory is null && (directory = arguments[i]) is not null,
            };
            if (!isKnown)
            {
                return Refuse($"'{arguments[i]}' is not understood.");
            }
        }

        if (directory is null || !Directory.Exists(directory))
        {
            return Refuse(directory is null ? "No directory of golden files was given." : $"There is no directory '{directory}'.");
        }

        List<TestCase> cases = CaseFiles.ReadAll(directory, family).Where(c => id is null || c.Id == id).ToList();
        if (isSource)
        {
            cases.ForEach(c => Console.WriteLine($"// {c.Id}{(c is GoldenCase golden ? ": " + golden.Expression : "")}\n{Batch.Source(c)}"));
            return 0;
        }

        if (isWorker)
        {
            Worker.Serve(cases, mode);
            return 0;
        }

        return Run(cases, new Workers(cases, [.. arguments.Where(a => a is not "--list"), "--worker"]), sizes, isList);
    }

    private static int Run(List<TestCase> cases, Workers workers, string? sizes, bool isList)
    {
        Dictionary<TestCase, Outcome> outcomes = new(ReferenceEqualityComparer.Instance);
        int fixedSizes = 0;
        void Take(bool isSymbolic, IReadOnlyList<TestCase> wanted)
        {
            string note = isSymbolic ? " (named sizes)" : "";
            foreach (Outcome outcome in workers.Run(wanted, isSymbolic, o => Report(o, note, isList)))
            {
                outcomes[outcome.Case] = outcome;
                fixedSizes += outcome.Numbers is null ? 0 : 1;
            }
        }

        if (sizes != "symbolic")
        {
            Take(false, cases);
        }

        if (sizes != "constant")
        {
            Take(true, cases.Where(c => Batch.HasSizes(c) && (sizes == "symbolic" || outcomes[c].Fault is null)).ToList());
        }

        foreach (IGrouping<string, Outcome> missing in outcomes.Values.Where(o => o.IsSkipped).GroupBy(o => o.Fault!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{missing.Key}  ({missing.Count()}: {string.Join(", ", missing.Take(3).Select(o => o.Case.Id))}{(missing.Count() > 3 ? ", ..." : "")})");
        }

        if (fixedSizes > 0)
        {
            Console.WriteLine($"{fixedSizes} cases ran with some sizes as numbers where names for all are refused");
        }

        int failed = outcomes.Values.Count(o => o.Fault is not null && !o.IsSkipped);
        Console.WriteLine($"{outcomes.Values.Count(o => o.Fault is null)} passed, {failed} failed, {outcomes.Values.Count(o => o.IsSkipped)} skipped");
        return failed == 0 ? 0 : 1;
    }

    private static void Report(Outcome outcome, string note, bool isList)
    {
        lock (Console.Out)
        {
            if (outcome.Fault is { } fault && (isList || !outcome.IsSkipped))
            {
                Console.WriteLine($"{outcome.Case.Id}{note}  {fault}");
            }

            if (isList && outcome.Numbers is { } numbers)
            {
                Console.WriteLine($"{outcome.Case.Id}{note}  with numbers for some sizes: {numbers}");
            }

            Console.Out.Flush();
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
