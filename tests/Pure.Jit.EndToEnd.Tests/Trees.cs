namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Records as users write them, unsealed and of several element types.</summary>
public record Based(NDArray<float> W);

public record Longer(NDArray<float> W, NDArray<float> V) : Based(W);

public record Doubles(NDArray<double> A, NDArray<double> B);

/// <summary>Arrays beside what is no array.</summary>
public record Mixed([property: Shape("n")] NDArray<float> W, float Rate, NDArray<double> D, PrngKey Key, (float Number, NDArray<float> Array) Pair);

public record Rated([property: Shape("n")] NDArray<float> W, float Rate);

public static class Trees
{
    [Jit]
    public static Mixed Doubled(Mixed m) => Tree.Map(w => w * 2, m);

    [Jit]
    public static Mixed Added(Mixed m, Mixed n) => Tree.Map((v, w) => v + w, m, n);

    [Jit]
    public static NDArray<float> Folded(Mixed m) => Tree.Reduce((sum, leaf) => sum + Sum(leaf), m, (NDArray<float>)0f);

    [Jit]
    public static NDArray<float> Listed(Mixed m)
    {
        var leaves = Tree.Leaves(m);
        return leaves.Length + Sum(leaves[0]);
    }

    [Jit]
    public static Rated Slopes(Rated r) => Grad(t => Sum(t.W * t.Rate), r);

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

    [Fact]
    public void NumbersAndKeysAreNoLeaves()
    {
        Mixed m = new(Data.Row(1, 2, 3), 3, Ones<double>(2), Rand.Key(1), (5, Data.Row(4, 6)));
        foreach (Mixed doubled in new[] { Trees.Doubled(m), Tree.Map(w => w * 2, m) })
        {
            Arrays.ArrayEqual(doubled.W, Data.Row(2, 4, 6));
            Arrays.ArrayEqual(doubled.Pair.Array, Data.Row(8, 12));
            Arrays.ArrayEqual(doubled.D, m.D);
            Assert.Equal((3f, 5f), (doubled.Rate, doubled.Pair.Number));
            Arrays.ArrayEqual(Rand.Bits(doubled.Key, [2]), Rand.Bits(Rand.Clone(m.Key), [2]));
        }

        Mixed added = Trees.Added(m, Trees.Doubled(m));
        Arrays.ArrayEqual(added.W, Data.Row(3, 6, 9));
        Arrays.ArrayEqual(added.Pair.Array, Data.Row(12, 18));
        Assert.Equal(3f, added.Rate);
        Assert.Equal(16f, (float)Trees.Folded(m));
        Assert.Equal(16f, (float)Tree.Reduce((sum, leaf) => sum + Sum(leaf), m, (NDArray<float>)0f));
        Assert.Equal(8f, (float)Trees.Listed(m));
        Assert.Equal(2, Tree.Leaves(m).Length);
    }

    [Fact]
    public void AGradientHasSlopesOfNumbers()
    {
        Rated slopes = Trees.Slopes(new(Data.Row(1, 2, 3), 3));
        Arrays.ArrayEqual(slopes.W, Data.Row(3, 3, 3));
        Assert.Equal(6f, slopes.Rate);
    }
}
