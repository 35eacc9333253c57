using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

internal static partial class OpSpecs
{
    private static Tensor Counting(params int[] shape) =>
        F(shape, [.. Enumerable.Range(1, shape.Aggregate(1, (a, b) => a * b)).Select(i => (double)i)]);

    private static IEnumerable<OpSpec> Arrays() =>
    [
        new OpSpec("full",
            new OpCase([], Attrs(("shape", Sizes(2)), ("value", 1.5), ("dtype", DType.F64)), [F([2], 1.5, 1.5)]),
            new OpCase([], Attrs(("shape", Sizes()), ("value", 7), ("dtype", DType.I32)), [I([], 7)]),
            new OpCase([], Attrs(("shape", Sizes(1)), ("value", true), ("dtype", DType.Bool)), [B([1], 1)]),

            // A number with a point stands for an element of any type.
            new OpCase([], Attrs(("shape", Sizes(2)), ("value", 1.0), ("dtype", DType.Bool)), [B([2], 1, 1)]),
            new OpCase([], Attrs(("shape", Sizes(1)), ("value", 0.0), ("dtype", DType.Bool)), [B([1], 0)]),
            new OpCase([], Attrs(("shape", Sizes(1)), ("value", 2.5), ("dtype", DType.I32)), [I([1], 2)])),
        new OpSpec("iota",
            new OpCase([], Attrs(("shape", Sizes(2, 3)), ("dimension", 1), ("dtype", DType.I32)), [I([2, 3], 0, 1, 2, 0, 1, 2)]),
            new OpCase([], Attrs(("shape", Sizes(2, 3)), ("dimension", 0), ("dtype", DType.F64)), [F([2, 3], 0, 0, 0, 1, 1, 1)])),
        new OpSpec("dim_as_value", new OpCase([], Attrs(("size", Sizes(5)), ("dtype", DType.F64)), [F([], 5)])),
        new OpSpec("broadcast_in_dim",
            new OpCase([F([3], 1, 2, 3)], Attrs(("shape", Sizes(2, 3)), ("broadcastDimensions", Axes(1))), [F([2, 3], 1, 2, 3, 1, 2, 3)]),
            new OpCase([F([2, 1], 1, 2)], Attrs(("shape", Sizes(2, 2, 2)), ("broadcastDimensions", Axes(0, 2))), [F([2, 2, 2], 1, 1, 1, 1, 2, 2, 2, 2)]),
            new OpCase([F([], 4)], Attrs(("shape", Sizes(2)), ("broadcastDimensions", Axes())), [F([2], 4, 4)])),
        new OpSpec("reshape",
            new OpCase([Counting(2, 3)], Attrs(("newSizes", Sizes(3, 2))), [Counting(3, 2)]),
            new OpCase([Counting(1)], Attrs(("newSizes", Sizes())), [Counting()])),
        new OpSpec("transpose",
            new OpCase([Counting(2, 3)], Attrs(("permutation", Axes(1, 0))), [F([3, 2], 1, 4, 2, 5, 3, 6)]),
            new OpCase([Counting(1, 2, 2)], Attrs(("permutation", Axes(2, 0, 1))), [F([2, 1, 2], 1, 3, 2, 4)])),
        new OpSpec("slice",
            new OpCase([Counting(5)], Attrs(("startIndices", Sizes(1)), ("limitIndices", Sizes(5)), ("strides", Axes(2))), [F([2], 2, 4)]),
            new OpCase(
                [Counting(2, 3)], Attrs(("startIndices", Sizes(1, 0)), ("limitIndices", Sizes(2, 2)), ("strides", Axes(1, 1))), [F([1, 2], 4, 5)]),
            new OpCase([Counting(3)], Attrs(("startIndices", Sizes(2)), ("limitIndices", Sizes(2)), ("strides", Axes(2))), [F([0])])),
        new OpSpec("pad",
            new OpCase(
                [F([3], 1, 2, 3), F([], 9)], Attrs(("low", Axes(1)), ("high", Axes(2)), ("interior", Axes(1))), [F([8], 9, 1, 9, 2, 9, 3, 9, 9)]),
            new OpCase([Counting(5), F([], 9)], Attrs(("low", Axes(-1)), ("high", Axes(-2)), ("interior", Axes(0))), [F([2], 2, 3)]),
            new OpCase([F([3], 1, 2, 3), F([], 9)], Attrs(("low", Axes(-1)), ("high", Axes(1)), ("interior", Axes(1))), [F([5], 9, 2, 9, 3, 9)]),
            new OpCase([Counting(2, 1), F([], 0.5)], Attrs(("low", Axes(0, 1)), ("high", Axes(1, 0)), ("interior", Axes(0, 0))), [F([3, 2], 0.5, 1, 0.5, 2, 0.5, 0.5)]),
            new OpCase([F([0]), F([], 9)], Attrs(("low", Axes(1)), ("high", Axes(1)), ("interior", Axes(2))), [F([2], 9, 9)])),
        new OpSpec("concatenate",
            new OpCase([Counting(2), F([3], 7, 8, 9)], Attrs(("dimension", 0)), [F([5], 1, 2, 7, 8, 9)]),
            new OpCase([Counting(2, 1), Counting(2, 2), F([2, 0])], Attrs(("dimension", 1)), [F([2, 3], 1, 1, 2, 2, 3, 4)])),
        new OpSpec("rev", new OpCase([Counting(2, 3)], Attrs(("dimensions", Axes(1))), [F([2, 3], 3, 2, 1, 6, 5, 4)])),
        new OpSpec("reduce_sum",
            new OpCase([Counting(2, 3)], Attrs(("axes", Axes(0))), [F([3], 5, 7, 9)]), new OpCase([Counting(2, 3)], Attrs(("axes", Axes(0, 1))), [F([], 21)]),
            new OpCase([F([0, 2])], Attrs(("axes", Axes(0))), [F([2], 0, 0)]),
            new OpCase([Tensor.Of(DType.U8, [2], new long[] { 200, 100 })], Attrs(("axes", Axes(0))), [Tensor.Of(DType.U8, [], new long[] { 44 })])),
        new OpSpec("reduce_max",
            new OpCase([F([2, 3], 1, 9, 3, 7, 2, 8)], Attrs(("axes", Axes(1))), [F([2], 9, 8)]),
            new OpCase([F([2], NaN, 1)], Attrs(("axes", Axes(0))), [F([], NaN)], IsSmooth: false), new OpCase([F([0])], Attrs(("axes", Axes(0))), [F([], -Inf)], IsSmooth: false),
            new OpCase([Tensor.Of(DType.U64, [2], new long[] { -1, 5 })], Attrs(("axes", Axes(0))), [Tensor.Of(DType.U64, [], new long[] { -1 })])),
        new OpSpec("reduce_min",
            new OpCase([F([2, 3], 1, 9, 3, 7, 2, 8)], Attrs(("axes", Axes(0))), [F([3], 1, 2, 3)]),
            new OpCase([F([2], 1, NaN)], Attrs(("axes", Axes(0))), [F([], NaN)], IsSmooth: false), new OpCase([I([0])], Attrs(("axes", Axes(0))), [I([], int.MaxValue)])),
        new OpSpec("reduce_prod",
            new OpCase([F([5], 1, 2, -3, 4, 0.5)], Attrs(("axes", Axes(0))), [F([], -12)]), new OpCase([F([3], 2, 0, 5)], Attrs(("axes", Axes(0))), [F([], 0)]),
            new OpCase([F([3], 2, 0, 0)], Attrs(("axes", Axes(0))), [F([], 0)]),
            new OpCase([Counting(3, 2, 2)], Attrs(("axes", Axes(0, 2))), [F([2], 1 * 2 * 5 * 6 * 9 * 10, 3 * 4 * 7 * 8 * 11 * 12)], 1e-12, false),
            new OpCase([F([2, 2, 2], 1, 2, 3, 4, -1, 0.5, 2, 1)], Attrs(("axes", Axes(0, 2))), [F([2], -1, 24)]), new OpCase([F([0])], Attrs(("axes", Axes(0))), [F([], 1)])),
        new OpSpec("reduce_and",
            new OpCase([B([2, 2], 1, 1, 1, 0)], Attrs(("axes", Axes(1))), [B([2], 1, 0)]), new OpCase([B([0])], Attrs(("axes", Axes(0))), [B([], 1)]),
            new OpCase([U([2], 12, 10)], Attrs(("axes", Axes(0))), [U([], 8)])),
        new OpSpec("reduce_or",
            new OpCase([B([2, 2], 0, 0, 1, 0)], Attrs(("axes", Axes(1))), [B([2], 0, 1)]), new OpCase([U([2], 12, 10)], Attrs(("axes", Axes(0))), [U([], 14)])),
        new OpSpec("argmax",
            new OpCase([F([2, 3], 1, 9, 9, 7, 2, 3)], Attrs(("axis", 1)), [I([2], 1, 0)]), new OpCase([F([3], 1, NaN, NaN)], Attrs(("axis", 0)), [I([], 1)], IsSmooth: false),
            new OpCase([Tensor.Of(DType.U64, [2], new long[] { 5, -1 })], Attrs(("axis", 0)), [I([], 1)])),
        new OpSpec("argmin",
            new OpCase([F([2, 3], 1, 9, 1, 7, 2, 3)], Attrs(("axis", 0)), [I([3], 0, 1, 0)], IsSmooth: false), new OpCase([F([3], 1, NaN, -5)], Attrs(("axis", 0)), [I([], 1)], IsSmooth: false)),
        new OpSpec("cumsum",
            new OpCase([Counting(2, 3)], Attrs(("axis", 1), ("reverse", false)), [F([2, 3], 1, 3, 6, 4, 9, 15)]),
            new OpCase([Counting(2, 3)], Attrs(("axis", 0), ("reverse", true)), [F([2, 3], 5, 7, 9, 4, 5, 6)]),
            new OpCase([F([0])], Attrs(("axis", 0), ("reverse", false)), [F([0])])),
        .. Cumulative(),
        new OpSpec("dot_general",
            Dot(Counting(2, 3), Counting(3, 2), [1], [0], [], [], F([2, 2], 22, 28, 49, 64)),
            Dot(Counting(3, 2), Counting(3, 2), [0], [0], [], [], F([2, 2], 35, 44, 44, 56)),
            Dot(F([2], 1, 2), F([2], 3, 4), [0], [0], [], [], F([], 11)),
            Dot(F([2], 1, 2), F([3], 3, 4, 5), [], [], [], [], F([2, 3], 3, 4, 5, 6, 8, 10)),
            Dot(Counting(2, 1, 2), Counting(2, 2, 1), [2], [1], [0], [0], F([2, 1, 1], 5, 25)),
            Dot(Counting(2, 2, 2), Counting(2, 2, 2), [0, 2], [2, 1], [], [], F([2, 2], 41, 97, 61, 149)),
            Dot(F([0, 2]), F([0, 3]), [0], [0], [], [], F([2, 3], 0, 0, 0, 0, 0, 0)),
            new OpCase([I([2], 3, -4), I([2], 5, 6)], DotAxes([0], [0], [], []), [I([], -9)])),
        new OpSpec("sort",
            new OpCase([F([5], 3, NaN, -1, Inf, 0)], Attrs(("dimension", 0)), [F([5], -1, 0, 3, Inf, NaN)], IsSmooth: false),
            new OpCase([F([2, 3], 3, 1, 2, 6, 9, 5)], Attrs(("dimension", 1)), [F([2, 3], 1, 2, 3, 5, 6, 9)]),
            new OpCase([F([3, 2], 3, 1, 2, 6, 9, 5)], Attrs(("dimension", 0)), [F([3, 2], 2, 1, 3, 5, 9, 6)])),
        new OpSpec("sort_key_val",
            new OpCase([F([4], 3, -0.0, 0, -1), I([4], 0, 1, 2, 3)], Attrs(("dimension", 0)), [F([4], -1, -0.0, 0, 3), I([4], 3, 1, 2, 0)], 0, false),
            new OpCase([F([2, 2], 4, 3, 1, 2), F([2, 2], 5, 6, 7, 8)], Attrs(("dimension", 1)), [F([2, 2], 3, 4, 1, 2), F([2, 2], 6, 5, 7, 8)]),
            new OpCase([I([3, 1], 2, 3, 1), F([3, 1], 5, 6, 7)], Attrs(("dimension", 0)), [I([3, 1], 1, 2, 3), F([3, 1], 7, 5, 6)])),
        new OpSpec("threefry2x32",
            Threefry(0, 0, 0, 0, 0x6B200159, 0x99BA4EFE), Threefry(0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0x1CB996FC, 0xBB002BE7),
            Threefry(0x13198A2E, 0x03707344, 0x243F6A88, 0x85A308D3, 0xC4923A9C, 0x483DF7A0)),
        new OpSpec("random_bits",
            new OpCase([U([], 0), U([], 0)], Attrs(("shape", Sizes())), [U([], 0x6B200159L ^ 0x99BA4EFEL)]),
            new OpCase([U([2], 0, 0), U([2], 0, 1)], Attrs(("shape", Sizes(0))), [U([2, 0])])),
        new OpSpec("random_words",
            new OpCase([U([], 0), U([], 0)], Attrs(("shape", Sizes())), [U([], 0x6B200159L), U([], 0x99BA4EFEL)]),
            new OpCase([U([2], 0, 0), U([2], 0, 1)], Attrs(("shape", Sizes(0))), [U([2, 0]), U([2, 0])])),
        .. Ruled,
    ];

    private static Attributes DotAxes(int[] lhs, int[] rhs, int[] lhsBatch, int[] rhsBatch) => Attrs(
        ("lhsContracting", Axes(lhs)), ("rhsContracting", Axes(rhs)), ("lhsBatch", Axes(lhsBatch)), ("rhsBatch", Axes(rhsBatch)));

    private static OpCase Dot(Tensor x, Tensor y, int[] lhs, int[] rhs, int[] lhsBatch, int[] rhsBatch, Tensor expected) =>
        new([x, y], DotAxes(lhs, rhs, lhsBatch, rhsBatch), [expected]);

    // Known answers of the Random123 distribution.
    private static OpCase Threefry(long k0, long k1, long x0, long x1, long w0, long w1) =>
        new([U([1], k0), U([1], k1), U([1], x0), U([1], x1)], Attributes.None, [U([1], w0), U([1], w1)]);
}
