using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tests.Ops;

internal static partial class OpSpecs
{
    private static IEnumerable<OpSpec> LinearAlgebra() =>
    [
        new OpSpec("cholesky",
            new OpCase([F([2, 2], 4, 7, 2, 5)], Attributes.None, [F([2, 2], 2, 0, 1, 2)]),
            new OpCase([F([2, 1, 1], 9, 4)], Attributes.None, [F([2, 1, 1], 3, 2)]),
            new OpCase([F([3, 3], 4, 0, 0, 2, 10, 0, -2, 5, 6)], Attributes.None, [F([3, 3], 2, 0, 0, 1, 3, 0, -1, 2, 1)]),
            new OpCase([F([2, 2], 1, 2, 2, 1)], Attributes.None, [F([2, 2], NaN, 0, NaN, NaN)], IsSmooth: false),
            new OpCase([F([0, 0])], Attributes.None, [F([0, 0])], IsSmooth: false)),
        new OpSpec("triangular_solve",
            new OpCase([F([2, 2], 2, 9, 1, 4), F([2, 1], 2, 9)], Side(left: true, lower: true), [F([2, 1], 1, 2)]),
            new OpCase([F([2, 2], 2, 1, 9, 4), F([2, 2], 6, 3, 8, 4)], Side(left: true), [F([2, 2], 2, 1, 2, 1)]),
            new OpCase([F([2, 2], 2, 9, 1, 4), F([2, 1], 4, 8)], Side(left: true, lower: true, transposed: true), [F([2, 1], 1, 2)]),
            new OpCase([F([2, 2], 2, 9, 1, 4), F([1, 2], 4, 8)], Side(lower: true), [F([1, 2], 1, 2)]),
            new OpCase([F([2, 2], 2, 1, 9, 4), F([1, 2], 2, 9)], Side(), [F([1, 2], 1, 2)]),
            new OpCase([F([2, 2], 2, 1, 9, 4), F([1, 2], 4, 8)], Side(transposed: true), [F([1, 2], 1, 2)]),
            new OpCase([F([2, 2], 5, 9, 3, 6), F([2, 1], 1, 5)], Side(left: true, lower: true, unit: true), [F([2, 1], 1, 2)]),
            new OpCase([F([2, 1, 1], 2, 4), F([2, 1, 2], 2, 4, 4, 8)], Side(left: true), [F([2, 1, 2], 1, 2, 1, 2)])),
        new OpSpec("lu",
            new OpCase([F([2, 2], 1, 3, 2, 4)], Attributes.None, [F([2, 2], 2, 4, 0.5, 1), I([2], 1, 1), I([2], 1, 0)]),
            new OpCase([F([3, 2], 2, 1, 4, 6, 1, 7)], Attributes.None, [F([3, 2], 4, 6, 0.25, 5.5, 0.5, -4 / 11.0), I([2], 1, 2), I([3], 1, 2, 0)]),
            new OpCase([F([2, 3], 1, 2, 3, 4, 5, 6)], Attributes.None, [F([2, 3], 4, 5, 6, 0.25, 0.75, 1.5), I([2], 1, 1), I([2], 1, 0)]),
            new OpCase([F([2, 2], 0, 0, 0, 0)], Attributes.None, [F([2, 2], 0, 0, 0, 0), I([2], 0, 1), I([2], 0, 1)], IsSmooth: false)),
        new OpSpec("lu_pivots_to_permutation",
            new OpCase([I([2], 1, 1)], Attrs(("permutationSize", Sizes(3))), [I([3], 1, 0, 2)]),
            new OpCase([I([2, 2], 2, 2, 0, 1)], Attrs(("permutationSize", Sizes(3))), [I([2, 3], 2, 0, 1, 0, 1, 2)])),
        new OpSpec("qr",
            new OpCase([F([2, 2], 3, 1, 4, 2)], Attrs(("fullMatrices", false)), [F([2, 2], -0.6, -0.8, -0.8, 0.6), F([2, 2], -5, -2.2, 0, 0.4)]),
            new OpCase([F([2, 1], 3, 4)], Attrs(("fullMatrices", false)), [F([2, 1], -0.6, -0.8), F([1, 1], -5)]),
            new OpCase([F([2, 1], 3, 4)], Attrs(("fullMatrices", true)), [F([2, 2], -0.6, -0.8, -0.8, 0.6), F([2, 1], -5, 0)], IsSmooth: false),
            new OpCase([F([2, 3], 3, 1, 5, 4, 2, 0)], Attrs(("fullMatrices", true)), [F([2, 2], -0.6, -0.8, -0.8, 0.6), F([2, 3], -5, -2.2, -3, 0, 0.4, -4)])),
        new OpSpec("eigh",
            new OpCase([F([2, 2], 1, 9, 0, 3)], Attributes.None, [F([2, 2], 1, 0, 0, 1), F([2], 1, 3)]),
            new OpCase([F([2, 2], 9, 0, 12, 2)], Attributes.None, [F([2, 2], 0.6, 0.8, -0.8, 0.6), F([2], -7, 18)]),
            new OpCase([F([2, 2], NaN, 0, 0, 1)], Attributes.None, [F([2, 2], NaN, NaN, NaN, NaN), F([2], NaN, NaN)], IsSmooth: false)),
        new OpSpec("eigvalsh",
            new OpCase([F([2, 2], 9, 0, 12, 2)], Attributes.None, [F([2], -7, 18)]),
            new OpCase([F([3, 3], 2, 0, 0, 0, 5, 0, 0, 2, 2)], Attributes.None, [F([3], 1, 2, 6)])),
        new OpSpec("svd",
            new OpCase([F([2, 2], 3, 0, 4, 5)], Attrs(("fullMatrices", false)),
                [F([2, 2], Math.Sqrt(0.1), Math.Sqrt(0.9), Math.Sqrt(0.9), -Math.Sqrt(0.1)), F([2], Math.Sqrt(45), Math.Sqrt(5)), F([2, 2], Half, Half, Half, -Half)]),
            new OpCase([F([2, 1], 3, 4)], Attrs(("fullMatrices", false)), [F([2, 1], 0.6, 0.8), F([1], 5), F([1, 1], 1)]),
            new OpCase([F([1, 2], 3, 4)], Attrs(("fullMatrices", false)), [F([1, 1], 1), F([1], 5), F([1, 2], 0.6, 0.8)]),
            new OpCase([F([2, 1], 3, 4)], Attrs(("fullMatrices", true)), [F([2, 2], 0.6, -0.8, 0.8, 0.6), F([1], 5), F([1, 1], 1)], IsSmooth: false)),
        new OpSpec("svdvals",
            new OpCase([F([2, 2], 3, 0, 4, 5)], Attributes.None, [F([2], Math.Sqrt(45), Math.Sqrt(5))]),
            new OpCase([F([1, 2], 3, 4)], Attributes.None, [F([1], 5)])),
        new OpSpec("fft",
            new OpCase([F([4], 1, 2, 3, 5), F([4], 0, 1, 0, 0)], Line(("inverse", false)), [F([4], 11, -1, -3, -3), F([4], 1, 3, -1, -3)]),
            new OpCase([F([2, 2], 1, 2, 3, 5), F([2, 2], 0, 1, 4, 0)], Attrs(("axis", 0), ("inverse", true)), [F([2, 2], 4, 7, -2, -3), F([2, 2], 4, 1, -4, 1)]),
            new OpCase([F([3], 1, 2, 4), F([3], 0, 0, 0)], Line(("inverse", true)), [F([3], 7, -2, -2), F([3], 0, -Math.Sqrt(3), Math.Sqrt(3))])),
        new OpSpec("rfft",
            new OpCase([F([4], 1, 2, 3, 5)], Line(), [F([3], 11, -2, -3), F([3], 0, 3, 0)]),
            new OpCase([F([2, 3], 1, 2, 4, 1, 0, 0)], Attrs(("axis", 1)), [F([2, 2], 7, -2, 1, 1), F([2, 2], 0, Math.Sqrt(3), 0, 0)]),
            new OpCase([F([1], 3)], Line(), [F([1], 3), F([1], 0)])),
        new OpSpec("irfft",
            new OpCase([F([3], 11, -2, -3), F([3], 9, 3, 9)], Line(("length", Sizes(4))), [F([4], 4, 8, 12, 20)]),
            new OpCase([F([2], 7, -2), F([2], 0, Math.Sqrt(3))], Line(("length", Sizes(3))), [F([3], 3, 6, 12)])),
    ];

    private const double Half = 0.70710678118654752440;

    private static Attributes Line(params (string, object)[] more) => Attrs([("axis", 0), .. more]);

    private static Attributes Side(bool left = false, bool lower = false, bool transposed = false, bool unit = false) =>
        Attrs(("leftSide", left), ("lower", lower), ("transposeA", transposed), ("unitDiagonal", unit));
}
