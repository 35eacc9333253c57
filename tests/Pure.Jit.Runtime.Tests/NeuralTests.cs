namespace Pure.Jit.Runtime.Tests;

/// <summary>Attention, pools and windows by other combinations than the golden cases have.</summary>
public sealed class NeuralTests
{
    private static readonly (string, string, string) FeaturesLast = ("NHWC", "HWIO", "NHWC");

    [Xunit.Fact]
    public void Causal_attention_of_shared_heads_is_attention_row_by_row()
    {
        NDArray<float> query = Numbers(2, 3, 4, 2), key = Numbers(2, 3, 2, 2), value = Numbers(2, 3, 2, 2) * 0.5;
        NDArray<float> actual = Nn.DotProductAttention(query, key, value, isCausal: true);
        for (int b = 0; b < 2; b++)
        {
            for (int head = 0; head < 4; head++)
            {
                for (int t = 0; t < 3; t++)
                {
                    NDArray<float> keys = key[b, ..(t + 1), head / 2], values = value[b, ..(t + 1), head / 2];
                    NDArray<float> weights = Nn.Softmax(Nd.Dot(keys, query[b, t, head]) / Nd.Sqrt(Lax.Full<float>(default, 2)));
                    AssertClose(Nd.Dot(weights, values), actual[b, t, head]);
                }
            }
        }
    }

    [Xunit.Fact]
    public void Lengths_and_masks_leave_positions_out()
    {
        NDArray<float> query = Numbers(2, 3, 1, 2), key = Numbers(2, 4, 1, 2), value = Numbers(2, 4, 1, 2);
        NDArray<float> shorter = Nn.DotProductAttention(query[1..2], key[1..2, ..2], value[1..2, ..2]);
        NDArray<float> byLength = Nn.DotProductAttention(query, key, value, keyValueSeqLengths: new[] { 4, 2 });
        NDArray<float> byMask = Nn.DotProductAttention(query, key, value, mask: Nd.Arange(4) < 2);
        AssertClose(shorter[0], byLength[1]);
        AssertClose(shorter[0], byMask[1]);
        NDArray<float> some = Nn.DotProductAttention(query, key, value, querySeqLengths: new[] { 3, 1 });
        Xunit.Assert.Equal([0f, 0, 0, 0], some[1, 1..].ToArray());
    }

    [Xunit.Fact]
    public void Pools_take_the_axes_before_the_last()
    {
        NDArray<float> x = Lax.Reshape((NDArray<float>)new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, (1, 3, 3, 1));
        Xunit.Assert.Equal([5f, 6, 8, 9], Nn.MaxPool(x, (2, 2)).ToArray());
        Xunit.Assert.Equal([1f, 2, 4, 5], Nn.MinPool(x, (2, 2)).ToArray());
        Xunit.Assert.Equal([3f, 4.5f, 7.5f, 9], Nn.AvgPool(x, (2, 2), (2, 2), "SAME", countIncludePad: false).ToArray());
        Xunit.Assert.Equal([3f, 2.25f, 3.75f, 2.25f], Nn.AvgPool(x, (2, 2), (2, 2), "SAME").ToArray());
    }

    [Xunit.Fact]
    public void Windows_combine_by_any_function()
    {
        NDArray<float> x = new float[] { 1, 2, 3, 4 };
        Xunit.Assert.Equal([2f, 6, 12], Lax.ReduceWindow(x, 1f, Lax.Mul, 2, 1, "VALID").ToArray());
        Xunit.Assert.Equal([13f, 15, 17], Lax.ReduceWindow(x, 10f, Lax.Add, 2, 1, "VALID").ToArray());
        Xunit.Assert.Equal([1f, 2, 3, 4], Lax.ReduceWindow(x, float.NegativeInfinity, Lax.Max, 2, 1, [(1, 0)]).ToArray());
    }

    [Xunit.Fact]
    public void Patches_are_the_elements_under_the_window()
    {
        NDArray<float> x = Numbers(1, 3, 3, 2);
        NDArray<float> patches = Lax.ConvGeneralDilatedPatches(x, (2, 2), (1, 1), "VALID", dimensionNumbers: FeaturesLast);
        Xunit.Assert.Equal([x[0, 1, 1, 1].Item(), x[0, 1, 2, 1].Item(), x[0, 2, 1, 1].Item(), x[0, 2, 2, 1].Item()], patches[0, 1, 1, 4..].ToArray());
    }

    [Xunit.Fact]
    public void Sequences_are_convolved_in_every_mode()
    {
        NDArray<float> a = new float[] { 1, 2, 3 }, v = new float[] { 0, 1, 0.5f };
        Xunit.Assert.Equal([0f, 1, 2.5f, 4, 1.5f], Nd.Convolve(a, v).ToArray());
        Xunit.Assert.Equal([1f, 2.5f, 4], Nd.Convolve(a, v, "same").ToArray());
        Xunit.Assert.Equal([2.5f], Nd.Convolve(a, v, "valid").ToArray());
        Xunit.Assert.Equal([3.5f], Nd.Correlate(a, v).ToArray());
        Xunit.Assert.Equal([0.5f, 2, 3.5f, 3, 0], Nd.Correlate(a, v, "full").ToArray());
    }

    [Xunit.Fact]
    public void What_does_not_fit_is_refused()
    {
        NDArray<float> x = Numbers(1, 3, 8), k = Numbers(4, 2, 3);
        Xunit.Assert.Contains("axis 1 of lhs (1, 3, 8) is 3, axis 1 of rhs (4, 2, 3) is 2", Xunit.Assert.Throws<ArgumentException>(() => Lax.Conv(x, k, 1, "SAME")).Message);
        Xunit.Assert.Contains("\"same\"", Xunit.Assert.Throws<ArgumentException>(() => Lax.Conv(x, Numbers(4, 3, 3), 1, "same")).Message);
    }

    private static NDArray<float> Numbers(params int[] sizes)
    {
        float[] elements = new float[sizes.Aggregate(1, (a, b) => a * b)];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = MathF.Sin((i * 1.7f) + sizes.Length);
        }

        return Lax.Reshape((NDArray<float>)elements, Shape.Create(sizes));
    }

    private static void AssertClose(NDArray<float> expected, NDArray<float> actual)
    {
        Xunit.Assert.Equal(expected.Shape, actual.Shape);
        foreach ((float e, float a) in expected.ToArray().Zip(actual.ToArray()))
        {
            Xunit.Assert.True(MathF.Abs(e - a) < 1e-5f, $"expected {e} but got {a}");
        }
    }
}
