using Pure.Jit.EndToEnd.Library;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Every form of [Jit] method gives what its body says.</summary>
public class FormTests
{
    private static readonly NDArray<float> X = Data.Row(1, 2, 3, 4);

    [Fact]
    public void StaticNestedExtensionAndPrivate()
    {
        Arrays.ArrayEqual(Forms.Nested.Twice(X), Data.Row(2, 4, 6, 8));
        Arrays.ArrayEqual(X.Halve(), Data.Row(0.5f, 1, 1.5f, 2));
        Arrays.ArrayEqual(Forms.Halve(X), Data.Row(0.5f, 1, 1.5f, 2));
        Arrays.ArrayEqual(Forms.CallHidden(X), Data.Row(0, 1, 2, 3));
    }

    [Fact]
    public void GenericOverElementTypes()
    {
        Assert.Equal(30f, (float)Forms.SumOfSquares(X));
        Assert.Equal(30d, (double)Forms.SumOfSquares(X.As<double>()));
        Assert.Equal(30, (int)Forms.SumOfSquares(X.As<int>()));
        Assert.Equal(30L, (long)Forms.SumOfSquares<long>(X.As<long>()));
        Assert.Equal((byte)30, (byte)Forms.SumOfSquares(X.As<byte>()));
    }

    [Fact]
    public void Overloads()
    {
        Arrays.ArrayEqual(Forms.Overloaded(X), Data.Row(2, 3, 4, 5));
        Arrays.ArrayEqual(Forms.Overloaded(X.As<int>()), NDArray.Array([3, 4, 5, 6]));
        Arrays.ArrayEqual(Forms.Overloaded(X, 2), Data.Row(2, 4, 6, 8));
    }

    [Fact]
    public void DefaultAndNamedArguments()
    {
        Arrays.ArrayEqual(Forms.Affine(X), Data.Row(3, 5, 7, 9));
        Arrays.ArrayEqual(Forms.Affine(X, offset: 0), Data.Row(2, 4, 6, 8));
        Arrays.ArrayEqual(Forms.Affine(offset: 1, slope: 3, x: X), Data.Row(4, 7, 10, 13));
    }

    [Fact]
    public void RecordsInRecordsAndTuplesInRecords()
    {
        Outer before = new(new Inner(X, 2), (Data.Row(1), Data.Row(2, 3))) { Bias = Data.Row(5) };
        Outer after = Forms.Step(before, 0.5f);
        Arrays.ArrayEqual(after.First.Weights, Data.Row(0.5f, 1, 1.5f, 2));
        Assert.Equal(1f, after.First.Scale);
        Arrays.ArrayEqual(after.Pair.Left, Data.Row(2, 3));
        Arrays.ArrayEqual(after.Pair.Right, Data.Row(1));
        Arrays.ArrayEqual(after.Bias, Data.Row(15));
        Arrays.ArrayEqual(before.Bias, Data.Row(5));
    }

    [Fact]
    public void StructsOperatorsAndGenericRecords()
    {
        Point p = new(Data.Row(3, 6), Data.Row(4, 8));
        Arrays.ArrayEqual(p.Norm(), Data.Row(5, 10));
        Arrays.ArrayEqual(new Point(Data.Row(3), Data.Row(4)).Norm(), Data.Row(5));
        Arrays.ArrayEqual(Forms.Add(p, p).Y, Data.Row(8, 16));
        Pair<double> swapped = Forms.Swap(new(Ones<double>(2), Zeros<double>(3)));
        Arrays.ArrayEqual(swapped.A, Zeros<double>(3));
        Arrays.ArrayEqual(swapped.B, Ones<double>(2));
    }

    [Fact]
    public void DerivedRecords()
    {
        Scaled scaled = new(X, X + 1) { Extra = Ones(4) };
        Arrays.ArrayEqual(scaled.Apply(X), Data.Row(4, 9, 16, 25));
        Scaled doubled = scaled.Doubled();
        Arrays.ArrayEqual(doubled.Offset, 2 * X);
        Arrays.ArrayEqual(doubled.Extra, 2 * Ones(4));
        Arrays.ArrayEqual(Tree.Map(w => w / 2, doubled).Factor, X + 1);
    }

    [Fact]
    public void FixedArraysAndNestedTuplesAsResults()
    {
        NDArray<float>[] parts = Forms.Parts(Data.Row(1, 2, 3, 4, 5, 6));
        Assert.Equal(3, parts.Length);
        Arrays.ArrayEqual(parts[0], Data.Row(1, 2));
        Arrays.ArrayEqual(parts[1], Data.Row(3, 4, 5));
        Arrays.ArrayEqual(parts[2], Data.Row(6));
        var (head, (tails, total)) = Forms.Mixed(X);
        Assert.Equal((1f, 10f, 2), ((float)head, total, tails.Length));
        Arrays.ArrayEqual(tails[1], Data.Row(3, 4));
    }

