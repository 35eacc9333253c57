namespace Pure.Jit.EndToEnd.Tests;

/// <summary>What <see cref="LanguageTests"/> calls.</summary>
public static class Language
{
    [Jit]
    public static NDArray<float> DetOfNone([Shape("3")] NDArray<float> x) => x + Linalg.Det(Zeros<float>([3, 0, 0]));

    [Jit]
    public static NDArray<float> Det([Shape("k n n")] NDArray<float> x) => Linalg.Det(x);

    [Jit]
    public static NDArray<float> SlopeOfDet([Shape("n n")] NDArray<float> x) => Transforms.Grad(a => Linalg.Det(a), x);

    [Jit]
    public static NDArray<float> DetOfTwo([Shape("2 2")] NDArray<float> x) => Linalg.Det(x);

    [Jit]
    public static NDArray<float> DetOfThree([Shape("k 3 3")] NDArray<float> x) => Linalg.Det(x);

    [Jit]
    public static NDArray<float> SlopeOfDetOfTwo([Shape("2 2")] NDArray<float> x) => Transforms.Grad(a => Linalg.Det(a), x);

    [Jit]
    public static NDArray<float> SlopeOfDetOfThree([Shape("3 3")] NDArray<float> x) => Transforms.Grad(a => Linalg.Det(a), x);

    [Jit]
    public static NDArray<double> SlopesOfDets([Shape("k n n")] NDArray<double> x) => Transforms.Grad(a => Sum(Linalg.Det(a)), x);

    [Jit]
    public static NDArray<uint> Words([Shape("n")] NDArray<double> x) => Lax.BitcastConvertType<double, uint>(x);

    [Jit]
    public static NDArray<double> Doubles([Shape("n 2")] NDArray<uint> x) => Lax.BitcastConvertType<uint, double>(x);

    [Jit]
    public static NDArray<byte> Bytes([Shape("n")] NDArray<float> x) => Lax.BitcastConvertType<float, byte>(x);

    [Jit]
    public static NDArray<float> Floats([Shape("n 4")] NDArray<byte> x) => Lax.BitcastConvertType<byte, float>(x);

    [Jit]
    public static NDArray<sbyte> Narrow([Shape("")] NDArray<short> x) => Lax.BitcastConvertType<short, sbyte>(x);

    [Jit]
    public static NDArray<Half> TwoHalves([Shape("1")] NDArray<int> x) => Ravel(Lax.BitcastConvertType<int, Half>(x));

    [Jit]
    public static NDArray<long> Long([Shape("n 4")] NDArray<ushort> x) => Lax.BitcastConvertType<ushort, long>(x);

    [Jit]
    public static NDArray<byte> EachBytes([Shape("n")] NDArray<float> x) => Transforms.Vmap((NDArray<float> v) => Lax.BitcastConvertType<float, byte>(v), x);

    [Jit]
    public static NDArray<float> EachFloat([Shape("n 4")] NDArray<byte> x) => Transforms.Vmap((NDArray<byte> v) => Lax.BitcastConvertType<byte, float>(v), x);

    [Jit]
    public static NDArray<float> PinvOfNone() => Linalg.Pinv(Zeros<float>([3, 0]));

    [Jit]
    public static NDArray<float> Pinv([Shape("m n")] NDArray<float> x) => Linalg.Pinv(x);

    [Jit]
    public static NDArray<int> Rank([Shape("m n")] NDArray<float> x) => Linalg.MatrixRank(x);

    [Jit]
    public static NDArray<float> Middle([Shape("n")] NDArray<float> x) => Median(x);

    [Jit]
    public static NDArray<float> MiddleAbove([Shape("n")] NDArray<float> x) => Quantile(x[x > 5], 0.25f);

    [Jit]
    public static NDArray<float> Middles([Shape("m n")] NDArray<float> x) => Median(x, 1);

