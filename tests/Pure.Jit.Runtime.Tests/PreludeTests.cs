using static Pure.Jit.Nd;

namespace Pure.Jit.Runtime.Tests;

public sealed class PreludeTests
{
    [Fact]
    public void Creation()
    {
        Xunit.Assert.Equal([3, 5, 7], Arange(3, 8, 2).ToArray());
        Xunit.Assert.Equal([3, 1], Arange(3, -1, -2).ToArray());
        Xunit.Assert.Empty(Arange(3, 1).ToArray());
        Xunit.Assert.Equal([0f, 0.25f, 0.5f, 0.75f], Arange(0f, 1f, 0.25f).ToArray());
        Xunit.Assert.Equal([0f, 0.25f, 0.5f, 0.75f, 1f], Linspace(0, 1, 5).ToArray());
        Xunit.Assert.Equal([0f, 0.25f, 0.5f, 0.75f], Linspace(0, 1, 4, endpoint: false).ToArray());
        Xunit.Assert.Equal([0f, 1f, 0f, 0f, 0f, 1f], Eye(2, 3, 1).ToArray());
        Xunit.Assert.Equal([1, 0, 0, 1, 1, 0], Tri<int>(2, 3).ToArray());
        Xunit.Assert.Equal([0, 1, 0, 0], Triu(Reshape(Arange(4), (2, 2)), 1).ToArray());
        Xunit.Assert.Equal([0, 0, 2, 3], Tril(Reshape(Arange(4), (2, 2))).ToArray());
        Xunit.Assert.Equal([2f, 2f], Full<float>(2, 2f).ToArray());
        Xunit.Assert.Equal([true, true], Ones<bool>(2).ToArray());
    }

