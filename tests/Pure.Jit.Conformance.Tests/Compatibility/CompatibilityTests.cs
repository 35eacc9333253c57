using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pure.Jit.Conformance.Translation;

namespace Pure.Jit.Conformance.Tests.Compatibility;

/// <summary>docs/compatibility.md: JAX's names, ours beside them. PUREJIT_UPDATE=1 writes the page.</summary>
public sealed partial class CompatibilityTests
{
    private static readonly Dictionary<char, string> Tiers = new()
    {
        ['A'] = "A: in use everywhere",
        ['B'] = "B: the core",
        ['C'] = "C: what completes it",
        ['D'] = "D: more of jax.numpy and jax.lax",
    };

    private static readonly HashSet<string> Called = CalledNames();

    [Fact]
    public void ThePageIsCurrent()
    {
        string path = Path.Combine(Root(), "docs", "compatibility.md");
        string expected = Page();
        if (Environment.GetEnvironmentVariable("PUREJIT_UPDATE") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, "docs/compatibility.md is stale: run the tests with PUREJIT_UPDATE=1.");
    }

    [Fact]
    public void NoNameIsClaimedThatNoTestCalls() =>
        Assert.Empty(Rows().Where(r => r.IsServed && !Called.Contains(r.Ours!.Split('.')[^1].Trim('[', ']'))).Select(r => $"{r.Name}: no test calls {r.Ours}"));

    [Fact]
    public void NamesGivenByHandExist() =>
        Assert.Empty(Rows().Where(r => r.IsByHand && !r.IsServed && r.Differences.Length > 0).Select(r => $"{r.Name}: there is no {r.Ours}, so there are no differences to tell"));

    private static string Page()
    {
        List<Row> rows = [.. Rows()];
        StringBuilder text = new();
        text.Append("# JAX's names and ours\n\n");
        text.Append("The names that JAX's users use, by how many of them do (tiers A to C are counted over the code and documentation of JAX, Flax, Optax\n");
        text.Append("and Equinox). The rule: `jnp.expand_dims` is `Nd.ExpandDims`, `jax.nn.log_softmax` is `Nn.LogSoftmax`, arguments keep their names in\n");
        text.Append("camelCase, in JAX's order, with JAX's defaults. A name counts as served if a test calls it. Written by the tests with `PUREJIT_UPDATE=1`.\n\n");
        text.Append("Of all functions: element types are known when the project is built, arithmetic is between arrays of one type (`x.As<float>()` converts),\n");
        text.Append("and C# constants take the array's type.\n");
        foreach ((char tier, string title) in Tiers)
        {
            List<Row> own = rows.FindAll(r => r.Tier == tier);
            text.Append($"\n## {title}\n\n{own.Count(r => r.IsServed)} of {own.Count} are served.\n\n| JAX | here | state | differences |\n|---|---|---|---|\n");
            foreach (Row row in own)
            {
                text.Append($"| `{row.Name}` | {(row.IsServed ? $"`{row.Ours}`" : "")} | {row.State} | {row.Differences} |\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Row> Rows()
    {
        foreach (string line in File.ReadLines(Path.Combine(Root(), "tests", "Pure.Jit.Conformance.Tests", "Compatibility", "names.txt")))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] halves = line.Split(" ; ", 2);
            string[] names = halves[0][2..].Split(" = ", 2);
            string? ours = names.Length == 2 ? names[1] == "-" ? null : names[1] : Names.Function(names[0]) is { } function ? $"{function.Class}.{function.Method}" : null;
            yield return new Row(line[0], names[0], ours, halves.Length == 2 ? halves[1] : "", names.Length == 2 && ours is not null, ours is not null && Exists(ours));
        }
    }

    private static bool Exists(string ours)
    {
        Assembly runtime = typeof(Nd).Assembly;
        if (ours[0] == '[')
        {
            return runtime.GetType($"Pure.Jit.{ours.Trim('[', ']')}Attribute") is not null;
        }

        int dot = ours.LastIndexOf('.');
        string type = ours[..dot];
        Type? found = runtime.GetType($"Pure.Jit.{type.Replace('.', '+')}") ?? runtime.GetType($"Pure.Jit.{type}`1");
        return found?.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Any(m => m.Name == ours[(dot + 1)..]) == true;
    }

    // The last part of our names: from the expressions of the golden cases, and from the tests' own code.
    private static HashSet<string> CalledNames()
    {
        HashSet<string> called = [];
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.jsonl"))
        {
            foreach (string line in File.ReadLines(file))
            {
                using JsonDocument json = JsonDocument.Parse(NotJson().Replace(line, "null"));
                string expression = json.RootElement.TryGetProperty("expr", out JsonElement expr) ? expr.GetString()! : "";
                called.UnionWith(PythonName().Matches(expression).Select(m => Names.Pascal(m.Groups["name"].Value)));
            }
        }

        foreach (string file in Directory.GetFiles(Path.Combine(Root(), "tests"), "*.cs", SearchOption.AllDirectories))
        {
            if (!file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            {
                called.UnionWith(CSharpName().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value));
            }
        }

        return called;
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    [GeneratedRegex(@"(?:jnp|jax|lax)(?:\.\w+)*\.(?<name>\w+)")]
    private static partial Regex PythonName();

    [GeneratedRegex(@"(?:\b(?<name>[A-Z]\w*)(?:<[\w, ]+>)?\()|(?:\[(?<name>[A-Z]\w*)[\](])")]
    private static partial Regex CSharpName();

    [GeneratedRegex(@"(?<=: )(NaN|-?Infinity)(?=[,}\]])")]
    private static partial Regex NotJson();

    private sealed record Row(char Tier, string Name, string? Ours, string Differences, bool IsByHand, bool IsServed)
    {
        public string State => this.IsServed ? "served" : this.Differences.Length > 0 && this.Ours is null ? "not needed" : "not yet";
    }
}
