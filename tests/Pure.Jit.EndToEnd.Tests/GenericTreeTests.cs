namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Tuples and records that functions over trees meet in methods with type parameters, compiled and as plain C#.</summary>
public class GenericTreeTests
{
    private static readonly NDArray<float> X = Data.Row(1, 2);

    [Fact]
    public void TuplesAndRecordsOfACall()
    {
        Arrays.ArrayEqual(GenericTrees.Scale((X, X), 3).Item2, 3 * X);
        Arrays.ArrayEqual(GenericTrees.Scale((X, (X, X)), 3).Item2.Item1, 3 * X);
        Arrays.ArrayEqual(GenericTrees.Scale(new OnlyInCalls(X), 3).Row, 3 * X);
        Arrays.ArrayEqual(GenericTrees.Axpy((X, X), (X, X), 3).Item1, 4 * X);
    }

    [Fact]
    public void TuplesWithinMethods()
    {
        Arrays.ArrayEqual(GenericTrees.Second(X), 4 * X);
        Arrays.ArrayEqual(GenericTrees.Nested(X), 2 * X);
    }

    [Fact]
    public void PlainBodiesBehindDelegates()
    {
#pragma warning disable PJ0701 // The plain body is what is tried here.
        Func<(NDArray<float>, NDArray<float>), float, (NDArray<float>, NDArray<float>)> scale = GenericTrees.Scale;
        Func<NDArray<float>, NDArray<float>> second = GenericTrees.Second, nested = GenericTrees.Nested;
#pragma warning restore PJ0701
        Arrays.ArrayEqual(scale((X, X), 3).Item1, 3 * X);
        Arrays.ArrayEqual(second(X), 4 * X);
        Arrays.ArrayEqual(nested(X), 2 * X);
    }

    [Fact]
    public void TreesOfPlainCode()
    {
        (NDArray<float> Row, (float Number, NDArray<float> Other)) tree = (X, (2f, X));
        Arrays.ArrayEqual(Tree.Map(v => v + 1f, tree).Item2.Other, X + 1f);
        Assert.Equal(2, Tree.Leaves(tree).Length);
    }
}

public static class GenericTrees
{
    [Jit]
    public static T Scale<T>(T tree, float by) => Tree.Map(x => x * by, tree);

    [Pure]
    public static T Axpy<T>(T a, T b, float by) => Tree.Map((x, y) => x + by * y, a, b);

    [Pure]
    private static (T, T) Twin<T>(T tree) => Tree.Map(x => x + x, (tree, tree));

    [Jit]
    public static NDArray<float> Second([Shape("n")] NDArray<float> x) => Axpy((x, x * 2f), (x, x), 2f).Item2;

    [Jit]
    public static NDArray<float> Nested([Shape("n")] NDArray<float> x) => Twin((x, x)).Item2.Item1;
}

public record OnlyInCalls([property: Shape("n")] NDArray<float> Row);
