namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Compiled code converts where C# does.</summary>
public sealed class ConversionTests
{
    [Theory]
    [InlineData(7, 2)]
    [InlineData(-7, 2)]
    [InlineData(100_000, 3)]
    public void AsPlainBodiesDo(int a, int b)
    {
        Same(Conversions.Tuple, Conversions.Tuple(a, b));
        Same(Conversions.Argument, Conversions.Argument(a, b));
        Same(Conversions.Result, Conversions.Result(a, b));
        Same(Conversions.Cast, Conversions.Cast(a, b));
        Same(Conversions.Nested, Conversions.Nested(a, b));
        Same(Conversions.Chosen, Conversions.Chosen(a, b));
        Same(Conversions.Deconstructed, Conversions.Deconstructed(a, b));
        Same(Conversions.DeconstructedRecord, Conversions.DeconstructedRecord(a, b));
        Same(Conversions.EachPair, Conversions.EachPair(a, b));
        Same(Conversions.EachNumber, Conversions.EachNumber(a, b));
        Same(Conversions.Nullable, Conversions.Nullable(a, b));
        Same(Conversions.Otherwise, Conversions.Otherwise(a, b));
        Assert.Equal((long)a * a, Conversions.Wider(a, b));
        Assert.Equal(((long)a * a) + ((long)b * b), Conversions.Each(a, b));
        Assert.Equal((double)a / b, Conversions.Tuple(a, b));

        void Same(Func<int, int, double> plain, double compiled) => Assert.Equal(plain(a, b), compiled);
    }

    [Fact]
    public void PartsOfTuplesAreChangedByTheirNames()
    {
        (NDArray<float> a, int n) = Conversions.Changed((new float[] { 1, 2 }, 2));
        Assert.Equal([2f, 3f], a.ToArray());
        Assert.Equal(7, n);
        Assert.Equal((9, 2f), Conversions.ChangedInside(new Holder((1, 2f)), 9).T);
        Assert.Equal([4f, 32f], Conversions.Turned(new float[] { 1, 2 }).ToArray());
    }

    [Fact]
    public void PatternsOfNaNHold()
    {
        Assert.Equal([1, 2, 3, 3], new[] { float.NaN, 1f, -1f, 0f }.Select(f => Conversions.Kind(f)));
        Assert.Equal([1, 2, 3, 4], new[] { double.NaN, 2, -1, 5 }.Select(f => Conversions.KindOf(f)));
    }
}
