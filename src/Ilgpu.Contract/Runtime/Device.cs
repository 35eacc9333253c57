using ILGPU.Execution;

namespace ILGPU.Runtime;

/// <summary>A device that is there, before anything is done with it.</summary>
public class Device
{
    /// <summary>What it is called.</summary>
    public string Name { get; init; } = "Contract";

    /// <summary>What it is driven by.</summary>
    public AcceleratorType AcceleratorType { get; init; } = AcceleratorType.CPU;

    /// <summary>Its memory in bytes.</summary>
    public long MemorySize { get; init; } = 4L << 30;

    /// <summary>The lanes that a group can have.</summary>
    public int MaxNumThreadsPerGroup { get; init; } = 4 * LaneGroup.WarpSize;

    /// <summary>The bytes that the lanes of a group can share.</summary>
    public int MaxSharedMemoryPerGroup { get; init; } = 48 << 10;

    /// <summary>The lanes that run in step.</summary>
    public int WarpSize => LaneGroup.WarpSize;

    /// <summary>How many groups run at a time.</summary>
    public int NumMultiprocessors { get; init; } = 2;

    /// <summary>What it can do beyond what all can.</summary>
    public CapabilityContext Capabilities { get; init; } = new();

    /// <summary>Takes the device into use.</summary>
    public Accelerator CreateAccelerator(Context context) => new(context, this);
}
