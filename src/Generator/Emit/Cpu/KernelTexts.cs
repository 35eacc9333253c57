using System.Globalization;
using System.Text;

namespace Pure.Jit.Generator.Emit.Cpu;

/// <summary>
/// The kernels of one program. Those that differ only in what they are given, as the updates of several layers do, are written
/// once.
/// </summary>
internal sealed class KernelTexts(string prefix)
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public override string ToString() => this.text.ToString();

    /// <summary>Writes one more kernel, or finds its like.</summary>
    /// <param name="arguments">The identifiers that stand for what a call hands over, in order.</param>
    /// <param name="write">Writes calls and kernel of a given name.</param>
    /// <returns>The calls.</returns>
    public string Add(IEnumerable<string> arguments, Action<CodeWriter, CodeWriter, string> write)
    {
        string name = $"{prefix}_K{this.names.Count.ToString(CultureInfo.InvariantCulture)}";
        CodeWriter calls = new();
        CodeWriter kernel = new();
        write(calls, kernel, name);
        string written = kernel.ToString();
        if (written.Length == 0)
        {
            return calls.ToString();
        }

        string form = Form(written.Replace(name, "K"), arguments);
        if (this.names.TryGetValue(form, out string? like))
        {
            return calls.ToString().Replace(name, like);
        }

        this.names.Add(form, name);
        this.text.Append(written);
        return calls.ToString();
    }

    /// <summary>The text with arguments numbered instead of named.</summary>
    public static string Form(string text, IEnumerable<string> arguments)
    {
        Dictionary<string, string> numbers = new(StringComparer.Ordinal);
        foreach (string argument in arguments)
        {
            numbers[argument] = $"${numbers.Count.ToString(CultureInfo.InvariantCulture)}";
        }

        StringBuilder form = new(text.Length);
        int start = 0;
        while (start < text.Length)
        {
            int end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end == start)
            {
                form.Append(text[start++]);
                continue;
            }

            string word = text.Substring(start, end - start);
            form.Append(numbers.TryGetValue(word, out string? number) ? number : word);
            start = end;
        }

        return form.ToString();
    }
}
