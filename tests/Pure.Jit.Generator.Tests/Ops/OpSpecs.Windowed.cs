using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tests.Ops;

internal static partial class OpSpecs
{
    private static IEnumerable<OpSpec> Windowed() =>
    [
        new OpSpec("conv_general_dilated",
            Conv(Counting(1, 1, 4), Counting(1, 1, 2), [1], [0], [0], F([1, 1, 3], 5, 8, 11)),
            Conv(Counting(1, 1, 4), Counting(1, 1, 2), [2], [1], [1], F([1, 1, 3], 2, 8, 4)),
            Conv(Counting(2, 1, 3), Counting(2, 1, 2), [1], [-1], [1], F([2, 2, 2], 8, 3, 18, 9, 17, 6, 39, 18)),
            Conv(Counting(1, 2, 3), Counting(2, 1, 2), [1], [0], [0], F([1, 2, 2], 5, 8, 32, 39), featureGroups: 2),
            Conv(Counting(2, 1, 3), Counting(2, 1, 2), [1], [0], [0], F([1, 2, 2], 5, 8, 32, 39), batchGroups: 2),
            Conv(Counting(1, 1, 3), Counting(1, 1, 2), [1], [1], [1], F([1, 1, 6], 2, 1, 4, 2, 6, 3), lhsDilation: 2),
            Conv(Counting(1, 1, 5), Counting(1, 1, 2), [1], [0], [0], F([1, 1, 3], 7, 10, 13), rhsDilation: 2),
            new OpCase(
                [Counting(1, 2, 2, 1), Counting(1, 2, 1, 2)],
                Attrs(
                    ("windowStrides", Axes(1, 1)), ("low", Axes(0, 0)), ("high", Axes(0, 0)), ("lhsDilation", Axes(1, 1)), ("rhsDilation", Axes(1, 1)),
                    ("lhsSpec", Axes(0, 3, 1, 2)), ("rhsSpec", Axes(3, 2, 0, 1)), ("outSpec", Axes(0, 3, 1, 2)), ("groupCounts", Axes(1, 1))),
                [F([1, 2, 1, 2], 7, 10, 15, 22)]),
            Conv(F([0, 1, 3]), Counting(2, 1, 2), [1], [0], [0], F([0, 2, 2])),
            Conv(Counting(1, 1, 1), Counting(1, 1, 2), [1], [0], [0], F([1, 1, 0])),
            Conv(I([1, 1, 3], 1, 2, 3), I([1, 1, 2], 1, -1), [1], [0], [0], I([1, 1, 2], -1, -1))),
        new OpSpec("reduce_window_max",
            new OpCase([F([4], 1, 3, 2, 4)], Window([2], [2], [0], [0]), [F([2], 3, 4)]),
            new OpCase([F([2, 3], 1, 5, 2, 6, 3, 4)], Window([2, 2], [1, 1], [0, 0], [0, 1]), [F([1, 3], 6, 5, 4)]),
            new OpCase([F([3], 1, 3, 2)], Window([2], [1], [0], [0], 2, 1), [F([4], 1, 3, 3, 2)]),
            new OpCase([F([3], 1, 3, 2)], Window([2], [1], [1], [1], 1, 2), [F([3], 3, 2, 3)]),
            new OpCase([F([2], 1, double.NaN)], Window([1], [1], [1], [0]), [F([3], double.NegativeInfinity, 1, double.NaN)], IsSmooth: false),
            new OpCase([I([3], 4, -2, 7)], Window([2], [1], [0], [0]), [I([2], 4, 7)])),
        new OpSpec("reduce_window_min",
            new OpCase([F([4], 1, 3, 2, 4)], Window([2], [2], [0], [0]), [F([2], 1, 2)]),
            new OpCase([I([3], 4, -2, 7)], Window([2], [1], [0], [1]), [I([3], -2, -2, 7)])),
        new OpSpec("reduce_window_sum",
            new OpCase([Counting(4)], Window([2], [2], [0], [0]), [F([2], 3, 7)]),
            new OpCase([Counting(4)], Window([3], [1], [1], [1]), [F([4], 3, 6, 9, 7)]),
            new OpCase([Counting(5)], Window([2], [2], [1], [-1]), [F([2], 1, 5)]),
            new OpCase([Counting(2, 3)], Window([2, 2], [1, 2], [1, 0], [0, 1]), [F([2, 2], 3, 3, 12, 9)]),
            new OpCase([Counting(3)], Window([2], [2], [1], [1], 2, 1), [F([3], 1, 2, 3)]),
            new OpCase([Counting(4)], Window([2], [1], [0], [0], 1, 3), [F([1], 5)]),
            new OpCase([F([0])], Window([2], [1], [1], [1]), [F([1], 0)]),
            new OpCase([I([3], 4, -2, 7)], Window([2], [1], [0], [0]), [I([2], 2, 5)])),
        new OpSpec("select_and_gather_add",
            new OpCase([Counting(4), F([4], 5, 5, 7, 6)], Selecting("ge", [2], [2], [0], [0]), [F([2], 1, 3)], IsSmooth: false),
            new OpCase([Counting(4), F([4], 5, 4, 7, 6)], Selecting("le", [2], [1], [0], [1]), [F([4], 2, 2, 4, 4)])),
        new OpSpec("select_and_scatter_add",
            new OpCase([Counting(2), F([4], 5, 5, 7, 6)], Selecting("ge", [2], [2], [0], [0]), [F([4], 1, 0, 2, 0)], IsSmooth: false),
            new OpCase([Counting(3), F([4], 5, 4, 7, 6)], Selecting("le", [2], [1], [0], [0]), [F([4], 0, 3, 0, 3)])),
    ];

    private static OpCase Conv(
        Tensor lhs, Tensor rhs, int[] strides, int[] low, int[] high, Tensor expected, int lhsDilation = 1, int rhsDilation = 1, int featureGroups = 1, int batchGroups = 1)
    {
        int[] order = [.. Enumerable.Range(0, lhs.Rank)];
        return new OpCase([lhs, rhs], Attrs(
            ("windowStrides", Axes(strides)), ("low", Axes(low)), ("high", Axes(high)), ("lhsDilation", Axes(lhsDilation)), ("rhsDilation", Axes(rhsDilation)),
            ("lhsSpec", Axes(order)), ("rhsSpec", Axes(order)), ("outSpec", Axes(order)), ("groupCounts", Axes(featureGroups, batchGroups))), [expected]);
    }

    private static Attributes Window(int[] sizes, int[] strides, int[] low, int[] high, int baseDilation = 1, int windowDilation = 1) => Attrs(
        ("windowDimensions", Axes(sizes)), ("windowStrides", Axes(strides)), ("low", Axes(low)), ("high", Axes(high)),
        ("baseDilation", Axes([.. sizes.Select(_ => baseDilation)])), ("windowDilation", Axes([.. sizes.Select(_ => windowDilation)])));

    private static Attributes Selecting(string select, int[] sizes, int[] strides, int[] low, int[] high) =>
        Attributes.Of([("select", select), .. Window(sizes, strides, low, high).Items]);
}
