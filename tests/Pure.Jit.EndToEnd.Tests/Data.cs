namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Arguments of tests, the same in every run.</summary>
internal static class Data
{
    public static NDArray<float> Normal(int seed, Shape shape) => Rand.Normal(Rand.Key(seed), shape);

    public static NDArray<float> Row(params float[] values) => NDArray.Array(values);

    /// <summary>The call as written, whatever the mode: a delegate reaches the plain body.</summary>
    public static TResult Plain<TA, TResult>(Func<TA, TResult> f, TA a) => f(a);

    public static TResult Plain<TA, TB, TResult>(Func<TA, TB, TResult> f, TA a, TB b) => f(a, b);

    public static TResult Plain<TA, TB, TC, TResult>(Func<TA, TB, TC, TResult> f, TA a, TB b, TC c) => f(a, b, c);
}
