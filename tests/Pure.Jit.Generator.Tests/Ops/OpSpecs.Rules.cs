using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

// Programs with rules of their own, which are correct here, so that they are held to finite differences as well.
internal static partial class OpSpecs
{
    /// <summary>Ops that have no meaning but under the vmap whose axis they name.</summary>
    public static readonly string[] AlongAxes = ["all_gather", "axis_index", "reduce_scatter"];

    private const string Cubed = """
        jaxpr(x: f64[2], i: i32[]) {
          y: f64[2] = integer_pow[y=3] x
          return y
        }
        """;

    private const string Backward = """
        jaxpr(x: f64[2], t: f64[2]) {
          s: f64[2] = square x
          three: f64[2] = full[shape=[2]; value=3.0; dtype=f64]
          d: f64[2] = mul s three
          u: f64[2] = mul t d
          return u
        }
        """;

    private static IReadOnlyList<OpSpec> Ruled =>
    [
        new OpSpec("custom_jvp_call", Tripled()),
        new OpSpec("custom_vjp_call", Pulled()),
        new OpSpec("custom_vjp_tangent", new OpCase(
            [F([2], 2, -1), F([2], 3, 5)],
            Attrs(("backward", Ir.Programs.Parse(Backward)), ("kept", 1L)),
            [F([2], 36, 15)])),
        new OpSpec("custom_vmap_call", Repeated()),
        new OpSpec("custom_root", Root()),
        new OpSpec("custom_linear_solve", Solved()),
    ];

    // f(x, i) = x³; the integer operand has no tangent.
    private static OpCase Tripled() => new(
        [F([2], 2, -1), I([], 5)],
        Attrs(
            ("call", Ir.Programs.Parse(Cubed)),
            ("jvp", Ir.Programs.Parse("""
                jaxpr(x: f64[2], i: i32[], t: f64[2]) {
                  y: f64[2] = integer_pow[y=3] x
                  s: f64[2] = square x
                  three: f64[2] = full[shape=[2]; value=3.0; dtype=f64]
                  d: f64[2] = mul s three
                  u: f64[2] = mul t d
                  return y, u
                }
                """)),
            ("nondiff", EquatableArray<int>.Empty)),
        [F([2], 8, -1)]);

    private static OpCase Pulled() => new(
        [F([2], 2, -1), I([], 5)],
        Attrs(
            ("call", Ir.Programs.Parse(Cubed)),
            ("forward", Ir.Programs.Parse("""
                jaxpr(x: f64[2], i: i32[]) {
                  y: f64[2] = integer_pow[y=3] x
                  return y, x
                }
                """)),
            ("backward", Ir.Programs.Parse(Backward)),
            ("nondiff", EquatableArray<int>.Empty),
            ("hasJvp", false)),
        [F([2], 8, -1)]);

    private static OpCase Repeated() => new(
        [F([2], 2, -1), I([], 5)],
        Attrs(
            ("call", Ir.Programs.Parse(Cubed)),
            ("rule", Ir.Programs.Parse("""
                jaxpr(x: f64[lanes,2], i: i32[lanes]) {
                  s: f64[lanes,2] = square x
                  y: f64[lanes,2] = mul s x
                  return y
                }
                """)),
            ("size", new EquatableArray<Dim>([Dim.Name("lanes")])),
            ("shared", EquatableArray<int>.Empty)),
        [F([2], 8, -1)]);

    // The x with x · a − b = 0.
    private static OpCase Root() => new(
        [F([2], 2, -4), F([2], 6, 2)],
        Attrs(
            ("call", Ir.Programs.Parse("""
                jaxpr(a: f64[2], b: f64[2]) {
                  x: f64[2] = div b a
                  return x
                }
                """)),
            ("function", Ir.Programs.Parse("""
                jaxpr(x: f64[2], a: f64[2], b: f64[2]) {
                  p: f64[2] = mul x a
                  f: f64[2] = sub p b
                  return f
                }
                """)),
            ("tangent", Ir.Programs.Parse("""
                jaxpr(x: f64[2], r: f64[2], a: f64[2], b: f64[2]) {
                  v: f64[2] = div r a
                  return v
                }
                """))),
        [F([2], 3, -0.5)]);

    // A diagonal matrix.
    private static OpCase Solved() => new(
        [F([2], 2, -4), F([2], 6, 2)],
        Attrs(
            ("matvec", Ir.Programs.Parse(Product)),
            ("call", Ir.Programs.Parse(Quotient)),
            ("transposeCall", Ir.Programs.Parse(Quotient)),
            ("captured", 1L)),
        [F([2], 3, -0.5)]);

    private const string Product = """
        jaxpr(a: f64[2], x: f64[2]) {
          p: f64[2] = mul x a
          return p
        }
        """;

    private const string Quotient = """
        jaxpr(a: f64[2], b: f64[2]) {
          x: f64[2] = div b a
          return x
        }
        """;
}
