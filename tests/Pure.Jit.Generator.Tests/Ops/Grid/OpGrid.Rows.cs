using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Ops.Structure;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops.Grid;

internal static partial class OpGrid
{
    /// <summary>Creation, structure, reductions, cumulative ops, sorting: what takes whole arrays.</summary>
    private static IEnumerable<GridRow> Whole(Op op, DType dtype, int rank)
    {
        EquatableArray<Dim> shape = Shape(rank);
        GridOperand x = Of(dtype, shape), size = Of(DType.Bool, [N]);
        int last = rank - 1;
        switch (op.Name)
        {
            case "full":
                object value = dtype == DType.Bool ? true : dtype.IsFloating() ? 1.5 : 3L;
                yield return Row(Attrs(("shape", shape), ("value", value), ("dtype", dtype)), size) with { Unused = 1 };
                break;
            case "iota" when rank > 0:
                yield return Row(Attrs(("shape", shape), ("dimension", last), ("dtype", dtype)), size) with { Unused = 1 };
                yield return Row(Attrs(("shape", shape), ("dimension", 0), ("dtype", dtype)), size) with { Unused = 1 };
                break;
            case "dim_as_value" when rank == 0:
                yield return Row(Attrs(("size", new EquatableArray<Dim>([N])), ("dtype", dtype)), size) with { Unused = 1 };
                break;
            case "random_bits" or "random_words" when dtype == DType.U32:
                yield return Row(Attrs(("shape", shape)), Of(dtype, []), Of(dtype, []), size) with { Unused = 1 };
                break;
            case "threefry2x32" when dtype == DType.U32:
                yield return Row(Attributes.None, x, x, x, x);
                break;
            case "broadcast_in_dim":
                yield return Row(Attrs(("shape", new EquatableArray<Dim>([2, .. shape])), ("broadcastDimensions", Axes(Enumerable.Range(1, rank)))), x);
                yield return Row(Attrs(("shape", new EquatableArray<Dim>([.. shape, 3])), ("broadcastDimensions", Axes(Enumerable.Range(0, rank)))), x);
                break;
            case "reshape":
                yield return Row(Attrs(("newSizes", new EquatableArray<Dim>([.. shape.Reverse(), 1]))), x);
                yield return Row(Attrs(("newSizes", new EquatableArray<Dim>([Dim.Product(shape)]))), x);
                break;
            case "transpose":
                yield return Row(Attrs(("permutation", Axes(Enumerable.Range(0, rank).Reverse()))), x);
                yield return Row(Attrs(("permutation", Axes(Enumerable.Range(0, rank).Select(a => (a + 1) % rank)))), x);
                break;
            case "slice":
                yield return Row(Attrs(("startIndices", Each(rank, 0).Select(s => Dim.Constant(s)).ToEquatableArray()), ("limitIndices", shape), ("strides", AtLast(rank, 2, 1))), x);
                yield return Row(
                    Attrs(("startIndices", AtLast(rank, 1, 0).Select(s => Dim.Constant(s)).ToEquatableArray()), ("limitIndices", shape), ("strides", Each(rank, 1))), x) with { MinLength = 1 };
                break;
            case "pad":
                yield return Row(Attrs(("low", Each(rank, 1)), ("high", AtLast(rank, 2, 0)), ("interior", AtLast(rank, 1, 0))), x, Of(dtype, []));
                yield return Row(Attrs(("low", AtLast(rank, -1, 0)), ("high", Each(rank, 1)), ("interior", Each(rank, 0))), x, Of(dtype, [])) with { MinLength = 1 };
                break;
            case "concatenate" when rank > 0:
                yield return Row(Attrs(("dimension", last)), x, x, Of(dtype, [.. shape.Take(last), 3]));
                yield return Row(Attrs(("dimension", 0)), x, x);
                break;
            case "rev":
                yield return Row(Attrs(("dimensions", Axes(Enumerable.Range(0, rank)))), x);
                yield return Row(Attrs(("dimensions", Axes(Enumerable.Range(0, rank).TakeLast(1)))), x);
                break;
            case "reduce_sum" or "reduce_prod" or "reduce_max" or "reduce_min" or "reduce_and" or "reduce_or" or "reduce_xor":
                GridOperand reduced = Of(dtype, shape, op.Name == "reduce_prod" ? Fill.NearOne : Fill.Any);
                yield return Row(Attrs(("axes", Axes(Enumerable.Range(0, rank)))), reduced);
                if (rank > 1)
                {
                    yield return Row(Attrs(("axes", Axes([last]))), reduced);
                    yield return Row(Attrs(("axes", Axes([0]))), reduced);
                    yield return Row(Attrs(("axes", Axes(Enumerable.Range(0, last)))), reduced);
                }

                break;
            case "argmax" or "argmin" when rank > 0:
                yield return Row(Attrs(("axis", last)), x) with { MinLength = 1 };
                yield return Row(Attrs(("axis", 0)), x) with { MinLength = 1 };
                break;
            case "cumsum" or "cumprod" or "cummax" or "cummin" or "cumlogsumexp" when rank > 0:
                GridOperand gathered = Of(dtype, shape, op.Name == "cumprod" ? Fill.NearOne : Fill.Any);
                yield return Row(Attrs(("axis", last), ("reverse", false)), gathered);
                yield return Row(Attrs(("axis", last), ("reverse", true)), gathered);
                yield return Row(Attrs(("axis", 0), ("reverse", false)), gathered);
                break;
            case "linear_recurrence" when rank > 0:
                yield return Row(Attrs(("axis", last), ("reverse", false)), Of(dtype, shape, Fill.NearOne), x);
                yield return Row(Attrs(("axis", 0), ("reverse", true)), Of(dtype, shape, Fill.NearOne), x);
                break;
            case "sort" when rank > 0:
                yield return Row(Attrs(("dimension", last)), x);
                yield return Row(Attrs(("dimension", 0)), x);
                break;
            case "sort_key_val" when rank > 0:
                yield return Row(Attrs(("dimension", last)), x, Of(DType.I32, shape));
                yield return Row(Attrs(("dimension", 0)), x, x);
                break;
            case "top_k" when rank > 0:
                yield return Row(Attrs(("k", 1)), x) with { MinLength = 1 };
                yield return Row(Attrs(("k", 3)), x) with { MinLength = 3 };
                break;
            case "searchsorted" when rank > 0:
                yield return Row(Attrs(("batchDims", last), ("side", "left")), Of(dtype, shape, Fill.Ascending), Of(dtype, [.. shape.Take(last), 5]));
                yield return Row(Attrs(("batchDims", 0), ("side", "right")), Of(dtype, [N], Fill.Ascending), x);
                break;
            default:
                break;
        }
    }

