namespace Pure.Jit.Conformance.Tests;

/// <summary>
/// A list of cases with reasons: an id (with @ and a way of running, where the others are not concerned), two blanks and the
/// reason on each line; the list of names has names of JAX in place of ids. Lists may only shrink; PUREJIT_UPDATE=1 takes out what is settled.
/// </summary>
internal sealed class Ratchet
{
    private readonly string path;
    private readonly Dictionary<string, string> reasons;

    public Ratchet(string file, [System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        this.path = Path.Combine(Path.GetDirectoryName(here)!, file);
        this.reasons = File.ReadLines(Path.Combine(AppContext.BaseDirectory, file))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split("  ", 2))
            .ToDictionary(l => l[0], l => l[1].Trim(), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string> Reasons => this.reasons;

    /// <summary>Why a case is listed for a way of running, or null.</summary>
    public string? Reason(string id, string run) => this.reasons.TryGetValue(id, out string? reason) || this.reasons.TryGetValue($"{id}@{run}", out reason) ? reason : null;

    /// <summary>
    /// Takes what holds no more out of the file in the source tree. A line for all ways becomes one for each of those that are left.
    /// </summary>
    public void Remove(IEnumerable<(string Id, string Run)> settled, IReadOnlyList<string> runs)
    {
        HashSet<string> gone = settled.Select(s => $"{s.Id}@{s.Run}").ToHashSet(StringComparer.Ordinal);
        List<string> lines = [];
        foreach (string line in File.ReadAllLines(this.path))
        {
            string id = line.Split("  ", 2)[0];
            if (line.Length == 0 || line[0] == '#' || id.Contains('@', StringComparison.Ordinal) || !runs.Any(r => gone.Contains($"{id}@{r}")))
            {
                lines.AddRange(gone.Contains(id) ? [] : [line]);
                continue;
            }

            lines.AddRange(runs.Where(r => !gone.Contains($"{id}@{r}")).Select(r => $"{id}@{r}{line[id.Length..]}"));
        }

        File.WriteAllLines(this.path, lines);
    }
}
