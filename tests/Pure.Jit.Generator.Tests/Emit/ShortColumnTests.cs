using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Support;
using Pure.Jit.Generator.Transforms;
using Pure.Jit.Simd;

namespace Pure.Jit.Generator.Tests.Emit;

/// <summary>Reductions of something computed over axes before a short last one: sums over pairs of points, and their gradients.</summary>
public sealed class ShortColumnTests
{
    private static readonly Jaxpr Wide = Programs.Parse("""
        jaxpr(w: f32[n,m], p: f32[n,m,3], s: f32[3]) {
          wide: f32[n,m,3] = broadcast_in_dim[shape=[n,m,3]; broadcastDimensions=(0,1)] w
          scale: f32[n,m,3] = broadcast_in_dim[shape=[n,m,3]; broadcastDimensions=(2)] s
          a: f32[n,m,3] = mul wide p
          b: f32[n,m,3] = sub p scale
          y: f32[m,3] = reduce_sum[axes=(0)] a
          z: f32[m,3] = reduce_sum[axes=(0)] b
          return y, z
        }
        """);

    private static readonly (string Name, Jaxpr Program)[] All =
    [
        .. from c in new[] { 1, 2, 3, 4 } from dtype in new[] { "f32", "f64" } select ($"gradient of a density over {c} coordinates in {dtype}", Gradient(c, dtype)),
        ("over the first of four axes", Programs.Parse("""
            jaxpr(x: f32[n,3], w: f32[b,n,m], y: f32[m,3]) {
              wide: f32[b,n,m,3] = broadcast_in_dim[shape=[b,n,m,3]; broadcastDimensions=(0,1,2)] w
              left: f32[b,n,m,3] = broadcast_in_dim[shape=[b,n,m,3]; broadcastDimensions=(1,3)] x
              right: f32[b,n,m,3] = broadcast_in_dim[shape=[b,n,m,3]; broadcastDimensions=(2,3)] y
              d: f32[b,n,m,3] = sub left right
              p: f32[b,n,m,3] = mul wide d
              first: f32[n,m,3] = reduce_sum[axes=(0)] p
              second: f32[b,m,3] = reduce_sum[axes=(1)] p
              third: f32[b,n,3] = reduce_sum[axes=(2)] p
              two: f32[m,3] = reduce_sum[axes=(0,1)] p
              most: f32[b,m,3] = reduce_max[axes=(1)] d
              return first, second, third, two, most
            }
            """)),
        ("of what lies in memory", Wide),
        ("of places", Programs.Parse("""
            jaxpr(x: f32[n,m]) {
              wide: f32[n,m,2] = broadcast_in_dim[shape=[n,m,2]; broadcastDimensions=(0,1)] x
              i: f32[n,m,2] = iota[shape=[n,m,2]; dimension=2; dtype=f32]
              j: f32[n,m,2] = iota[shape=[n,m,2]; dimension=0; dtype=f32]
              p: f32[n,m,2] = mul wide i
              q: f32[n,m,2] = sub p j
              y: f32[m,2] = reduce_sum[axes=(0)] q
              z: f32[m,2] = reduce_prod[axes=(0)] wide
              return y, z
            }
            """)),
    ];

