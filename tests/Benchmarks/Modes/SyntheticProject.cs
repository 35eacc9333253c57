using System.Text;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>20 files of 10 [Jit] methods of about 15 operations, no two alike, and a file without any.</summary>
internal static class SyntheticProject
{
    public const string Unrelated = "Unrelated.cs";

    private const int Files = 20;
    private const int MethodsPerFile = 10;

    public static IEnumerable<(string Path, string Text)> Sources()
    {
        yield return (Unrelated, UnrelatedText(0));
        for (int file = 0; file < Files; file++)
        {
            StringBuilder text = new();
            text.Append($$"""
                using Pure.Jit;
                using static Pure.Jit.Nd;
                using static Pure.Jit.Nn;

                namespace Synthetic;

                public static class Models{{file}}
                {

                """);
            for (int method = 0; method < MethodsPerFile; method++)
            {
                text.Append(Method((file * MethodsPerFile) + method));
            }

            text.Append("}\n");
            yield return ($"Models{file}.cs", text.ToString());
        }
    }

    public static string UnrelatedText(int version) => $$"""
        namespace Synthetic;

        public static class Unrelated
        {
            public static int Version() => {{version}};
        }
        """;

    private static string Method(int number) => (number % 4) switch
    {
        0 => $$"""
                [Jit]
                public static NDArray<float> F{{number}}(NDArray<float> x, NDArray<float> y)
                {
                    var a = x * {{number + 1}}.5f + y;
                    var b = Exp(-Square(a)) + Sin(y) * 0.25f;
                    var c = Tanh(b) - Sqrt(Abs(x) + 1f);
                    return Where(c > 0f, c * a, b - y) / (1f + Square(x));
                }

            """,
        1 => $$"""
                [Jit]
                public static NDArray<float> F{{number}}([Shape("rows columns")] NDArray<float> x, [Shape("columns")] NDArray<float> w)
                {
                    var mean = Mean(x, axis: 1, keepdims: true);
                    var d = x - mean;
                    var variance = Mean(Square(d), axis: 1, keepdims: true);
                    var y = d / Sqrt(variance + {{number}}e-5f) * w;
                    return Relu(y) + Exp(-Abs(y)) * 0.5f - x;
                }

            """,
        2 => $$"""
                [Jit]
                public static NDArray<float> F{{number}}([Shape("batch inputs")] NDArray<float> x, [Shape("inputs outputs")] NDArray<float> w, [Shape("outputs")] NDArray<float> b)
                {
                    var h = Matmul(x, w) + b;
                    var a = Tanh(h) * {{number}}.25f;
                    var s = Softmax(a + h);
                    return Log(s + 1e-6f) * a - Square(h) * 0.5f;
                }

            """,
        _ => $$"""
                [Jit]
                public static NDArray<float> F{{number}}([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y)
                {
                    var d = x - y * {{number}}f;
                    var e = Exp(-Square(d) * 0.5f) + Log(1f + Square(y));
                    var f = e * Cos(x) + Abs(d) - Minimum(x, y);
                    return Sum(f * e) / (1f + Sum(Square(d))) + Max(f);
                }

            """,
    };
}
