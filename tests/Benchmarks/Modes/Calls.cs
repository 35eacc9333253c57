using System.Diagnostics;
using Pure.Jit.Benchmarks.Serve;
using Pure.Jit.Benchmarks.Workloads;
using Pure.Jit.Simd;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>What a call costs beside its work: time on 16 elements, and bytes allocated by a training step.</summary>
internal static class Calls
{
    public static void Print()
    {
        Workers.Count = 1;
        NDArray<float> x = Inputs.Array(1, 16, -1, 1);
        NDArray<float> result = Inputs.Zeros<float>(16);
        Report("x + 1 on 16 elements, allocating", 1_000_000, () => Trivial.AddOne(x));
        Report("x + 1 on 16 elements, into", 1_000_000, () => result = Trivial.AddOne(x, into: result));
        Report("sum of 16 elements", 1_000_000, () => Trivial.Sum(x));

        foreach (string size in new[] { "tiny", "b128" })
        {
            int steps = size == "tiny" ? 20_000 : 100;
            Report($"training step {size}, allocating", steps, new Cases(allocating: true).Make("mlp_train", size)!.Run);
            Report($"training step {size}, into", steps, new Cases(allocating: false).Make("mlp_train", size)!.Run);
        }
    }

    private static void Report(string what, int calls, Action run)
    {
        for (int i = 0; i < calls / 10; i++)
        {
            run();
        }

        double least = double.MaxValue;
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        const int Rounds = 10;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < calls / Rounds; i++)
            {
                run();
            }

            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalNanoseconds / (calls / Rounds));
        }

        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / calls;
        Console.WriteLine($"{what,-40} {least,12:N0} ns {bytes,12:N0} bytes");
    }
}
