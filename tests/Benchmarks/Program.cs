using BenchmarkDotNet.Running;
using Pure.Jit.Benchmarks.Modes;
using Pure.Jit.Benchmarks.Serve;

namespace Pure.Jit.Benchmarks;

/// <summary>Chooses the mode; see README.md beside this file.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        bool allocating = args.Contains("--allocating");
        switch (args.FirstOrDefault())
        {
            case "--serve":
                Server.Run(args.Length > 1 && int.TryParse(args[1], out int threads) ? threads : 1, allocating, args.Contains("--drawn"));
                break;
            case "--time":
                Server.Time(args.ElementAtOrDefault(1) ?? ".*", allocating);
                break;
            case "--arrays":
                ArrayOperations.Print();
                break;
            case "--calls":
                Calls.Print();
                break;
            case "--gradients":
                GradientCosts.Print();
                break;
            case "--loops":
                NumberLoops.Print();
                break;
            case "--code":
                return GeneratedCode.Print(args.Contains("--update")) ? 0 : 1;
            case "--build":
                if (!args.Contains("--here"))
                {
                    FreshBuilds.Print();
                }

                if (!args.Contains("--fresh"))
                {
                    BuildTimes.Print();
                }

                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                break;
        }

        return 0;
    }
}
