using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static Pure.Jit.Nd;

namespace Pure.Jit.Runtime.Tests;

public sealed class ArrayTests
{
    private static readonly NDArray<int> Six = Arange(6).As<int>();

    [Fact]
    public void LeadingRangesAndReshapesShareMemory()
    {
        NDArray<int> x = Reshape(Arange(12), (4, 3));

        Xunit.Assert.True(Overlap(x, x[1..3]));
        Xunit.Assert.True(Overlap(x, x[2]));
        Xunit.Assert.True(Overlap(x, Reshape(x, (3, 4))));
        Xunit.Assert.False(Overlap(x, x[.., 1..2]));
        Xunit.Assert.Same(x, Reshape(x, (4, 3)));
    }

    [Fact]
    public void UserDataIsCopied()
    {
        float[] data = [1, 2];
        NDArray<float> x = NDArray.Array(data);
        data[0] = 9;

        Xunit.Assert.Equal([1f, 2f], x.ToArray());
    }

    [Fact]
    public void DonatedArraysAreDead()
    {
        NDArray<int> x = Arange(4) + 1;
        NDArray<int> taken = x.Donate();

        Xunit.Assert.Equal([1, 2, 3, 4], taken.ToArray());
        InvalidOperationException error = Xunit.Assert.Throws<InvalidOperationException>(() => x + 1);
        Xunit.Assert.Contains("donated with 'into:'", error.Message, StringComparison.Ordinal);
        Xunit.Assert.Throws<InvalidOperationException>(() => x.Donate());
    }

    [Fact]
    public void DonationOfSharedMemoryCopies()
    {
        NDArray<int> x = Arange(4) + 1;
        NDArray<int> view = x[1..];
        NDArray<int> taken = x.Donate();
        System.Runtime.CompilerServices.Unsafe.AsRef(in taken.Reference) = 99;

        Xunit.Assert.Equal([2, 3, 4], view.ToArray());
        Xunit.Assert.False(Overlap(taken, view));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(8192)]
    [InlineData(100_003)]
    public unsafe void StorageHasSlackAndLargeOnesAreAligned(int length)
    {
        NDArray<float> managed = Ones(length);
        NDArray<float> native = NDArray.NativeArray<float>(new float[length], length);
        foreach (NDArray<float> x in new[] { managed, native })
        {
            fixed (float* start = x)
            {
                // The slack may be read: sixteen floats from the last element on.
                float sum = 0;
                for (int i = 0; i < 16; i++)
                {
                    sum += Unsafe.ReadUnaligned<float>(start + length + i) * 0;
                }

                Xunit.Assert.True(length < 8192 || (nuint)start % 64 == 0);
                _ = sum;
            }

            GC.KeepAlive(x);
        }
    }

    [Fact]
    public void IndexingFollowsNumPy()
    {
        NDArray<int> x = Reshape(Arange(24), (2, 3, 4));

        Xunit.Assert.Equal((3, 4), x[1].Shape);
        Xunit.Assert.Equal(23, (int)x[^1, ^1, ^1]);
        Xunit.Assert.Equal(23, (int)x[-1, -1, -1]);
        Xunit.Assert.Equal((2, 2), x[.., 1, 1..^1].Shape);
        Xunit.Assert.Equal([5, 6, 17, 18], x[.., 1, 1..^1].ToArray());
        Xunit.Assert.Equal((2, 1, 3, 4), x[.., NewAxis].Shape);
        Xunit.Assert.Equal((2, 3), x[Ellipsis, 0].Shape);
        Xunit.Assert.Equal((2, 3, 4, 1), x[Ellipsis, NewAxis].Shape);
        Xunit.Assert.Equal([20, 21, 22, 23, 16, 17, 18, 19], x[1, NDArray.Array([2, 1])].ToArray());
        Xunit.Assert.Equal([8, 17], x[NDArray.Array([0, 1]), NDArray.Array([2, 1]), NDArray.Array([0, 1])].ToArray());
        Xunit.Assert.Equal((2, 3), x[NDArray.Array([0, 1]), .., NDArray.Array([0, 1])].Shape);
        Xunit.Assert.Equal((2, 3), x[0, .., NDArray.Array([0, 1])].Shape);
        NDArray<int> dynamic = 1;
        Xunit.Assert.Equal([4, 5, 6, 7], x[0, dynamic].ToArray());
        Xunit.Assert.Equal([8, 9, 10, 11], x[0, NDArray.Array([-1])].ToArray());
        Xunit.Assert.Equal([8, 9, 10, 11], x.At(0, NDArray.Array([7])).Get("clip").ToArray());
    }

