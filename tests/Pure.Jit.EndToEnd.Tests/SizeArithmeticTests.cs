namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Arithmetic with sizes is that of C#: division goes toward zero, and the remainder has the sign of the dividend.</summary>
public sealed class SizeArithmeticTests
{
    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [InlineData(2, 5)]
    [InlineData(2, 2)]
    [InlineData(7, 1)]
    [InlineData(1, 8)]
    public void DivisionGoesTowardZero(int n, int m)
    {
        NDArray<float> x = Ones((n, m));
        int d = n - m;
        Assert.Equal(9 + (d / 2), SizeArithmetic.Sized(x).Size);
        Assert.Equal(10f + (d / 2), SizeArithmetic.Halved(x).ToArray()[0]);
        Assert.Equal(10f + (d % 3), SizeArithmetic.Rest(x).ToArray()[0]);
        Assert.Equal(10f + (d / -2), SizeArithmetic.HalvedBack(x).ToArray()[0]);
        Assert.Equal(10f + (d % -3), SizeArithmetic.RestBack(x).ToArray()[0]);
        if (m != 5)
        {
            Assert.Equal(10f + (n / (m - 5)) + (n % (m - 5)), SizeArithmetic.BySigned(x).ToArray()[0]);
        }
    }

    [Fact]
    public void ItemsOfATupleAreAssigned() => Assert.Equal([12f, 12f], SizeArithmetic.Items(Ones(2) * 2f).ToArray());
}

public static class SizeArithmetic
{
    [Jit]
    public static NDArray<float> Sized([Shape("n m")] NDArray<float> x) => Zeros<float>([9 + ((x.Shape[0] - x.Shape[1]) / 2)]);

    [Jit]
    public static NDArray<float> Halved([Shape("n m")] NDArray<float> x) => (Sum(x) * 0f) + Full<float>([1], 10) + ((x.Shape[0] - x.Shape[1]) / 2);

    [Jit]
    public static NDArray<float> Rest([Shape("n m")] NDArray<float> x) => (Sum(x) * 0f) + Full<float>([1], 10) + ((x.Shape[0] - x.Shape[1]) % 3);

    [Jit]
    public static NDArray<float> HalvedBack([Shape("n m")] NDArray<float> x) => (Sum(x) * 0f) + Full<float>([1], 10) + ((x.Shape[0] - x.Shape[1]) / -2);

    [Jit]
    public static NDArray<float> RestBack([Shape("n m")] NDArray<float> x) => (Sum(x) * 0f) + Full<float>([1], 10) + ((x.Shape[0] - x.Shape[1]) % -3);

    [Jit]
    public static NDArray<float> BySigned([Shape("n m")] NDArray<float> x) =>
        (Sum(x) * 0f) + Full<float>([1], 10) + (x.Shape[0] / (x.Shape[1] - 5)) + (x.Shape[0] % (x.Shape[1] - 5));

    [Jit]
    public static NDArray<float> Parts([Shape("n")] NDArray<float> x, [Shape("m")] NDArray<float> y) => Sum(x) + Sum(y) + (x.Shape[0] / y.Shape[0]);

    [Jit]
    public static NDArray<float> AllButSome([Shape("n+4")] NDArray<float> x) => x[2..^2] * 1f;

    [Jit]
    public static NDArray<float> Rows([Shape("k k*m")] NDArray<float> x) => Sum(x, axis: 0);

    [Jit]
    public static NDArray<float> BestChosen([Shape("n")] NDArray<float> x) => Max(x[x > 2f]);

    [Jit]
    public static NDArray<float> Items([Shape("n")] NDArray<float> x)
    {
        (NDArray<float> A, (NDArray<float> B, int N) Inner) t = (x, (x, 2));
        t.A = t.A * t.Inner.B;
        t.Inner.B += t.A;
        return t.Inner.B * t.Inner.N;
    }
}
