using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.Emit;

/// <summary>The programs that fusion is for.</summary>
internal static class FusedPrograms
{
    public static readonly Jaxpr Softmax = Programs.Parse("""
        jaxpr(x: f32[r,c]) {
          top: f32[r] = reduce_max[axes=(1)] x
          wide: f32[r,c] = broadcast_in_dim[shape=[r,c]; broadcastDimensions=(0)] top
          shifted: f32[r,c] = sub x wide
          e: f32[r,c] = exp shifted
          total: f32[r] = reduce_sum[axes=(1)] e
          totals: f32[r,c] = broadcast_in_dim[shape=[r,c]; broadcastDimensions=(0)] total
          y: f32[r,c] = div e totals
          return y
        }
        """);

    public static readonly Jaxpr LayerNorm = Programs.Parse("""
        jaxpr(x: f32[r,c], g: f32[c], b: f32[c]) {
          s: f32[r] = reduce_sum[axes=(1)] x
          count: f32[] = dim_as_value[size=[c]; dtype=f32]
          counts: f32[r] = broadcast_in_dim[shape=[r]; broadcastDimensions=()] count
          mean: f32[r] = div s counts
          means: f32[r,c] = broadcast_in_dim[shape=[r,c]; broadcastDimensions=(0)] mean
          d: f32[r,c] = sub x means
          q: f32[r,c] = square d
          qs: f32[r] = reduce_sum[axes=(1)] q
          var: f32[r] = div qs counts
          eps: f32[r] = full[shape=[r]; value=1e-05; dtype=f32]
          safe: f32[r] = add var eps
          inv: f32[r] = rsqrt safe
          invs: f32[r,c] = broadcast_in_dim[shape=[r,c]; broadcastDimensions=(0)] inv
          n: f32[r,c] = mul d invs
          gs: f32[r,c] = broadcast_in_dim[shape=[r,c]; broadcastDimensions=(1)] g
          bs: f32[r,c] = broadcast_in_dim[shape=[r,c]; broadcastDimensions=(1)] b
          scaled: f32[r,c] = mul n gs
          y: f32[r,c] = add scaled bs
          return y
        }
        """);

    public static readonly Jaxpr Gelu = Programs.Parse("""
        jaxpr(x: f32[n]) {
          x2: f32[n] = mul x x
          x3: f32[n] = mul x2 x
          k: f32[n] = full[shape=[n]; value=0.044715; dtype=f32]
          kx: f32[n] = mul k x3
          sum: f32[n] = add x kx
          s: f32[n] = full[shape=[n]; value=0.7978845608028654; dtype=f32]
          inner: f32[n] = mul s sum
          t: f32[n] = tanh inner
          one: f32[n] = full[shape=[n]; value=1; dtype=f32]
          u: f32[n] = add one t
          half: f32[n] = full[shape=[n]; value=0.5; dtype=f32]
          hx: f32[n] = mul half x
          y: f32[n] = mul hx u
          return y
        }
        """);

    public static readonly Jaxpr LogSumExp = Programs.Parse("""
        jaxpr(x: f32[n]) {
          top: f32[] = reduce_max[axes=(0)] x
          wide: f32[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] top
          shifted: f32[n] = sub x wide
          e: f32[n] = exp shifted
          total: f32[] = reduce_sum[axes=(0)] e
          log: f32[] = log total
          y: f32[] = add log top
          return y
        }
        """);

    public static readonly Jaxpr PairwiseDistance = Programs.Parse("""
        jaxpr(x: f32[n,3]) {
          a: f32[n,n,3] = broadcast_in_dim[shape=[n,n,3]; broadcastDimensions=(0,2)] x
          b: f32[n,n,3] = broadcast_in_dim[shape=[n,n,3]; broadcastDimensions=(1,2)] x
          d: f32[n,n,3] = sub a b
          q: f32[n,n,3] = mul d d
          s: f32[n,n] = reduce_sum[axes=(2)] q
          y: f32[n,n] = sqrt s
          return y
        }
        """);