    [Jit]
    public static NDArray<float> Parts([Shape("m n")] NDArray<float> x) =>
        Stack([Quantile(x, 0.5), Percentile(x, 50.0), Nanquantile(x, 0.25), Nanpercentile(x, 25.0)]);

    [Jit]
    public static NDArray<double> Doubles() => Arange(3.0);

    [Jit]
    public static NDArray<double> Steps() => Arange(1, 2, 0.5);

    [Jit]
    public static NDArray<float> Lines([Shape("n")] NDArray<float> x) => Ravel(Linspace(0f, x, 3));

    [Jit]
    public static NDArray<Half> Halves(NDArray<Half> x) => Maximum(x, (Half)0) + ((Half)1 + (Half)0.5);

    [Jit]
    public static NDArray<BFloat16> Brains(NDArray<BFloat16> x) => x + (BFloat16)0.5f;

    [Jit]
    public static NDArray<float> Repeated([Shape("m n")] NDArray<float> x, [Shape("n")] NDArray<int> counts) => Repeat(x, counts, 1);

    [Jit]
    public static NDArray<float> RepeatedFlat([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<int> counts) => Repeat(x, counts);

    [Jit]
    public static NDArray<float> Without([Shape("m n")] NDArray<float> x, [Shape("k")] NDArray<int> places) => Delete(x, places, 1);

    [Jit]
    public static NDArray<float> Columns([Shape("m 3")] NDArray<float> x) => Nd.Reshape(x, (3, -1), "F");

    [Jit]
    public static NDArray<float> Flat([Shape("m n")] NDArray<float> x) => Ravel(x, "F");

    [Jit]
    public static NDArray<bool> Bools([Shape("m k")] NDArray<bool> a, [Shape("k n")] NDArray<bool> b) => Matmul(a, b);

    [Jit]
    public static NDArray<int> Wide([Shape("k")] NDArray<sbyte> a, [Shape("k")] NDArray<sbyte> b) =>
        Nd.Reshape(Lax.DotGeneral<sbyte, int>(a, b, 0, 0, default, default), 1);

    [Jit]
    public static NDArray<float> Sliced([Shape("m 3")] NDArray<float> x) => Lax.SliceInDim(x, -2, null, axis: 1);

    [Jit]
    public static NDArray<float> Last([Shape("2 n")] NDArray<float> x) => Lax.IndexInDim(x, -1, keepdims: false);

    [Jit]
    public static NDArray<float> From([Shape("m n")] NDArray<float> x, int start) => Lax.DynamicSliceInDim(x, start, 2, axis: 1);

    [Jit]
    public static NDArray<float> Column([Shape("m n")] NDArray<float> x, int index) => Lax.DynamicIndexInDim(x, index, 1, keepdims: false);

    [Jit]
    public static NDArray<float> Blanked([Shape("m n")] NDArray<float> x, int index) =>
        Lax.DynamicUpdateIndexInDim(x, Zeros<float>(x.Shape[1]), index, 0);

    [Jit]
    public static NDArray<float> Rows([Shape("m n")] NDArray<float> x, [Shape("k")] NDArray<int> rows) => Lax.IndexTake(x, [rows], 0);

    [Jit]
    public static NDArray<float> Pairs([Shape("m n")] NDArray<float> x, [Shape("k")] NDArray<int> i, [Shape("k")] NDArray<int> j) =>
        Lax.IndexTake(x, [i, j], [0, 1]);

    [Jit]
    public static NDArray<float> Sums([Shape("m n")] NDArray<float> x) => Lax.Reduce(x, 0f, Lax.Add, 1);

    [Jit]
    public static NDArray<float> SumsByLambda([Shape("2 n")] NDArray<float> x) => Lax.Reduce(x, 0f, (a, b) => a + b, 0);

    [Jit]
    public static NDArray<float> Largest([Shape("m n")] NDArray<float> x) => Lax.Reduce(x, float.NegativeInfinity, Lax.Max, [0, 1]);

    [Jit]
    public static NDArray<float> Logarithm([Shape("2 3")] NDArray<float> x) => Lax.Reduce(x, float.NegativeInfinity, Logaddexp, [0, 1]);

    [Jit]
    public static NDArray<bool> AllOf([Shape("m n")] NDArray<bool> x) => Lax.Reduce(x, true, Lax.And, 1);

    [Jit]
    public static NDArray<float> Reshaped([Shape("2 3")] NDArray<float> x) =>
        Lax.Collapse(Lax.Squeeze(Lax.ExpandDims(Lax.Broadcast(x, 1), 1), 0), 0, 2) * Lax.FullLike(x, 2f);

    [Jit]
    public static NDArray<float> Batched([Shape("m n")] NDArray<float> x) => Lax.BatchMatmul(x, Nd.Transpose(x));

    [Jit]
    public static NDArray<float> Filled([Shape("m 3")] NDArray<float> x, int start) =>
        Lax.DynamicUpdateSliceInDim(x, Nd.Full<float>([x.Shape[0], 2], 9), start, 1);

    [Jit]
    public static NDArray<float> Logarithms([Shape("n")] NDArray<float> x) => Lax.Cumlogsumexp(x);

    [Jit]
    public static NDArray<int> Bits([Shape("n")] NDArray<int> x) => Concatenate(
        [Lax.PopulationCount(x), Nd.Array([3]), Nd.Reshape(Lax.ReduceXor(x, 0), 1)]);

    [Jit]
    public static NDArray<float> Ordered([Shape("n")] NDArray<int> keys, [Shape("n")] NDArray<float> values) => Lax.SortKeyVal(keys, values, 0).Values;

    [Jit]
    public static NDArray<float> Merged([Shape("n")] NDArray<float> x, [Shape("2")] NDArray<int> places)
    {
        NDArray<float> ones = Lax.ConvertElementType<int, float>(places);
        return Concatenate([Lax.ScatterMin(x, places, Nd.Array([7f, 1f]), 0, 0, "drop"), Lax.ScatterMul(ones, places, Zeros(2), 0, 0, "drop")]);
    }

    [Jit]
    public static NDArray<float> Coarse([Shape("n")] NDArray<float> x) => Lax.ReducePrecision(x, 8, 3);

    [Jit]
    public static NDArray<float> Chosen([Shape("n")] NDArray<float> x) => x[x > 0f];

    [Jit]
    public static NDArray<float> TangentOfChosen([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> t) =>
        Jvp(([Shape("n")] NDArray<float> w) => Chosen(w), x, t).Tangent;

    [Jit]
    public static NDArray<float> Compressed([Shape("3 4")] NDArray<float> x) => Nd.Compress(Nd.Array([true, false, true]), x, axis: 0);

    [Jit]
    public static NDArray<float> SlopeWhereTrue([Shape("n")] NDArray<float> x) => Grad(z => Sum(Where(Ones<bool>([x.Shape[0]]), z * z, 7f)), x);

    [Jit]
    public static NDArray<float> EachWhereTrue([Shape("2")] NDArray<float> x) => Vmap(z => Where(Ones<bool>([2]), z, 7f), x);

    [Jit]
    public static NDArray<float> Tiled([Shape("n")] NDArray<float> x) => Lax.Tile(x, 2);

    [Jit]
    public static NDArray<float> Stacked([Shape("m n")] NDArray<float> x) => Lax.Stack([x, Lax.Reciprocal(x)]);

    [Jit]
    public static NDArray<float> Subtracted([Shape("n")] NDArray<float> x, [Shape("k")] NDArray<int> places) => Lax.ScatterSub(
        x, Nd.ExpandDims(places, 1), Nd.Take(x, places), new ScatterDimensionNumbers(UpdateWindowDims: [], InsertedWindowDims: [0], ScatterDimsToOperandDims: [0]));
}
