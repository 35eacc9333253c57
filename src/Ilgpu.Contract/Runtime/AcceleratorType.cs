namespace ILGPU.Runtime;

/// <summary>What a device is driven by.</summary>
public enum AcceleratorType
{
    /// <summary>This machine's processor, or the contract.</summary>
    CPU,

    /// <summary>NVIDIA's driver.</summary>
    Cuda,

    /// <summary>An OpenCL driver.</summary>
    OpenCL,
}
