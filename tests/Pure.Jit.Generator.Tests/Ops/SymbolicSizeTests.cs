using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Transforms;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.Ops;

/// <summary>Rules whose sizes are not known when the program is built.</summary>
public sealed class SymbolicSizeTests
{
    public static TheoryData<string> Texts => new()
    {
        "y: f64[floordiv(n, 2)] = slice[startIndices=[1]; limitIndices=[n]; strides=(2)] x",
        "y: f64[n-2] = slice[startIndices=[1]; limitIndices=[n-1]; strides=(1)] x",
        "y: f64[n+max(n-1, 0)+3] = pad[low=(1); high=(2); interior=(1)] x z",
        "y: f64[n+max(n-1, 0)] = pad[low=(-1); high=(1); interior=(1)] x z",
        "y: f64[n+m] = pad[low=[m]; high=[0]; interior=(0)] x z",
        "y: f64[n+m] = concatenate[dimension=0] x v",
        "y: f64[2,n] = broadcast_in_dim[shape=[2,n]; broadcastDimensions=(1)] x",
        "y: f64[] = reduce_prod[axes=(0)] x",
        "y: f64[n] = sort[dimension=0] x",
        "y: f64[n,m] = dot_general[lhsContracting=(); rhsContracting=(); lhsBatch=(); rhsBatch=()] x v",
        "y: f64[2] = dynamic_slice[sliceSizes=[2]] x i",
        "y: f64[n] = dynamic_update_slice x one i",
        "y: f64[3] = gather[axis=0; batchDims=0; mode=\"clip\"] x k",
        "y: f64[3] = gather[axis=0; batchDims=0; mode=\"fill\"] x k",
        "y: f64[n] = scatter[axis=0; batchDims=0; mode=\"drop\"] x k u",
        "y: f64[n] = scatter_add[axis=0; batchDims=0; mode=\"drop\"] x k u",
        "y: f64[n] = cumsum[axis=0; reverse=true] x",
    };

    [Theory, MemberData(nameof(Texts))]
    public void Derivatives_and_batches_hold_at_every_size(string equation)
    {
        Jaxpr program = Programs.Parse($$"""
            jaxpr(x: f64[n], v: f64[m], z: f64[], i: i32[], k: i32[3], u: f64[3], one: f64[1]) {
              {{equation}}
              return y
            }
            """);
        foreach ((int n, int start) in new[] { (5, 1), (6, -2), (3, 7) })
        {
            Random random = new(n);
            Tensor[] arguments =
            [
                .. program.Parameters.Select(p => p.Name == "i" ? Tensors.Integers(DType.I32, [], start)
                    : p.Name == "k" ? Tensors.Integers(DType.I32, [3], 2, 0, 2)
                    : Tensors.Random(random, p.Type, name => name == "n" ? n : 2)),
            ];
            CheckGrads.Run(program, arguments, seed: n, order: 2, tolerance: 2e-5);
            CheckBatch(program, arguments, n);
        }
    }

    private static void CheckBatch(Jaxpr program, Tensor[] arguments, int n)
    {
        const int Size = 2;
        Random random = new(n);
        bool[] isBatched = [.. program.Parameters.Select(p => p.Name is not "v")];
        Tensor[][] examples = [.. Enumerable.Range(0, Size).Select(b => arguments
            .Select((a, i) => a.Numbers is null ? a with { Integers = [.. a.Integers!.Select(v => v + b)] } : isBatched[i] ? a.Map((v, _) => v + (0.5 * b)) : a).ToArray())];
        Tensor[] stacked = [.. arguments.Select((a, i) => isBatched[i] ? Stack([.. examples.Select(e => e[i])]) : a)];
        Tensor together = Interpreter.Run(Verifier.Verify(Vmap.Program(program, isBatched, Dim.Name("b")), "vmap"), stacked)[0];
        for (int b = 0; b < Size; b++)
        {
            Tensors.AssertClose(Interpreter.Run(program, examples[b])[0], together.Slice(b), 1e-12, 1e-12);
        }
    }

    private static Tensor Stack(Tensor[] xs) => new(
        xs[0].DType, [xs.Length, .. xs[0].Shape], xs[0].Numbers is null ? null : [.. xs.SelectMany(x => x.Numbers!)],
        xs[0].Integers is null ? null : [.. xs.SelectMany(x => x.Integers!)]);
}
