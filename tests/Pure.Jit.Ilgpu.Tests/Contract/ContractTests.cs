using ILGPU;
using ILGPU.Execution;
using ILGPU.Runtime;

namespace Pure.Jit.Ilgpu.Tests.Contract;

/// <summary>The contract runs kernels as a device would, and finds what a device would not bear.</summary>
public sealed class ContractTests : IDisposable
{
    private readonly Context context = Context.Create(b => b.Contract(new ILGPU.Runtime.Device { MemorySize = 1 << 20 }));
    private readonly Accelerator accelerator;

    public ContractTests() => this.accelerator = this.context.GetPreferredDevice(preferCPU: true).CreateAccelerator(this.context);

    public void Dispose()
    {
        this.accelerator.Dispose();
        this.context.Dispose();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(100, 32)]
    public void Every_lane_of_every_group_runs(int groups, int lanes) =>
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 2f * i), this.Run(Kernels.Scale, (groups, lanes), Numbers(50), 50));

    [Fact]
    public void Lanes_meet_at_barriers() =>
        Assert.Equal([Numbers(32).Sum(), Numbers(64).Skip(32).Sum(), 64f + 65], this.Run(Kernels.GroupSum, (3, 32), Numbers(66), 3));

    [Fact]
    public void Lanes_of_a_warp_exchange() => Assert.Equal([28f, 92, 156, 220], this.Run(Kernels.WarpSum, (2, 16), Numbers(32), 4));

    [Fact]
    public void Barriers_count_votes() => Assert.Equal(Enumerable.Repeat(104f, 8), this.Run(Kernels.Count, (1, 8), Numbers(8), 8));

    [Fact]
    public void The_same_bits_every_time()
    {
        float[] x = [.. Enumerable.Range(0, 96).Select(i => MathF.Sin(i) * MathF.Pow(10, i % 7))];
        float[] first = this.Run(Kernels.GroupSum, (3, 32), x, 3);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(first, this.Run(Kernels.GroupSum, (3, 32), x, 3));
        }
    }

    [Fact]
    public void What_is_beyond_the_end_is_named() =>
        this.Fails(Kernels.BeyondTheEnd, 8, "BeyondTheEnd, lane 7 of group (0, 0, 0): element 8 of a view of 8 elements");

    [Fact]
    public void A_barrier_that_some_do_not_reach_is_found()
    {
        this.Fails(Kernels.NotAllMeet, 8, "NotAllMeet, lane 0 of group (0, 0, 0) waits at a barrier that lane 5 of group (0, 0, 0) does not reach");
        this.Fails(Kernels.OnlyLaterOnesWait, 8, "OnlyLaterOnesWait, lane 5 of group (0, 0, 0) waits at a barrier that lane 0 of group (0, 0, 0) does not reach");
    }

    [Fact]
    public void A_race_is_found() =>
        this.Fails(Kernels.Races, 8, "Races, lane 0 of group (0, 0, 0) writes byte 0 of shared memory, and lane 7 of group (0, 0, 0) uses it");

    [Fact]
    public void Shared_memory_has_an_end() => this.Fails(Kernels.TakesTooMuch, 1, "TakesTooMuch asks for 4194304 bytes of shared memory; a group has 49152");

    [Fact]
    public void Memory_has_an_end_and_comes_back()
    {
        MemoryBuffer1D<float, Stride1D.Dense> first = this.accelerator.Allocate1D<float>(200_000);
        AcceleratorException full = Assert.Throws<AcceleratorException>(() => this.accelerator.Allocate1D<float>(100_000));
        Assert.Contains("400000 bytes asked for, 248576 free", full.Message, StringComparison.Ordinal);
        first.Dispose();
        Assert.Equal(0, this.accelerator.Allocated);
        using MemoryBuffer1D<float, Stride1D.Dense> second = this.accelerator.Allocate1D<float>(100_000);
        Assert.Equal(400_000, this.accelerator.Allocated);
    }

    [Fact]
    public void Memory_that_was_given_back_is_not_read()
    {
        MemoryBuffer1D<float, Stride1D.Dense> gone = this.accelerator.Allocate1D<float>(4);
        ArrayView<float> view = gone.View;
        gone.Dispose();
        Assert.False(view.IsValid);
        Assert.Throws<KernelFault>(() => view.CopyToCPU(this.accelerator.DefaultStream, new float[4]));
    }

    [Fact]
    public void Groups_have_a_largest_size() =>
        Assert.Contains("groups of 64 lanes", Assert.Throws<AcceleratorException>(() => this.Run(Kernels.Scale, (1, 64), Numbers(4), 4)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_kernel_captures_nothing_and_takes_what_devices_know()
    {
        int captured = 3;
        Assert.Throws<NotSupportedException>(() => this.accelerator.LoadStreamKernel<Arguments>(a => a.Y[0] = captured));
        Assert.Throws<NotSupportedException>(() => this.accelerator.LoadStreamKernel<Flagged>(TakesBool));
    }

    [Fact]
    public void What_no_device_can_run_is_refused()
    {
        this.Refused(Kernels.Throws, "Throws: it makes an object, InvalidOperationException");
        this.Refused(Kernels.ReadsStatic, "ReadsStatic: it has the instruction ldsfld");
        this.Refused(Kernels.MakesArray, "MakesArray: it has the instruction newarr");
        this.Refused(Kernels.CallsItself, "CallsItself: Kernels.Down calls itself");
        this.Refused(Kernels.CallsFramework, "CallsFramework: it calls Math.Exp, which devices have not");
        this.Refused(Kernels.HasText, "HasText: it calls String.get_Length");
    }

    [Fact]
    public void A_remainder_of_floats_is_refused() =>
        this.Refused(Kernels.TakesRemainder, "TakesRemainder: it has a remainder of floats, which ILGPU compiles for no device");

    // ILGPU's OpenCL back end writes "not less" as "at least", which NaN is not.
    [Fact]
    public void A_test_of_floats_that_ILGPU_turns_round_is_refused()
    {
        this.Refused(Kernels.BranchesOnNot, "BranchesOnNot: it turns a test of floats round");
        this.Refused(Kernels.BranchesOnNotOfLocal, "BranchesOnNotOfLocal: it turns a test of floats round");
        this.Refused(Kernels.NegatesCalled, "NegatesCalled: it turns a test of floats round");
        this.Refused(Kernels.TestsNumberFirst, "TestsNumberFirst: it has a number before a variable in a test of floats");
        this.accelerator.LoadStreamKernel<Arguments>(Kernels.ChoosesByTests);
    }

    [Fact]
    public void All_functions_of_one_element_are_code_for_devices()
    {
        foreach (System.Reflection.MethodInfo method in typeof(Ilgpu.CompilerServices.DeviceMath).GetMethods().Where(m => m.IsStatic))
        {
            KernelCode.Check(method);
        }
    }

    private void Refused(Action<Arguments> kernel, string message) =>
        Assert.StartsWith(message, Assert.Throws<NotSupportedException>(() => this.accelerator.LoadStreamKernel(kernel)).Message, StringComparison.Ordinal);

    [Fact]
    public void Views_are_parts_of_memory()
    {
        using MemoryBuffer1D<float, Stride1D.Dense> buffer = this.accelerator.Allocate1D<float>(8);
        ArrayView<float> view = buffer.View;
        view.CopyFromCPU(this.accelerator.DefaultStream, Numbers(8));
        float[] part = new float[3];
        view.SubView(4, 3).CopyToCPU(this.accelerator.DefaultStream, part);
        Assert.Equal([4f, 5, 6], part);
        uint[] bits = new uint[8];
        view.Cast<uint>().CopyToCPU(this.accelerator.DefaultStream, bits);
        Assert.Equal(Numbers(8).Select(BitConverter.SingleToUInt32Bits), bits);
        Assert.Throws<ArgumentOutOfRangeException>(() => view.SubView(6, 3));
    }

    private static void TakesBool(Flagged argument) => _ = argument;

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (float)i)];

    private void Fails(Action<Arguments> kernel, int lanes, string message) =>
        Assert.StartsWith(message, Assert.Throws<KernelFault>(() => this.Run(kernel, (1, lanes), Numbers(lanes), lanes)).Message, StringComparison.Ordinal);

    private float[] Run(Action<Arguments> kernel, (int Groups, int Lanes) size, float[] x, int results)
    {
        using MemoryBuffer1D<float, Stride1D.Dense> source = this.accelerator.Allocate1D<float>(x.Length), target = this.accelerator.Allocate1D<float>(results);
        ((ArrayView<float>)source.View).CopyFromCPU(this.accelerator.DefaultStream, x);
        this.accelerator.LoadStreamKernel(kernel)(new KernelConfig(size.Groups, size.Lanes), new Arguments { X = source.View, Y = target.View, N = x.Length });
        float[] y = new float[results];
        ((ArrayView<float>)target.View).CopyToCPU(this.accelerator.DefaultStream, y);
        return y;
    }

    private readonly record struct Flagged(bool Flag);
}