    private static readonly Lazy<CompiledPrograms> Plain = new(() => new CompiledPrograms(All.Select(p => p.Program).ToList()));
    private static readonly Lazy<CompiledPrograms> Fast = new(() => new CompiledPrograms(All.Select(p => p.Program).ToList(), fastMath: true));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(64)]
    public void TheyAreWhatTheInterpreterSays(int size)
    {
        for (int index = 0; index < All.Length; index++)
        {
            (string name, Jaxpr program) = All[index];
            List<Tensor> arguments = Arguments(program, size);
            if (size == 0 && name.StartsWith("over", StringComparison.Ordinal))
            {
                continue; // The greatest of nothing is refused.
            }

            IReadOnlyList<Tensor> expected = Interpreter.Run(program, arguments), plain = Plain.Value.Run(index, arguments), fast = Fast.Value.Run(index, arguments);
            for (int i = 0; i < expected.Count; i++)
            {
                double tolerance = program.Results[i].Type.DType == DType.F64 ? 1e-11 : 5e-4;
                Comparison.Check(expected[i], plain[i], tolerance, $"{name} of {size}, result {i}");
                Comparison.Check(expected[i], fast[i], tolerance, $"{name} of {size} with FastMath, result {i}");
            }
        }
    }

    [Fact]
    public void LargeOnesAreSummedInBandsAndTheNumberOfThreadsChangesNoBit()
    {
        const int Three = 4;
        List<Tensor> arguments = Arguments(All[Three].Program, 530);
        IReadOnlyList<Tensor> expected = Interpreter.Run(All[Three].Program, arguments);
        int threads = Workers.Count;
        try
        {
            Workers.Count = 1;
            IReadOnlyList<Tensor> alone = Plain.Value.Run(Three, arguments);
            Workers.Count = 3;
            IReadOnlyList<Tensor> shared = Plain.Value.Run(Three, arguments);
            for (int i = 0; i < alone.Count; i++)
            {
                Comparison.Check(alone[i], shared[i], 0, $"result {i} on three threads");
                Comparison.Check(expected[i], alone[i], 1e-3, $"result {i}");
            }
        }
        finally
        {
            Workers.Count = threads;
        }
    }

    // All pairs of points are kept once, for the sums over the first of each pair; nothing of all coordinates of all pairs is.
    [Fact]
    public void TheGradientOfADensityKeepsOneNumberForEachPair()
    {
        string text = CompiledPrograms.Text([Gradient(3, "f32")], fastMath: true);
        string[] kept = text.Split('\n').Select(l => l.Trim()).Where(l => l.Contains(".Allocate<float>(", StringComparison.Ordinal)).ToArray();
        Assert.True(kept.Count(l => l.Contains("n_ * n_", StringComparison.Ordinal)) == 1, string.Join("\n", kept));
        Assert.DoesNotContain(kept, l => l.Contains("n_ * n_ * 3", StringComparison.Ordinal) || l.Contains("3 * n_ * n_", StringComparison.Ordinal));
    }

    [Fact]
    public void LargeArraysAreReadAlongTheirRows() =>
        Assert.DoesNotContain("Strided.", CompiledPrograms.Text([Wide]), StringComparison.Ordinal);

    private static Jaxpr Gradient(int coordinates, string dtype) => Pipeline.Run(Grad.Program(
        Programs.Parse($$"""
            jaxpr(x: {{dtype}}[n,{{coordinates}}]) {
              a: {{dtype}}[n,n,{{coordinates}}] = broadcast_in_dim[shape=[n,n,{{coordinates}}]; broadcastDimensions=(0,2)] x
              b: {{dtype}}[n,n,{{coordinates}}] = broadcast_in_dim[shape=[n,n,{{coordinates}}]; broadcastDimensions=(1,2)] x
              d: {{dtype}}[n,n,{{coordinates}}] = sub a b
              q: {{dtype}}[n,n,{{coordinates}}] = square d
              s: {{dtype}}[n,n] = reduce_sum[axes=(2)] q
              k: {{dtype}}[n,n] = full[shape=[n,n]; value=-2.0; dtype={{dtype}}]
              z: {{dtype}}[n,n] = mul k s
              e: {{dtype}}[n,n] = exp z
              t: {{dtype}}[n] = reduce_sum[axes=(1)] e
              l: {{dtype}}[n] = log t
              y: {{dtype}}[] = reduce_sum[axes=(0)] l
              return y
            }
            """), [true], withValue: true));

    private static List<Tensor> Arguments(Jaxpr program, int size)
    {
        Random random = new(size);
        return program.Parameters.Select(p => Tensors.Random(random, p.Type, name => name == "b" ? 2 : name == "m" ? size + 2 : size)).ToList();
    }
}
