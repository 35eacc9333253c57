using Pure.Jit.Memory;
using Xunit;

namespace Pure.Jit.Simd.Tests;

/// <summary>Alignment, nesting, growth and release of the per-thread temporaries, and native blocks.</summary>
public sealed unsafe class ArenaTests
{
    [Fact]
    public void AllocationsAreAlignedAndApart()
    {
        using ArenaScope arena = Arena.Enter();
        byte* last = null;
        for (int i = 0; i < 50; i++)
        {
            byte* next = arena.Allocate<byte>(i);
            Assert.Equal(0, (nint)next % 64);
            Assert.True(last == null || next - last >= i - 1 + 64);
            last = next;
        }
    }

    [Fact]
    public void InnerScopesGiveTheirRoomBack()
    {
        using ArenaScope outer = Arena.Enter();
        int* kept = outer.Allocate<int>(1000);
        new Span<int>(kept, 1000).Fill(7);
        nint first = 0;
        for (int i = 0; i < 100; i++)
        {
            using ArenaScope inner = Arena.Enter();
            int* scratch = inner.Allocate<int>(100_000);
            new Span<int>(scratch, 100_000).Fill(i);
            first = i == 0 ? (nint)scratch : first;
            Assert.Equal(first, (nint)scratch);
        }

        Assert.Equal(-1, new ReadOnlySpan<int>(kept, 1000).IndexOfAnyExcept(7));
    }

    [Fact]
    public void AScopeThatTookNothingYetStaysGoodWhenAnInnerOneGrows()
    {
        using ArenaScope outer = Arena.Enter();
        using (ArenaScope inner = Arena.Enter())
        {
            inner.Allocate<byte>(1 << 20);
            inner.Allocate<byte>(8 << 20);
        }

        using (ArenaScope inner = Arena.Enter())
        {
            int* taken = inner.Allocate<int>(1000);
            new Span<int>(taken, 1000).Fill(7);
            Assert.Equal(-1, new ReadOnlySpan<int>(taken, 1000).IndexOfAnyExcept(7));
        }
    }

    [Fact]
    public void GrowsAndThenHoldsAllInOneBlock()
    {
        // A thread of its own has a fresh arena.
        nuint first = 0;
        nuint second = 0;
        Thread thread = new(() =>
        {
            Run(30);
            first = Arena.HeldBytes;
            Run(30);
            second = Arena.HeldBytes;
        });
        thread.Start();
        thread.Join();
        Assert.True(first >= 30u << 20);
        Assert.Equal(first, second);

        static void Run(int count)
        {
            using ArenaScope arena = Arena.Enter();
            for (int i = 0; i < count; i++)
            {
                byte* block = arena.Allocate<byte>(1 << 20);
                new Span<byte>(block, 1 << 20).Fill((byte)i);
            }
        }
    }

    [Fact]
    public void NestedGrowthKeepsTheOuterBlocks()
    {
        using ArenaScope outer = Arena.Enter();
        long* a = outer.Allocate<long>(20_000);
        new Span<long>(a, 20_000).Fill(1);
        using (ArenaScope inner = Arena.Enter())
        {
            long* b = inner.Allocate<long>(500_000);
            new Span<long>(b, 500_000).Fill(2);
        }

        long* c = outer.Allocate<long>(2_000_000);
        new Span<long>(c, 2_000_000).Fill(3);
        Assert.Equal(-1, new ReadOnlySpan<long>(a, 20_000).IndexOfAnyExcept(1));
    }

    [Fact]
    public void BadCountsAreRefused()
    {
        using ArenaScope arena = Arena.Enter();
        try
        {
            _ = arena.Allocate<int>(-1);
        }
        catch (ArgumentOutOfRangeException)
        {
            return;
        }

        Assert.Fail("a negative count was accepted");
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1000, 64)]
    [InlineData(4 << 20, 2 << 20)]
    [InlineData((9 << 20) + 5, 2 << 20)]
    public void NativeBlocksAreAlignedAndHaveSlack(int byteCount, int alignment)
    {
        NativeBlock block = new((nuint)byteCount);
        Assert.Equal(0, (nint)block.Pointer % alignment);
        new Span<byte>(block.Pointer, byteCount + NativeBlock.SlackBytes).Fill(1);
        block.Dispose();
        Assert.True(block.Pointer == null);
        block.Dispose();
    }
}
