using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

internal static partial class OpSpecs
{
    private static IEnumerable<OpSpec> Indexing() =>
    [
        new OpSpec("gather",
            new OpCase([F([3], 5, 6, 7), I([4], 2, 0, 9, -1)], Places(0, 0, "clip"), [F([4], 7, 5, 7, 5)]),
            new OpCase([F([3], 5, 6, 7), I([3], 2, 3, -1)], Places(0, 0, "fill"), [F([3], 7, NaN, NaN)], IsSmooth: false),
            new OpCase([F([3], 5, 6, 7), I([3], 2, 3, -1)], Places(0, 0, "zero"), [F([3], 7, 0, 0)]),
            new OpCase([I([2], 5, 6), I([2], 1, 2)], Places(0, 0, "fill"), [I([2], 6, int.MinValue)]),
            new OpCase([U([2], 5, 6), I([2], 1, 2)], Places(0, 0, "fill"), [U([2], 6, uint.MaxValue)]),
            new OpCase([B([2], 0, 0), I([2], 1, 2)], Places(0, 0, "fill"), [B([2], 0, 1)]),
            new OpCase([Counting(2, 3), I([2, 1], 2, 0)], Places(1, 0, "promise"), [F([2, 2, 1], 3, 1, 6, 4)]),
            new OpCase([Counting(2, 3), I([2, 2], 2, 0, 1, 1)], Places(1, 1, "clip"), [F([2, 2], 3, 1, 5, 5)]),
            new OpCase([Counting(2, 2, 3), I([2, 2], 2, 0, 1, 1)], Places(2, 1, "clip"), [F([2, 2, 2], 3, 1, 6, 4, 8, 8, 11, 11)]),
            new OpCase([Counting(2, 2), I([], 1)], Places(0, 0, "clip"), [F([2], 3, 4)])),
        new OpSpec("scatter_add",
            new OpCase([F([3], 1, 2, 3), I([3], 2, 0, 2), F([3], 10, 20, 30)], Places(0, 0, "drop"), [F([3], 21, 2, 43)]),
            new OpCase([F([3], 1, 2, 3), I([3], 3, 0, -1), F([3], 10, 20, 30)], Places(0, 0, "drop"), [F([3], 21, 2, 3)]),
            new OpCase([F([3], 1, 2, 3), I([3], 3, 0, -1), F([3], 10, 20, 30)], Places(0, 0, "clip"), [F([3], 51, 2, 13)]),
            new OpCase([F([2, 2], 1, 2, 3, 4), I([1], 1), F([2, 1], 10, 20)], Places(1, 0, "promise"), [F([2, 2], 1, 12, 3, 24)]),
            new OpCase([F([2, 2], 1, 2, 3, 4), I([2, 1], 1, 0), F([2, 1], 10, 20)], Places(1, 1, "drop"), [F([2, 2], 1, 12, 23, 4)])),
        new OpSpec("scatter",
            new OpCase([F([3], 1, 2, 3), I([3], 2, 0, 2), F([3], 10, 20, 30)], Places(0, 0, "drop"), [F([3], 20, 2, 30)]),
            new OpCase([F([3], 1, 2, 3), I([3], 3, 0, -1), F([3], 10, 20, 30)], Places(0, 0, "drop"), [F([3], 20, 2, 3)]),
            new OpCase([F([3], 1, 2, 3), I([3], 3, 0, -1), F([3], 10, 20, 30)], Places(0, 0, "clip"), [F([3], 30, 2, 10)]),
            new OpCase([Counting(2, 2, 2), I([2], 1, 1), F([2, 2, 2], 10, 20, 30, 40, 50, 60, 70, 80)], Places(1, 0, "drop"), [F([2, 2, 2], 1, 2, 30, 40, 5, 6, 70, 80)]),
            new OpCase([F([2, 2], 1, 2, 3, 4), I([2, 2], 1, 1, 0, 1), F([2, 2], 10, 20, 30, 40)], Places(1, 1, "drop"), [F([2, 2], 1, 20, 30, 40)])),
        new OpSpec("check_index", new OpCase([I([3], 0, -1, 2)], Attrs(("size", Sizes(4)), ("axis", 0), ("array", "'x' in F")), [I([3], 0, 3, 2)])),
        new OpSpec("nonzero",
            new OpCase([B([4], 0, 1, 1, 0)], Attrs(("size", Sizes(2))), [I([2], 1, 2)]),
            new OpCase([B([4], 0, 1, 1, 0)], Attrs(("size", Sizes(3))), [I([3], 1, 2, 4)]),
            new OpCase([B([4], 0, 1, 1, 0)], Attrs(("size", Sizes(1))), [I([1], 1)])),
        new OpSpec("count_up",
            new OpCase([I([], 2)], Attrs(("size", Sizes(2))), [I([2], 0, 1)]),
            new OpCase([I([], 2)], Attrs(("size", Sizes(4))), [I([4], 0, 1, 2, 2)]),
            new OpCase([I([], 2)], Attrs(("size", Sizes(1))), [I([1], 0)])),
        new OpSpec("scatter_mul",
            new OpCase([F([3], 1, 2, 3), I([3], 2, 0, 2), F([3], 10, 20, 30)], Places(0, 0, "drop"), [F([3], 20, 2, 900)]),
            new OpCase([F([3], 1, 2, 3), I([4], 2, 0, 0, 3), F([4], 0, 20, 3, 7)], Places(0, 0, "drop"), [F([3], 60, 2, 0)]),
            new OpCase([F([3], 1, 2, 3), I([3], 3, 0, -1), F([3], 10, 20, 30)], Places(0, 0, "clip"), [F([3], 600, 2, 30)]),
            new OpCase([F([2, 2], 1, 2, 3, 4), I([2, 1], 1, 0), F([2, 1], 10, 20)], Places(1, 1, "promise"), [F([2, 2], 1, 20, 60, 4)]),
            new OpCase([I([2], 1 << 20, 3), I([2], 0, 0), I([2], 1 << 12, 3)], Places(0, 0, "drop"), [I([2], 0, 3)])),
        new OpSpec("scatter_min",
            new OpCase([F([3], 1, 2, 3), I([3], 2, 0, 2), F([3], -1, 20, -2)], Places(0, 0, "drop"), [F([3], 1, 2, -2)]),
            new OpCase([F([3], 1, 2, 3), I([3], 3, 0, -1), F([3], -5, NaN, 0)], Places(0, 0, "clip"), [F([3], NaN, 2, -5)], IsSmooth: false),
            new OpCase([F([2, 2], 1, 2, 3, 4), I([1], 1), F([2, 1], -1, 9)], Places(1, 0, "drop"), [F([2, 2], 1, -1, 3, 4)]),
            new OpCase([U([2], 4294967295, 3), I([2], 0, 1), U([2], 5, 4)], Places(0, 0, "drop"), [U([2], 5, 3)])),
        new OpSpec("scatter_max",
            new OpCase([F([3], 1, 2, 3), I([3], 2, 0, 2), F([3], 10, -20, 30)], Places(0, 0, "drop"), [F([3], 1, 2, 30)]),
            new OpCase([F([3], 1, 2, 3), I([3], 3, 0, -1), F([3], 10, NaN, 0)], Places(0, 0, "clip"), [F([3], NaN, 2, 10)], IsSmooth: false),
            new OpCase([F([2, 2], 1, 2, 3, 4), I([2, 1], 1, 0), F([2, 1], 10, 20)], Places(1, 1, "drop"), [F([2, 2], 1, 10, 20, 4)]),
            new OpCase([Tensor.Of(DType.U64, [1], new long[] { 5 }), I([1], 0), Tensor.Of(DType.U64, [1], new long[] { -1 })], Places(0, 0, "drop"), [Tensor.Of(DType.U64, [1], new long[] { -1 })])),
        new OpSpec("dynamic_slice",
            new OpCase([Counting(5), I([], 1)], Attrs(("sliceSizes", Sizes(2))), [F([2], 2, 3)]),
            new OpCase([Counting(5), I([], 4)], Attrs(("sliceSizes", Sizes(2))), [F([2], 4, 5)]),
            new OpCase([Counting(5), I([], -4)], Attrs(("sliceSizes", Sizes(2))), [F([2], 2, 3)]),
            new OpCase([Counting(2, 3), I([], 1), I([], 9)], Attrs(("sliceSizes", Sizes(1, 2))), [F([1, 2], 5, 6)]),
            new OpCase([Counting(2, 3), I([], 0), I([], 1)], Attrs(("sliceSizes", Sizes(2, 1))), [F([2, 1], 2, 5)])),
        new OpSpec("dynamic_update_slice",
            new OpCase([Counting(4), F([2], 8, 9), I([], 1)], Attributes.None, [F([4], 1, 8, 9, 4)]),
            new OpCase([Counting(4), F([2], 8, 9), I([], 7)], Attributes.None, [F([4], 1, 2, 8, 9)]),
            new OpCase([Counting(2, 3), F([1, 2], 8, 9), I([], -1), I([], 0)], Attributes.None, [F([2, 3], 1, 2, 3, 8, 9, 6)]),
            new OpCase([Counting(2, 2), Counting(2, 2), I([], 1), I([], 1)], Attributes.None, [Counting(2, 2)])),
    ];

    private static Attributes Places(int axis, int batchDims, string mode) =>
        Attrs(("axis", axis), ("batchDims", batchDims), ("mode", mode));
}
