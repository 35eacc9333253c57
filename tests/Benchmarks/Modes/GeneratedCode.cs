using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>
/// How much C# the generator writes for each of the workloads, beside what it wrote when GeneratedCode.txt was last updated.
/// </summary>
internal static class GeneratedCode
{
    private const double Tolerance = 0.05;
    private const string Pinned = "GeneratedCode.txt";

    /// <summary>Prints the sizes; false when one has grown by more than a twentieth.</summary>
    public static bool Print(bool update)
    {
        List<(string Name, int Bytes)> sizes = [.. Sizes(), ("all", Sizes().Sum(s => s.Bytes))];
        if (update)
        {
            File.WriteAllLines(SourcePath(), sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.Bytes}")));
        }

        Dictionary<string, int> pinned = File.ReadLines(SourcePath()).Select(l => l.Split(' '))
            .ToDictionary(w => w[0], w => int.Parse(w[1], CultureInfo.InvariantCulture));
        bool isWithin = true;
        foreach ((string name, int bytes) in sizes)
        {
            int before = pinned.GetValueOrDefault(name);
            bool hasGrown = bytes > before * (1 + Tolerance);
            isWithin &= !hasGrown;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-70} {bytes,9:N0} {(hasGrown ? $"was {before:N0}" : "")}"));
        }

        return isWithin;
    }

    private static IEnumerable<(string Name, int Bytes)> Sizes()
    {
        GeneratorDriver driver = GeneratorRun.Driver().RunGenerators(GeneratorRun.Compilation(Sources()));
        return driver.GetRunResult().GeneratedTrees
            .Select(t => (Path.GetFileName(t.FilePath), t.Length))
            .OrderBy(f => f.Item1, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        const string usings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        yield return ("Usings.cs", usings);
        foreach (string name in typeof(GeneratedCode).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using StreamReader reader = new(typeof(GeneratedCode).Assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    private static string SourcePath([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", Pinned);
}