    /// <summary>Products, convolutions, windows.</summary>
    private static IEnumerable<GridRow> Contracting(Op op, DType dtype, int rank)
    {
        EquatableArray<Dim> shape = Shape(rank);
        GridOperand x = Of(dtype, shape);
        int last = rank - 1;
        EquatableArray<int> none = [];
        switch (op.Name)
        {
            case "dot_general" when rank > 0:
                EquatableArray<int> batch = Axes(Enumerable.Range(0, last));
                yield return Row(Attrs(("lhsContracting", Axes([last])), ("rhsContracting", Axes([last])), ("lhsBatch", batch), ("rhsBatch", batch)), x, x);
                yield return Row(Attrs(("lhsContracting", Axes([last])), ("rhsContracting", Axes([0])), ("lhsBatch", none), ("rhsBatch", none)), x, Of(dtype, [N, 5]));
                yield return Row(Attrs(("lhsContracting", Axes([0])), ("rhsContracting", Axes([0])), ("lhsBatch", none), ("rhsBatch", none)), Of(dtype, [3, N]), Of(dtype, [3, .. shape]));
                break;
            case "conv_general_dilated" when rank >= 2:
                int spatial = rank - 2;
                Dim[] window = [.. Enumerable.Range(0, spatial).Select(a => Dim.Constant(a == spatial - 1 ? 2 : 1))];
                EquatableArray<Dim> image = spatial == 0 ? [N, 3] : [2, 3, .. Leading.Take(spatial - 1).Select(d => Dim.Constant(d)), N];
                EquatableArray<int> order = Axes(Enumerable.Range(0, rank)), ones = Each(spatial, 1);
                yield return Row(
                    Attrs(
                        ("windowStrides", ones), ("low", AtLast(spatial, 1, 0)), ("high", AtLast(spatial, 1, 0)), ("lhsDilation", ones), ("rhsDilation", ones),
                        ("lhsSpec", order), ("rhsSpec", order), ("outSpec", order), ("groupCounts", Axes([1, 1]))),
                    Of(dtype, image), Of(dtype, [4, 3, .. window]));
                break;
            case "reduce_window_max" or "reduce_window_min" or "reduce_window_sum" when rank > 0:
                yield return Row(Windows(rank), x);
                break;
            case "select_and_gather_add" when rank > 0:
                yield return Row(Attributes.Of([("select", "ge"), .. Windows(rank).Items]), x, x);
                break;
            case "select_and_scatter_add" when rank > 0:
                EquatableArray<Dim> places = Primitives.ReduceWindowSum.InferTypes([new ArrayType(DType.F32, shape)], Windows(rank))[0].Shape;
                yield return Row(Attributes.Of([("select", "le"), .. Windows(rank).Items]), Of(dtype, places), x);
                break;
            default:
                break;
        }
    }

    private static Attributes Windows(int rank) => Attrs(
        ("windowDimensions", AtLast(rank, 3, 1)), ("windowStrides", AtLast(rank, 2, 1)), ("low", AtLast(rank, 1, 0)), ("high", AtLast(rank, 2, 0)),
        ("baseDilation", Each(rank, 1)), ("windowDilation", Each(rank, 1)));

