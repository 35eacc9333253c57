using System.Text;

namespace Pure.Jit.Conformance.Translation;

/// <summary>The rule from JAX's names to ours (design decision D13), and names of element types.</summary>
public static class Names
{
    private static readonly string[] DTypes = ["bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f16", "f32", "f64"];
    private static readonly string[] CSharpNames = ["bool", "sbyte", "short", "int", "long", "byte", "ushort", "uint", "ulong", "Half", "float", "double"];
    private static readonly string[] PythonNames =
        ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64"];

    private static readonly System.Type[] Types =
        [typeof(bool), typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(byte), typeof(ushort), typeof(uint), typeof(ulong), typeof(Half), typeof(float), typeof(double)];

    // Longest prefix first.
    private static readonly (string Prefix, string Class)[] Modules =
    [
        ("jax.numpy.linalg.", "Linalg"), ("jnp.linalg.", "Linalg"), ("jax.scipy.linalg.", "Linalg"), ("jax.scipy.special.", "Special"),
        ("jax.nn.initializers.", "Initializers"), ("jax.scipy.stats.", "Stats."), ("jnp.fft.", "Fourier"), ("jax.random.", "Rand"),
        ("jax.image.", "Image"), ("jax.numpy.", "Nd"), ("jax.lax.", "Lax"), ("jax.ops.", "Ops"), ("jax.nn.", "Nn"), ("jnp.", "Nd"), ("lax.", "Lax"),
    ];

    public static string CSharp(string dtype) => CSharpNames[Array.IndexOf(DTypes, dtype)];

    public static string? OfType(System.Type type) => Array.IndexOf(Types, type) is var i && i >= 0 ? DTypes[i] : null;

    /// <summary>The dtype of a name such as float32, or null.</summary>
    public static string? OfPython(string name) => Array.IndexOf(PythonNames, name) is var i && i >= 0 ? DTypes[i] : null;

    /// <summary>The class and method of a library function; a class with a dot is one inside another.</summary>
    public static (string Class, string Method)? Function(string name)
    {
        foreach ((string prefix, string @class) in Modules)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                string[] rest = name[prefix.Length..].Split('.');
                string inner = string.Join('.', rest[..^1].Select(Pascal));
                return ((@class + inner).TrimEnd('.'), Pascal(rest[^1]));
            }
        }

        return null;
    }

    public static string Pascal(string name)
    {
        StringBuilder text = new();
        foreach (string part in name.Split('_', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(char.ToUpperInvariant(part[0])).Append(part, 1, part.Length - 1);
        }

        return text.ToString();
    }

    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    /// <summary>JAX's promotion of two element types.</summary>
    public static string Promote(string a, string b)
    {
        if (a == b)
        {
            return a;
        }

        if (a == "bool" || b == "bool")
        {
            return a == "bool" ? b : a;
        }

        (int rank, int bits) left = Rank(a), right = Rank(b);
        if (left.rank == 2 || right.rank == 2)
        {
            return left.rank == right.rank ? Wider(a, b) : left.rank == 2 ? a : b;
        }

        if (left.rank == right.rank)
        {
            return Wider(a, b);
        }

        (string signed, string unsigned) = left.rank == 1 ? (a, b) : (b, a);
        int needed = Rank(unsigned).Bits * 2;

        // Without 64-bit types u32 and i32 meet in i32.
        return Rank(signed).Bits >= needed ? signed : needed <= 32 ? $"i{needed}" : Rank(unsigned).Bits == 32 ? signed == "i64" ? "i64" : "i32" : "f32";
    }

    private static string Wider(string a, string b) => Rank(a).Bits >= Rank(b).Bits ? a : b;

    private static (int Rank, int Bits) Rank(string dtype) =>
        (dtype[0] switch { 'u' => 0, 'i' => 1, _ => 2 }, int.Parse(dtype.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
}
