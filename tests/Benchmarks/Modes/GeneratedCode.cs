using Microsoft.CodeAnalysis;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>How much C# the generator writes for each of the workloads.</summary>
internal static class GeneratedCode
{
    public static void Print()
    {
        long total = 0;
        foreach ((string name, int bytes) in Sizes())
        {
            Console.WriteLine($"{name,-70} {bytes,9:N0}");
            total += bytes;
        }

        Console.WriteLine($"{"all",-70} {total,9:N0}");
    }

    /// <summary>The generated files' names and lengths.</summary>
    public static IEnumerable<(string Name, int Bytes)> Sizes()
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
}
