using System.Globalization;
using System.IO.Compression;
using Pure.Jit;

namespace Digits;

/// <summary>Pictures as rows of 64 intensities in [0, 1], and the digit each one shows.</summary>
public sealed record DigitsData(NDArray<float> Pixels, NDArray<int> Labels)
{
    private const int Size = 64;
    private const int Brightest = 16;

    public int Count => this.Labels.Size;

    /// <summary>Reads lines of 64 intensities 0–16 and a digit 0–9, separated by commas; a name ending in .gz is unpacked.</summary>
    public static DigitsData Load(string path)
    {
        List<float> pixels = [];
        List<int> labels = [];
        using FileStream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader lines = new(content);
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            string[] fields = line.Split(',');
            if (fields.Length != Size + 1)
            {
                throw new InvalidDataException($"{path}, line {number}: {Size + 1} numbers are needed, but there are {fields.Length}.");
            }

            foreach (string field in fields[..Size])
            {
                pixels.Add(Number(path, number, field, Brightest) / (float)Brightest);
            }

            labels.Add(Number(path, number, fields[Size], 9));
        }

        if (labels.Count < 10)
        {
            throw new InvalidDataException($"{path}: at least 10 pictures are needed, but there are {labels.Count}.");
        }

        return new DigitsData(Nd.Array(pixels.ToArray(), [labels.Count, Size]), Nd.Array(labels.ToArray(), [labels.Count]));
    }

    /// <summary>Holds back a fifth of the pictures, chosen by the key.</summary>
    public (DigitsData Train, DigitsData Test) Split(PrngKey key)
    {
        NDArray<int> order = Rand.Permutation(key, this.Count);
        int held = this.Count / 5;
        return (this.Rows(order[held..]), this.Rows(order[..held]));
    }

    private DigitsData Rows(NDArray<int> rows) => new(Nd.Take(this.Pixels, rows, axis: 0), Nd.Take(this.Labels, rows, axis: 0));

    private static int Number(string path, int line, string text, int largest)
        => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= 0 && value <= largest
            ? value
            : throw new InvalidDataException($"{path}, line {line}: '{text}' is not a whole number from 0 to {largest}.");
}
