using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pure.Jit.Simd;

namespace Pure.Jit.Benchmarks.Serve;

/// <summary>Measures workloads for the yardstick's driver: a line "workload size threads milliseconds" in, a line of JSON out.</summary>
internal static class Server
{
    private static readonly string[] gates =
    [
        "gelu 256K", "pairdist 512", "mlp_fwd b128", "mlp_train b128", "softmax 1024x1024", "layernorm 1024x1024", "kde 1024", "mlp_train tiny",
    ];

    /// <summary>Answers lines until the input ends.</summary>
    public static void Run(int threads, bool allocating, bool drawn)
    {
        Workers.Count = threads;
        Cases cases = new(allocating, drawn);
        while (Console.ReadLine() is { } line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Workers.Count = int.Parse(words[2]);
            Console.WriteLine(cases.Make(words[0], words[1]) is { } made ? Json(made, double.Parse(words[3])) : "null");
            Console.Out.Flush();
        }
    }

    /// <summary>Prints the gated workloads that match, on one thread, without a driver.</summary>
    public static void Time(string pattern, bool allocating)
    {
        Workers.Count = 1;
        Cases cases = new(allocating);
        foreach (string gate in gates.Where(g => Regex.IsMatch(g, pattern)).DefaultIfEmpty(pattern))
        {
            string[] words = gate.Split(' ');
            if (cases.Make(words[0], words[1]) is { } made)
            {
                Console.WriteLine($"{gate,-22} {Json(made, 200)}");
            }
        }
    }

    private static string Json(Case made, double milliseconds)
    {
        made.Run();
        Checksum check = made.Check();
        (double median, double least, int count) = Measure(made.Run, milliseconds);
        return JsonSerializer.Serialize(new { median_ns = median, min_ns = least, reps = count, check = check.Value, scale = check.Scale });
    }

    private static (double Median, double Least, int Count) Measure(Action run, double milliseconds)
    {
        // Warm up for a fifth of the time, then repeat batches of about 30 µs.
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        double elapsed;
        do
        {
            run();
            calls++;
            elapsed = Nanoseconds(start);
        }
        while (elapsed < milliseconds * 1e6 * 0.2 && calls < 100_000);

        int batch = Math.Max(1, (int)(30e3 / (elapsed / calls)));
        List<double> times = [];
        long begin = Stopwatch.GetTimestamp();
        do
        {
            long from = Stopwatch.GetTimestamp();
            for (int i = 0; i < batch; i++)
            {
                run();
            }

            times.Add(Nanoseconds(from) / batch);
        }
        while ((Nanoseconds(begin) < milliseconds * 1e6 || times.Count < 3) && times.Count < 4000);

        times.Sort();
        return (times[times.Count / 2], times[0], times.Count);
    }

    private static double Nanoseconds(long from) => Stopwatch.GetElapsedTime(from).TotalNanoseconds;
}
