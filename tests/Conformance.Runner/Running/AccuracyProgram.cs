using System.Text.RegularExpressions;
using Pure.Jit.Conformance.Golden;
using Pure.Jit.Conformance.Translation;

namespace Pure.Jit.Conformance.Running;

/// <summary>
/// Writes the tables of correctly rounded values: a method for vectors of any length, run over the whole table and over its points
/// one by one, which must give the same bits.
/// </summary>
internal static partial class AccuracyProgram
{
    // The longest run of single points; each is a call.
    private const int Alone = 64;

    public static CaseProgram Write(AccuracyCase @case, string className)
    {
        Match call = Call().Match(@case.Jax);
        if (!call.Success)
        {
            throw new NotServedException(@case.Jax);
        }

        string dtype = @case.Expected.DType;
        List<string> names = @case.Inputs.Select((_, i) => $"x{i}").ToList();
        Translator translator = new(isX64: dtype == "f64");
        Dictionary<string, PythonValue> keywords = call.Groups["flag"].Captures
            .ToDictionary(c => c.Value.Split('=')[0], c => (PythonValue)NumberText.Of(c.Value.EndsWith("True", StringComparison.Ordinal)));
        PythonValue body = translator.Call(call.Groups["name"].Value, names.Select(n => (PythonValue)new ArrayText(n, dtype)).ToList(), keywords);
        ClassText text = new();
        text.Add("F", ClassText.Array(dtype), names.Select(n => (dtype, (string?)"n", n)).ToList(), body.Text, ["r"]);
        byte[]?[] whole = [null];
        List<CaseRun> runs = [new CaseRun("Value", @case.Inputs, r => Remember(whole, r[0], () => Accuracy.Difference(@case, r[0])))];

        // Every length up to two vectors of the widest kind: its last elements are not computed by whole vectors.
        int size = @case.Inputs[0].Size;
        int step = Math.Max(1, size / Alone);
        for (int at = 0; at < size; at += step)
        {
            int start = at, length = Math.Min(1 + (at / step % 33), size - at);
            runs.Add(new CaseRun($"{length} points from {start}", @case.Inputs.Select(x => x.Part(start, length)).ToList(), r => SameBits(whole[0], r[0], start)));
        }

        return new CaseProgram(@case, className, text.Write(className), [new CaseMethod("F", runs)]);
    }

    private static string? Remember(byte[]?[] whole, GoldenResult result, Func<string?> difference)
    {
        whole[0] = result.Bytes;
        return difference();
    }

    private static string? SameBits(byte[]? whole, GoldenResult part, int start)
    {
        if (whole is null || part.Bytes is not { } bytes || part.Numbers is not { Length: > 0 } numbers)
        {
            return null;
        }

        int width = bytes.Length / numbers.Length;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.IsNaN(numbers[i]) && !bytes.AsSpan(i * width, width).SequenceEqual(whole.AsSpan((start + i) * width, width)))
            {
                return $"point {start + i} alone or among few is {numbers[i]:R}, other bits than among all";
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?<name>[\w.]+)\((?:[a-z], )*[a-z](?:, (?<flag>\w+=(?:True|False)))*\)$")]
    private static partial Regex Call();
}
