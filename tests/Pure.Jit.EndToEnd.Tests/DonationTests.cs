namespace Pure.Jit.EndToEnd.Tests;

/// <summary><c>into:</c>: results in the memory of donated arrays.</summary>
public class DonationTests
{
    private static readonly NDArray<float> X = Data.Row(1, 2, 3, 4);

    [Fact]
    public void TheResultIsTheSameAndTheDonatedArrayIsGone()
    {
        NDArray<float> donated = Zeros(4);
        NDArray<float> result = Forms.Affine(X, 2, 1, into: donated);
        Arrays.ArrayEqual(result, Data.Row(3, 5, 7, 9));
        Assert.Throws<InvalidOperationException>(() => donated.ToArray());
        Assert.Throws<InvalidOperationException>(() => Forms.Halve(donated));
        Assert.Throws<InvalidOperationException>(() => Forms.Affine(X, 2, 1, into: donated));
        Arrays.ArrayEqual(result, Data.Row(3, 5, 7, 9));
    }

    [Fact]
    public void NullDonatesNothing()
    {
        Arrays.ArrayEqual(Forms.Affine(X, 2, 1, into: null), Data.Row(3, 5, 7, 9));
        var (next, loss) = Network.Step(Network.Init(4), Ones((2, 8)), Zeros<int>(2), 0.1f, into: default);
        Assert.Equal(0, loss.Rank);
        Assert.NotNull(next.W1);
    }

    [Fact]
    public void ExtensionsAndInstanceMethodsHaveItToo()
    {
        Arrays.ArrayEqual(X.Halve(into: Zeros(4)), 0.5f * X);
        Arrays.ArrayEqual(new Point(Data.Row(3), Data.Row(4)).Norm(into: Zeros(1)), Data.Row(5));
        Arrays.ArrayEqual(Forms.Add(new Point(X, X), new Point(X, X), into: new Point(Zeros(4), Zeros(4))).Y, 2 * X);
    }

    [Fact]
    public void TrainingIntoTheOldParameters()
    {
        NDArray<float> x = Data.Normal(0, (9, 8));
        NDArray<int> y = Argmax(x[.., ..3], axis: 1);
        Mlp plain = Network.Init(5), start = Network.Init(5);
        var old = Network.Step(start, x, y, 0.1f);
        var spare = Network.Step(start, x, y, 0.1f);
        (plain, _) = Network.Step(plain, x, y, 0.1f);
        for (int step = 0; step < 4; step++)
        {
            (old, spare) = (Network.Step(old.Next, x, y, 0.1f, into: spare), old);
            (plain, _) = Network.Step(plain, x, y, 0.1f);
            Arrays.ArrayEqual(old.Next.W1, plain.W1, bitwise: true);
            Arrays.ArrayEqual(old.Next.B2, plain.B2, bitwise: true);
        }
    }

    [Fact]
    public void AnotherShapeIsRefused() => Assert.Equal(
        "Affine: 'into' for result 0 has shape (3,), but the result has shape (4,)",
        Assert.Throws<ArgumentException>(() => Forms.Affine(X, 2, 1, into: Zeros(3))).Message);

    [Fact]
    public void OneArrayForTwoResultsIsRefusedByName()
    {
        NDArray<float> both = Zeros(4);
        Assert.Equal(
            "Twins: 'into.Item1' and 'into.Item2' are the same array; every result needs memory of its own",
            Assert.Throws<ArgumentException>(() => Forms.Twins(X, into: (both, both))).Message);
        Arrays.ArrayEqual(both, Zeros(4));
    }

    [Fact]
    public void ARefusedCallTakesNothing()
    {
        // The second destination is wrong in one way after the other: the first stays what it was.
        NDArray<float> good = Zeros(4), gone = Zeros(4);
        Forms.Affine(X, 2, 1, into: gone);
        Assert.Contains("result 1 has shape (3,)", Assert.Throws<ArgumentException>(() => Donations.Both(X, X, into: (good, Zeros(3)))).Message);
        Assert.Throws<InvalidOperationException>(() => Donations.Both(X, X, into: (good, gone)));
        Assert.Contains("has shape (1,), but the result has shape ()", Assert.Throws<ArgumentException>(() => Donations.WithNumber(X, into: (good, Zeros(1)))).Message);
        Assert.ThrowsAny<ArgumentException>(() => Donations.Both(X, Zeros(3), into: (good, Zeros(4))));
        Assert.ThrowsAny<ArgumentException>(() => Donations.Sorted(X, into: (good, X[1..])));
        Assert.ThrowsAny<ArgumentException>(() => Donations.Both(X, X, into: (X, Zeros(3))));
        Arrays.ArrayEqual(good, Zeros(4));
        Arrays.ArrayEqual(X, Data.Row(1, 2, 3, 4));
        Arrays.ArrayEqual(Donations.Both(X, X, into: (good, Zeros(4))).Item2, 2 * X);
    }

