namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Products that are taken before their turns have the bits that they have in them, whatever number of turns fits into a piece of memory.</summary>
public sealed class ProductsAheadTests
{
    [Theory]
    [InlineData(0, 1, 3, 4)]
    [InlineData(1, 2, 3, 4)]
    [InlineData(2, 1, 0, 5)]
    [InlineData(100, 1, 16, 16)]
    [InlineData(33, 3, 7, 1000)] // several times as many turns as fit
    [InlineData(4, 2, 3, 20_000)] // no turn fits
    public void RowsTimesMatricesAreThoseOfTheirTurns(int turns, int batch, int inputs, int hidden)
    {
        NDArray<float> w = Numbers(1, inputs, hidden), v = Numbers(2, hidden, inputs), xs = Numbers(3, turns, batch, inputs);
        (NDArray<float> last, NDArray<float> rows) = hidden > 2000 ? default : ProductsAhead.Network(w, v, Numbers(4, hidden, hidden) * 0.01f, xs, Numbers(5, batch, hidden));
        if (hidden <= 2000)
        {
            NDArray<float> h = Numbers(5, batch, hidden), u = Numbers(4, hidden, hidden) * 0.01f;
            for (int t = 0; t < turns; t++)
            {
                h = (Nd.Matmul(xs[t], w) * 0.5f) + Nd.Matmul(h, u) - Nd.Matmul(xs[t], Nd.Transpose(v));
                Same(h * 2f, rows[t]);
            }

            Same(h, last);
        }

        NDArray<float> flat = Nd.Reshape(xs[.., ..1, ..], (turns, inputs)), state = Numbers(6, hidden);
        NDArray<float> back = ProductsAhead.Backwards(v, flat, state);
        for (int t = turns - 1; t >= 0; t--)
        {
            state = (state * 0.5f) + Nd.Matmul(v, flat[t]);
            Same(state * 2f, back[t]);
        }

        var (product, flatLast, sum, products, flats) = ProductsAhead.Seen(w, xs[.., ..1, ..]);
        (NDArray<float> before, NDArray<float> total) = (Nd.Zeros<float>((1, hidden)), Nd.Zeros<float>((1, hidden)));
        for (int t = 0; t < turns; t++)
        {
            NDArray<float> next = Nd.Matmul(xs[t][..1], w);
            total = total + before + Nd.Reshape(before, hidden) + next;
            before = next;
            Same(next, products[t]);
            Same(Nd.Reshape(next, hidden), flats[t]);
        }

        Same(before, product);
        Same(Nd.Reshape(before, hidden), flatLast);
        Same(total, sum);
    }

    [Fact]
    public void LoopsInLoopsTakeTheirOwnRows()
    {
        NDArray<double> w = Numbers(1, 5, 700).As<double>(), xs = Numbers(2, 3, 50, 5).As<double>(), h = Numbers(3, 700).As<double>();
        NDArray<double> actual = ProductsAhead.Nested(w, xs, h);
        for (int s = 0; s < 3; s++)
        {
            for (int t = 0; t < 50; t++)
            {
                h = (h * 0.25) + Nd.Matmul(xs[s][t], w) + Nd.Sum(xs[s]);
            }
        }

        Assert.Equal(h.ToArray().Length, actual.Size);
        Assert.All(h.ToArray().Zip(actual.ToArray()), x => Assert.Equal(x.First, x.Second, 1e-12 * (1 + Math.Abs(x.First))));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 17)]
    [InlineData(6, 40)]
    [InlineData(7, 1)]
    [InlineData(5, 0)]
    public void WhatTurnsFoundIsLeft(int turns, int size)
    {
        NDArray<float> start = Numbers(1, size), xs = Numbers(2, turns, size);
        var (a, b, first, second, again, last, back) = ProductsAhead.Found(start, xs);
        (NDArray<float> x, NDArray<float> y, NDArray<float> z) = (start, start * 2f, start);
        for (int t = 0; t < turns; t++)
        {
            Same(x, first[t]);
            Same(y, second[t]);
            Same(x, again[t]);
            (x, y) = ((x * 0.5f) + (y * xs[t]), (x * 0.5f) + (y * xs[t]));
            Same(z, back[turns - 1 - t]);
            z = (z * 0.5f) + xs[turns - 1 - t];
        }

        Same(x, a);
        Same(y, b);
        Same(z, last);
        Assert.Equal((turns, size), (first.Shape[0], first.Shape[1]));
    }

    private static NDArray<float> Numbers(int seed, params int[] shape)
    {
        Random random = new(seed);
        Shape all = [.. shape];
        return Nd.Reshape(NDArray.Array([.. Enumerable.Range(0, all.Size).Select(_ => (float)(random.NextDouble() - 0.5))]), all);
    }

    private static void Same(NDArray<float> expected, NDArray<float> actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.ToArray(), actual.ToArray());
    }
}
