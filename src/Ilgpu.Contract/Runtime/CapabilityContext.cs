namespace ILGPU.Runtime;

/// <summary>What a device can do beyond what all can.</summary>
public class CapabilityContext
{
    /// <summary>Whether kernels can use f16.</summary>
    public bool Float16 { get; init; } = true;

    /// <summary>Whether kernels can use f64.</summary>
    public bool Float64 { get; init; } = true;
}