    public static readonly Jaxpr KernelDensity = Programs.Parse("""
        jaxpr(x: f32[n,3]) {
          a: f32[n,n,3] = broadcast_in_dim[shape=[n,n,3]; broadcastDimensions=(0,2)] x
          b: f32[n,n,3] = broadcast_in_dim[shape=[n,n,3]; broadcastDimensions=(1,2)] x
          d: f32[n,n,3] = sub a b
          q: f32[n,n,3] = mul d d
          s: f32[n,n] = reduce_sum[axes=(2)] q
          k: f32[n,n] = full[shape=[n,n]; value=-2; dtype=f32]
          z: f32[n,n] = mul k s
          e: f32[n,n] = exp z
          y: f32[n] = reduce_sum[axes=(1)] e
          return y
        }
        """);

    /// <summary>Logits of two relu layers of any sizes.</summary>
    private const string Layers = """
        h1: f32[batch,d1] = dot_general[lhsContracting=(1); rhsContracting=(0); lhsBatch=(); rhsBatch=()] x w1
          c1: f32[batch,d1] = broadcast_in_dim[shape=[batch,d1]; broadcastDimensions=(1)] b1
          z1: f32[batch,d1] = add h1 c1
          n1: f32[batch,d1] = full[shape=[batch,d1]; value=0; dtype=f32]
          p1: bool[batch,d1] = gt z1 n1
          a1: f32[batch,d1] = select_n p1 n1 z1
          h2: f32[batch,d2] = dot_general[lhsContracting=(1); rhsContracting=(0); lhsBatch=(); rhsBatch=()] a1 w2
          c2: f32[batch,d2] = broadcast_in_dim[shape=[batch,d2]; broadcastDimensions=(1)] b2
          z2: f32[batch,d2] = add h2 c2
          n2: f32[batch,d2] = full[shape=[batch,d2]; value=0; dtype=f32]
          p2: bool[batch,d2] = gt z2 n2
          a2: f32[batch,d2] = select_n p2 n2 z2
          h3: f32[batch,d3] = dot_general[lhsContracting=(1); rhsContracting=(0); lhsBatch=(); rhsBatch=()] a2 w3
          c3: f32[batch,d3] = broadcast_in_dim[shape=[batch,d3]; broadcastDimensions=(1)] b3
          z3: f32[batch,d3] = add h3 c3
          top: f32[batch] = reduce_max[axes=(1)] z3
          fixed: f32[batch] = stop_gradient top
          tops: f32[batch,d3] = broadcast_in_dim[shape=[batch,d3]; broadcastDimensions=(0)] fixed
          shifted: f32[batch,d3] = sub z3 tops
          e: f32[batch,d3] = exp shifted
          total: f32[batch] = reduce_sum[axes=(1)] e
          log: f32[batch] = log total
          logs: f32[batch,d3] = broadcast_in_dim[shape=[batch,d3]; broadcastDimensions=(0)] log
          logp: f32[batch,d3] = sub shifted logs
        """;

    private const string Weights = "w1: f32[d0,d1], b1: f32[d1], w2: f32[d1,d2], b2: f32[d2], w3: f32[d2,d3], b3: f32[d3]";

    public static readonly Jaxpr MlpForward = Programs.Parse($$"""
        jaxpr({{Weights}}, x: f32[batch,d0]) {
          {{Layers}}
          return logp
        }
        """);

    public static readonly Jaxpr MlpLoss = Programs.Parse($$"""
        jaxpr({{Weights}}, x: f32[batch,d0], y: i32[batch]) {
          {{Layers}}
          index: i32[batch,1] = broadcast_in_dim[shape=[batch,1]; broadcastDimensions=(0)] y
          picked: f32[batch,1] = gather[axis=1; batchDims=1; mode="fill"] logp index
          sum: f32[] = reduce_sum[axes=(0,1)] picked
          count: f32[] = dim_as_value[size=[batch]; dtype=f32]
          mean: f32[] = div sum count
          loss: f32[] = neg mean
          return loss
        }
        """);

