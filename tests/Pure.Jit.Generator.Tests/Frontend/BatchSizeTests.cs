using System.Reflection;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Support;

namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>One build of a training step, and what the interpreter makes of its program, at several batch sizes.</summary>
public class BatchSizeTests
{
    private const string Source = """
        public record Net([property: Shape("8 hidden")] NDArray<float> W1, [property: Shape("hidden")] NDArray<float> B1, [property: Shape("hidden 3")] NDArray<float> W2, [property: Shape("3")] NDArray<float> B2);

        public static class Model
        {
            [Jit]
            public static NDArray<float> Loss(Net p, [Shape("batch 8")] NDArray<float> x, [Shape("batch 3")] NDArray<float> y)
                => Mean(Square(Matmul(Tanh(Matmul(x, p.W1) + p.B1), p.W2) + p.B2 - y));

            [Jit]
            public static (Net, NDArray<float>) Step(Net p, [Shape("batch 8")] NDArray<float> x, [Shape("batch 3")] NDArray<float> y, float rate)
            {
                var (loss, slopes) = ValueAndGrad(Loss, p, x, y);
                return (Tree.Map((w, d) => w - rate * d, p, slopes), loss);
            }

            public static object[] Run(object[] a)
            {
                var (p, loss) = Model.Step(new((NDArray<float>)a[0], (NDArray<float>)a[1], (NDArray<float>)a[2], (NDArray<float>)a[3]), (NDArray<float>)a[4], (NDArray<float>)a[5], (float)a[6]);
                return [p.W1, p.B1, p.W2, p.B2, loss];
            }
        }
        """;

    private static readonly Lazy<GeneratedProject> Project = new(() => GeneratedProject.Of(Source));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1437)]
    public void TrainsAsTheInterpreterDoes(int batch)
    {
        Jaxpr program = Program(Project.Value.Files["Model_Step.Jit.g.cs"]);
        MethodInfo step = Project.Value.Load().GetType("Model", throwOnError: true)!.GetMethod("Run")!;
        Random random = new(batch);
        Dictionary<string, long> sizes = new() { ["hidden"] = 16, ["batch"] = batch };
        List<Tensor> interpreted = [.. program.Parameters.Take(6).Select(p => Tensors.Random(random, p.Type, n => sizes[n]))];
        List<Tensor> compiled = [.. interpreted];
        for (int turn = 0; turn < 3; turn++)
        {
            IReadOnlyList<Tensor> expected = Interpreter.Run(program, [.. interpreted, Tensors.Scalar(0.05f, DType.F32)], n => sizes[n]);
            object[] arguments = [.. compiled.Select(t => (object)Pure.Jit.NDArray.Array(t.Numbers!.Select(v => (float)v).ToArray(), Shape.Create(t.Shape.ToArray()))), 0.05f];
            List<Tensor> actual = ((object[])step.Invoke(null, [arguments])!).Select(r => (NDArray<float>)r)
                .Select(r => Tensor.Of(DType.F32, Enumerable.Range(0, r.Rank).Select(a => r.Shape[a]).ToEquatableArray(), r.ToArray().Select(v => (double)v).ToArray())).ToList();
            for (int i = 0; i < expected.Count; i++)
            {
                Comparison.Check(expected[i], actual[i], 1e-4, $"batch {batch}, step {turn}, result {i}");
            }

            interpreted = [.. expected.Take(4), .. interpreted.Skip(4)];
            compiled = [.. actual.Take(4), .. compiled.Skip(4)];
        }
    }

    // The traced program stands as a comment above its code.
    private static Jaxpr Program(string file)
    {
        string text = string.Join("\n", file.Split('\n').Select(l => l.Trim()).SkipWhile(l => !l.StartsWith("// jaxpr", StringComparison.Ordinal))
            .TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)).Select(l => l.Length > 3 ? l[3..] : ""));
        return Programs.Parse(text);
    }
}
