namespace ILGPU;

/// <summary>How many groups of how many lanes run a kernel.</summary>
public readonly struct KernelConfig
{
    /// <summary>Groups and lanes in one dimension.</summary>
    public KernelConfig(Index1D gridDim, Index1D groupDim)
        : this(new Index3D(gridDim, 1, 1), new Index3D(groupDim, 1, 1))
    {
    }

    /// <summary>Groups and lanes in three dimensions.</summary>
    public KernelConfig(Index3D gridDim, Index3D groupDim)
    {
        this.GridDim = gridDim;
        this.GroupDim = groupDim;
    }

    /// <summary>How many groups.</summary>
    public Index3D GridDim { get; }

    /// <summary>How many lanes a group has.</summary>
    public Index3D GroupDim { get; }

    /// <summary>All lanes of all groups.</summary>
    public long Size => this.GridDim.LongSize * this.GroupDim.LongSize;

    public static implicit operator KernelConfig((Index1D Grid, Index1D Group) dimensions) => new(dimensions.Grid, dimensions.Group);

    public static implicit operator KernelConfig((Index3D Grid, Index3D Group) dimensions) => new(dimensions.Grid, dimensions.Group);
}