    /// <summary>What reads or writes at positions.</summary>
    private static IEnumerable<GridRow> Placing(Op op, DType dtype, int rank)
    {
        EquatableArray<Dim> shape = Shape(rank);
        GridOperand x = Of(dtype, shape), position = Of(DType.I32, [], Fill.Position);
        int last = rank - 1;
        switch (op.Name)
        {
            case "gather" when rank > 0:
                foreach (string mode in new[] { "clip", "fill", "zero" })
                {
                    yield return Row(Places(last, 0, mode), x, Of(DType.I32, [4], Fill.Position)) with { MinLength = mode == "clip" ? 1 : 0 };
                }

                yield return Row(Places(last, last, "fill"), x, Of(DType.I32, [.. shape.Take(last), 3], Fill.Position));
                yield return Row(Places(0, 0, "promise"), Of(dtype, [N, .. shape.Take(last)]), Of(DType.I32, [2, 3], Fill.Within)) with { MinLength = 1 };
                break;
            case "scatter" or "scatter_add" or "scatter_mul" or "scatter_min" or "scatter_max" when rank > 0:
                foreach (string mode in new[] { "drop", "clip" })
                {
                    yield return Row(Places(last, 0, mode), x, Of(DType.I32, [4], Fill.Position), Of(dtype, [.. shape.Take(last), 4])) with { MinLength = mode == "clip" ? 1 : 0 };
                }

                yield return Row(
                    Places(last, last, "drop"), x, Of(DType.I32, [.. shape.Take(last), 3], Fill.Position), Of(dtype, [.. shape.Take(last), 3]));
                break;
            case "dynamic_slice" when rank > 0:
                EquatableArray<Dim> part = [.. shape.Take(last), 1];
                yield return Row(Attrs(("sliceSizes", part)), [x, .. Enumerable.Repeat(position, rank)]) with { MinLength = 1 };
                break;
            case "dynamic_update_slice" when rank > 0:
                yield return Row(Attributes.None, [x, Of(dtype, [.. shape.Take(last), 1]), .. Enumerable.Repeat(position, rank)]) with { MinLength = 1 };
                break;
            case "check_index" when dtype == DType.I32:
                yield return Row(Attrs(("size", new EquatableArray<Dim>([N])), ("axis", 0)), Of(DType.I32, shape, Fill.Inside), Of(DType.Bool, [N])) with { Unused = 1, MinLength = 1 };
                break;
            case "count_up" when rank == 0 && dtype == DType.I32:
                yield return Row(Attrs(("size", new EquatableArray<Dim>([5]))), Of(dtype, [], Fill.NearOne));
                break;
            case "nonzero" when rank == 1:
                yield return Row(Attrs(("size", new EquatableArray<Dim>([5]))), x);
                break;
            default:
                break;
        }
    }

    private static Attributes Places(int axis, int batchDims, string mode) => Attrs(("axis", axis), ("batchDims", batchDims), ("mode", mode));

    /// <summary>Decompositions, whose interpreter takes its time, up to rank 3; transforms along an axis.</summary>
    private static IEnumerable<GridRow> OfMatrices(Op op, DType dtype, int rank)
    {
        EquatableArray<Dim> batch = [.. Leading.Take(Math.Max(rank - 2, 0)).Select(d => Dim.Constant(d))];
        GridOperand square = Of(dtype, [.. batch, N, N], Fill.Definite), tall = Of(dtype, [.. batch, N + 2, N]), x = Of(dtype, Shape(rank));
        int last = rank - 1;
        switch (op.Name)
        {
            case "cholesky" or "eigvalsh" or "lu" or "eigh" when rank >= 2:
                yield return Row(Attributes.None, square);
                break;
            case "svdvals" when rank >= 2:
                yield return Row(Attributes.None, square);
                yield return Row(Attributes.None, tall);
                break;
            case "qr" or "svd" when rank >= 2:
                yield return Row(Attrs(("fullMatrices", false)), square);
                break;
            case "lu_pivots_to_permutation" when rank >= 1:
                yield return Row(Attrs(("permutationSize", new EquatableArray<Dim>([N]))), Of(dtype, Shape(rank), Fill.Pivots));
                break;
            case "triangular_solve" when rank >= 2:
                foreach (bool flag in new[] { false, true })
                {
                    yield return Row(
                        Attrs(("leftSide", flag), ("lower", !flag), ("transposeA", flag), ("unitDiagonal", false)),
                        square, Of(dtype, flag ? [.. batch, N, 2] : [.. batch, 2, N]));
                }

                break;
            case "fft" when rank > 0:
                yield return Row(Attrs(("axis", last), ("inverse", false)), x, x) with { MinLength = 1 };
                yield return Row(Attrs(("axis", 0), ("inverse", true)), x, x) with { MinLength = 1 };
                break;
            case "rfft" when rank > 0:
                yield return Row(Attrs(("axis", last)), x) with { MinLength = 1 };
                break;
            case "irfft" when rank > 0:
                EquatableArray<Dim> half = [.. Shape(rank).Take(last), Dim.FloorDivide(N, 2) + 1];
                yield return Row(Attrs(("axis", last), ("length", new EquatableArray<Dim>([N]))), Of(dtype, half), Of(dtype, half), Of(DType.Bool, [N])) with { Unused = 1, MinLength = 1 };
                break;
            default:
                break;
        }
    }
}
