using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pure.Jit.Conformance.Golden;

/// <summary>Reads directories of golden files.</summary>
public static partial class CaseFiles
{
    /// <summary>Every case of every *.jsonl and *.jsonl.gz file of a directory, in order of the file names.</summary>
    public static IReadOnlyList<TestCase> ReadAll(string directory, string? family = null)
    {
        List<TestCase> cases = [];
        IEnumerable<string> files = Directory.GetFiles(directory).Where(f => Extension().IsMatch(f)).Order(StringComparer.Ordinal);
        foreach (string file in files)
        {
            string name = Extension().Replace(Path.GetFileName(file), "");
            int number = 0;
            foreach (string line in Lines(file))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line) && Read(line, name, number) is var read && (family is null || read.Family == family))
                {
                    cases.Add(read);
                }
            }
        }

        return cases;
    }

    private static IEnumerable<string> Lines(string file)
    {
        using Stream stream = File.OpenRead(file);
        using Stream text = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using StreamReader reader = new(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static TestCase Read(string line, string file, int number)
    {
        string id = $"{file}/{number}";
        try
        {
            JsonElement json = JsonDocument.Parse(NotJson().Replace(line, "null")).RootElement;
            bool Has(params ReadOnlySpan<string> names)
            {
                foreach (string name in names)
                {
                    if (!json.TryGetProperty(name, out _))
                    {
                        return false;
                    }
                }

                return true;
            }

            id = Has("id") ? json.GetProperty("id").GetString()! : id;
            return Has("ast", "inputs", "outputs") ? GoldenCase.Read(json)
                : Has("eqns", "cases") ? FuzzCase.Read(json)
                : Has("fn", "inputs_b64", "expected_b64") ? AccuracyCase.Read(json)
                : Has("op", "args", "exact", "dtype", "shape", "b64") ? KnownAnswer.Read(json, id, file)
                : new UnreadCase(id, file, $"cases of the form of {file}", false);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new UnreadCase(id, file, $"line {number} cannot be read: {e.Message}", true);
        }
    }

    [GeneratedRegex(@"\.jsonl(\.gz)?$")]
    private static partial Regex Extension();

    // Python writes numbers that JSON does not have; they stand only in fields that are not read.
    [GeneratedRegex(@"(?<=[:\[,] ?)(NaN|-?Infinity)(?=[,}\]])")]
    private static partial Regex NotJson();
}
