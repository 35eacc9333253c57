using Pure.Jit.EndToEnd.Library;

namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Methods and records of another assembly.</summary>
public sealed class LibraryTests
{
    private static readonly NDArray<float> X = Data.Row(1, 2, 3);

    [Fact]
    public void MethodsWhoseOwnBodyCannotRunAreRedirectedInBothModes()
    {
        Arrays.ArrayEqual(Layers.Pull(X, 2), 4 * X);
        Arrays.ArrayEqual(Layers.Push(X, 2), 4 * X);
        Arrays.ArrayEqual(Layers.RowSums(Ones((2, 3))), Data.Row(3, 3));
        Arrays.ArrayEqual(Foreign.Both(X), 6 * X);
        Arrays.ArrayEqual(Foreign.Own(X), 4 * X * X);
    }

    [Fact]
    public void RecordStructs()
    {
        Span2 span = Foreign.Widen(new Span2(X, 2 * X), 0.5f);
        Arrays.ArrayEqual(span.Low, X - 0.5f);
        Arrays.ArrayEqual(span.Width(), X + 1);
        Arrays.ArrayEqual(Grad(s => Sum(s.Low * s.High), new Span2(X, 2 * X)).Low, 2 * X);
    }

    [Fact]
    public void GenericAndNestedRecords()
    {
        Labelled<Span2> labelled = Foreign.Relabel(new Labelled<Span2>(new Span2(X, X), Ones<int>(2)));
        Arrays.ArrayEqual(labelled.Value.High, 2 * X);
        Arrays.ArrayEqual(labelled.Label, Full<int>(2, 2));
        Couple<double> couple = Foreign.Turn(new Couple<double>(Ones<double>(2), Zeros<double>(2)));
        Arrays.ArrayEqual(couple.B, Ones<double>(2));
        Span2.Bound bound = Foreign.Tighten(new Span2.Bound(X, 2));
        Assert.Equal(1f, bound.Slack);
        Arrays.ArrayEqual(bound.At, 2 * X);
        Labelled<Couple<float>> deep = Foreign.Deep(new Labelled<Couple<float>>(new Couple<float>(X, X), Ones<int>(1)), into: new Labelled<Couple<float>>(new Couple<float>(Zeros(3), Zeros(3)), Zeros<int>(1)));
        Arrays.ArrayEqual(deep.Value.A, 3 * X);
    }
}

/// <summary>What this project does with another's.</summary>
public static class Foreign
{
    [Jit]
    public static NDArray<float> Both([Shape("n")] NDArray<float> x) => Layers.Pull(x, 1) + Layers.Push(x, 2);

    [Jit]
    public static NDArray<float> Own([Shape("n")] NDArray<float> x) => Forms.InnerGradient(x, 2) * 1;

    [Jit]
    public static Span2 Widen(Span2 span, float by) => new(span.Low - by, span.High + by);

    [Jit]
    public static Labelled<Span2> Relabel(Labelled<Span2> item) => item with { Value = item.Value with { High = item.Value.Low + item.Value.High }, Label = item.Label + 1 };

    [Jit]
    public static Couple<double> Turn(Couple<double> pair) => new(pair.B, pair.A);

    [Jit]
    public static Span2.Bound Tighten(Span2.Bound bound) => new(bound.At * bound.Slack, bound.Slack / 2);

    [Jit]
    public static Labelled<Couple<float>> Deep(Labelled<Couple<float>> item) => new(new Couple<float>(item.Value.A * 3, item.Value.B * 1), item.Label + 0);
}
