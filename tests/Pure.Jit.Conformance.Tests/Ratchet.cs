namespace Pure.Jit.Conformance.Tests;

/// <summary>
/// The cases that do not pass yet, from ratchet.txt: an id (with @ and a way of running, where the others pass) and its reason
/// on each line. The list may only shrink, and code that does not compile is never a reason.
/// </summary>
internal static class Ratchet
{
    private static readonly Lazy<Dictionary<string, string>> Lines = new(() => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ratchet.txt"))
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split("  ", 2))
        .ToDictionary(l => l[0], l => l[1].Trim(), StringComparer.Ordinal));

    /// <summary>The lines whose reason is that generated code was not C#, of which there must be none.</summary>
    public static IEnumerable<string> OfBrokenCode => Lines.Value.Where(l => l.Value.StartsWith("generated code:", StringComparison.Ordinal)).Select(l => l.Key);

    /// <summary>Why a case may fail in a way of running, or null.</summary>
    public static string? Reason(string id, string run) =>
        Lines.Value.TryGetValue(id, out string? reason) || Lines.Value.TryGetValue($"{id}@{run}", out reason) ? reason : null;
}
