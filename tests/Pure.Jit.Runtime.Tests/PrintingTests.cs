using static Pure.Jit.Nd;

namespace Pure.Jit.Runtime.Tests;

/// <summary>The expected texts are what NumPy prints for the same arrays.</summary>
public sealed class PrintingTests
{
    [Fact]
    public void Rank0() => Xunit.Assert.Equal(
        ["1.5", "2.0", "1e-05", "100000000.0", "1e+16", "nan", "-inf", "7", "True", "-0.0", "0.1"],
        [
            Text(1.5f), Text(2f), Text(1e-5f), Text(1e8f), Text(1e16), Text(float.NaN), Text(double.NegativeInfinity), Text(7), Text(true), Text(-0.0),
            Text(0.1f),
        ]);

    [Fact]
    public void Floats()
    {
        Xunit.Assert.Equal("[1.  2.5 3. ]", Text(1f, 2.5f, 3f));
        Xunit.Assert.Equal("[ 1.   -2.25]", Text(1f, -2.25f));
        Xunit.Assert.Equal("[0.1        0.33333334]", Text(0.1f, 1 / 3f));
        Xunit.Assert.Equal("[0.33333333 0.66666667]", Text(1 / 3.0, 2 / 3.0));
        Xunit.Assert.Equal("[1.e-10 1.e+00]", Text(1e-10, 1.0));
        Xunit.Assert.Equal("[1.00e+00 1.25e+03]", Text(1.0, 1250.0));
        Xunit.Assert.Equal("[ nan  inf -inf   1.]", Text(float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1f));
        Xunit.Assert.Equal("[1.5 nan]", Text(1.5, double.NaN));
        Xunit.Assert.Equal("[1.e+100 1.e-005]", Text(1e100, 1e-5));
        Xunit.Assert.Equal("[0. 0.]", Text(0.0, 0.0));
        Xunit.Assert.Equal("[123456.79]", Text(123456.79f));
        Xunit.Assert.Equal("[1.23456789e+08]", Text(123456789.0));
    }

    [Fact]
    public void IntegersAndBools()
    {
        Xunit.Assert.Equal("[  1 -20 300]", Text(1, -20, 300));
        Xunit.Assert.Equal("[ True False]", Text(true, false));
        Xunit.Assert.Equal("[ True  True]", Text(true, true));
        Xunit.Assert.Equal("[]", Zeros(0).ToString());
    }

    [Fact]
    public void Nested()
    {
        Xunit.Assert.Equal("[[0 1 2]\n [3 4 5]]", Reshape(Arange(6), (2, 3)).ToString());
        Xunit.Assert.Equal("[[[0 1]\n  [2 3]]\n\n [[4 5]\n  [6 7]]]", Reshape(Arange(8), (2, 2, 2)).ToString());
    }

    [Fact]
    public void LongLinesWrap() => Xunit.Assert.Equal(
        "[ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23\n 24 25 26 27 28 29]", Arange(30).ToString());

    [Fact]
    public void LargeArraysAreSummarised()
    {
        Xunit.Assert.Equal("[   0    1    2 ... 1998 1999 2000]", Arange(2001).ToString());
        Xunit.Assert.Equal(
            "[[   0    1    2 ...   37   38   39]\n [  40   41   42 ...   77   78   79]\n [  80   81   82 ...  117  118  119]\n ...\n"
            + " [1480 1481 1482 ... 1517 1518 1519]\n [1520 1521 1522 ... 1557 1558 1559]\n [1560 1561 1562 ... 1597 1598 1599]]",
            Reshape(Arange(1600), (40, 40)).ToString());
    }

    private static string Text<T>(params T[] values)
        where T : unmanaged
        => values.Length == 1 && !(values[0] is 123456.79f or 123456789.0) ? ((NDArray<T>)values[0]).ToString() : NDArray.Array(values).ToString();
}