    /// <summary>Both words of a block in two sums of one pass, one of them alone, and sines beside cosines of angles that are known to be small and others.</summary>
    public static readonly Jaxpr Words = Programs.Parse("""
        jaxpr words(key: u32[n], x: f32[n]) {
          at: u32[n] = iota[shape=[n]; dimension=0; dtype=u32]
          w0: u32[n], w1: u32[n] = threefry2x32 key at at key
          k: u32[] = full[shape=[]; value=8; dtype=u32]
          ks: u32[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] k
          i0: u32[n] = shift_right_logical w0 ks
          i1: u32[n] = shift_right_logical w1 ks
          f0: f32[n] = convert_element_type[dtype=f32] i0
          f1: f32[n] = convert_element_type[dtype=f32] i1
          c: f32[] = full[shape=[]; value=3.5E-07; dtype=f32]
          cs: f32[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] c
          a0: f32[n] = mul f0 cs
          a1: f32[n] = mul f1 cs
          s: f32[n] = sin a1
          o: f32[n] = cos a1
          e: f32[n] = exp a0
          p: f32[n] = mul e s
          q: f32[n] = mul e o
          big: f32[] = full[shape=[]; value=200.0; dtype=f32]
          bigs: f32[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] big
          y: f32[n] = mul x bigs
          ys: f32[n] = sin y
          yo: f32[n] = cos y
          yy: f32[n] = mul ys yo
          r0: f32[] = reduce_sum[axes=(0)] p
          r1: f32[] = reduce_sum[axes=(0)] q
          v0: u32[n], v1: u32[n] = threefry2x32 at key key at
          return w0, w1, r0, r1, yy, v1
        }
        """);

    /// <summary>Sums of products, of squares and of what is the same in a row, beside a division by x·√x.</summary>
    public static readonly Jaxpr Attraction = Programs.Parse("""
        jaxpr attraction(x: f32[n], m: f32[n]) {
          xi: f32[n,n] = broadcast_in_dim[shape=[n,n]; broadcastDimensions=(0)] x
          xj: f32[n,n] = broadcast_in_dim[shape=[n,n]; broadcastDimensions=(1)] x
          mj: f32[n,n] = broadcast_in_dim[shape=[n,n]; broadcastDimensions=(1)] m
          d: f32[n,n] = sub xj xi
          s: f32[n,n] = square d
          c: f32[] = full[shape=[]; value=0.25; dtype=f32]
          cs: f32[n,n] = broadcast_in_dim[shape=[n,n]; broadcastDimensions=()] c
          r: f32[n,n] = add s cs
          q: f32[n,n] = sqrt r
          rq: f32[n,n] = mul r q
          w: f32[n,n] = div mj rq
          p: f32[n,n] = mul d w
          g: f32[n,n] = square w
          k: f32[n,n] = mul xi xi
          f: f32[n] = reduce_sum[axes=(1)] p
          h: f32[n] = reduce_sum[axes=(1)] g
          l: f32[n] = reduce_sum[axes=(1)] k
          u: f32[n] = reduce_sum[axes=(0)] p
          z: f32[n] = mul x m
          e: f32[] = reduce_sum[axes=(0)] z
          return f, h, l, u, e
        }
        """);

    /// <summary>Loss and new weights after a step down the gradient.</summary>
    public static readonly Jaxpr MlpStep = Step();

    public static IReadOnlyList<(string Name, Jaxpr Program)> All =>
    [
        ("Softmax", Softmax), ("LayerNorm", LayerNorm), ("Gelu", Gelu), ("LogSumExp", LogSumExp), ("PairwiseDistance", PairwiseDistance),
        ("KernelDensity", KernelDensity), ("MlpForward", Pipeline.Run(MlpForward)), ("MlpStep", MlpStep), ("Words", Words), ("Attraction", Attraction),
    ];

    private static Jaxpr Step()
    {
        Jaxpr gradient = Grad.Program(MlpLoss, [true, true, true, true, true, true, false, false], withValue: true);
        JaxprBuilder build = new();
        List<Value> arguments = MlpLoss.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        IReadOnlyList<Value> results = build.Inline(gradient, arguments);
        List<Value> updated = results.Skip(1).Select((g, i) =>
            Pure.Jit.Generator.Ops.BuilderExtensions.Sub(build, arguments[i], Pure.Jit.Generator.Ops.BuilderExtensions.Scale(build, g, 0.1))).ToList();
        return Pipeline.Run(build.Build([results[0], .. updated]));
    }
}
