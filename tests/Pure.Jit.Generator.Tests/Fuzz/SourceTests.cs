using System.Reflection;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Frontend;
using Pure.Jit.Generator.Tests.Ir;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>
/// Random [Jit] methods with their gradients and vmaps: compiled calls, delegates from Compile, plain bodies with transformations op
/// by op, and the interpreter agree at every size. PUREJIT_FUZZ_SOURCE is the first seed of the slow run.
/// </summary>
public sealed class SourceTests
{
    private const int BatchSize = 12;

    private static readonly int[] Sizes = [0, 1, 2, 3, 17];

    [Theory]
    [InlineData(0)]
    public void WaysOfRunningAgree(int batch) => Run(batch * BatchSize);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(SlowBatches))]
    public void ManyMore(int first) => Run(first);

    public static TheoryData<int> SlowBatches()
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("PUREJIT_FUZZ_SOURCE"), out int given) ? given : 1000;
        return new TheoryData<int>(Enumerable.Range(0, 25).Select(b => first + (b * BatchSize)));
    }

    private static void Run(int first)
    {
        List<int> seeds = Enumerable.Range(first, BatchSize).ToList();
        string source = string.Join("\n", seeds.Select(RandomSource.Write));
        GeneratedProject compiled = GeneratedProject.Of(source), eager = GeneratedProject.Of(source, "Eager", name: "Eager");
        Assembly fast = compiled.Load(), slow = eager.Load();
        List<string> faults = [];
        foreach (int seed in seeds)
        {
            string name = RandomSource.ClassName(seed);
            foreach (int n in Sizes)
            {
                string? fault = Fault(name, n, compiled, fast, slow);
                if (fault is not null)
                {
                    faults.Add($"{name}, n = {n}: {fault}\n{RandomSource.Write(seed)}");
                    break;
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static string? Fault(string name, int n, GeneratedProject compiled, Assembly fast, Assembly slow)
    {
        try
        {
            object[] arguments = Arguments(n);
            List<Tensor> first = Call(fast, name, arguments), second = Call(slow, name, arguments);
            string[] parts = ["F.1", "F.2", "F.3", "G.1", "G.2", "V", "H", "Compile(F).1", "Compile(F).2", "Compile(F).3"];
            for (int i = 0; i < first.Count; i++)
            {
                Tensors.AssertClose(second[i], first[i], 2e-3, 2e-3, $"{parts[i]} compiled and eager");
            }

            for (int i = 0; i < 3; i++)
            {
                Tensors.AssertSame(first[i], first[7 + i], $"{parts[i]} called and from Compile");
            }

            IReadOnlyList<Tensor> meant = Interpret(compiled.Files[$"{name}_F.Jit.g.cs"], arguments, n);
            IReadOnlyList<Tensor> slopes = Interpret(compiled.Files[$"{name}_G.Jit.g.cs"], arguments, n);
            for (int i = 0; i < 5; i++)
            {
                // A long program is not written out in full above its code.
                if ((i < 3 ? meant : slopes).Count == 0)
                {
                    continue;
                }

                Tensors.AssertClose(i < 3 ? meant[i] : slopes[i - 3], first[i], 2e-3, 2e-3, $"{parts[i]} interpreted and compiled");
            }

            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    internal static object[] Arguments(int n)
    {
        Random random = new(n);
        NDArray<float> Draw(params int[] shape) => NDArray.Array(
            Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => (random.Next(17) - 8) / 4f).ToArray(), Shape.Create(shape));
        return [Draw(n, 3), Draw(n), Draw(3, 3), NDArray.Array(Enumerable.Range(0, n).Select(_ => random.Next(n)).ToArray(), Shape.Create([n])), 0.75f];
    }

    internal static List<Tensor> Call(Assembly assembly, string name, object[] arguments) =>
        ((object[])assembly.GetType(name, throwOnError: true)!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null)!)
        .Select(Of).ToList();

    private static Tensor Of(object value) => value switch
    {
        NDArray<float> x => Tensor.Of(DType.F32, ShapeOf(x.Shape), x.ToArray().Select(v => (double)v).ToArray()),
        NDArray<int> x => Tensor.Of(DType.I32, ShapeOf(x.Shape), x.ToArray().Select(v => (long)v).ToArray()),
        NDArray<bool> x => Tensor.Of(DType.Bool, ShapeOf(x.Shape), x.ToArray().Select(v => v ? 1L : 0).ToArray()),
        float x => Tensor.Of(DType.F32, [], [(double)x]),
        _ => throw new InvalidOperationException($"{value.GetType()} is no array."),
    };

    private static EquatableArray<int> ShapeOf(Shape shape) => Enumerable.Range(0, shape.Rank).Select(a => shape[a]).ToEquatableArray();

    // The traced program stands as a comment above its code.
    private static IReadOnlyList<Tensor> Interpret(string file, object[] arguments, int n)
    {
        string text = string.Join("\n", file.Split('\n').Select(l => l.Trim()).SkipWhile(l => !l.StartsWith("// jaxpr", StringComparison.Ordinal))
            .TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal)).Select(l => l.Length > 3 ? l[3..] : ""));
        return text.Contains("...", StringComparison.Ordinal) ? [] : Interpreter.Run(Programs.Parse(text), arguments.Select(Of).ToList(), _ => n);
    }
}
