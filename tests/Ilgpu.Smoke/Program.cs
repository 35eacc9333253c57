using Pure.Jit;
using Pure.Jit.Ilgpu;
using Pure.Jit.Ilgpu.Smoke;

string[] kinds = ["contract", "cpu", "opencl", "cuda"];
if (args.Length != 1 || !(args[0] == "--ptx" || kinds.Contains(args[0])))
{
    Console.Error.WriteLine("Say which device: contract, cpu, opencl or cuda; or --ptx to compile every kernel without starting it");
    return 2;
}

int kernels = 0;
IlgpuDevice opened;
try
{
    opened = args[0] == "--ptx"
        ? IlgpuDevice.OpenForPtx((name, ptx) => Console.WriteLine($"compiled {++kernels}: {name}, {ptx.Length} characters"))
        : IlgpuDevice.Open(args[0] switch { "cuda" => DeviceKind.Cuda, "opencl" => DeviceKind.OpenCL, _ => DeviceKind.Cpu });
}
catch (PlatformNotSupportedException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 2;
}

using IlgpuDevice gpu = opened;
Console.WriteLine($"{gpu.Name}: groups of {gpu.GroupSize}, {gpu.MemorySize >> 20} MiB, f64: {gpu.HasDouble}");
int failures = 0, count = 0;
foreach (Case test in Case.All.Where(c => gpu.HasDouble || !c.NeedsDouble))
{
    count++;
    string outcome;
    try
    {
        outcome = args[0] == "--ptx" ? test.Start(gpu) : test.Compare(gpu);
    }
    catch (Exception e)
    {
        outcome = $"FAILED {e.GetType().Name}: {e.Message}";
    }

    failures += outcome.StartsWith("FAILED", StringComparison.Ordinal) ? 1 : 0;
    Console.WriteLine($"{test.Name}: {outcome}");
}

Console.WriteLine(failures == 0 ? $"all {count} cases passed" : $"{failures} of {count} cases FAILED");
return failures == 0 ? 0 : 1;
