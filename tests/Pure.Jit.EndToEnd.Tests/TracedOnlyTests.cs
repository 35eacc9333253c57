namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Methods whose transformations only a trace can run: with receivers, choices, and captures beside statics.</summary>
public record Weighting([property: Shape("n")] NDArray<float> W)
{
    [Pure]
    public NDArray<float> Dot([Shape("n")] NDArray<float> x) => Sum(this.W * x);

    [Jit]
    public NDArray<float> Slope([Shape("n")] NDArray<float> x) => Grad(([Shape("n")] NDArray<float> y) => Sum(y * W), x);
}

public static class TracedOnly
{
    [Jit]
    public static NDArray<float> Rows(Weighting v, [Shape("k n")] NDArray<float> x) => Vmap(v.Dot, x);

    [Jit]
    public static NDArray<float> Chosen([Shape("n")] NDArray<float> x, [Static] bool isSquared)
    {
        Func<NDArray<float>, NDArray<float>> f = isSquared ? y => Sum(y * y) : y => Sum(y);
        return Grad(f, x);
    }

    [Jit]
    public static NDArray<float> Both([Shape("n")] NDArray<float> x) => Chosen(x, true) + Chosen(x, false);

    [Jit]
    public static NDArray<float> Boot(PrngKey key, [Shape("n")] NDArray<float> x, [Static] int b) =>
        Vmap(i => Sum(x) + Rand.Uniform(Rand.FoldIn(key, i), []), Arange(b));

    [Jit]
    public static NDArray<T> Typed<T>([Shape("n")] NDArray<T> x)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Grad(y => Sum(y * x), x);
}

public class TracedOnlyTests
{
    private static readonly NDArray<float> X = Data.Row(1, 2, 3);

    [Fact]
    public void MethodGroupsHaveReceivers()
    {
        Weighting v = new(X);
        Arrays.ArrayEqual(TracedOnly.Rows(v, Stack([X, X + 1])), Data.Row(14, 20));
        Arrays.ArrayEqual(v.Slope(2 * X), X);
    }

    [Fact]
    public void FunctionsAreChosenByStatics()
    {
        Arrays.ArrayEqual(TracedOnly.Chosen(X, true), 2 * X);
        Arrays.ArrayEqual(TracedOnly.Chosen(X, false), Ones(3));
        Arrays.ArrayEqual(TracedOnly.Both(X), (2 * X) + 1);
    }

    [Fact]
    public void LambdasCaptureBesideStaticsAndOpenTypes()
    {
        PrngKey key = Rand.Key(0);
        Arrays.AllClose(TracedOnly.Boot(key, X, 2), Stack([6 + Rand.Uniform(Rand.FoldIn(key, 0), []), 6 + Rand.Uniform(Rand.FoldIn(key, 1), [])]), 1e-6);
        Arrays.ArrayEqual(TracedOnly.Typed(X), X);
    }

    [Fact]
    public void ANestedLambdaCapturesWhatTheOuterTakes()
        => Arrays.AllClose(Grad(y => Sum(Grad(z => Sum(z * z * y), y)), X), 4 * X);
}
