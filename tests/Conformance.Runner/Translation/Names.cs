using System.Text;

namespace Pure.Jit.Conformance.Translation;

/// <summary>The rule from JAX's names to ours (design decision D13), and names of element types.</summary>
public static class Names
{
    // bf16 is the runtime's own type.
    private static readonly (string DType, string CSharp, string Python, System.Type? Type)[] Elements =
    [
        ("bool", "bool", "bool", typeof(bool)),
        ("i8", "sbyte", "int8", typeof(sbyte)), ("i16", "short", "int16", typeof(short)), ("i32", "int", "int32", typeof(int)), ("i64", "long", "int64", typeof(long)),
        ("u8", "byte", "uint8", typeof(byte)), ("u16", "ushort", "uint16", typeof(ushort)), ("u32", "uint", "uint32", typeof(uint)), ("u64", "ulong", "uint64", typeof(ulong)),
        ("f16", "Half", "float16", typeof(Half)), ("bf16", "BFloat16", "bfloat16", typeof(Nd).Assembly.GetType("Pure.Jit.BFloat16")),
        ("f32", "float", "float32", typeof(float)), ("f64", "double", "float64", typeof(double)),
    ];

    // Longest prefix first. A name is looked for in the class of its module, then in those of Arrays.
    private static readonly (string Prefix, string Class)[] Modules =
    [
        ("jax.numpy.linalg.", "Linalg"), ("jnp.linalg.", "Linalg"), ("jax.scipy.linalg.", "Linalg"), ("jax.lax.linalg.", "Linalg"), ("jax.scipy.signal.", "Nd"), ("jax.scipy.fft.", "Fourier"), ("jax.scipy.integrate.", "Nd"), ("jax.scipy.special.", "Special"), ("jss.", "Special"),
        ("jax.nn.initializers.", "Initializers"), ("jax.scipy.stats.", "Stats."), ("jax.numpy.fft.", "Fourier"), ("jnp.fft.", "Fourier"), ("jax.random.", "Rand"),
        ("jax.image.", "Image"), ("jax.numpy.", "Nd"), ("jax.lax.", "Lax"), ("jax.ops.", "Ops"), ("jax.nn.", "Nn"), ("jnp.", "Nd"), ("lax.", "Lax"), ("optax.", "Optim"), ("jax.", "Nd"),
    ];

    // JAX's names whose C# is named otherwise.
    private static readonly Dictionary<string, (string Class, string Method)> Exceptions = new()
    {
        ["jax.lax.broadcasted_iota"] = ("Lax", "Iota"), ["lax.broadcasted_iota"] = ("Lax", "Iota"), ["jnp.asarray"] = ("Nd", "Array"),
    };

    // Functions of jax.numpy that make floating-point numbers of integers; those of the other modules do.
    private static readonly HashSet<string> Inexact =
    [
        "Exp", "Exp2", "Expm1", "Log", "Log2", "Log10", "Log1p", "Sqrt", "Cbrt", "Sin", "Cos", "Tan", "Sinh", "Cosh", "Tanh", "Arcsin", "Arccos", "Arctan", "Arcsinh",
        "Arccosh", "Arctanh", "Arctan2", "Hypot", "Logaddexp", "Logaddexp2", "Divide", "TrueDivide", "Reciprocal", "Deg2rad", "Rad2deg", "Degrees", "Radians", "Sinc",
        "Mean", "Var", "Std", "Median", "Quantile", "Percentile", "Average", "Nanmean", "Nanvar", "Nanstd", "Nanmedian", "Copysign", "FloatPower", "Interp", "Cov", "Corrcoef",
    ];

    // Functions whose result has the type of their first array, whatever the number beside it.
    private static readonly HashSet<string> Filling = ["FullLike", "Pad", "FillDiagonal", "Insert", "Append", "Put", "PutAlongAxis", "Sum", "Prod", "Max", "Min", "Searchsorted"];

    private static readonly string[] Arrays = ["Nd", "Nn", "Special", "Linalg", "Ops", "Image"];

    public static string CSharp(string dtype) => Find(e => e.DType == dtype && e.Type is not null)?.CSharp ?? throw new NotServedException($"arrays of {dtype}");

