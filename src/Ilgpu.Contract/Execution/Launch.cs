using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>Runs a kernel on every lane of every group.</summary>
internal static class Launch
{
    public static void Run(AcceleratorStream stream, KernelConfig config, string kernel, Action body)
    {
        Accelerator accelerator = stream.Accelerator;
        ObjectDisposedException.ThrowIf(accelerator.IsDisposed, accelerator);
        if (config.GroupDim.LongSize < 1 || config.GroupDim.LongSize > accelerator.MaxNumThreadsPerGroup)
        {
            throw new AcceleratorException($"{kernel}: groups of {config.GroupDim.LongSize} lanes; this device has groups of 1 to {accelerator.MaxNumThreadsPerGroup}");
        }

        for (int z = 0; z < config.GridDim.Z; z++)
        {
            for (int y = 0; y < config.GridDim.Y; y++)
            {
                for (int x = 0; x < config.GridDim.X; x++)
                {
                    new LaneGroup(kernel, config, new Index3D(x, y, z), accelerator.MaxSharedMemoryPerGroup, body).Run();
                }
            }
        }
    }
}
