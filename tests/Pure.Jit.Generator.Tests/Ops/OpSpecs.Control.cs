using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

/// <summary>Branches and loops; how they are nested and transformed is in ControlTests.</summary>
internal static partial class OpSpecs
{
    private static OpSpec[] Control() =>
    [
        new OpSpec("cond", Choice(B(1), 8), Choice(B(0), -2), Choice(I([], -3), -2), Choice(I([], 1), 8), Choice(I([], 9), 8)),
        new OpSpec("scan",
            new OpCase([F([], 2), F([], 1), F([3], 1, 2, 3)], ScanBy(3, false), [F([], 19), F([3], 1, 3, 8)]),
            new OpCase([F([], 2), F([], 1), F([3], 1, 2, 3)], ScanBy(3, true), [F([], 25), F([3], 12, 5, 1)]),
            new OpCase([F([], 2), F([], 1), F([0])], ScanBy(0, false), [F([], 1), F([0])])),
        new OpSpec("while",
            new OpCase([F([], 3), F([], 1.5)], Doubled, [F([], 13.5)]),
            new OpCase([F([], 3), F([], 99)], Doubled, [F([], 99)])),
        new OpSpec("while_each", new OpCase([F([2], 3, 2), F([2], 1.5, 99)], DoubledEach, [F([2], 13.5, 99)])),
        new OpSpec("checkpoint",
            new OpCase([F([2], 2, -1)], Attrs(("call", Ir.Programs.Parse("jaxpr(x: f64[2]) {\n y: f64[2] = square x\n z: f64[2] = mul x y\n return z\n }")), ("again", false), ("policy", "nothing_saveable")), [F([2], 8, -1)])),
    ];

    private static Tensor B(long value) => Tensor.Of(DType.Bool, [], new[] { value });

    // -x or x³.
    private static OpCase Choice(Tensor index, double expected) => new(
        [index, F([], 2)],
        Attrs(
            ("branch0", Ir.Programs.Parse("jaxpr(x: f64[]) {\n y: f64[] = neg x\n return y\n }")),
            ("branch1", Ir.Programs.Parse("jaxpr(x: f64[]) {\n y: f64[] = integer_pow[y=3] x\n return y\n }"))),
        [F([], expected)]);

    // c' = w·c + x, of which each turn leaves c.
    private static Attributes ScanBy(int length, bool reverse) => Attrs(
        ("length", Sizes(length)), ("reverse", reverse), ("constCount", 1), ("carryCount", 1),
        ("body", Ir.Programs.Parse("jaxpr(w: f64[], c: f64[], x: f64[]) {\n m: f64[] = mul w c\n n: f64[] = add m x\n return n, c\n }")));

    // The same for each element.
    private static Attributes DoubledEach => new(Doubled.Items.Where(i => i.Name != "size").ToEquatableArray());

    // c' = w·c as long as c < 10.
    private static Attributes Doubled => Attrs(
        ("constCount", 1),
        ("condition", Ir.Programs.Parse("jaxpr(w: f64[], c: f64[]) {\n t: f64[] = full[shape=[]; value=10.0; dtype=f64]\n p: bool[] = lt c t\n return p\n }")),
        ("body", Ir.Programs.Parse("jaxpr(w: f64[], c: f64[]) {\n m: f64[] = mul w c\n return m\n }")),
        ("size", Sizes()));
}
