using static Pure.Jit.Nd;

namespace Pure.Jit.Runtime.Tests;

public sealed class LaxTests
{
    private static readonly NDArray<int> TwoByThree = Reshape(Arange(6), (2, 3));

    [Fact]
    public void PadAddsCutsAndSpreads()
    {
        NDArray<int> x = NDArray.Array([1, 2, 3]);

        Xunit.Assert.Equal([9, 1, 9, 2, 9, 3, 9, 9], Lax.Pad(x, 9, 1, 2, 1).ToArray());
        Xunit.Assert.Equal([2], Lax.Pad(x, 9, -1, -1, 0).ToArray());
        Xunit.Assert.Equal([9, 2, 9, 3], Lax.Pad(x, 9, -1, 0, 1).ToArray());
        Xunit.Assert.Equal([9, 9, 9], Lax.Pad(x, 9, 3, -3, 0).ToArray());
        Xunit.Assert.Equal([9, 9], Lax.Pad(Zeros<int>(0), 9, 1, 1, 3).ToArray());
    }

    [Fact]
    public void StructureFollowsItsAttributes()
    {
        Xunit.Assert.Equal([0, 3, 1, 4, 2, 5], Lax.Transpose(TwoByThree, (1, 0)).ToArray());
        Xunit.Assert.Equal([5, 4, 3, 2, 1, 0], Lax.Rev(TwoByThree, (0, 1)).ToArray());
        Xunit.Assert.Equal([0, 2, 3, 5], Lax.Slice(TwoByThree, (0, 0), (2, 3), (1, 2)).ToArray());
        Xunit.Assert.Equal([0, 1, 2, 9, 3, 4, 5, 9], Lax.Concatenate([TwoByThree, Lax.Full<int>((2, 1), 9)], 1).ToArray());
        Xunit.Assert.Equal([0, 0, 1, 1], Lax.BroadcastInDim(Arange(2), (2, 2), 0).ToArray());
        Xunit.Assert.Equal([4, 5], Lax.DynamicSlice(TwoByThree, [5, 1], (1, 2)).ToArray());
        Xunit.Assert.Equal([0, 1, 7, 3, 4, 5], Lax.DynamicUpdateSlice(TwoByThree, Lax.Full<int>((1, 1), 7), [-5, -1]).ToArray());
    }