    [Fact]
    public void Shapes()
    {
        NDArray<int> x = Reshape(Arange(6), (2, -1));

        Xunit.Assert.Equal((2, 3), x.Shape);
        Xunit.Assert.Equal((3, 2), Transpose(x).Shape);
        Xunit.Assert.Equal((1, 2, 3, 1), ExpandDims(x, (0, -1)).Shape);
        Xunit.Assert.Equal((2, 3), Squeeze(ExpandDims(x, (0, -1))).Shape);
        Xunit.Assert.Contains("only axes of size 1 can", Xunit.Assert.Throws<ArgumentException>(() => Squeeze(x, 0)).Message, StringComparison.Ordinal);
        Xunit.Assert.Equal((3, 4, 2), Moveaxis(Zeros((2, 3, 4)), 0, -1).Shape);
        Xunit.Assert.Equal((4, 2, 3), Moveaxis(Zeros((2, 3, 4)), (0, 1), (1, 2)).Shape);
        Xunit.Assert.Equal((4, 3, 2), Swapaxes(Zeros((2, 3, 4)), 0, 2).Shape);
        Xunit.Assert.Equal((2, 2, 3), Stack([x, x]).Shape);
        Xunit.Assert.Equal((2, 3, 2), Stack([x, x], axis: -1).Shape);
        Xunit.Assert.Equal([0, 1, 0, 1], Hstack([Arange(2), Arange(2)]).ToArray());
        Xunit.Assert.Equal((2, 2), Vstack([Arange(2), Arange(2)]).Shape);
        Xunit.Assert.Equal([3, 4, 5], Split(x, 2)[1].ToArray());
        Xunit.Assert.Equal([2, 0, 1], Roll(Arange(3), 1).ToArray());
        Xunit.Assert.Equal([1, 2, 0, 4, 5, 3], Roll(x, -1, axis: 1).ToArray());
        Xunit.Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1], Tile(Arange(2), (2, 2)).ToArray());
        Xunit.Assert.Equal([0, 0, 1, 1], Repeat(Arange(2), 2).ToArray());
        Xunit.Assert.Equal([0, 0, 1, 0], Pad(Arange(2), (1, 1)).ToArray());
        Xunit.Assert.Equal((3, 5), Pad(x, ((1, 0), (2, 0))).Shape);
    }

    [Fact]
    public void TakingFollowsJax()
    {
        NDArray<float> x = NDArray.Array([1f, 2f, 3f]);
        NDArray<int> places = NDArray.Array([0, -1, 3]);

        Xunit.Assert.Equal([1f, 3f, float.NaN], Take(x, places).ToArray());
        Xunit.Assert.Equal([1f, 1f, 3f], Take(x, places, mode: "clip").ToArray());
        Xunit.Assert.Equal([1f, 3f, 1f], Take(x, places, mode: "wrap").ToArray());
        NDArray<int> table = Reshape(Arange(6), (2, 3));
        Xunit.Assert.Equal([2, 4], TakeAlongAxis(table, NDArray.Array([2, 1])[.., NewAxis], axis: 1).ToArray());
        Xunit.Assert.Equal([3, 1, 5], TakeAlongAxis(table, NDArray.Array([1, 0, 1])[NewAxis], axis: 0).ToArray());
    }

    [Fact]
    public void ActivationsAtTheirEdges()
    {
        NDArray<float> x = NDArray.Array([float.NegativeInfinity, -1f, 0f, 1f, float.PositiveInfinity]);

        Testing.Assert.AllClose(Nn.Gelu(x), NDArray.Array([0f, -0.158808f, 0f, 0.841192f, float.PositiveInfinity]), rtol: 1e-5);
        Testing.Assert.AllClose(Nn.Gelu(x, approximate: false), NDArray.Array([0f, -0.15865526f, 0f, 0.8413447f, float.PositiveInfinity]), rtol: 1e-6);
        Testing.Assert.AllClose(Nn.Softplus(x), NDArray.Array([0f, 0.31326169f, 0.69314718f, 1.3132617f, float.PositiveInfinity]), rtol: 1e-6);
        Testing.Assert.AllClose(Nn.Softmax(NDArray.Array([1000f, 1000f])), NDArray.Array([0.5f, 0.5f]));
        Testing.Assert.AllClose(Nn.LogSoftmax(NDArray.Array([1000f, 1000f])), NDArray.Array([-0.6931472f, -0.6931472f]));
        Xunit.Assert.Equal(float.NegativeInfinity, (float)Nn.Logsumexp(Full<float>(3, float.NegativeInfinity)));
        Xunit.Assert.Equal([0f, 1f, 0f, 0f, 0f, 0f], Nn.OneHot(NDArray.Array([1, 7]), 3).ToArray());
    }

    [Fact]
    public void MeansNeedFloatingPoint()
    {
        Xunit.Assert.Equal(1.5f, (float)Mean(Arange(4)));
        Xunit.Assert.Equal(0.5f, (float)Mean(NDArray.Array([true, false])));
        Xunit.Assert.Equal(1, (int)Sum(NDArray.Array([true, false])));
        Xunit.Assert.Contains("'Mean' is not defined for i64", Xunit.Assert.Throws<ArgumentException>(() => Mean(Arange<long>(3))).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("'exp' is not defined for i32", Xunit.Assert.Throws<ArgumentException>(() => Exp(Arange(3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MismatchesSayWhere()
    {
        Testing.ArrayMismatchException error = Xunit.Assert.Throws<Testing.ArrayMismatchException>(
            () => Testing.Assert.AllClose(NDArray.Array(new[,] { { 1f, 2f } }), NDArray.Array(new[,] { { 1f, 2.5f } })));

        Xunit.Assert.Contains("1 of 2 elements differ", error.Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("at (0, 1): actual 2, expected 2.5", error.Message, StringComparison.Ordinal);
        Xunit.Assert.Equal(1UL, Testing.UlpDistance.Between(1f, float.BitIncrement(1f)));
        Xunit.Assert.Equal(2UL, Testing.UlpDistance.Between(-float.Epsilon, float.Epsilon));
        Xunit.Assert.Equal(0UL, Testing.UlpDistance.Between(0.0, -0.0));
        Xunit.Assert.Throws<Testing.ArrayMismatchException>(() => Testing.Assert.ArrayEqual<float>(0f, -0f, bitwise: true));
    }
}
