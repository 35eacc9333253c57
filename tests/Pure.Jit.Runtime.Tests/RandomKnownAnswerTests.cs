using System.Runtime.InteropServices;
using System.Text.Json;
using static Pure.Jit.Nd;

namespace Pure.Jit.Runtime.Tests;

/// <summary>The generator's known answers, made by JAX 0.10.2: exact ones bit for bit, the others within a few units in the last place.</summary>
public sealed class RandomKnownAnswerTests
{
    [Fact]
    public void AllKnownAnswersAreReproduced()
    {
        Dictionary<string, int> passed = [];
        List<string> failures = [];
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "golden", "random_kats.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement known = document.RootElement;
            string op = known.GetProperty("op").GetString()!;
            byte[] expected = known.GetProperty("b64").GetBytesFromBase64();
            (byte[] actual, int floatWidth) = Compute(op, known.GetProperty("args"), known.GetProperty("shape"));
            bool isExact = known.GetProperty("exact").GetBoolean();
            if (actual.AsSpan().SequenceEqual(expected) || (!isExact && floatWidth == 4 && AreNear(actual, expected, isNormal: op == "normal")))
            {
                passed[op] = passed.GetValueOrDefault(op) + 1;
            }
            else
            {
                failures.Add(line[..Math.Min(line.Length, 120)]);
            }
        }

        Xunit.Assert.Empty(failures);
        Xunit.Assert.Equal(243, passed.Values.Sum());
    }

    // Normals are within 2 units of the last place, whatever their size.
    private static bool AreNear(byte[] actual, byte[] expected, bool isNormal)
    {
        ReadOnlySpan<float> left = MemoryMarshal.Cast<byte, float>(actual);
        ReadOnlySpan<float> right = MemoryMarshal.Cast<byte, float>(expected);
        for (int i = 0; i < left.Length; i++)
        {
            if (Testing.UlpDistance.Between(left[i], right[i]) > (isNormal ? 2ul : 4ul) && (isNormal || Math.Abs(left[i] - right[i]) > 1e-7))
            {
                return false;
            }
        }

        return left.Length == right.Length;
    }

    private static (byte[] Bytes, int FloatWidth) Compute(string op, JsonElement args, JsonElement shapeElement)
    {
        PrngKey key = Rand.Key(args.GetProperty("seed").GetInt64());
        Shape shape = Shape.Create([.. shapeElement.EnumerateArray().Select(size => size.GetInt32())]);
        string dtype = args.TryGetProperty("dtype", out JsonElement given) ? given.GetString()! : "f32";
        return op switch
        {
            "key_data" => Bytes(Words([key])),
            "split" => Bytes(Words(Rand.Split(key, shape[..^1].Size))),
            "fold_in" => Bytes(Words([Rand.FoldIn(key, args.GetProperty("data").GetUInt32())])),
            "bits" => args.GetProperty("width").GetInt32() switch
            {
                8 => Bytes(Rand.Bits<byte>(key, shape)),
                16 => Bytes(Rand.Bits<ushort>(key, shape)),
                32 => Bytes(Rand.Bits(key, shape)),
                _ => Bytes(Rand.Bits<ulong>(key, shape)),
            },
            "uniform" => dtype switch
            {
                "f16" => Bytes(Rand.Uniform<Half>(key, shape)),
                "f64" => Bytes(Rand.Uniform<double>(key, shape)),
                _ => Bytes(Rand.Uniform(key, shape)),
            },
            "randint" when dtype == "i64" => Bytes(Rand.Randint<long>(
                key, shape, args.GetProperty("minval").GetInt64(), args.GetProperty("maxval").GetInt64())),
            "randint" => Bytes(Rand.Randint(key, shape, args.GetProperty("minval").GetInt32(), args.GetProperty("maxval").GetInt32())),
            "permutation" => Bytes(Rand.Permutation(key, args.GetProperty("n").GetInt32())),
            "bernoulli" => Bytes(Rand.Bernoulli(key, args.GetProperty("p").GetSingle(), shape)),
            "rademacher" => Bytes(Rand.Rademacher(key, shape)),
            "categorical" => Bytes(Rand.Categorical(key, Log(NDArray.Array([0.1f, 0.2f, 0.3f, 0.4f])), shape: shape)),
            "normal" => Bytes(Rand.Normal(key, shape)),
            "exponential" => Bytes(Rand.Exponential(key, shape)),
            "gumbel" => Bytes(Rand.Gumbel(key, shape)),
            "laplace" => Bytes(Rand.Laplace(key, shape)),
            "cauchy" => Bytes(Rand.Cauchy(key, shape)),
            "logistic" => Bytes(Rand.Logistic(key, shape)),
            "truncated_normal[-2,2]" => Bytes(Rand.TruncatedNormal(key, -2, 2, shape)),
            "gamma a=2.5" => Bytes(Rand.Gamma(key, 2.5f, shape)),
            "gamma a=0.3" => Bytes(Rand.Gamma(key, 0.3f, shape)),
            "loggamma a=0.8" => Bytes(Rand.Loggamma(key, 0.8f, shape)),
            "beta .8 .9" => Bytes(Rand.Beta(key, 0.8f, 0.9f, shape)),
            "dirichlet [.5,.6,.7]" => Bytes(Rand.Dirichlet(key, NDArray.Array([0.5f, 0.6f, 0.7f]), shape[..^1])),
            "poisson 5" => Bytes(Rand.Poisson(key, 5f, shape)),
            _ => throw new InvalidOperationException($"No sampler for '{op}'"),
        };
    }

    private static NDArray<uint> Words(PrngKey[] keys) => NDArray.Array([.. keys.SelectMany(key => new[] { key.Hi, key.Lo })]);

    private static (byte[] Bytes, int FloatWidth) Bytes<T>(NDArray<T> x)
        where T : unmanaged
        => (MemoryMarshal.AsBytes(x.AsSpan()).ToArray(), typeof(T) == typeof(float) ? 4 : 0);
}
