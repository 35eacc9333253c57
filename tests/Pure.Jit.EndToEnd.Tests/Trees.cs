namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Records as users write them, unsealed and of several element types.</summary>
public record Based(NDArray<float> W);

public record Longer(NDArray<float> W, NDArray<float> V) : Based(W);

public record Doubles(NDArray<double> A, NDArray<double> B);

public static class Trees
{
    [Jit]
    public static Based Twice(Based b) => b with { W = b.W * 2f };

    [Jit]
    public static NDArray<float> Total(Based b) => Sum(b.W);

    [Jit]
    public static Doubles Negated(Doubles d) => Tree.Map((NDArray<double> x) => -x, d);
}

public class TreeTests
{
    [Fact]
    public void AnUntypedLambdaIsRefusedOnATreeWithoutFloats()
    {
        Doubles doubles = new(Ones<double>(2), Ones<double>(3));
        Assert.Equal(
            "Tree.Map: the lambda is for float arrays, but the tree holds none, only f64; give the lambda its type, as in (NDArray<double> x) => …",
            Assert.Throws<ArgumentException>(() => Tree.Map(x => x * 2, doubles)).Message);
        Arrays.ArrayEqual(-Ones<double>(3), Trees.Negated(doubles).B);
        Arrays.ArrayEqual(-Ones<double>(3), Tree.Map((NDArray<double> x) => -x, doubles).B);
    }
}