    [Fact]
    public void MethodsWhoseInnerFunctionCapturesHaveItInBothModes()
    {
        NDArray<float> donated = Zeros(4);
        Arrays.AllClose(Forms.InnerGradient(X, 2, into: donated), 4 * X * X);
        Assert.Throws<InvalidOperationException>(() => donated.ToArray());
    }

    [Fact]
    public void AnArgumentMayBeDonatedWhereverItIsRead()
    {
        // In place, element by element.
        NDArray<float> x = Data.Row(1, 2, 3, 4);
        Arrays.ArrayEqual(Forms.Affine(x, 2, 1, into: x), Data.Row(3, 5, 7, 9));
        Assert.Throws<InvalidOperationException>(() => x.ToArray());

        // The product reads rows and columns that would be written before.
        NDArray<float> m = Data.Normal(0, (40, 40));
        NDArray<float> expected = Matmul(m, m);
        Arrays.AllClose(Forms.Product(m, m, into: m), expected, 1e-5, 1e-6);
        Assert.Throws<InvalidOperationException>(() => m.ToArray());

        // A shifted view of the memory that is read.
        NDArray<float> longer = Data.Normal(1, 101);
        NDArray<float> wanted = (longer[..100] * 2f) + 1f;
        Arrays.ArrayEqual(Forms.Affine(longer[..100], 2, 1, into: longer[1..]), wanted);
        Arrays.ArrayEqual((longer[..100] * 2f) + 1f, wanted);

        // The softmax of a row in its own place.
        NDArray<float> rows = Data.Normal(2, (5, 9));
        NDArray<float> softmax = Forms.Softmaxes(rows);
        Arrays.AllClose(Forms.Softmaxes(rows, into: rows), softmax, 1e-5, 1e-6);
    }

    [Fact]
    public void AStepMayDonateItsOwnState()
    {
        NDArray<float> x = Data.Row(1, 2, 3);
        Momentum w = new(Zeros(3), Zeros(3)), plain = w with { A = Zeros(3) };
        w = new Momentum(Zeros(3), Zeros(3));
        for (int i = 0; i < 3; i++)
        {
            Momentum old = w;
            (w, NDArray<float> loss) = Donations.Step(w, x, into: (w, 0f));
            (plain, NDArray<float> wanted) = Donations.Step(plain, x);
            Arrays.ArrayEqual(w.A, plain.A);
            Arrays.ArrayEqual(w.M, plain.M);
            Assert.Equal(wanted.Item(), loss.Item());
            Assert.Throws<InvalidOperationException>(() => old.A.ToArray());
            Assert.Throws<InvalidOperationException>(() => old.M.ToArray());
        }

        NDArray<float> sum = plain.A + plain.M;
        w = Donations.Lag(w, into: w);
        Arrays.ArrayEqual(w.A, 2 * plain.A);
        Arrays.ArrayEqual(w.M, sum);
    }

    [Fact]
    public void ADonatedArgumentThatComesBackGoesOn()
    {
        NDArray<float> x = Data.Row(1, 2, 3), y = Data.Row(4, 5, 6);
        NDArray<float> same = Forms.Same(x, into: x);
        Arrays.ArrayEqual(same, Data.Row(1, 2, 3));
        Assert.Throws<InvalidOperationException>(() => x.ToArray());

        (NDArray<float> first, NDArray<float> second) = Donations.Swap(same, y, into: (same, y));
        Arrays.ArrayEqual(first, Data.Row(4, 5, 6));
        Arrays.ArrayEqual(second, Data.Row(1, 2, 3));
        Assert.Throws<InvalidOperationException>(() => same.ToArray());
        Assert.Throws<InvalidOperationException>(() => y.ToArray());

        // For the other result, twice among the arguments, and where the runtime reads it.
        (NDArray<float> doubled, NDArray<float> kept) = Donations.Beside(first, into: (first, null!));
        Arrays.ArrayEqual(doubled, Data.Row(8, 10, 12));
        Arrays.ArrayEqual(kept, Data.Row(4, 5, 6));
        (doubled, kept) = Donations.Both(kept, kept, into: (null!, kept));
        Arrays.ArrayEqual(doubled, Data.Row(8, 10, 12));
        (kept, doubled) = Donations.Sorted(doubled, into: (null!, doubled));
        Arrays.ArrayEqual(kept, Data.Row(8, 10, 12));
        Arrays.ArrayEqual(doubled, Data.Row(16, 20, 24));
        (kept, doubled) = Donations.Sorted(doubled, into: (doubled, kept));
        Arrays.ArrayEqual(kept, Data.Row(16, 20, 24));
        Arrays.ArrayEqual(doubled, Data.Row(32, 40, 48));
    }

#if !EAGER
    [Fact]
    public void MemoryIsUsedAgain()
    {
        NDArray<float> donated = Zeros(4);
        object storage = donated.Storage;
        Assert.Same(storage, Forms.Affine(X, 2, 1, into: donated).Storage);
    }

