namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Functions of the surface that take functions, nested arrays or markers: compiled, they give what the plain body gives.</summary>
public sealed class SurfaceTests
{
    private static readonly NDArray<float> X = Reshape(Arange(12f) - 5, (3, 4));

    [Fact]
    public void FunctionsAlongAnAxis()
    {
        Func<NDArray<float>, NDArray<float>> plain = Surface.Squares;
        Assert.Equal(plain(X).ToArray(), Surface.Squares(X).ToArray());
        Assert.Equal((4, 2), Surface.Squares(X).Shape);
        Assert.Equal([35f, 3, 32, 4], Surface.Squares(X)[..2].ToArray());
    }

    [Fact]
    public void BlocksOfBlocks()
    {
        Func<NDArray<float>, NDArray<float>> plain = Surface.Blocks;
        Assert.Equal((6, 8), Surface.Blocks(X).Shape);
        Assert.Equal(plain(X).ToArray(), Surface.Blocks(X).ToArray());
    }

    [Fact]
    public void PieceByPiece() =>
        Assert.Equal([5f, 4, 3, 2, 1, 0, 1, 4, 9, 16, 25, 36], Surface.Pieces(X).ToArray());

    [Fact]
    public void AxesOfPrimitivesCountFromTheEndToo()
    {
        Func<NDArray<float>, (NDArray<float>, NDArray<float>, NDArray<int>, NDArray<float>)> plain = Surface.FromTheEnd;
        (NDArray<float> sums, NDArray<float> turned, NDArray<int> largest, NDArray<float> reversed) = Surface.FromTheEnd(X);
        Assert.Equal(plain(X).Item1.ToArray(), sums.ToArray());
        Assert.Equal((8, 3), turned.Shape);
        Assert.Equal(plain(X).Item2.ToArray(), turned.ToArray());
        Assert.Equal([3, 3, 3], largest.ToArray());
        Assert.Equal(plain(X).Item4.ToArray(), reversed.ToArray());
    }

    [Fact]
    public void ValuesWithoutDerivative() =>
        Assert.Equal([-5f, 7], Transforms.Grad(Surface.HalfStopped, (NDArray<float>)new[] { -5f, 7f }).ToArray());

    [Fact]
    public void FunctionsOfPositions() => Assert.Equal([0, 1, 2, 10, 11, 12], Surface.Table(X).ToArray());

    [Fact]
    public void SumsOfSegments() =>
        Assert.Equal([-4f, 7, 0], Surface.Segments(new[] { -5f, 7, 1 }, new[] { 0, 1, 0 }).ToArray());

    [Fact]
    public void FindingCountingAndParting()
    {
        NDArray<int> n = new[] { 3, 0, 4, 0 };
        NDArray<bool> found = new[] { true, false, true, false };
        Assert.Equal([0, 2], Nonzero(n)[0].ToArray());
        Assert.Equal([0, 2], Flatnonzero(n).ToArray());
        Assert.Equal([3, 4], Extract(found, n).ToArray());
        Assert.Equal([3, 4], Compress(found, n).ToArray());
        Assert.Equal([2, 0, 0, 1, 1], Bincount(n, 5).ToArray());
        Assert.Equal(3, Partition(n, 2).ToArray()[2]);
        Assert.Equal(0, Argpartition(n, 2).ToArray()[2]);
    }

    [Fact]
    public void LimitsAndSpacing()
    {
        Assert.Equal(1.1920929E-07f, Surface.Epsilon(X).ToArray()[0]);
        Assert.Equal([1.1920929E-07f, -2.3841858E-07f], Surface.Distances(new[] { 1f, -2 }).ToArray());
    }

    [Fact]
    public void AProductOfManyArraysIsMultipliedTwoAtATime()
    {
        NDArray<float> a = Reshape(Arange(6f), (2, 3)), b = Reshape(Arange(12f), (3, 4)), c = Arange(4f);
        Assert.Equal(Matmul(Matmul(a, b), c).ToArray(), Surface.Chain(a, b, c).ToArray());
        Assert.Contains("'b' twice", Assert.Throws<ArgumentException>(() => Einsum("ab->bb", a)).Message, StringComparison.Ordinal);
        Assert.Contains("for 2 arrays, and 1 are given", Assert.Throws<ArgumentException>(() => Einsum("ab,bc", a)).Message, StringComparison.Ordinal);
        Assert.Contains("name 3 axes of array 0, which has 2", Assert.Throws<ArgumentException>(() => Einsum("abc->a", a)).Message, StringComparison.Ordinal);
    }
}

public static class Surface
{
    [Jit]
    public static (NDArray<float>, NDArray<float>, NDArray<int>, NDArray<float>) FromTheEnd([Shape("n m")] NDArray<float> x) =>
        (Lax.ReduceSum(x, -1), Lax.Transpose(Lax.Concatenate([Lax.Sort(x), Lax.Cumsum(x, -1)], -1), (-1, 0)), Lax.Argmax(x, -1), Lax.Rev(x, -2));

    [Jit]
    public static NDArray<float> Squares([Shape("3 4")] NDArray<float> x)
        => Transpose(ApplyAlongAxis(y => Stack([Sum(y * y), Max(y)]), 0, x), [1, 0]);

    [Jit]
    public static NDArray<float> Blocks([Shape("3 4")] NDArray<float> x) => Block([[x, -x], [2 * x, x * x]]);

    [Jit]
    public static NDArray<float> Pieces([Shape("n m")] NDArray<float> x) => Piecewise(x, [x < 0, x >= 0], [y => -y, y => y * y]);

    [Pure]
    public static NDArray<float> HalfStopped([Shape("n")] NDArray<float> x) => Sum(x * Lax.StopGradient(x));

    [Jit]
    public static NDArray<int> Table([Shape("3 4")] NDArray<float> x) => Fromfunction((i, j) => (10 * i) + j, (2, x.Shape[0]));

    [Jit]
    public static NDArray<float> Segments([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<int> ids) => Ops.SegmentSum(x, ids, 3);

    [Jit]
    public static NDArray<float> Epsilon([Shape("n m")] NDArray<float> x) => (0 * x) + Limits.Epsilon<float>();

    [Jit]
    public static NDArray<float> Distances([Shape("n")] NDArray<float> x) => Spacing(x);

    [Jit]
    public static NDArray<float> Chain([Shape("a b")] NDArray<float> x, [Shape("b c")] NDArray<float> y, [Shape("c")] NDArray<float> z)
        => Einsum("ab,bc,c->a", x, y, z);
}