    [Fact]
    public void WrongAttributesAreNamed()
    {
        Xunit.Assert.Contains("is not ascending", Xunit.Assert.Throws<ArgumentException>(() => Lax.BroadcastInDim(Ones((2, 2)), (2, 2), (1, 0))).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("cannot be reshaped to (4,)", Xunit.Assert.Throws<ArgumentException>(() => Lax.Reshape(TwoByThree, 4)).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("a size is negative", Xunit.Assert.Throws<ArgumentException>(() => Zeros(-1)).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("Axis 2 is outside an array of rank 2", Xunit.Assert.Throws<ArgumentOutOfRangeException>(() => Sum(TwoByThree, 2)).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("Axis 1 is given twice", Xunit.Assert.Throws<ArgumentException>(() => Sum(TwoByThree, (1, -1))).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("another size differs", Xunit.Assert.Throws<ArgumentException>(() => Concatenate([Ones((2, 3)), Ones((3, 3))], 1)).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("'and' is not defined for f32", Xunit.Assert.Throws<ArgumentException>(() => Ones(1) & Ones(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReductionsOverNothingGiveTheirStart()
    {
        NDArray<float> none = Zeros((2, 0));

        Xunit.Assert.Equal([0f, 0f], Lax.ReduceSum(none, 1).ToArray());
        Xunit.Assert.Equal([1f, 1f], Lax.ReduceProd(none, 1).ToArray());
        Xunit.Assert.Equal([float.NegativeInfinity, float.NegativeInfinity], Lax.ReduceMax(none, 1).ToArray());
        Xunit.Assert.Equal([int.MaxValue], Lax.ReduceMin(Zeros<int>((1, 0)), 1).ToArray());
        Xunit.Assert.Contains("nothing to choose from", Xunit.Assert.Throws<ArgumentException>(() => Max(none, 1)).Message, StringComparison.Ordinal);
        Xunit.Assert.Empty(Max(none, 0).ToArray());
        Xunit.Assert.Equal(float.NegativeInfinity, (float)Nn.Logsumexp(none));
        Xunit.Assert.True(float.IsNaN(Mean(none)));
        Xunit.Assert.Throws<ArgumentException>(() => Argmax(none, 1));
    }

    [Fact]
    public void SelectionCountsCasesAndHoldsAtTheEnds()
    {
        NDArray<int> which = NDArray.Array(new[] { 0, 1, 2, -1, 9 });

        Xunit.Assert.Equal([10, 20, 30, 10, 30], Lax.SelectN(which, Full([5], (NDArray<int>)10), Full([5], (NDArray<int>)20), Full([5], (NDArray<int>)30)).ToArray());
        Xunit.Assert.Equal([1, 5], Lax.Select(NDArray.Array(new[] { true, false }), NDArray.Array(new[] { 1, 2 }), NDArray.Array(new[] { 4, 5 })).ToArray());
        Xunit.Assert.Throws<ArgumentException>(() => Lax.SelectN<int>(which));
    }

    [Fact]
    public void ReductionsTakeAnyAxes()
    {
        NDArray<int> x = Reshape(Arange(24), (2, 3, 4));

        Xunit.Assert.Equal([60, 66, 72, 78], Lax.ReduceSum(x, (0, 1)).ToArray());
        Xunit.Assert.Equal([60, 92, 124], Lax.ReduceSum(x, (2, 0)).ToArray());
        Xunit.Assert.Equal([0b110, 0b111], Lax.ReduceOr(NDArray.Array(new[,] { { 2, 4 }, { 3, 4 } }), 1).ToArray());
        NDArray<bool> overNothing = Lax.ReduceAnd(Nd.Zeros<bool>([2, 0]), 1);
        Xunit.Assert.Equal(new byte[] { 1, 1 }, System.Runtime.InteropServices.MemoryMarshal.AsBytes(overNothing.AsSpan()).ToArray());
        Xunit.Assert.Equal([2, 0], Lax.ReduceAnd(NDArray.Array(new[,] { { 2, 6 }, { 3, 4 } }), 1).ToArray());
        Xunit.Assert.Equal([1, 0], Lax.Argmax(NDArray.Array(new[,] { { 1f, float.NaN }, { 2f, 2f } }), 1).ToArray());
        Xunit.Assert.Equal([0, 1, 3, 3, 7, 12], Lax.Cumsum(TwoByThree, 1).ToArray());
        Xunit.Assert.Equal([3, 5, 7, 3, 4, 5], Lax.Cumsum(TwoByThree, 0, reverse: true).ToArray());
    }

    [Fact]
    public void DotGeneralPutsBatchThenFreeAxes()
    {
        NDArray<double> a = Reshape(Arange<double>(24), (2, 3, 4));
        NDArray<double> b = Reshape(Arange<double>(40), (4, 2, 5));
        NDArray<double> c = Lax.DotGeneral(a, b, 2, 0, 0, 1);

        Xunit.Assert.Equal((2, 3, 5), c.Shape);
        for (int n = 0; n < 2; n++)
        {
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 5; j++)
                {
                    double sum = 0;
                    for (int k = 0; k < 4; k++)
                    {
                        sum += (double)a[n, i, k] * (double)b[k, n, j];
                    }

                    Xunit.Assert.Equal(sum, (double)c[n, i, j]);
                }
            }
        }

        ArgumentException error = Xunit.Assert.Throws<ArgumentException>(() => Matmul(Ones((2, 3)), Ones((4, 5))));
        Xunit.Assert.Contains("axis 1 of lhs (2, 3) is 3, axis 0 of rhs (4, 5) is 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MatmulTakesRowsColumnsAndBatches()
    {
        Xunit.Assert.Equal(default, Matmul(Ones(3), Ones(3)).Shape);
        Xunit.Assert.Equal(4, Matmul(Ones(3), Ones((3, 4))).Shape);
        Xunit.Assert.Equal((2, 4), Matmul(Ones(3), Ones((2, 3, 4))).Shape);
        Xunit.Assert.Equal((2, 5), Matmul(Ones((2, 5, 3)), Ones(3)).Shape);
        Xunit.Assert.Equal((7, 2, 5, 4), Matmul(Ones((7, 1, 5, 3)), Ones((2, 3, 4))).Shape);
        Xunit.Assert.Equal((2, 5, 4), Matmul(Ones((5, 3)), Ones((2, 3, 4))).Shape);
        Xunit.Assert.Equal([5, 14, 14, 50], Matmul(TwoByThree, Transpose(TwoByThree)).ToArray());
        Xunit.Assert.Equal([(Half)5], Matmul(NDArray.Array(new Half[,] { { (Half)1, (Half)2 } }), NDArray.Array([(Half)1, (Half)2])).ToArray());
        Xunit.Assert.Equal([0f, 0f], Matmul(Zeros((2, 0)), Zeros(0)).ToArray());
    }

    [Fact]
    public void GatherAndScatterMeetTheirModes()
    {
        NDArray<float> x = NDArray.Array([1f, 2f, 3f]);
        NDArray<int> places = NDArray.Array([2, 5, -1]);

        Xunit.Assert.Equal([3f, 3f, 1f], Lax.Gather(x, places, 0, 0, "clip").ToArray());
        Xunit.Assert.Equal([3f, float.NaN, float.NaN], Lax.Gather(x, places, 0, 0, "fill").ToArray());
        Xunit.Assert.Equal([1f, 2f, 13f], Lax.ScatterAdd(x, places, Lax.Full<float>(3, 10), 0, 0, "drop").ToArray());
        Xunit.Assert.Equal([11f, 2f, 23f], Lax.ScatterAdd(x, places, Lax.Full<float>(3, 10), 0, 0, "clip").ToArray());
        Xunit.Assert.Equal([1f, 2f, 8f], Lax.Scatter(x, NDArray.Array([2, 2]), NDArray.Array([7f, 8f]), 0, 0, "drop").ToArray());
        Xunit.Assert.Equal([1, 5], Lax.Gather(TwoByThree, NDArray.Array(new[,] { { 1 }, { 2 } }), 1, 1, "clip").ToArray());
        Xunit.Assert.Throws<ArgumentOutOfRangeException>(() => Lax.Gather(x, places, 0, 0, "promise"));
    }

    [Fact]
    public void SortsAreStableWithNaNLast()
    {
        NDArray<float> x = NDArray.Array([float.NaN, 2f, -0f, 0f, float.NegativeInfinity]);

        Testing.Assert.ArrayEqual(Sort(x), NDArray.Array([float.NegativeInfinity, -0f, 0f, 2f, float.NaN]), bitwise: true);
        Xunit.Assert.Equal([4, 2, 3, 1, 0], Argsort(x).ToArray());
        Xunit.Assert.Equal([0, 1, 2, 3, 4], Argsort(x, descending: true).ToArray());
        Xunit.Assert.Equal([0, 1, 2, 3, 4, 5], Sort(NDArray.Array(new[,] { { 3, 4, 2 }, { 0, 1, 5 } }), axis: 0).ToArray());
    }
}
