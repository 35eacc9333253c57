namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Empty arrays, single elements, rank 0, infinities, and arrays given twice.</summary>
public class EdgeTests
{
    [Fact]
    public void EmptyArrays()
    {
        NDArray<float> none = Zeros(0);
        Assert.Equal(0, Forms.Halve(none).Size);
        Assert.Equal(0f, (float)Forms.Total(none));
        Assert.Equal(0, Forms.Softmaxes(Zeros((0, 5))).Size);
        Arrays.ArrayEqual(Forms.Product(Zeros((3, 0)), Zeros((0, 2))), Zeros((3, 2)));
        Assert.Equal(0, Forms.Product(Zeros((0, 4)), Zeros((4, 2))).Size);
        Assert.Equal(0, Grad(Transformed.Cubes, none).Size);
        Assert.Equal(0, Vmap(Transformed.RowCubes, Zeros((0, 3))).Size);
    }

    [Fact]
    public void OneElementAndRankZero()
    {
        Arrays.ArrayEqual(Forms.Halve(NDArray.Array([3f])), Data.Row(1.5f));
        NDArray<float> scalar = 3f;
        Assert.Equal(0, Forms.Halve(scalar).Rank);
        Assert.Equal(1.5f, (float)Forms.Halve(scalar));
        Assert.Equal(27f, (float)Grad(Transformed.Cubes, scalar));
        Arrays.ArrayEqual(Forms.Softmaxes(Data.Normal(0, (4, 1))), Ones((4, 1)));
        Arrays.ArrayEqual(Forms.Product(Full<float>((1, 1), 3f), Full<float>((1, 1), 2f)), Full<float>((1, 1), 6f));
    }

    [Fact]
    public void EveryRankThroughOneMethod()
    {
        foreach (Shape shape in new Shape[] { 5, (2, 3), (2, 1, 3), (1, 2, 3, 4), (2, 1, 2, 1, 2) })
        {
            NDArray<float> x = Data.Normal(1, shape);
            Arrays.ArrayEqual(Forms.Halve(x), 0.5f * x);
            Assert.Equal(x.Shape, Forms.Halve(x).Shape);
        }
    }

    [Fact]
    public void EveryLengthThroughTheTails()
    {
        for (int n = 1; n < 140; n++)
        {
            NDArray<float> x = Data.Normal(n, n);
            Arrays.ArrayEqual(Forms.Affine(x), (x * 2f) + 1f);
            Arrays.AllClose(Forms.Total(x), Sum(x.As<double>()).As<float>(), 1e-5, 1e-5);
        }
    }

    [Fact]
    public void NotANumberAndInfinity()
    {
        NDArray<float> x = Data.Row(float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f);
        NDArray<float> halves = Forms.Halve(x);
        Assert.Equal([float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f], halves.ToArray());
        Assert.True(float.IsNegative(halves.ToArray()[3]));
        Assert.True(float.IsNaN(Forms.Total(x)));
        Assert.All(Forms.Softmaxes(Reshape(Data.Row(1, float.NaN, 2), (1, 3))).ToArray(), v => Assert.True(float.IsNaN(v)));
        Arrays.AllClose(Forms.Softmaxes(Reshape(Data.Row(1, float.NegativeInfinity, 1), (1, 3))), Reshape(Data.Row(0.5f, 0, 0.5f), (1, 3)));
        Arrays.AllClose(Forms.Softmaxes(Reshape(Data.Row(1000, 1000), (1, 2))), Reshape(Data.Row(0.5f, 0.5f), (1, 2)));
    }

    // docs/numerics.md: XLA's values for arrays, and in compiled code for numbers; C#'s exceptions in a body that runs as it is.
    [Theory]
    [InlineData(7, 0, -1, 7)]
    [InlineData(-7, 0, -1, -7)]
    [InlineData(0, 0, -1, 0)]
    [InlineData(int.MinValue, -1, int.MinValue, 0)]
    public void IntegerDivisionThatCSharpRefuses(int a, int b, int quotient, int remainder)
    {
        NDArray<int> x = Full<int>(9, a), y = Full<int>(9, b);
        Arrays.ArrayEqual(Divisions.OfArrays(x, y).Quotient, Full<int>(9, quotient));
        Arrays.ArrayEqual(Divisions.OfArrays(x, y).Remainder, Full<int>(9, remainder));
#if EAGER
        Assert.ThrowsAny<ArithmeticException>(() => Divisions.OfNumbers(a, b));
#else
        Assert.Equal((quotient, remainder), Divisions.OfNumbers(a, b));
#endif
    }

    [Fact]
    public void SmallRandomIntegersAreDrawnAsInt()
    {
        NDArray<int> drawn = Rand.Randint(Rand.Key(3), 40, -5, 100);
        Arrays.ArrayEqual(Draws.Small(Rand.Key(3)), drawn.As<sbyte>());
        Arrays.ArrayEqual(Rand.Randint<short>(Rand.Key(3), 40, (short)-5, (short)100), drawn.As<short>());
        Arrays.ArrayEqual(Rand.Randint<ushort>(Rand.Key(3), 40, (ushort)0, (ushort)65535), Rand.Randint(Rand.Key(3), 40, 0, 65535).As<ushort>());
        Assert.Contains("f32", Assert.Throws<ArgumentException>(() => Rand.Randint<float>(Rand.Key(3), 4, 0f, 1f)).Message);
    }

    [Fact]
    public void TheSameArrayTwiceAndPartsOfOne()
    {
        NDArray<float> x = Data.Normal(3, (4, 4));
        Arrays.AllClose(Forms.Product(x, x), Matmul(x, x), 1e-5, 1e-6);
        Arrays.AllClose(Transformed.Weighted(x[0], x[0]), Sum(x[0] * x[0] * x[0]), 1e-5, 1e-6);
        Arrays.AllClose(Transformed.Weighted(x[1], x[2]), Sum(x[1] * x[1] * x[2]), 1e-5, 1e-6);
        Arrays.ArrayEqual(Forms.Halve(x[1..3]), 0.5f * x[1..3]);
    }
}

public static class Divisions
{
    [Jit]
    public static (NDArray<int> Quotient, NDArray<int> Remainder) OfArrays(NDArray<int> x, NDArray<int> y) => (Lax.Div(x, y), Lax.Rem(x, y));

    [Jit]
    public static (int Quotient, int Remainder) OfNumbers(int x, int y) => (x / y, x % y);
}

public static class Draws
{
    [Jit]
    public static NDArray<sbyte> Small(PrngKey key) => Rand.Randint<sbyte>(key, 40, (sbyte)-5, (sbyte)100);
}
