namespace Pure.Jit.EndToEnd.Tests;

/// <summary>C# arrays written out in a compiled body are arrays there too.</summary>
public sealed class ConstantArrayTests
{
    [Fact]
    public void Converted() => Assert.Equal([2f, 6, 4], Constants.Converted((NDArray<float>)new[] { 2f, 3, 4 }).ToArray());

    [Fact]
    public void OfRankTwo() => Assert.Equal([5f, 11], Constants.Rows((NDArray<float>)new[] { 1f, 2 }).ToArray());

    [Fact]
    public void OfRankThree() => Assert.Equal((2, 1, 3), Constants.Blocks(1).Shape);

    [Fact]
    public void Arranged() => Assert.Equal([5f, 11], Constants.Arranged((NDArray<float>)new[] { 1f, 2 }).ToArray());

    [Fact]
    public void Table() => Assert.Equal([1, 9, 4], Constants.Table((NDArray<int>)new[] { 1, 3, 2 }).ToArray());
}

public static class Constants
{
    [Jit]
    public static NDArray<float> Converted([Shape("3")] NDArray<float> x)
    {
        NDArray<float> kernel = new float[] { 1, 2, 1 };
        return x * kernel;
    }

    [Jit]
    public static NDArray<float> Rows([Shape("2")] NDArray<float> x) => Matmul(Array(new float[,] { { 1, 2 }, { 3, 4 } }), x);

    [Jit]
    public static NDArray<int> Blocks(int a) => NDArray.Array(new[,,] { { { a, 2, 3 } }, { { 4, 5, a + 1 } } });

    [Jit]
    public static NDArray<float> Arranged([Shape("2")] NDArray<float> x) => Matmul(Array<float>([1, 2, 3, 4], (2, 2)), x);

    [Jit]
    public static NDArray<int> Table([Shape("n")] NDArray<int> i)
    {
        NDArray<int> squares = new[] { 0, 1, 4, 9, 16 };
        return squares[i];
    }
}