    public static string? OfType(System.Type type) => Find(e => e.Type == type)?.DType;

    /// <summary>The dtype of a name such as float32, or null.</summary>
    public static string? OfPython(string name) => Find(e => e.Python == name)?.DType;

    public static bool IsFloating(string dtype) => dtype[0] is 'f' or 'b' && dtype != "bool";

    /// <summary>The classes of the runtime that hold functions, by the names that the translation gives them.</summary>
    private static readonly Lazy<ILookup<string, string>> Holders = new(() => typeof(Nd).Assembly.GetExportedTypes()
        .Where(t => t is { IsAbstract: true, IsSealed: true, Namespace: "Pure.Jit" } && t.Name is not ("NDArray" or "Transforms"))
        .SelectMany(t => t.GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static).Select(m => (m.Name, Class: t.FullName!["Pure.Jit.".Length..].Replace('+', '.'))))
        .Distinct().ToLookup(m => m.Name, m => m.Class));

    private static (string DType, string CSharp, string Python, System.Type? Type)? Find(Func<(string DType, string CSharp, string Python, System.Type? Type), bool> isWanted) =>
        Elements.Where(isWanted).Select(e => ((string, string, string, System.Type?)?)e).FirstOrDefault();

    /// <summary>The class and method of a library function; a class with a dot is one inside another.</summary>
    public static (string Class, string Method)? Function(string name)
    {
        if (Exceptions.TryGetValue(name, out (string Class, string Method) other))
        {
            return other;
        }

        foreach ((string prefix, string @class) in Modules)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                string[] rest = name[prefix.Length..].Split('.');
                string inner = string.Join('.', rest[..^1].Select(Pascal));
                return (Holder((@class + inner).TrimEnd('.'), Pascal(rest[^1])), Pascal(rest[^1]));
            }
        }

        return null;
    }

    private static string Holder(string @class, string method)
    {
        List<string> all = Holders.Value[method].ToList();
        return all.Contains(@class) || !Arrays.Contains(@class) ? @class : Arrays.FirstOrDefault(all.Contains) ?? @class;
    }

    /// <summary>Whether the class of a name's module has a function of that name.</summary>
    public static bool Exists(string name) =>
        Array.Find(Modules, m => name.StartsWith(m.Prefix, StringComparison.Ordinal)) is { Class: { } @class } module
            && Holders.Value[Pascal(name[module.Prefix.Length..])].Contains(@class);

    /// <summary>Whether JAX promotes integers to floating point before the function.</summary>
    public static bool IsInexact(string @class, string method) =>
        @class is "Nd" ? Inexact.Contains(method) : @class is "Special" or "Linalg" || @class.StartsWith("Stats", StringComparison.Ordinal) || (@class == "Nn" && method is not ("OneHot" or "Relu" or "Relu6"));

    /// <summary>Whether a function keeps the type of its array beside a number with a point.</summary>
    public static bool KeepsType(string method) => Filling.Contains(method);

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
    public static string Promote(string a, string b, bool isX64 = false)
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
            return left.rank != right.rank ? left.rank == 2 ? a : b : left.bits == right.bits ? "f32" : Wider(a, b);
        }

        if (left.rank == right.rank)
        {
            return Wider(a, b);
        }

        (string signed, string unsigned) = left.rank == 1 ? (a, b) : (b, a);
        int needed = Rank(unsigned).Bits * 2;

        // Without 64-bit types u32 and i32 meet in i32.
        return Rank(signed).Bits >= needed ? signed : needed <= 32 ? $"i{needed}" : Rank(unsigned).Bits == 32 ? signed == "i64" || isX64 ? "i64" : "i32" : isX64 ? "f64" : "f32";
    }

    private static string Wider(string a, string b) => Rank(a).Bits >= Rank(b).Bits ? a : b;

    private static (int Rank, int Bits) Rank(string dtype) =>
        (dtype[0] switch { 'u' => 0, 'i' => 1, _ => 2 }, int.Parse(dtype.AsSpan(dtype[0] == 'b' ? 2 : 1), System.Globalization.CultureInfo.InvariantCulture));
}
