using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Tests.Frontend;
using Pure.Jit.Generator.Tests.Ir;

namespace Pure.Jit.Generator.Tests.Calls;

/// <summary>Norms and clipped sums of the gradients of examples, which FastMath computes without these gradients.</summary>
public sealed class ExampleGradientTests
{
    private static readonly string Source = $$"""
        public record Net([property: Shape("k h")] NDArray<double> W1, [property: Shape("h")] NDArray<double> B1, [property: Shape("h c")] NDArray<double> W2);

        public static class Model
        {
            [Pure]
            public static NDArray<double> Loss(Net p, [Shape("batch k")] NDArray<double> x, [Shape("batch")] NDArray<int> y)
                => -Mean(TakeAlongAxis(LogSoftmax(Matmul(Tanh(Matmul(x, p.W1) + p.B1), p.W2)), y[.., NewAxis], axis: 1));

            [Pure]
            public static (Net Gradient, NDArray<double> Norm) OfExample(Net p, [Shape("k")] NDArray<double> x, [Shape("")] NDArray<int> y)
            {
                Net gradient = Grad(w => Loss(w, ExpandDims(x, 0), ExpandDims(y, 0)), p);
                NDArray<double> norm = Sqrt(Sum(Square(gradient.W1)) + Sum(gradient.B1 * gradient.B1) + Sum(gradient.W2 * gradient.W2));
                return (new Net(gradient.W1 / Maximum(norm, 0.5), gradient.B1 / Maximum(norm, 0.5), 1 / Maximum(norm, 0.5) * gradient.W2), norm);
            }

            {{Method("Slow", "[Jit]")}}
            {{Method("Fast", "[Jit(FastMath = true)]")}}

            // Over rows of several places, a sum is within the product too; and products that are given back stay.
            {{Other("SlowOther", "[Jit]")}}
            {{Other("FastOther", "[Jit(FastMath = true)]")}}
        }

        public static class Test
        {
            private static NDArray<double> Draw(int seed, params int[] shape) =>
                NDArray.Array(Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(i => Math.Sin((1.7 * i) + seed)).ToArray(), Shape.Create(shape));

            public static string Run()
            {
                System.Text.StringBuilder faults = new();
                foreach (int n in new[] { 0, 1, 2, 7 })
                {
                    Net p = new(Draw(1, 4, 5), Draw(2, 5), Draw(3, 5, 3));
                    NDArray<int> y = Arange(n) % 3;
                    var slow = Model.Slow(p, Draw(4, n, 4), y);
                    var fast = Model.Fast(p, Draw(4, n, 4), y);
                    Compare(faults, n, [slow.Sum.W1, slow.Sum.B1, slow.Sum.W2, slow.Norms], [fast.Sum.W1, fast.Sum.B1, fast.Sum.W2, fast.Norms]);
                    var a = Model.SlowOther(Draw(5, n, 2, 4), Draw(6, n, 2, 3), Draw(7, n));
                    var b = Model.FastOther(Draw(5, n, 2, 4), Draw(6, n, 2, 3), Draw(7, n));
                    Compare(faults, n, [a.Item1, a.Item2, a.Item3, a.Item4, a.Item5], [b.Item1, b.Item2, b.Item3, b.Item4, b.Item5]);
                }

                return faults.ToString();
            }

            private static void Compare(System.Text.StringBuilder faults, int n, NDArray<double>[] slow, NDArray<double>[] fast)
            {
                for (int i = 0; i < slow.Length; i++)
                {
                    if (slow[i].Shape != fast[i].Shape || !slow[i].ToArray().Zip(fast[i].ToArray()).All(p => Math.Abs(p.First - p.Second) <= 1e-12 * (1 + Math.Abs(p.First))))
                    {
                        faults.AppendLine($"n = {n}, result {i}: {slow[i]} and {fast[i]}");
                    }
                }
            }
        }
        """;

    private static string Method(string name, string attribute) => $$"""
        {{attribute}} public static (Net Sum, NDArray<double> Norms) {{name}}(Net p, [Shape("batch k")] NDArray<double> x, [Shape("batch")] NDArray<int> y)
            {
                var (g, norms) = Vmap((row, label) => OfExample(p, row, label), x, y);
                return (new Net(Sum(g.W1, 0), Sum(g.B1, 0), Sum(g.W2, 0)), norms);
            }
        """;

    private static string Other(string name, string attribute) => $$"""
        {{attribute}} public static (NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>, NDArray<double>) {{name}}(
                [Shape("n t k")] NDArray<double> x, [Shape("n t m")] NDArray<double> y, [Shape("n")] NDArray<double> f)
            {
                NDArray<double> each = Einsum("nti,ntj->nij", x, y), one = Einsum("ni,nj->nij", x[.., 0], y[.., 1]);
                return (Sum(Square(each), (1, 2)), Sum(each * f[.., NewAxis, NewAxis], 0), Sum(f[.., NewAxis, NewAxis] * one, 0) + Sum(one, 0), one, Sum(Square(one), 1) + Sum(Square(one), (1, 2))[.., NewAxis]);
            }
        """;

    [Fact]
    public void FastMathGivesTheSameSumsAndNorms() => Assert.Equal("", (string)GeneratedProject.Of(Source).Run()!);

    [Fact]
    public void TheGradientsOfExamplesAreNotMade()
    {
        Jaxpr program = Programs.Parse("""
            jaxpr (x: f32[b,1,k], y: f32[b,1,m], d: f32[b]) {
              p: f32[b,k,m] = dot_general[lhsContracting=(1); rhsContracting=(1); lhsBatch=(0); rhsBatch=(0)] x y
              s: f32[b,k,m] = mul p p
              n: f32[b] = reduce_sum[axes=(1,2)] s
              w: f32[b,k,m] = broadcast_in_dim[shape=[b,k,m]; broadcastDimensions=(0)] d
              q: f32[b,k,m] = div p w
              r: f32[k,m] = reduce_sum[axes=(0)] q
              return n, r
            }
            """);
        Jaxpr found = Verifier.Verify(OuterProducts.Run(program), "outer");
        Assert.DoesNotContain(found.Equations, e => e.Outputs.Any(o => o.Type.Shape.Count == 3 && o.Type.Shape[1].ToString() == "k" && o.Type.Shape[2].ToString() == "m"));
        Assert.Same(found, OuterProducts.Run(found));
    }
}
