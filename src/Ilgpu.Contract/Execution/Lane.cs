namespace ILGPU.Execution;

/// <summary>One lane of a kernel that is running.</summary>
internal sealed class Lane(string kernel, KernelConfig config, Index3D groupIndex, Index3D index, LaneGroup group)
{
    [ThreadStatic]
    private static Lane? current;

    /// <summary>The lane that runs on this thread.</summary>
    public static Lane Current
    {
        get => current ?? throw new InvalidOperationException("This is for kernels; there is none on this thread");
        set => current = value;
    }

    /// <summary>Which lane this is, in words.</summary>
    public static string Position => current?.ToString() ?? "Outside of kernels";

    public KernelConfig Config { get; } = config;

    public Index3D GroupIndex { get; } = groupIndex;

    public Index3D Index { get; } = index;

    public LaneGroup Group { get; } = group;

    public int LinearIndex { get; } = index.X + (config.GroupDim.X * (index.Y + (config.GroupDim.Y * index.Z)));

    public override string ToString() => $"{kernel}, lane {this.LinearIndex} of group ({this.GroupIndex.X}, {this.GroupIndex.Y}, {this.GroupIndex.Z})";

    public static void Leave() => current = null;
}