    [Fact]
    public void IndexErrorsNameTheAxis()
    {
        NDArray<int> x = Reshape(Arange(6), (2, 3));

        Xunit.Assert.Contains("Index 3 is outside axis 1, which is 3", Xunit.Assert.Throws<ArgumentOutOfRangeException>(() => x[0, 3]).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("Range 1..4 is outside axis 1, which is 3", Xunit.Assert.Throws<ArgumentOutOfRangeException>(() => x[0, 1..4]).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("Index 7 is outside axis 1, which is 3", Xunit.Assert.Throws<ArgumentOutOfRangeException>(() => x[0, NDArray.Array([7])]).Message, StringComparison.Ordinal);
        Xunit.Assert.Contains("too many for an array of rank 2", Xunit.Assert.Throws<ArgumentException>(() => x[0, 1, 2]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UpdatesCopy()
    {
        NDArray<int> x = Zeros<int>((2, 3));
        NDArray<int> y = x.At(1, 1..).Set(NDArray.Array([7, 8]));

        Xunit.Assert.Equal([0, 0, 0, 0, 7, 8], y.ToArray());
        Xunit.Assert.Equal([0, 0, 0, 0, 0, 0], x.ToArray());
        NDArray<int> places = NDArray.Array([0, 0, 2, 9, -1]);
        Xunit.Assert.Equal([2, 0, 2], Zeros<int>(3).At(places).Add(1, "drop").ToArray());
        Xunit.Assert.Equal([4, 1, 4], Ones<int>(3).At(places).Multiply(2, "drop").ToArray());
        Xunit.Assert.Equal([0, 5, 5], Six[..3].At(1..).Max(5).ToArray());
        Xunit.Assert.Equal([1, 2], Six.At(1..3).Get().ToArray());
    }

    [Fact]
    public void ScalarsConvertBothWays()
    {
        NDArray<float> x = 1.5f;

        Xunit.Assert.Equal(0, x.Rank);
        Xunit.Assert.Equal(1.5f, (float)x);
        Xunit.Assert.Contains("not one number", Xunit.Assert.Throws<InvalidOperationException>(() => (float)Ones(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PlainNumbersTakeTheArraysType()
    {
        NDArray<float> f = NDArray.Array([1f, 2f]);
        NDArray<double> d = NDArray.Array([1.0, 2.0]);
        NDArray<int> i = NDArray.Array([1, 2]);
        NDArray<Half> h = NDArray.Array([(Half)1, (Half)2]);
        NDArray<long> l = NDArray.Array([1L, 2L]);

        Xunit.Assert.Equal([3f, 5f], ((2 * f) + 1).ToArray());
        Xunit.Assert.Equal([0.5f, 1f], (f * 0.5).ToArray());
        Xunit.Assert.Equal([0.5f, 1f], (0.5f * f).ToArray());
        Xunit.Assert.Equal([3.0, 5.0], ((2 * d) + 1.0).ToArray());
        Xunit.Assert.Equal([0.5, 1.0], (d * 0.5).ToArray());
        Xunit.Assert.Equal([3, 5], ((2 * i) + 1).ToArray());
        Xunit.Assert.Equal([(Half)1.5, (Half)3], (h * 1.5).ToArray());
        Xunit.Assert.Equal([3L, 5L], ((2 * l) + 1L).ToArray());
        Xunit.Assert.Equal([false, true], (i > 1).ToArray());
        Xunit.Assert.Equal([true, false], (!(1.5 < f)).ToArray());
        Xunit.Assert.Equal([4, 8], (i << 2).ToArray());
        Xunit.Assert.Equal([0f, 2f], Nn.Relu(NDArray.Array([-1f, 2f])).ToArray());
        Xunit.Assert.Equal([1f, 2f], Maximum(f, 1).ToArray());
        Xunit.Assert.Contains("1.5 is not a value of i32", Xunit.Assert.Throws<ArgumentException>(() => i > 1.5).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BroadcastingErrorsNameBothSizes()
    {
        ArgumentException error = Xunit.Assert.Throws<ArgumentException>(() => Ones((2, 3)) + Ones((2, 4)));

        Xunit.Assert.Contains("Shapes (2, 3) and (2, 4) cannot be broadcast together: axis -1 is 3 in one and 4 in the other", error.Message, StringComparison.Ordinal);
        Xunit.Assert.Equal((2, 3), (Ones((2, 1)) + Ones(3)).Shape);
        Xunit.Assert.Equal((0, 3), (Ones((0, 1)) + Ones(3)).Shape);
    }

    private static bool Overlap<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => a.AsSpan().Overlaps(b.AsSpan());
}
