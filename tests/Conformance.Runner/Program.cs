using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Running;

string? directory = null, family = null, id = null;
RunMode mode = RunMode.Compiled;
bool isSymbolic = false, isSource = false;
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--mode" when i + 1 < args.Length && Enum.TryParse(args[++i], ignoreCase: true, out mode):
        case "--family" when i + 1 < args.Length && (family = args[++i]) is not null:
        case "--id" when i + 1 < args.Length && (id = args[++i]) is not null:
            break;
        case "--symbolic":
            isSymbolic = true;
            break;
        case "--source":
            isSource = true;
            break;
        case { } argument when directory is null && argument[0] != '-':
            directory = argument;
            break;
        default:
            return Usage($"'{args[i]}' is not understood.");
    }
}

if (directory is null || !Directory.Exists(directory))
{
    return Usage(directory is null ? "No directory of golden files was given." : $"There is no directory '{directory}'.");
}

int passed = 0, failed = 0, skipped = 0;
foreach (IGrouping<string, GoldenCase> group in GoldenCase.ReadAll(directory, family).GroupBy(c => c.Family))
{
    List<GoldenCase> cases = group.Where(c => id is null || c.Id == id).ToList();
    skipped += group.Count() - cases.Count;
    if (isSource)
    {
        cases.ForEach(c => Console.WriteLine($"// {c.Id}: {c.Expression}\n{Batch.Source(c)}"));
        continue;
    }

    foreach (Outcome outcome in cases.Count == 0 ? [] : Batch.Run(cases, mode, isSymbolic))
    {
        if (outcome.Fault is { } fault)
        {
            failed++;
            Console.WriteLine($"{outcome.Case.Id}  {fault}");
        }
        else
        {
            passed++;
        }
    }
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed == 0 ? 0 : 1;

static int Usage(string message)
{
    Console.Error.WriteLine(message);
    Console.Error.WriteLine("usage: DIR [--mode compiled|eager|interpreter] [--family F] [--id ID] [--symbolic] [--source]");
    return 2;
}
