namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Integer constants that a double would round.</summary>
public sealed class WideIntegerTests
{
    private static readonly NDArray<long> X = new long[] { 0, 1, 9007199254740993 };
    private static readonly NDArray<ulong> U = new ulong[] { ulong.MaxValue, 1, 3 };

    [Fact]
    public void SumsAndComparisonsAreExact()
    {
        Assert.Equal([9007199254740993, 9007199254740994, 18014398509481986], Wide.Add(X).ToArray());
        Assert.Equal([9007199254740993, 9007199254740994, 18014398509481986], Wide.AddStatic(X, 9007199254740993).ToArray());
        Assert.Equal([false, false, false], Wide.Greater(X).ToArray());
    }

    [Fact]
    public void MasksAndHashMultipliersAreExact()
    {
        Assert.Equal([0x9E3779B97F4A7C15UL, 1, 1], Wide.Mask(U).ToArray());
        Assert.Equal(U.ToArray().Select(u => unchecked(u * 0x9E3779B97F4A7C15UL)).ToArray(), Wide.Mix(U).ToArray());
    }

    [Fact]
    public void TheGreatestLongIsASentinel() => Assert.Equal([long.MaxValue, 1, 9007199254740993], Wide.OrGreatest(X).ToArray());
}

public static class Wide
{
    private const long Odd = 9007199254740993L;

    [Jit]
    public static NDArray<long> Add([Shape("n")] NDArray<long> x) => x + Odd;

    [Jit]
    public static NDArray<long> AddStatic([Shape("n")] NDArray<long> x, [Static] long k) => x + k;

    [Jit]
    public static NDArray<bool> Greater([Shape("n")] NDArray<long> x) => x > Odd;

    [Jit]
    public static NDArray<ulong> Mask([Shape("n")] NDArray<ulong> u) => u & 0x9E3779B97F4A7C15UL;

    [Jit]
    public static NDArray<ulong> Mix([Shape("n")] NDArray<ulong> u) => u * 0x9E3779B97F4A7C15UL;

    [Jit]
    public static NDArray<long> OrGreatest([Shape("n")] NDArray<long> x) => Where(x > 0, x, (NDArray<long>)long.MaxValue);
}
