using Xunit;

namespace Pure.Jit.Simd.Tests;

/// <summary>Every index once, exceptions to the caller, nesting and several callers at once.</summary>
[Collection("threads")]
public sealed unsafe class WorkersTests
{
    [Fact]
    public void EveryIndexIsDoneOnceOnCutsOfTheGrain()
    {
        WithThreads(4, static () =>
        {
            using Buffer<int> counts = new(1000);
            for (int n = 0; n <= 1000; n += 37)
            {
                foreach (int grain in new[] { 1, 16, 64, 5000 })
                {
                    counts.Span.Clear();
                    Count body = new() { Counts = counts.Pointer, Grain = grain };
                    Workers.For(n, grain, ref body);
                    Assert.Equal(-1, counts.Span[..n].IndexOfAnyExcept(1));
                    Assert.Equal(-1, counts.Span[n..].IndexOfAnyExcept(0));
                }
            }
        });
    }

    [Fact]
    public void StressFromSeveralThreads()
    {
        WithThreads(4, static () =>
        {
            Exception? failure = null;
            Thread[] threads = new Thread[4];
            for (int t = 0; t < threads.Length; t++)
            {
                threads[t] = new Thread(() =>
                {
                    try
                    {
                        using Buffer<int> counts = new(256);
                        for (int i = 0; i < 3000; i++)
                        {
                            counts.Span.Clear();
                            Count body = new() { Counts = counts.Pointer, Grain = 16 };
                            Workers.For(256, 16, ref body);
                            Assert.Equal(-1, counts.Span.IndexOfAnyExcept(1));
                            if (i % 500 == 0)
                            {
                                // Long enough for the workers to park.
                                Thread.Sleep(2);
                            }
                        }
                    }
                    catch (Exception thrown)
                    {
                        failure = thrown;
                    }
                });
                threads[t].Start();
            }

            foreach (Thread thread in threads)
            {
                thread.Join();
            }

            Assert.Null(failure);
        });
    }

    [Fact]
    public void AnExceptionReachesTheCallerAndThePoolGoesOn()
    {
        WithThreads(3, static () =>
        {
            for (int at = 0; at < 3; at++)
            {
                Throw body = new() { At = at };
                Assert.Throws<InvalidTimeZoneException>(() => Workers.For(3, 1, ref body));
            }

            using Buffer<int> counts = new(100);
            counts.Span.Clear();
            Count good = new() { Counts = counts.Pointer, Grain = 1 };
            Workers.For(100, 1, ref good);
            Assert.Equal(-1, counts.Span.IndexOfAnyExcept(1));
        });
    }

    [Fact]
    public void NestedCallsRunInline()
    {
        WithThreads(4, static () =>
        {
            using Buffer<int> counts = new(400);
            counts.Span.Clear();
            Nest body = new() { Counts = counts.Pointer };
            Workers.For(4, 1, ref body);
            Assert.Equal(-1, counts.Span.IndexOfAnyExcept(1));
        });
    }

    [Fact]
    public void NothingIsAllocated()
    {
        WithThreads(2, static () =>
        {
            using Buffer<int> counts = new(100);
            Count body = new() { Counts = counts.Pointer, Grain = 1 };
            Workers.For(100, 1, ref body);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                Workers.For(100, 1, ref body);
            }

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        });
    }

    private static void WithThreads(int count, Action test)
    {
        int before = Workers.Count;
        try
        {
            Workers.Count = count;
            test();
        }
        finally
        {
            Workers.Count = before;
        }
    }

    private struct Count : IRangeBody
    {
        public int* Counts;
        public int Grain;

        public void Run(nint lo, nint hi)
        {
            // A cut beside the grain counts twice, which the tests see.
            int step = lo % this.Grain == 0 ? 1 : 2;
            for (nint i = lo; i < hi; i++)
            {
                Interlocked.Add(ref this.Counts[i], step);
            }
        }
    }

    private struct Throw : IRangeBody
    {
        public int At;

        public readonly void Run(nint lo, nint hi)
        {
            if (lo <= this.At && this.At < hi)
            {
                throw new InvalidTimeZoneException();
            }
        }
    }

    private struct Nest : IRangeBody
    {
        public int* Counts;

        public readonly void Run(nint lo, nint hi)
        {
            for (nint i = lo; i < hi; i++)
            {
                Count inner = new() { Counts = this.Counts + (i * 100), Grain = 1 };
                Workers.For(100, 1, ref inner);
            }
        }
    }
}
