using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace Pure.Jit.Simd.Tests;

/// <summary>Partial stores write exactly the first lanes, for every element size and width.</summary>
public sealed unsafe class PartialTests
{
    [Fact]
    public void StoresWriteExactlyTheFirstLanes()
    {
        Check<byte>();
        Check<short>();
        Check<int>();
        Check<float>();
        Check<long>();
        Check<double>();
    }

    private static void Check<T>()
        where T : unmanaged, INumber<T>
    {
        for (int count = 0; count <= Vector512<T>.Count; count++)
        {
            using Buffer<T> source = new(Vector512<T>.Count);
            for (int i = 0; i < source.Span.Length; i++)
            {
                source.Span[i] = T.CreateTruncating(i + 1);
            }

            using Buffer<T> target = new(count);
            Partial.Store(Vector512.Load(source.Pointer), target.Pointer, count);
            Verify(source, target, count);
            Assert.Equal(count, CountSet(Partial.Load512(source.Pointer, count, T.Zero)));
            if (count <= Vector256<T>.Count)
            {
                target.Span.Clear();
                Partial.Store(Vector256.Load(source.Pointer), target.Pointer, count);
                Verify(source, target, count);
            }

            if (count <= Vector128<T>.Count)
            {
                target.Span.Clear();
                Partial.Store(Vector128.Load(source.Pointer), target.Pointer, count);
                Verify(source, target, count);
            }
        }
    }

    private static void Verify<T>(Buffer<T> source, Buffer<T> target, int count)
        where T : unmanaged, INumber<T>
    {
        Assert.True(source.Span[..count].SequenceEqual(target.Span));
        Assert.True(target.IsIntact);
    }

    private static int CountSet<T>(Vector512<T> value)
        where T : unmanaged, INumber<T>
    {
        int set = 0;
        for (int i = 0; i < Vector512<T>.Count; i++)
        {
            set += value[i] == T.CreateTruncating(i + 1) ? 1 : 0;
        }

        return set;
    }
}
