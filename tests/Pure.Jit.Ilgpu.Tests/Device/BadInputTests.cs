using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Runtime;
using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Tests.Devices;

/// <summary>What cannot be done is said in words, nothing is lost by it, and memory comes back.</summary>
public sealed class BadInputTests
{
    private static readonly DeviceKernel<Sizes> Large = new(TakesTooMuch);

    [Fact]
    public void There_may_be_no_such_device()
    {
        Assert.Contains("There is no device 0 of kind Cuda", Assert.Throws<PlatformNotSupportedException>(() => IlgpuDevice.Open(DeviceKind.Cuda)).Message, StringComparison.Ordinal);
        Assert.Contains("there are 1: Contract", Assert.Throws<PlatformNotSupportedException>(() => IlgpuDevice.Open(index: 3)).Message, StringComparison.Ordinal);
        Assert.Equal(["Contract (CPU)"], IlgpuDevice.Names());
    }

    [Fact]
    public void A_device_that_was_given_back_is_named()
    {
        IlgpuDevice gpu = IlgpuDevice.Open();
        NDArray<float> x = ((NDArray<float>)new float[] { 1, 2 }).To(gpu);
        gpu.Dispose();
        gpu.Dispose();
        Assert.Throws<ObjectDisposedException>(() => x.ToHost());
        Assert.Throws<ObjectDisposedException>(() => x.AsSpan());
        Assert.Throws<ObjectDisposedException>(() => ((NDArray<float>)1f).To(gpu));
        Assert.Throws<ObjectDisposedException>(() => DeviceCall.On(gpu, "F"));
        Assert.Throws<ObjectDisposedException>(gpu.Synchronize);
    }

    [Fact]
    public void Arrays_of_another_device_are_refused()
    {
        using IlgpuDevice gpu = IlgpuDevice.Open(), other = IlgpuDevice.Open();
        using DeviceCall call = DeviceCall.On(gpu, "F");
        Assert.Contains("An array is on Contract (CPU), but its kernel runs on", Assert.Throws<ArgumentException>(() => call.View(((NDArray<float>)1f).To(other))).Message, StringComparison.Ordinal);
        Assert.Contains("An array is on the host", Assert.Throws<ArgumentException>(() => call.View((NDArray<float>)1f)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_without_f64_says_so()
    {
        using IlgpuDevice gpu = Small(1 << 20, new CapabilityContext { Float64 = false });
        Assert.False(gpu.HasDouble);
        Assert.Contains("Contract (CPU) has no f64", Assert.Throws<NotSupportedException>(() => ((NDArray<double>)1.0).To(gpu)).Message, StringComparison.Ordinal);
        NDArray<float> x = Nd.Arange(5f).To(gpu);
        using DeviceCall call = DeviceCall.On(gpu, "F");
        Assert.Equal([0f, 1, 3, 6, 10], DeviceCalls.Cumsum(call, x, 0).ToArray());
    }

    [Fact]
    public void A_kernel_that_a_device_refuses_is_named_and_others_run()
    {
        using IlgpuDevice gpu = IlgpuDevice.Open();
        NDArray<float> x = Nd.Arange(5f).To(gpu);
        using DeviceCall call = DeviceCall.On(gpu, "F");
        DeviceKernelException refused = Assert.Throws<DeviceKernelException>(() => call.Launch(Large, 1, 1, new Sizes { Y = call.View(x) }));
        Assert.Equal("TakesTooMuch", refused.Kernel);
        Assert.Contains("Contract (CPU) cannot run the kernel 'TakesTooMuch'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("bytes of shared memory", refused.Message, StringComparison.Ordinal);
        Assert.Equal([0f, 1, 3, 6, 10], DeviceCalls.Cumsum(call, x, 0).ToArray());
        Assert.Equal(10f, Nd.Sum(x.ToHost()).Item());
    }

    [Fact]
    public void A_full_device_says_how_full_and_loses_nothing()
    {
        using IlgpuDevice gpu = Small(1 << 20);
        NDArray<float> kept = Nd.Arange(100_000f).To(gpu);
        for (int i = 0; i < 3; i++)
        {
            OutOfDeviceMemoryException full = Assert.Throws<OutOfDeviceMemoryException>(() => Nd.Zeros<float>(200_000).To(gpu));
            Assert.Equal(800_000, full.BytesAsked);
            Assert.InRange(full.BytesInUse, 400_000, 450_000);
            Assert.Equal((1 << 20) - full.BytesInUse, full.BytesFree);
            Assert.Contains("has no room for 800000 bytes", full.Message, StringComparison.Ordinal);
        }

        Assert.Equal(99_999f, kept[^1].Item());
        Assert.Equal(50_000f, Nd.Arange(100_000f).To(gpu)[50_000].Item());
    }

    [Fact]
    public void Memory_of_dead_arrays_is_used_again()
    {
        // 100 times what the device has: without finalizers this would end early.
        using IlgpuDevice gpu = Small(4 << 20);
        for (int i = 0; i < 400; i++)
        {
            Move(gpu, i);
        }

        Settle();
        Assert.Equal(0, gpu.MemoryInUse);
        gpu.Trim();
        Assert.Equal(0, gpu.Accelerator.Allocated);
    }

    [Fact]
    public void Temporaries_come_back_at_the_end_of_the_call()
    {
        using IlgpuDevice gpu = Small(1 << 20);
        for (int i = 0; i < 50; i++)
        {
            using DeviceCall call = DeviceCall.On(gpu, "F");
            Assert.Equal(100_000, call.Temporary<float>(100_000).Length);
            Assert.InRange(gpu.MemoryInUse, 400_000, 450_000);
        }

        Assert.Equal(0, gpu.MemoryInUse);
        Assert.InRange(gpu.Accelerator.Allocated, 400_000, 450_000);
    }

    [Fact]
    public async Task Threads_share_a_device()
    {
        using IlgpuDevice gpu = IlgpuDevice.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                NDArray<int> x = Nd.Arange(t, t + 40, 1).To(gpu);
                using DeviceCall call = DeviceCall.On(gpu, "F");
                NDArray<int> y = DeviceCalls.Cummax(call, x, 0);
                Assert.Equal(Enumerable.Range(t, 40), y.ToArray());
            }
        })));
    }

    private static void TakesTooMuch(Sizes a)
    {
        ArrayView<double> shared = ILGPU.SharedMemory.Allocate<double>(1 << 20);
        shared[0] = 1;
        a.Y[0] = (float)shared[0];
    }

    private static IlgpuDevice Small(long bytes, CapabilityContext? capabilities = null)
    {
        Context context = Context.Create(b => b.Contract(new ILGPU.Runtime.Device { MemorySize = bytes, Capabilities = capabilities ?? new CapabilityContext() }));
        return new IlgpuDevice(context, context.Devices[0]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Move(IlgpuDevice gpu, int i) => Assert.Equal(i, Nd.Full<float>(250_000, i).To(gpu)[7].Item());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Settle()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    public struct Sizes
    {
        public ArrayView<float> Y;
    }
}
