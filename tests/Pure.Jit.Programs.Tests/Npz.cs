using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Pure.Jit.Programs.Tests;

/// <summary>The arrays of an .npz file as doubles, which hold every value of the types in use exactly.</summary>
internal static partial class Npz
{
    public static Dictionary<string, double[]> Load(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Name), Read);
    }

    private static double[] Read(ZipArchiveEntry entry)
    {
        using MemoryStream copy = new();
        using (Stream stream = entry.Open())
        {
            stream.CopyTo(copy);
        }

        // "\x93NUMPY", version 1.0, the header's length in two bytes, the header, the data.
        ReadOnlySpan<byte> bytes = copy.ToArray();
        int start = 10 + BitConverter.ToUInt16(bytes[8..10]);
        string header = Encoding.ASCII.GetString(bytes[10..start]);
        ReadOnlySpan<byte> data = bytes[start..];
        return Descriptor().Match(header).Groups[1].Value switch
        {
            "<f8" => MemoryMarshal.Cast<byte, double>(data).ToArray(),
            "<f4" => [.. MemoryMarshal.Cast<byte, float>(data).ToArray().Select(x => (double)x)],
            "<i4" => [.. MemoryMarshal.Cast<byte, int>(data).ToArray().Select(x => (double)x)],
            "<u4" => [.. MemoryMarshal.Cast<byte, uint>(data).ToArray().Select(x => (double)x)],
            "|u1" or "|b1" => [.. data.ToArray().Select(x => (double)x)],
            string other => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{entry.Name} has elements {other}.")),
        };
    }

    [GeneratedRegex("'descr': '([^']+)'")]
    private static partial Regex Descriptor();
}