    [Fact]
    public void ElementByElementTheArgumentsMemoryIsUsed()
    {
        NDArray<float> x = Data.Row(1, 2, 3, 4);
        object storage = x.Storage;
        Assert.Same(storage, Forms.Affine(x, 2, 1, into: x).Storage);
    }
#endif
}

/// <summary>Destinations of methods with optional parameters.</summary>
public sealed class OptionalDonationTests
{
    [Fact]
    public void OptionalArgumentsMayBeLeftOutBeforeInto()
    {
        NDArray<float> x = new float[] { 1, 2, 3 };
        Assert.Equal([3.5f, 6f, 8.5f], Optional.Affine(x, into: Ones<float>([3])).ToArray());
        Assert.Equal([1.5f, 2f, 2.5f], Optional.Affine(x, 0.5f, into: Ones<float>([3])).ToArray());
        Assert.Equal([3.5f, 6f, 8.5f], Optional.Affine(x).ToArray());
    }

    [Fact]
    public void OfExtensionMethodsToo()
    {
        NDArray<float> x = new float[] { 1, 2 };
        Assert.Equal([3.5f, 6f], x.Bent().ToArray());
        Assert.Equal([3f, 5f], x.Bent(2).ToArray());
        foreach (Func<NDArray<float>, NDArray<float>> call in new Func<NDArray<float>, NDArray<float>>[]
        {
            d => x.Bent(2, into: d), d => x.Bent(slope: 2f, into: d), d => x.Bent(2f, 1, into: d), d => x.Bent(2f, 1, d), d => x.Bent(2f, into: d, offset: 1), d => Optional.Bent(x, 2, into: d),
        })
        {
            NDArray<float> donated = Ones<float>([2]);
            Assert.Equal([3f, 5f], call(donated).ToArray());
            Assert.Throws<InvalidOperationException>(() => donated.ToArray());
        }

        Assert.Equal([3.5f, 6f], x.Bent(into: Ones<float>([2])).ToArray());
        Assert.Equal([4.5f, 7f], x.Bent(offset: 2, into: Ones<float>([2])).ToArray());
        Assert.Equal([3.5f, 6f], x.Bent(into: null).ToArray());
    }
}

public static class Optional
{
    [Jit]
    public static NDArray<float> Bent([Shape("n")] this NDArray<float> x, float slope = 2.5f, double offset = 1) => x * slope + offset;

    [Jit]
    public static NDArray<float> Affine([Shape("n")] NDArray<float> x, float slope = 2.5f, double offset = 1) => x * slope + offset;
}

/// <summary>Several results, and results that runtime calls make.</summary>
public static class Donations
{
    [Jit]
    public static (NDArray<float>, NDArray<float>) Both([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y) => (x + y, x * 2);

    [Jit]
    public static (NDArray<float>, NDArray<float>) WithNumber([Shape("n")] NDArray<float> x) => (x + 1, Sum(x));

    [Jit]
    public static (NDArray<float>, NDArray<float>) Sorted([Shape("n")] NDArray<float> x) => (Sort(x), x * 2);

    [Jit]
    public static (Momentum, NDArray<float>) Step(Momentum w, [Shape("n")] NDArray<float> x)
    {
        var (loss, gradient) = ValueAndGrad(([Shape("n")] NDArray<float> a, [Shape("n")] NDArray<float> y) => Sum(Square(a - y)), w.A, x);
        NDArray<float> m = 0.9f * w.M + gradient;
        return (new Momentum(w.A - 0.1f * m, m), loss);
    }

    [Jit]
    public static Momentum Lag(Momentum w) => new(w.A * 2f, w.M + w.A);

    [Jit]
    public static (NDArray<float>, NDArray<float>) Swap([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y) => (y, x);

    [Jit]
    public static (NDArray<float>, NDArray<float>) Beside([Shape("n")] NDArray<float> x) => (x * 2, x);
}

public record Momentum([property: Shape("n")] NDArray<float> A, [property: Shape("n")] NDArray<float> M);
