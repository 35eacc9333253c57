namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Forms of JAX's functions that are met seldom: empty arrays, numbers of other types, orders, parts along an axis.</summary>
public sealed class LanguageTests
{
    private static readonly NDArray<float> M = Nd.Array(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });

    [Fact]
    public void Matrices_without_elements_have_determinants_and_pseudo_inverses()
    {
        Assert.Equal([1f, 1f, 1f], Language.DetOfNone(Zeros(3)).ToArray());
        Assert.Equal([1f, 1f, 1f], Language.Det(Zeros((3, 0, 0))).ToArray());
        Assert.Equal((0, 3), Language.PinvOfNone().Shape);
        Assert.Equal((3, 0), Language.Pinv(Zeros((0, 3))).Shape);
        Assert.Equal(0, Language.Rank(Zeros((0, 3))).Item());
        Assert.Equal([0f, 0f, 0f, 4f], Language.SlopeOfDet(Nd.Array(new float[,] { { 4, 0 }, { 0, 0 } })).ToArray());
    }

    [Fact]
    public void What_a_mask_chooses_is_differentiated_and_mapped()
    {
        NDArray<float> x = Nd.Array([1f, -2f, 3f]), t = Nd.Array([10f, 20f, 30f]);
        Assert.Equal([10f, 30f], Language.TangentOfChosen(x, t).ToArray());
        Assert.Equal([10f, 30f], Transforms.Jvp(Language.Chosen, x, t).Tangent.ToArray());
        Assert.Equal([5f, 0f, 7f], Transforms.Vjp(Language.Chosen, x, Nd.Array([5f, 7f])).Cotangents.ToArray());
        Assert.Contains(
            "the number of elements chosen",
            Assert.Throws<ArgumentException>(() => Transforms.Vjp(Language.Chosen, x, Nd.Array([5f, 7f, 9f]))).Message,
            StringComparison.Ordinal);
        NDArray<float> m = Nd.Reshape(Nd.Arange(24f), (2, 3, 4));
        Assert.Equal((2, 2, 4), Transforms.Vmap(Language.Compressed, m).Shape);
    }

    [Fact]
    public void Ones_of_bool_are_true_under_transformations()
    {
        NDArray<float> x = Nd.Array([1f, 2f]);
        Assert.Equal([2f, 4f], Language.SlopeWhereTrue(x).ToArray());
        Assert.Equal([1f, 1f, 2f, 2f], Language.EachWhereTrue(x).ToArray());
    }

    [Fact]
    public void Small_determinants_have_the_values_and_slopes_of_their_formula()
    {
        NDArray<float> singular = Nd.Array(new float[,] { { 0, 0 }, { 0, 4 } });
        Assert.Equal([4f, 0f, 0f, 0f], Language.SlopeOfDetOfTwo(singular).ToArray());
        Assert.All(Language.SlopeOfDetOfTwo(singular).ToArray(), v => Assert.False(float.IsNegative(v)));
        Assert.Equal([4f, 0f, 0f, 0f], Language.SlopeOfDet(singular).ToArray());
        Assert.Equal(-2f, Language.DetOfTwo(Nd.Array(new float[,] { { 1, 2 }, { 3, 4 } })).Item());
        Assert.Equal(0f, Language.DetOfTwo(Nd.Array(new float[,] { { 3, 1 }, { 9, 3 } })).Item());
        NDArray<float> three = Nd.Array(new float[,] { { 1, 2, 3 }, { 2, 4, 6 }, { 1, 0, 1 } });
        Assert.Equal(0f, Language.DetOfThree(Nd.Stack([three, three])).ToArray()[1]);
        Assert.Equal([4f, 4f, -4f, -2f, -2f, 2f, 0f, 0f, 0f], Language.SlopeOfDetOfThree(three).ToArray());
        Assert.All(Language.SlopeOfDetOfThree(Zeros((3, 3))).ToArray(), v => Assert.Equal(0f, v));
    }

    [Fact]
    public void Determinants_of_rank_n_minus_1_have_slopes_wherever_the_pivot_is_zero()
    {
        Random random = new(7);
        for (int trial = 0; trial < 60; trial++)
        {
            // One column (or row) is nothing or depends on others, wherever it is; small whole numbers keep the pivots exact.
            int n = 4 + (trial % 3), dependent = random.Next(n);
            double[,] a = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    a[i, j] = trial % 2 == 0 ? random.Next(-3, 4) : random.NextDouble() - 0.5;
                }
            }

            int other = (dependent + 1) % n;
            double factor = trial % 4 < 2 ? 0 : 2;
            for (int i = 0; i < n; i++)
            {
                if (trial % 5 == 4)
                {
                    a[dependent, i] = factor * a[other, i];
                }
                else
                {
                    a[i, dependent] = factor * a[i, other];
                }
            }

            Compare(a, $"trial {trial}");
        }

        // Two pivots are zero, and yet the rank is n - 1.
        double[,] shift = new double[5, 5];
        for (int i = 0; i < 4; i++)
        {
            shift[i, i + 1] = i + 1;
        }

        Compare(shift, "shift");
        Assert.All(Language.SlopesOfDets(Zeros<double>((2, 4, 4))).ToArray(), v => Assert.Equal(0, v));
        Assert.Empty(Language.SlopesOfDets(Zeros<double>((2, 0, 0))).ToArray());

        static void Compare(double[,] a, string what)
        {
            int n = a.GetLength(0);
            NDArray<double> x = Nd.Array(a);
            double[] slopes = Language.SlopesOfDets(Nd.Stack([Nd.Eye<double>(n), x])).ToArray()[(n * n)..];
            for (int i = 0; i < n * n; i++)
            {
                double Moved(double step)
                {
                    double[] elements = x.ToArray();
                    elements[i] += step;
                    return Linalg.Det(NDArray.Array<double>(elements, (n, n))).Item();
                }

                // The determinant is linear in one element, so that long steps are exact.
                double expected = (Moved(1) - Moved(-1)) / 2;
                Assert.True(Math.Abs(expected - slopes[i]) <= 1e-10 * (1 + Math.Abs(expected)), $"{what}, element {i}: {expected} by differences, {slopes[i]}");
            }
        }
    }

    [Fact]
    public void Bits_are_read_as_wider_and_narrower_types()
    {
        Assert.Equal([0u, 1072693248u, 0u, 3221225472u], Ravel(Language.Words(Nd.Array([1.0, -2.0]))).ToArray());
        Assert.Equal((2, 2), Language.Words(Nd.Array([1.0, -2.0])).Shape);
        Assert.Equal([1.0, -2.0], Language.Doubles(Nd.Array(new uint[,] { { 0, 1072693248 }, { 0, 3221225472 } })).ToArray());
        Assert.Equal([0, 0, 128, 63, 219, 15, 73, 192], Ravel(Language.Bytes(Nd.Array([1f, -MathF.PI]))).ToArray());
        Assert.Equal([1f, -MathF.PI], Language.Floats(Nd.Array(new byte[,] { { 0, 0, 128, 63 }, { 219, 15, 73, 192 } })).ToArray());
        Assert.Equal([(sbyte)-1, (sbyte)127], Language.Narrow((short)0x7FFF).ToArray());
        Assert.Equal([(Half)1, (Half)(-2)], Language.TwoHalves(Nd.Array([unchecked((int)0xC0003C00)])).ToArray());
        Assert.Equal([-2L], Language.Long(Nd.Array(new ushort[,] { { 65534, 65535, 65535, 65535 } })).ToArray());
        Assert.Equal([0, 0, 128, 63, 219, 15, 73, 192], Ravel(Language.EachBytes(Nd.Array([1f, -MathF.PI]))).ToArray());
        Assert.Equal([1f, -MathF.PI], Language.EachFloat(Nd.Array(new byte[,] { { 0, 0, 128, 63 }, { 219, 15, 73, 192 } })).ToArray());
        Assert.Equal((0, 4), Language.Bytes(Zeros(0)).Shape);
        Assert.Throws<ArgumentException>(() => Lax.BitcastConvertType<byte, float>(Nd.Array(new byte[] { 1, 2, 3 })));
        Assert.Throws<ArgumentException>(() => Lax.BitcastConvertType<bool, byte>(Nd.Array([true])));
    }

    [Fact]
    public void Quantiles_of_nothing_are_NaN()
    {
        Assert.True(float.IsNaN(Language.Middle(Zeros(0)).Item()));
        Assert.True(float.IsNaN(Language.MiddleAbove(Zeros(2)).Item()));
        Assert.All(Language.Middles(Zeros((2, 0))).ToArray(), v => Assert.True(float.IsNaN(v)));
        Assert.Equal([2f, 5f], Language.Middles(M).ToArray());
        Assert.Equal([3.5f, 3.5f, 2.25f, 2.25f], Language.Parts(M).ToArray());
    }

    [Fact]
    public void Numbers_of_other_types_stand_beside_arrays()
    {
        Assert.Equal([0.0, 1.0, 2.0], Language.Doubles().ToArray());
        Assert.Equal([1.0, 1.5], Language.Steps().ToArray());
        Assert.Equal([0f, 0f, 0f, 0.5f, 1f, 1.5f, 1f, 2f, 3f], Language.Lines(M[0]).ToArray());
        Assert.Equal([(Half)2.5f, (Half)3.5f], Language.Halves(Nd.Array([(Half)1, (Half)2])).ToArray());
        Assert.Equal([(BFloat16)1.5f], Language.Brains(Nd.Array([(BFloat16)1])).ToArray());
    }

    [Fact]
    public void Entries_are_repeated_deleted_and_read_in_other_orders()
    {
        Assert.Equal([1f, 3f, 3f, 4f, 6f, 6f], Ravel(Language.Repeated(M, Nd.Array([1, 0, 2]))).ToArray());
        Assert.Equal([2f, 2f, 3f], Language.RepeatedFlat(M[0], Nd.Array([0, 2, 1])).ToArray());
        Assert.Equal([2f, 5f], Ravel(Language.Without(M, Nd.Array([0, -1]))).ToArray());
        Assert.Equal([1f, 5f, 4f, 3f, 2f, 6f], Ravel(Language.Columns(M)).ToArray());
        Assert.Equal([1f, 4f, 2f, 5f, 3f, 6f], Language.Flat(M).ToArray());
    }

    [Fact]
    public void Products_of_bools_are_and_and_or()
    {
        NDArray<bool> a = Nd.Array(new[,] { { true, false }, { true, true } });
        NDArray<bool> b = Nd.Array(new[,] { { false, false }, { true, false } });
        Assert.Equal([false, false, true, false], Language.Bools(a, b).ToArray());
        Assert.Equal([40000], Language.Wide(Nd.Array(new sbyte[] { 100, 100, 100, 100 }), Nd.Array(new sbyte[] { 100, 100, 100, 100 })).ToArray());
    }

    [Fact]
    public void Parts_along_an_axis_have_the_names_of_lax()
    {
        Assert.Equal([2f, 3f, 5f, 6f], Ravel(Language.Sliced(M)).ToArray());
        Assert.Equal([4f, 5f, 6f], Language.Last(M).ToArray());
        Assert.Equal([2f, 3f, 5f, 6f], Ravel(Language.From(M, 2)).ToArray());
        Assert.Equal([1f, 4f], Language.Column(M, 0).ToArray());
        Assert.Equal([1f, 2f, 3f, 0f, 0f, 0f], Ravel(Language.Blanked(M, -1)).ToArray());
        Assert.Equal([4f, 5f, 6f, 1f, 2f, 3f], Ravel(Language.Rows(M, Nd.Array([-1, 2]))).ToArray());
        Assert.Equal([6f, 2f], Language.Pairs(M, Nd.Array([1, 0]), Nd.Array([2, 1])).ToArray());
    }

    [Fact]
    public void Arrays_are_reduced_by_functions()
    {
        Assert.Equal([6f, 15f], Language.Sums(M).ToArray());
        Assert.Equal([5f, 7f, 9f], Language.SumsByLambda(M).ToArray());
        Assert.Equal(6f, Language.Largest(M).Item());
        Assert.Equal(MathF.Log(6 * MathF.E), Language.Logarithm(Nd.Ones((2, 3))).Item(), 5);
        Assert.Equal([false, true], Language.AllOf(Nd.Array(new[,] { { true, false }, { true, true } })).ToArray());
    }

    [Fact]
    public void Shapes_have_the_names_of_lax()
    {
        Assert.Equal((2, 3), Language.Reshaped(M).Shape);
        Assert.Equal([1f, 2f, 3f, 1f, 2f, 3f], Language.Tiled(M[0]).ToArray());
        Assert.Equal((2, 2, 3), Language.Stacked(M).Shape);
        Assert.Equal([0f, 2f, 0f], Language.Subtracted(M[0], Nd.Array([0, 2])).ToArray());
    }

    [Fact]
    public void Further_primitives_have_the_names_of_lax()
    {
        Assert.Equal([14f, 32f, 32f, 77f], Ravel(Language.Batched(M)).ToArray());
        Assert.Equal([9f, 9f, 3f, 9f, 9f, 6f], Ravel(Language.Filled(M, 0)).ToArray());
        Assert.Equal(MathF.Log(3), Language.Logarithms(Zeros(3))[2].Item(), 5);
        Assert.Equal([2, 2, 3, 6], Language.Bits(Nd.Array([3, 5])).ToArray());
        Assert.Equal([3f, 1f, 2f], Language.Ordered(Nd.Array([3, 1, 2]), Nd.Array([2f, 3f, 1f])).ToArray());
        Assert.Equal([5f, 1f, 0f, 0f], Language.Merged(Nd.Array([5f, 4f]), Nd.Array([0, 1])).ToArray());
        Assert.Equal([1f, 1.125f], Language.Coarse(Nd.Array([1.01f, 1.1f])).ToArray());
    }
}