    [Fact]
    public void StaticArguments()
    {
        Assert.Equal(5f, (float)Forms.Length(Data.Row(3, 4)));
        Assert.Equal(7f, (float)Forms.Length(Data.Row(3, -4), Norm.One));
        Assert.Equal(25f, (float)Forms.Length(Data.Row(3, 4), root: false));
        Assert.Equal(0.025f, (float)Forms.Length(Data.Row(3, 4), root: false, unit: "km"));
        Arrays.ArrayEqual(Forms.Power(X, 0), Ones(4));
        Arrays.ArrayEqual(Forms.Power(X, 3), Data.Row(1, 8, 27, 64));
        Arrays.ArrayEqual(Forms.Power(X, n: 9), Data.Row(1, 32, 243, 1024));
        for (int n = 0; n < 3; n++)
        {
#pragma warning disable PJ0703 // The plain body is what is tested.
            Arrays.AllClose(Forms.Power(X, n), Data.Row(1, MathF.Pow(2, n), MathF.Pow(3, n), MathF.Pow(4, n)));
#pragma warning restore PJ0703
        }
    }

    [Fact]
    public void LambdasWithCaptures()
    {
        Arrays.ArrayEqual(Forms.Captures(X, 2), Data.Row(7, 11, 15, 19));
        Arrays.ArrayEqual(Forms.InnerGradient(X, 3), Data.Row(6, 24, 54, 96));
    }

    [Fact]
    public void ResultsThatAreArgumentsOrTwins()
    {
        Assert.Same(X, Forms.Same(X));
        var (first, second) = Forms.Twins(X);
        Arrays.ArrayEqual(first, second);
        Arrays.ArrayEqual(first, Data.Row(2, 4, 6, 8));
    }

    [Fact]
    public void ScalarsAlone()
    {
        Assert.Equal(5f, Forms.Number(3, 4));
        Assert.Equal((-7 * 2) - (-7 / 2) + (-7 % 2), Forms.Whole(-7, 2));
        Assert.Equal(unchecked(int.MaxValue * 3) - (int.MaxValue / 3) + (int.MaxValue % 3), Forms.Whole(int.MaxValue, 3));
    }

    [Fact]
    public void DeconstructionChecksAndConstants()
    {
        Arrays.ArrayEqual(Forms.Deconstructed(new Inner(X, 2)), Data.Row(5, 7, 9, 11));
        Assert.Equal(new Shape[] { (6, 2) }[0], Forms.Checked(Ones((3, 4))).Shape);
        Arrays.ArrayEqual(Forms.Constant(), Data.Row(0, 2, 4, 6));
    }

    [Fact]
    public void MethodsOfAnotherAssembly()
    {
        Layered p = new(new Dense(Data.Normal(0, (3, 5)), Zeros(5)), new Dense(Data.Normal(1, (5, 1)), Ones(1)));
        NDArray<float> x = Data.Normal(2, (7, 3));
        NDArray<float> y = Data.Normal(3, (7, 1));
        NDArray<float> hidden = Matmul(x, p.Hidden.W) + p.Hidden.B;
        NDArray<float> expected = Matmul(Nd.Tanh(Where(hidden > 0, hidden, 0.25f * hidden)), p.Output.W) + p.Output.B;
        Arrays.AllClose(Forms.Network(p, x), expected, 1e-5, 1e-6);
        Arrays.AllClose(Layers.SquaredError(x, x + 2), 4f);
        Arrays.AllClose(p.Hidden.Apply(x), hidden, 1e-5, 1e-6);
        Arrays.AllClose(Sum(Layers.Centred(x), axis: 1), Zeros(7), 0, 1e-5);
        Arrays.AllClose(Sum(Layers.Centred(x.As<double>()), axis: 1), Zeros<double>(7), 0, 1e-12);

        var (loss, slopes) = Forms.Learn(p, x, y);
        Arrays.AllClose(loss, Mean(Square(expected - y)), 1e-5);
        Arrays.AllClose(slopes.Output.B, Sum(2 * (expected - y), axis: 0) / 7, 1e-4);
#if !EAGER
        Dense direct = Layers.Slopes(p.Hidden, x, Data.Normal(4, (7, 5)));
        Assert.Equal(p.Hidden.W.Shape, direct.W.Shape);
#endif
    }
}
