using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Calls;

/// <summary>What C#'s own branches do not take has no part in a gradient, however wild its derivative is there; also where each of a batch takes its own.</summary>
public sealed class UntakenBranchTests
{
    private const string Source = """
        public static class Model
        {
            [Pure] public static NDArray<double> Root([Shape("")] NDArray<double> x) => x > 0 ? Sqrt(x) : 0 * x;

            [Pure] public static NDArray<double> Sinc([Shape("")] NDArray<double> x) => x == 0 ? 1 + 0 * x : Sin(x) / x;

            [Pure] public static NDArray<double> Entropy([Shape("")] NDArray<double> x)
            {
                if (x <= 0)
                {
                    return 0 * x;
                }

                return -x * Log(x);
            }

            [Pure] public static NDArray<double> Fourth([Shape("")] NDArray<double> x)
            {
                NDArray<double> y = x;
                if (x > 0)
                {
                    y = Power(x, 0.25) / x;
                }

                return y;
            }

            [Pure] public static NDArray<double> Norm([Shape("3")] NDArray<double> x)
            {
                NDArray<double> square = Sum(x * x);
                return square > 0 ? Sqrt(square) : square;
            }

            [Pure] public static NDArray<double> Chosen([Shape("")] NDArray<double> x) => (x > 1 ? 2 : x > 0 ? 1 : 0) switch { 2 => Log(x - 1), 1 => Sqrt(x), _ => x / 2 };

            [Pure] public static NDArray<double> Nested([Shape("")] NDArray<double> x) => x > 0 ? (x > 1 ? 1 / (x - 1) : Sqrt(1 - x)) : Exp(x);

            [Pure] public static NDArray<double> Turned([Shape("")] NDArray<double> x)
            {
                NDArray<double> y = x;
                for (int i = 0; i < 3; i++)
                {
                    y = y > 0 ? Sqrt(y) : y * 2;
                }

                return y;
            }

            [Pure] public static NDArray<double> Both([Shape("")] NDArray<double> x) => (bool)(x > 0) && (bool)(Log(x) > -1) ? Log(x) : x;

            // A gradient at each of these, alone and in a batch; forward, in reverse, and the gradient of a sum over a batch.
            {{METHODS}}
        }

        public static class Test
        {
            public static string Run()
            {
                System.Text.StringBuilder told = new();
                NDArray<double> at = NDArray.Array(new[] { 0.0, 0.5, 1.0, 2.0, -1.0 }, [5]);
                {{CALLS}}
                NDArray<double> rows = NDArray.Array(new double[] { 0, 0, 0, 3, 0, 4 }, [2, 3]);
                Tell(told, "Norm", Model.OfNorm(rows[0]), Model.AllNorm(rows)[0]);
                Tell(told, "Norm", Model.OfNorm(rows[1]), Model.AllNorm(rows)[1]);
                return told.ToString();
            }

            private static void Tell(System.Text.StringBuilder told, string name, NDArray<double> one, params NDArray<double>[] others)
            {
                foreach (double v in one.ToArray())
                {
                    if (!double.IsFinite(v))
                    {
                        told.AppendLine($"{name}: {one}");
                    }
                }

                foreach (NDArray<double> other in others)
                {
                    double[] a = one.ToArray(), b = other.ToArray();
                    if (a.Length != b.Length || a.Zip(b).Any(p => !(Math.Abs(p.First - p.Second) < 1e-12)))
                    {
                        told.AppendLine($"{name}: {one} and {other}");
                    }
                }
            }
        }
        """;

    private static readonly string[] Names = ["Root", "Sinc", "Entropy", "Fourth", "Chosen", "Nested", "Turned", "Both"];

    [Theory]
    [InlineData("Compiled")]
    [InlineData("Eager")]
    public void ItNeverPoisonsAGradient(string mode)
    {
        string methods = string.Concat(Names.Select(n => $$"""
            [Jit] public static NDArray<double> Of{{n}}([Shape("")] NDArray<double> x) => Grad({{n}}, x);
            [Jit] public static NDArray<double> Forward{{n}}([Shape("")] NDArray<double> x) => JacFwd({{n}}, x);
            [Jit] public static NDArray<double> All{{n}}([Shape("n")] NDArray<double> x) => Vmap(v => Grad({{n}}, v), x);
            [Jit] public static NDArray<double> AllForward{{n}}([Shape("n")] NDArray<double> x) => Vmap(v => JacFwd({{n}}, v), x);
            [Jit] public static NDArray<double> Summed{{n}}([Shape("n")] NDArray<double> x) => Grad(u => Sum(Vmap({{n}}, u)), x);
            [Jit] public static NDArray<double> Value{{n}}([Shape("")] NDArray<double> x) => {{n}}(x);
            [Jit] public static NDArray<double> Values{{n}}([Shape("n")] NDArray<double> x) => Vmap({{n}}, x);

            """)) + """
            [Jit] public static NDArray<double> OfNorm([Shape("3")] NDArray<double> x) => Grad(Norm, x);
            [Jit] public static NDArray<double> AllNorm([Shape("n 3")] NDArray<double> x) => Vmap(v => Grad(Norm, v), x);
            """;
        string calls = string.Concat(Names.Select(n => $$"""
            for (int i = 0; i < 5; i++)
            {
                if (i == {{(n is "Chosen" or "Nested" ? 2 : -1)}})
                {
                    continue; // No branch has a derivative there.
                }

                Tell(told, "{{n}} at " + at[i], Model.Of{{n}}(at[i]), Model.Forward{{n}}(at[i]), Model.All{{n}}(at)[i], Model.AllForward{{n}}(at)[i], Model.Summed{{n}}(at)[i]);
                Tell(told, "value of {{n}} at " + at[i], Model.Value{{n}}(at[i]), Model.Values{{n}}(at)[i]);
            }

            """));
        GeneratedProject project = GeneratedProject.Of(Source.Replace("{{METHODS}}", methods, StringComparison.Ordinal).Replace("{{CALLS}}", calls, StringComparison.Ordinal), mode);
        Assert.Equal([], project.Faults());
        Assert.Equal("", project.Run());
    }
}
