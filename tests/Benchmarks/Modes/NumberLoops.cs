using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Pure.Jit.Benchmarks.Modes;

/// <summary>Loops of numbers beside the same C# without [Jit], by turns, in one run.</summary>
public static class NumberLoops
{
    private const int Rounds = 9;

    [Jit]
    public static float Decaying(int turns)
    {
        float s = 0;
        for (int i = 0; i < turns; i++)
        {
            s = (s * 0.999f) + i;
        }

        return s;
    }

    [Jit]
    public static int Congruent(int turns, int seed)
    {
        int x = seed;
        for (int i = 0; i < turns; i++)
        {
            x = unchecked((x * 1664525) + 1013904223);
        }

        return x;
    }

    [Jit]
    public static uint Shifted(int turns, uint seed)
    {
        uint x = seed;
        while (turns > 0)
        {
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            turns--;
        }

        return x;
    }

    internal static void Print()
    {
        Report("f32 s*0.999+i, 10^7", () => Decaying(10_000_000), () => PlainDecaying(10_000_000));
        Report("i32 x*a+c, 10^8", () => Congruent(100_000_000, 7), () => PlainCongruent(100_000_000, 7));
        Report("u32 xorshift, 10^8", () => Shifted(100_000_000, 7), () => PlainShifted(100_000_000, 7));
    }

    // What is compiled without [Jit] is compiled at once for good, as generated loops are.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float PlainDecaying(int turns)
    {
        float s = 0;
        for (int i = 0; i < turns; i++)
        {
            s = (s * 0.999f) + i;
        }

        return s;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int PlainCongruent(int turns, int seed)
    {
        int x = seed;
        for (int i = 0; i < turns; i++)
        {
            x = unchecked((x * 1664525) + 1013904223);
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint PlainShifted(int turns, uint seed)
    {
        uint x = seed;
        while (turns > 0)
        {
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            turns--;
        }

        return x;
    }

    private static void Report<T>(string what, Func<T> compiled, Func<T> plain)
    {
        double ours = double.MaxValue, theirs = double.MaxValue;
        for (int i = 0; i < Rounds; i++)
        {
            theirs = Math.Min(theirs, Time(plain));
            ours = Math.Min(ours, Time(compiled));
        }

        if (!Equals(compiled(), plain()))
        {
            throw new InvalidOperationException($"'{what}' gives {compiled()}, in plain C# {plain()}");
        }

        Console.WriteLine($"{what,-24} {ours * 1e3,9:F2} ms {theirs * 1e3,9:F2} ms {ours / theirs,6:F2}");
    }

    private static double Time<T>(Func<T> run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
