using static Pure.Jit.Nd;

namespace Pure.Jit.Ilgpu.Tests.Emission;

/// <summary>The contract device, and what is computed there against what the host computes.</summary>
public abstract class DeviceComparison : IDisposable
{
    /// <summary>The device.</summary>
    protected IlgpuDevice Gpu { get; } = IlgpuDevice.Open();

    public void Dispose()
    {
        this.Gpu.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The result of a call, which has to start so many kernels.</summary>
    protected NDArray<float> Counted(int kernels, Func<NDArray<float>> call, int elements = 1)
    {
        long before = this.Gpu.KernelsStarted;
        NDArray<float> result = call();
        Assert.Equal(elements == 0 ? 0 : kernels, this.Gpu.KernelsStarted - before);
        Assert.Same(this.Gpu, result.Device);
        return result;
    }

    /// <summary>Compares what the host and the device have computed.</summary>
    protected static void Same(NDArray<float> host, NDArray<float> device)
    {
        Assert.NotNull(device.Device);
        Assert.Equal(host.Shape, device.Shape);
        float[] expected = host.ToArray(), found = device.ToArray();
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - found[i]) <= 2e-6f + (2e-5f * Math.Abs(expected[i])), $"element {i} is {found[i]}, on the host {expected[i]}");
        }
    }

    /// <summary>Numbers between -1 and 1.</summary>
    protected static NDArray<float> Numbers(int seed, params ReadOnlySpan<int> sizes)
    {
        int count = 1;
        foreach (int size in sizes)
        {
            count *= size;
        }

        Random random = new(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = (float)((random.NextDouble() * 2) - 1);
        }

        return Reshape(NDArray.Array(numbers), Shape.Create(sizes));
    }
}
