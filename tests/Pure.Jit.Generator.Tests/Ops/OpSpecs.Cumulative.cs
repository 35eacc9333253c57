using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

internal static partial class OpSpecs
{
    private static IEnumerable<OpSpec> Cumulative() =>
    [
        new OpSpec("cumprod",
            Along(Counting(2, 3), 1, false, F([2, 3], 1, 2, 6, 4, 20, 120)),
            Along(F([4], 2, 0, 3, 5), 0, true, F([4], 0, 0, 15, 5)),
            Along(F([0, 2]), 0, false, F([0, 2])),
            Along(I([3], 65536, 65536, 2), 0, false, I([3], 65536, 0, 0))),
        new OpSpec("cummax",
            Along(F([2, 3], 1, 3, 2, 6, 4, 5), 1, false, F([2, 3], 1, 3, 3, 6, 6, 6)),
            Along(F([2, 3], 1, 3, 2, 6, 4, 5), 0, true, F([2, 3], 6, 4, 5, 6, 4, 5)),
            Along(F([3], 1, NaN, 2), 0, false, F([3], 1, NaN, NaN)) with { IsSmooth = false },
            Along(Tensor.Of(DType.U64, [2], new long[] { -1, 5 }), 0, false, Tensor.Of(DType.U64, [2], new long[] { -1, -1 }))),
        new OpSpec("cummin",
            Along(F([2, 3], 1, 3, 2, 6, 4, 5), 1, false, F([2, 3], 1, 1, 1, 6, 4, 4)),
            Along(F([3], 3, 2, 4), 0, true, F([3], 2, 2, 4)),
            Along(F([3], 1, NaN, 2), 0, false, F([3], 1, NaN, NaN)) with { IsSmooth = false }),
        new OpSpec("cumlogsumexp",
            Along(F([3], 0, 0, Math.Log(2)), 0, false, F([3], 0, Math.Log(2), Math.Log(4))) with { Tolerance = 1e-14 },
            Along(F([2], 1000, 1000), 0, true, F([2], 1000 + Math.Log(2), 1000)) with { Tolerance = 1e-14 },
            Along(F([3], -Inf, 1, Inf), 0, false, F([3], -Inf, 1, Inf)) with { IsSmooth = false }),
        new OpSpec("linear_recurrence",
            new OpCase([F([3], 9, 2, 3), F([3], 1, 1, 1)], Way(0, false), [F([3], 1, 3, 10)]),
            new OpCase([F([3], 2, 3, 9), F([3], 1, 1, 1)], Way(0, true), [F([3], 9, 4, 1)]),
            new OpCase([F([2, 2], 1, 1, 0.5, 2), F([2, 2], 1, 2, 3, 4)], Way(0, false), [F([2, 2], 1, 2, 3.5, 8)]),
            new OpCase([I([2], 0, 3), I([2], 5, 1)], Way(0, false), [I([2], 5, 16)])),
        new OpSpec("reduce_xor",
            new OpCase([B([2, 2], 0, 1, 1, 1)], Attrs(("axes", Axes(1))), [B([2], 1, 0)]), new OpCase([U([2], 12, 10)], Attrs(("axes", Axes(0))), [U([], 6)]),
            new OpCase([I([0])], Attrs(("axes", Axes(0))), [I([], 0)])),
        new OpSpec("top_k",
            new OpCase([F([5], 3, 9, 1, 7, 8)], Attrs(("k", 3)), [F([3], 9, 8, 7), I([3], 1, 4, 3)]),
            new OpCase([F([2, 3], 1, NaN, 2, 5, 5, 4)], Attrs(("k", 2)), [F([2, 2], NaN, 2, 5, 5), I([2, 2], 1, 2, 0, 1)], IsSmooth: false),
            new OpCase([I([3], 1, 2, 3)], Attrs(("k", 0)), [I([0]), I([0])])),
        new OpSpec("searchsorted",
            new OpCase([F([4], 1, 2, 2, 5), F([5], 0, 2, 3, 9, NaN)], Attrs(("batchDims", 0), ("side", "left")), [I([5], 0, 1, 3, 4, 4)], IsSmooth: false),
            new OpCase([F([4], 1, 2, 2, 5), F([2, 2], 0, 2, 3, 9)], Attrs(("batchDims", 0), ("side", "right")), [I([2, 2], 0, 3, 3, 4)], IsSmooth: false),
            new OpCase([F([2, 2], 1, 2, 3, 4), F([2, 1], 2, 2)], Attrs(("batchDims", 1), ("side", "left")), [I([2, 1], 1, 0)], IsSmooth: false)),
    ];

    private static Attributes Way(int axis, bool reverse) => Attrs(("axis", axis), ("reverse", reverse));

    private static OpCase Along(Tensor x, int axis, bool reverse, Tensor expected) => new([x], Way(axis, reverse), [expected]);
}
