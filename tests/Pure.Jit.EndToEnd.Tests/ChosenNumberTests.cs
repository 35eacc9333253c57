namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Two numbers to choose from, and one number beside an array, each as their own form of Where.</summary>
public sealed class ChosenNumberTests
{
    private static readonly NDArray<float> X = NDArray.Array([-2f, 0, 3]);

    [Fact]
    public void TwoNumbers()
    {
        Assert.Equal([-1f, -1, 1], Chosen.Signs(X).ToArray());
        Assert.Equal([-1f, -1, 1], Where(X > 0, 1f, -1f).ToArray());
        Assert.Equal([0, 0, 1], Chosen.Counts(X).ToArray());
    }

    [Fact]
    public void OneNumberBesideAnArray() => Assert.Equal([0f, 0, 3], Chosen.Positive(X).ToArray());
}

public static class Chosen
{
    [Jit]
    public static NDArray<float> Signs([Shape("n")] NDArray<float> x) => Where(x > 0, 1f, -1f);

    [Jit]
    public static NDArray<int> Counts([Shape("n")] NDArray<float> x) => Where(x > 0, 1, 0);

    [Jit]
    public static NDArray<float> Positive([Shape("n")] NDArray<float> x) => Where(x > 0, x, 0f);
}
