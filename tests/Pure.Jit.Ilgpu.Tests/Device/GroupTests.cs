using ILGPU;
using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Tests.Devices;

/// <summary>What the lanes of a group do together.</summary>
public sealed class GroupTests : IDisposable
{
    private static readonly DeviceKernel<Lanes> Kernel = new(Together);

    private readonly IlgpuDevice gpu = IlgpuDevice.Open();

    public void Dispose() => this.gpu.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(32)]
    public void Groups_reduce_and_scan(int lanes)
    {
        // Three rounds in the same memory, as rows one after the other.
        float[] x = [.. Enumerable.Range(0, 3 * lanes).Select(i => (float)((i * 37 % 23) - 11))];
        NDArray<float> sums, scans;
        using (DeviceCall call = DeviceCall.On(this.gpu, "Test"))
        {
            NDArray<float> there = ((NDArray<float>)x).To(this.gpu);
            sums = call.New<float>(12);
            scans = call.New<float>(3 * lanes);
            call.Launch(Kernel, 1, lanes, new Lanes { X = call.View(there), Sums = call.View(sums), Scans = call.View(scans) });
        }

        float[][] rounds = [.. x.Chunk(lanes)];
        Assert.Equal(rounds.SelectMany(r => (float[])[r.Sum(), r.Max(), r.Min(), r.Any(v => v > 10) ? 1 : 0]), sums.ToArray());
        Assert.Equal(rounds.SelectMany(r => r.Select((_, i) => r.Take(i + 1).Sum())), scans.ToArray());
    }

    private static void Together(Lanes a)
    {
        for (int round = 0; round < 3; round++)
        {
            float x = a.X[(round * Group.DimX) + Group.IdxX];
            float sum = GroupOps.Sum(x), max = GroupOps.Max(x), min = GroupOps.Min(x);
            bool any = GroupOps.Or(x > 10f);
            a.Scans[(round * Group.DimX) + Group.IdxX] = GroupOps.Scan<float, Adding>(x);
            if (Group.IdxX == 0)
            {
                a.Sums[4 * round] = sum;
                a.Sums[(4 * round) + 1] = max;
                a.Sums[(4 * round) + 2] = min;
                a.Sums[(4 * round) + 3] = any ? 1f : 0f;
            }
        }
    }

    public struct Lanes
    {
        public ArrayView<float> X;
        public ArrayView<float> Sums;
        public ArrayView<float> Scans;
    }
}
