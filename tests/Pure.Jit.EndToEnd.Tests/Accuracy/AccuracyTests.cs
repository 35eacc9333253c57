using System.IO.Compression;
using System.Text.Json;
using Xunit.Abstractions;

namespace Pure.Jit.EndToEnd.Tests.Accuracy;

/// <summary>
/// Every function against the correctly rounded results of accuracy.jsonl: elementary functions within 1 unit in the last place, a few
/// within 2, special ones within 4, and none worse than JAX.
/// </summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    private static readonly HashSet<string> OfTwo =
    [
        "tan", "pow", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh",
        "sigmoid", "log_sigmoid", "softplus", "gelu_tanh", "hypot", "logaddexp", "xlogy",
    ];

    private static readonly HashSet<string> OfFour =
    [
        "erf", "erfc", "erfcx", "erfinv", "lgamma", "digamma", "ndtr", "log_ndtr", "ndtri", "i0e", "i1e", "gammainc", "gammaincc", "betainc", "betaln",
    ];

    // Odd functions keep the sign of zero.
    private static readonly HashSet<string> Odd =
        ["expm1", "log1p", "cbrt", "sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "erf", "erfinv", "i1e"];

    private static readonly Dictionary<string, Func<double[][], double[]>> Functions = new()
    {
        ["exp f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Exp32(x)),
        ["exp f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Exp64(x)),
        ["exp2 f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Exp232(x)),
        ["exp2 f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Exp264(x)),
        ["expm1 f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Expm132(x)),
        ["expm1 f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Expm164(x)),
        ["log f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Log32(x)),
        ["log f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Log64(x)),
        ["log2 f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Log232(x)),
        ["log2 f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Log264(x)),
        ["log10 f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Log1032(x)),
        ["log10 f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Log1064(x)),
        ["log1p f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Log1p32(x)),
        ["log1p f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Log1p64(x)),
        ["sqrt f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Sqrt32(x)),
        ["sqrt f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Sqrt64(x)),
        ["rsqrt f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Rsqrt32(x)),
        ["rsqrt f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Rsqrt64(x)),
        ["cbrt f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Cbrt32(x)),
        ["cbrt f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Cbrt64(x)),
        ["sin f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Sin32(x)),
        ["sin f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Sin64(x)),
        ["cos f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Cos32(x)),
        ["cos f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Cos64(x)),
        ["tan f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Tan32(x)),
        ["tan f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Tan64(x)),
        ["asin f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Asin32(x)),
        ["asin f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Asin64(x)),
        ["acos f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Acos32(x)),
        ["acos f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Acos64(x)),
        ["atan f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Atan32(x)),
        ["atan f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Atan64(x)),
        ["sinh f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Sinh32(x)),
        ["sinh f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Sinh64(x)),
        ["cosh f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Cosh32(x)),
        ["cosh f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Cosh64(x)),
        ["tanh f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Tanh32(x)),
        ["tanh f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Tanh64(x)),
        ["asinh f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Asinh32(x)),
        ["asinh f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Asinh64(x)),
        ["acosh f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Acosh32(x)),
        ["acosh f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Acosh64(x)),
        ["atanh f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Atanh32(x)),
        ["atanh f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Atanh64(x)),
        ["erf f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Erf32(x)),
        ["erf f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Erf64(x)),
        ["erfc f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Erfc32(x)),
        ["erfc f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Erfc64(x)),
        ["erfcx f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Erfcx32(x)),
        ["erfcx f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Erfcx64(x)),
        ["erfinv f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Erfinv32(x)),
        ["erfinv f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Erfinv64(x)),
        ["lgamma f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Lgamma32(x)),
        ["lgamma f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Lgamma64(x)),
        ["digamma f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Digamma32(x)),
        ["digamma f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Digamma64(x)),
        ["sigmoid f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Sigmoid32(x)),
        ["sigmoid f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Sigmoid64(x)),
        ["log_sigmoid f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.LogSigmoid32(x)),
        ["log_sigmoid f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.LogSigmoid64(x)),
        ["softplus f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Softplus32(x)),
        ["softplus f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Softplus64(x)),
        ["gelu_tanh f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.GeluTanh32(x)),
        ["gelu_tanh f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.GeluTanh64(x)),
        ["ndtr f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Ndtr32(x)),
        ["ndtr f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Ndtr64(x)),
        ["log_ndtr f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.LogNdtr32(x)),
        ["log_ndtr f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.LogNdtr64(x)),
        ["ndtri f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.Ndtri32(x)),
        ["ndtri f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.Ndtri64(x)),
        ["i0e f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.I0e32(x)),
        ["i0e f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.I0e64(x)),
        ["i1e f32"] = Of(static (NDArray<float> x) => AccuracyFunctions.I1e32(x)),
        ["i1e f64"] = Of(static (NDArray<double> x) => AccuracyFunctions.I1e64(x)),
        ["pow f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Pow32(x, y)),
        ["pow f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Pow64(x, y)),
        ["atan2 f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Atan232(x, y)),
        ["atan2 f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Atan264(x, y)),
        ["hypot f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Hypot32(x, y)),
        ["hypot f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Hypot64(x, y)),
        ["logaddexp f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Logaddexp32(x, y)),
        ["logaddexp f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Logaddexp64(x, y)),
        ["gammainc f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Gammainc32(x, y)),
        ["gammainc f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Gammainc64(x, y)),
        ["gammaincc f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Gammaincc32(x, y)),
        ["gammaincc f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Gammaincc64(x, y)),
        ["betainc f32"] = Of(static (NDArray<float> x, NDArray<float> y, NDArray<float> z) => AccuracyFunctions.Betainc32(x, y, z)),
        ["betainc f64"] = Of(static (NDArray<double> x, NDArray<double> y, NDArray<double> z) => AccuracyFunctions.Betainc64(x, y, z)),
        ["betaln f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Betaln32(x, y)),
        ["betaln f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Betaln64(x, y)),
        ["xlogy f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Xlogy32(x, y)),
        ["xlogy f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Xlogy64(x, y)),
        ["remainder f32"] = Of(static (NDArray<float> x, NDArray<float> y) => AccuracyFunctions.Remainder32(x, y)),
        ["remainder f64"] = Of(static (NDArray<double> x, NDArray<double> y) => AccuracyFunctions.Remainder64(x, y)),
    };

    // x·sigmoid(2u) of a rounded u loses with |u|; JAX's form is off by 10⁷ units here.
    private static readonly Dictionary<string, double> Wider = new() { ["gelu_tanh f32"] = 128, ["gelu_tanh f64"] = 512 };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsAccurate(string name)
    {
        JsonElement row = Rows.Value[name];
        string function = row.GetProperty("fn").GetString()!;
        bool isSingle = row.GetProperty("dtype").GetString() == "f32";
        double[][] inputs = [.. row.GetProperty("inputs_b64").EnumerateArray().Select(e => Decode(e.GetString()!, isSingle))];
        double[] expected = Decode(row.GetProperty("expected_b64").GetString()!, isSingle);
        double[] actual = Functions[name](inputs);
        bool hasFloor = function is "logaddexp" or "betaln";
        double jax = row.GetProperty(hasFloor ? "jax_max_ulp_floor1" : "jax_max_ulp").GetDouble();
        double bound = function is "sqrt" or "remainder"
            ? 0
            : Math.Min(OfFour.Contains(function) ? 4 : OfTwo.Contains(function) ? 2 : 1, Math.Floor(jax + 1));
        bound = Wider.GetValueOrDefault(name, bound);
        double worst = -1;
        int at = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            bool isFloored = hasFloor || (function is "lgamma" or "digamma" && inputs[0][i] < 0);
            double error = Error(expected[i], actual[i], isFloored, isSingle);
            (worst, at) = error > worst ? (error, i) : (worst, at);
            if (Odd.Contains(function) && inputs[0][i] == 0)
            {
                Xunit.Assert.Equal(double.IsNegative(inputs[0][i]), double.IsNegative(actual[i]));
            }
        }

        output.WriteLine(FormattableString.Invariant($"{name}: {worst} ulp"));
        string arguments = string.Join(", ", inputs.Select(x => x[at].ToString("R")));
        Xunit.Assert.True(worst <= bound, FormattableString.Invariant($"{function}({arguments}) = {actual[at]:R}, exactly {expected[at]:R}: {worst} ulp, allowed {bound}"));
    }

    // Every length around the vector widths, so that whole vectors and rests are both met: the same bits at the same arguments.
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryLengthGivesTheSameBits(string name)
    {
        JsonElement row = Rows.Value[name];
        bool isSingle = row.GetProperty("dtype").GetString() == "f32";
        double[][] inputs = [.. row.GetProperty("inputs_b64").EnumerateArray().Select(e => Decode(e.GetString()!, isSingle))];
        double[] all = Functions[name](inputs);
        foreach (int length in new[] { 1, 3, 4, 7, 8, 15, 16, 17, 33, 66, 131, 255 })
        {
            double[] part = Functions[name]([.. inputs.Select(x => x[^length..])]);
            Xunit.Assert.Equal(all[^length..].Select(BitConverter.DoubleToInt64Bits), part.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    private static readonly Lazy<Dictionary<string, JsonElement>> Rows = new(() =>
    {
        using Stream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Accuracy", "accuracy.jsonl.gz"));
        using StreamReader reader = new(new GZipStream(file, CompressionMode.Decompress));
        Dictionary<string, JsonElement> rows = [];
        while (reader.ReadLine() is { } line)
        {
            JsonElement row = JsonDocument.Parse(line).RootElement;
            rows[$"{row.GetProperty("fn").GetString()} {row.GetProperty("dtype").GetString()}"] = row;
        }

        return rows;
    });

    private static double Error(double expected, double actual, bool isFloored, bool isSingle)
    {
        if (!double.IsFinite(expected) || !double.IsFinite(actual))
        {
            return expected.Equals(actual) ? 0 : double.PositiveInfinity;
        }

        double size = Math.Abs(expected);
        size = isFloored ? Math.Max(size, 1) : size;
        double next = isSingle ? MathF.BitIncrement((float)size) : Math.BitIncrement(size);
        double previous = isSingle ? MathF.BitDecrement((float)size) : Math.BitDecrement(size);
        return Math.Abs(expected - actual) / (double.IsFinite(next) ? next - size : size - previous);
    }

    private static double[] Decode(string text, bool isSingle)
    {
        byte[] bytes = Convert.FromBase64String(text);
        return isSingle
            ? [.. Enumerable.Range(0, bytes.Length / 4).Select(i => (double)BitConverter.ToSingle(bytes, 4 * i))]
            : [.. Enumerable.Range(0, bytes.Length / 8).Select(i => BitConverter.ToDouble(bytes, 8 * i))];
    }

    private static NDArray<float> Single(double[] x) => Nd.Array(System.Array.ConvertAll(x, n => (float)n));

    private static double[] Doubles(NDArray<float> x) => System.Array.ConvertAll(x.AsSpan().ToArray(), n => (double)n);

    private static Func<double[][], double[]> Of(Func<NDArray<float>, NDArray<float>> f) => v => Doubles(f(Single(v[0])));

    private static Func<double[][], double[]> Of(Func<NDArray<float>, NDArray<float>, NDArray<float>> f) => v => Doubles(f(Single(v[0]), Single(v[1])));

    private static Func<double[][], double[]> Of(Func<NDArray<float>, NDArray<float>, NDArray<float>, NDArray<float>> f) =>
        v => Doubles(f(Single(v[0]), Single(v[1]), Single(v[2])));

    private static Func<double[][], double[]> Of(Func<NDArray<double>, NDArray<double>> f) => v => f(Nd.Array(v[0])).AsSpan().ToArray();

    private static Func<double[][], double[]> Of(Func<NDArray<double>, NDArray<double>, NDArray<double>> f) =>
        v => f(Nd.Array(v[0]), Nd.Array(v[1])).AsSpan().ToArray();

    private static Func<double[][], double[]> Of(Func<NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>> f) =>
        v => f(Nd.Array(v[0]), Nd.Array(v[1]), Nd.Array(v[2])).AsSpan().ToArray();
}
