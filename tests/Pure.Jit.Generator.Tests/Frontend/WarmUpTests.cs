using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Pure.Jit.Generator.Core;
using Pure.Jit.Generator.Frontend;

namespace Pure.Jit.Generator.Tests.Frontend;

/// <summary>The program compiled ahead of the project's own; PUREJIT_UPDATE=1 rewrites it from the text here.</summary>
public sealed class WarmUpTests
{
    private const string Source = """
        public static class Network
        {
            [Jit]
            public static NDArray<float> Run(
                [Shape("batch inputs")] NDArray<float> x, [Shape("inputs outputs")] NDArray<float> w, [Shape("outputs")] NDArray<float> b, NDArray<float> scale)
            {
                var mean = Mean(x, axis: 1, keepdims: true);
                var d = x - mean;
                var normal = d / Sqrt(Mean(Square(d), axis: 1, keepdims: true) + 1e-5f);
                var h = Matmul(normal, w) + b;
                var a = Where(h > 0f, Tanh(h) * 0.5f, h - 1f);
                var s = Softmax(a + Relu(h));
                return Log(s + 1e-6f) * a * Sum(Exp(-Abs(scale))) / (1f + Max(scale));
            }
        }
        """;

    [Fact]
    public void ItIsTheProgramAboveAndCompiles()
    {
        GeneratorDriver driver = GeneratedProject.Driver(tracksSteps: true).RunGenerators(GeneratedProject.Compilation([Source]));
        CompileRequest request = (CompileRequest)driver.GetRunResult().Results[0].TrackedSteps[StepNames.Close].Single().Outputs.Single().Value;
        if (Environment.GetEnvironmentVariable("PUREJIT_UPDATE") == "1")
        {
            File.WriteAllLines(Resource(), Reached(request).Select(CoreText.Write));
            return;
        }

        Assert.Equal(CoreText.Write(request.Entry), File.ReadLines(Resource()).First());
        string? text = WarmUp.Compile().Text;
        Assert.NotNull(text);
        Assert.DoesNotContain("#error", text, StringComparison.Ordinal);
    }

    // The entry first, then the prelude's methods that it reaches.
    private static IEnumerable<CoreMethod> Reached(CompileRequest request)
    {
        Dictionary<string, CoreMethod> reached = [];
        Queue<CoreMethod> pending = new([request.Entry]);
        while (pending.TryDequeue(out CoreMethod? method))
        {
            if (reached.TryAdd(method.Id, method))
            {
                foreach (string id in method.Body.All().Where(t => t.Kind is TermKind.Call or TermKind.MethodGroup).Select(t => t.Name).Concat(method.Rules?.Methods ?? []))
                {
                    if (request.Closure.Method(id) is { } callee)
                    {
                        pending.Enqueue(callee);
                    }
                }
            }
        }

        return reached.Values;
    }

    private static string Resource([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "../../../src/Generator/WarmUp.cores");
}
