namespace Pure.Jit.Ilgpu;

/// <summary>What a device is driven by.</summary>
public enum DeviceKind
{
    /// <summary>The GPU with most memory, or what stands in for one where there is none.</summary>
    Any,

    /// <summary>ILGPU's accelerator on this machine's processor: slow, for finding errors.</summary>
    Cpu,

    /// <summary>NVIDIA's driver.</summary>
    Cuda,

    /// <summary>An OpenCL driver.</summary>
    OpenCL,
}
