using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;

namespace Pure.Jit.Generator.Tests.Ir;

/// <summary>Programs written as text.</summary>
internal static class Programs
{
    public static Op? Find(string name) => OpTable.TryGet(name, out Op? op) ? op : null;

    public static Jaxpr Parse(string text) => Verifier.Verify(Parser.Parse(text, Find), "parse");

    /// <summary>log(Σ exp(w·x)) with sizes n and m.</summary>
    public static readonly Jaxpr LogSumExp = Parse("""
        jaxpr(w: f64[n,m], x: f64[m]) {
          y: f64[n] = dot_general[lhsContracting=(1); rhsContracting=(0); lhsBatch=(); rhsBatch=()] w x
          top: f64[] = reduce_max[axes=(0)] y
          fixed: f64[] = stop_gradient top
          wide: f64[n] = broadcast_in_dim[shape=[n]; broadcastDimensions=()] fixed
          shifted: f64[n] = sub y wide
          e: f64[n] = exp shifted
          sum: f64[] = reduce_sum[axes=(0)] e
          log: f64[] = log sum
          result: f64[] = add log fixed
          return result
        }
        """);
}
