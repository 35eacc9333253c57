namespace Pure.Jit.EndToEnd.Tests;

/// <summary>What constant indices and reductions need of sizes that are known only at the call.</summary>
public sealed class SizeConditionTests
{
    private static readonly NDArray<float> Empty = Zeros<float>([0]);

    private static NDArray<float> Counted(int first, int count) => Enumerable.Range(first, count).Select(i => (float)i).ToArray();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void AnIndexBeyondTheEndIsRefused(int n)
    {
        Assert.ThrowsAny<ArgumentException>(() => Sized.Eighth(Zeros<float>([n])));
    }

    [Fact]
    public void AnIndexInsideIsRead() => Assert.Equal(8f, Sized.Eighth(Counted(1, 9)).Item());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void ARangeBeyondTheEndIsRefused(int n)
    {
        Assert.ThrowsAny<ArgumentException>(() => Sized.Middle(Zeros<float>([n])));
    }

    [Fact]
    public void ARangeInsideIsRead() => Assert.Equal([3f, 4f, 5f], Sized.Middle(Counted(1, 5)).ToArray());

    [Fact]
    public void TheLastElementOfNothingIsRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Sized.Last(Empty));
        Assert.Equal(5f, Sized.Last(Counted(1, 5)).Item());
    }

    [Fact]
    public void TheGreatestOfNothingIsRefused() => Assert.ThrowsAny<ArgumentException>(() => Sized.Greatest(Zeros<float>([2, 0])));

    [Fact]
    public void ANamedSizeIsAFillValue() => Assert.Equal([3f, 1f, 2f], Sized.Rolled(Counted(1, 3)).ToArray());

#if !EAGER
    [Fact]
    public void TheMessageNamesIndexAxisAndSize()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Sized.Eighth(Zeros<float>([3])));
        Assert.Equal("Eighth: index 7 of axis 0 needs a size of at least 8, but 'n' is 3", e.Message);
    }

    [Fact]
    public void PlacesFromTheEndSpeakOfTheSizeItself()
    {
        Says("Last: index ^1 of axis 0 needs a size of at least 1, but 'n' is 0", () => Sized.Last(Empty));
        Says("Ends: the start of range ^2.. of axis 0 needs a size of at least 2, but 'n' is 1", () => Sized.Ends(Ones(1)));
        Says("Inner: range 1..^1 of axis 0 needs a size of at least 2, but 'n' is 1", () => Sized.Inner(Ones(1)));
    }

    [Fact]
    public void TheGreatestOfNothingNamesTheMethodAndTheSize()
    {
        Says("Greatest: 'max' over axis 1 needs a size of at least 1, but 'm' is 0", () => Sized.Greatest(Zeros((2, 0))));
        Says("Place: 'argmin' over axis 1 needs a size of at least 1, but 'm' is 0", () => Sized.Place(Zeros((2, 0))));
        Says("PlaceOfAll: 'argmax' over axis 0 needs a size of at least 1, but 'm*n' is 0", () => Sized.PlaceOfAll(Zeros((2, 0))));
    }

    private static void Says(string message, Func<object> call) => Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(call).Message);
#endif

    [Theory]
    [InlineData(5, 33)]
    [InlineData(-5, -1)]
    [InlineData(1, 31)]
    public void ShiftsOfScalarsTakeTheCountModuloTheWidth(int a, int b) => Assert.Equal((a << b) + (a >> b) + (a >>> b), Sized.Shifts(a, b));

    [Fact]
    public void AParameterThatComesBackMayBeDonated()
    {
        NDArray<float> a = Counted(0, 3), b = Ones<float>([3]);
        (NDArray<float> first, NDArray<float> second) = Sized.Swapped(a, b, into: (a, b));
        Assert.Equal([1f, 1f, 1f], first.ToArray());
        Assert.Equal([0f, 1f, 2f], second.ToArray());
        Assert.Throws<InvalidOperationException>(() => b.ToArray());
        (first, second) = Sized.Swapped(Counted(0, 3), Ones<float>([3]), into: (Zeros<float>([3]), Zeros<float>([3])));
        Assert.Equal([1f, 1f, 1f], first.ToArray());
        Assert.Equal([0f, 1f, 2f], second.ToArray());
    }

    [Fact]
    public void AnArrayForANumberIsRefusedByName()
    {
        Assert.ThrowsAny<Exception>(() => Sized.Line(new Sloped(Ones<float>([2])), Ones<float>([3])).ToArray()[2]);
        Assert.Equal([2f, 2f], Sized.Line(new Sloped(2f), Ones<float>([2])).ToArray());
    }
}

public sealed record Sloped([property: Shape("")] NDArray<float> Slope);

public static class Sized
{
    [Jit]
    public static NDArray<float> Eighth([Shape("n")] NDArray<float> x) => x[7] + 0;

    [Jit]
    public static NDArray<float> Middle([Shape("n")] NDArray<float> x) => x[2..5] * 1f;

    [Jit]
    public static NDArray<float> Last([Shape("n")] NDArray<float> x) => x[^1] * 1f;

    [Jit]
    public static NDArray<float> Greatest([Shape("n m")] NDArray<float> x) => Max(x, axis: 1);

    [Jit]
    public static NDArray<int> Place([Shape("n m")] NDArray<float> x) => Argmin(x, axis: 1);

    [Jit]
    public static NDArray<int> PlaceOfAll([Shape("n m")] NDArray<float> x) => Argmax(x);

    [Jit]
    public static NDArray<float> Ends([Shape("n")] NDArray<float> x) => x[^2..] * 1f;

    [Jit]
    public static NDArray<float> Inner([Shape("n")] NDArray<float> x) => x[1..^1] * 1f;

    [Jit]
    public static NDArray<float> Rolled([Shape("n")] NDArray<float> x) => Roll(x, 1);

    [Jit]
    public static int Shifts(int a, int b) => (a << b) + (a >> b) + (a >>> b);

    [Jit]
    public static (NDArray<float>, NDArray<float>) Swapped([Shape("n")] NDArray<float> a, [Shape("n")] NDArray<float> b) => (b * 1, a * 1);

    [Jit]
    public static NDArray<float> Line(Sloped line, [Shape("n")] NDArray<float> x) => line.Slope * x;
}
