using Pure.Jit.EndToEnd.Library;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Helpers that transform what only their callers know, compiled and in Eager mode.</summary>
public class CallersFunctionTests
{
    private static readonly NDArray<float> X = Data.Row(1, 2);

    [Fact]
    public void OfAFunctionParameter()
    {
        Arrays.AllClose(Handed.OfLambda(X), 2 * X);
        Arrays.AllClose(Handed.OfMethod(X), Cos(X));
        Arrays.AllClose(Handed.Twice(X), 2 * X + 2 * X);
        Arrays.AllClose(Handed.OfPure(X), Cos(X) + 1);
        Arrays.AllClose(Handed.Directly(X), 2 * X);
    }

    [Fact]
    public void OfATypeParameter()
    {
        Arrays.AllClose(Handed.Descended(X), 0.512f * X);
        Arrays.AllClose(Handed.DescendedFar(X), 0.512f * X);
        Arrays.AllClose(Handed.Pair(X), 4 * X);
        Arrays.AllClose(Handed.Norms((X, X)).Item2, 2 * X);
        NDArray<float> y = X * 2f;
        Arrays.AllClose(Handed.Captured(X), X * (1 - 0.2f * y) * (1 - 0.2f * y));
    }

    [Fact]
    public void WithADestination()
    {
        NDArray<float> donated = Zeros(2);
        Arrays.AllClose(Handed.OfLambda(X, into: donated), 2 * X);
        Assert.Throws<InvalidOperationException>(() => donated.ToArray());
    }

    [Fact]
    public void ThroughCompile()
    {
        Func<NDArray<float>, NDArray<float>> compiled = Compile<NDArray<float>, NDArray<float>>(Handed.OfLambda);
        Arrays.AllClose(compiled(X), 2 * X);
    }
}

public static class Handed
{
    [Pure]
    private static NDArray<float> Slope(Func<NDArray<float>, NDArray<float>> f, NDArray<float> x) => Grad(y => Sum(f(y)), x);

    [Pure]
    private static NDArray<float> Straight(Func<NDArray<float>, NDArray<float>> f, NDArray<float> x) => Grad(f, x);

    [Pure]
    private static NDArray<float> Through(Func<NDArray<float>, NDArray<float>> f, NDArray<float> x) => Slope(z => f(z), x);

    [Pure]
    private static T SquareSlope<T>(T tree) => Grad(t => Tree.Reduce((sum, leaf) => sum + Sum(leaf * leaf), t, (NDArray<float>)0f), tree);

    [Pure]
    public static NDArray<float> Middle([Shape("n")] NDArray<float> x) => Through(Sin, x);

    [Jit]
    public static NDArray<float> OfLambda([Shape("n")] NDArray<float> x) => Slope(v => v * v, x);

    [Jit]
    public static NDArray<float> OfMethod([Shape("n")] NDArray<float> x) => Slope(Sin, x);

    [Jit]
    public static NDArray<float> Directly([Shape("n")] NDArray<float> x) => Straight(v => Sum(v * v), x);

    [Jit]
    public static NDArray<float> Twice([Shape("n")] NDArray<float> x) => OfLambda(x) + OfLambda(x);

    [Jit]
    public static NDArray<float> OfPure([Shape("n")] NDArray<float> x) => Middle(x) + 1f;

    [Jit]
    public static NDArray<float> Descended([Shape("n")] NDArray<float> x) => Near(q => Sum(q * q), x, 0.1f);

    [Jit]
    public static NDArray<float> DescendedFar([Shape("n")] NDArray<float> x) => Layers.Descend(q => Sum(q * q), x, 0.1f, 3);

    [Jit]
    public static NDArray<float> Captured([Shape("n")] NDArray<float> x)
    {
        NDArray<float> y = x * 2f;
        return Layers.Descend(q => Sum(q * q * y), x, 0.1f, 2);
    }

    [Jit]
    public static NDArray<float> Pair([Shape("n")] NDArray<float> x)
    {
        (NDArray<float> a, NDArray<float> b) = SquareSlope((x, x));
        return a + b;
    }

    [Jit]
    public static T Norms<T>(T tree) => SquareSlope(tree);

    [Pure]
    private static T Near<T>(Func<T, NDArray<float>> loss, T start, float rate)
    {
        for (int i = 0; i < 3; i++)
        {
            T slope = Grad(loss, start);
            start = Tree.Map((a, b) => a - rate * b, start, slope);
        }

        return start;
    }
}
