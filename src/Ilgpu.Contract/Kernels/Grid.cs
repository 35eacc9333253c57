using ILGPU.Execution;

namespace ILGPU;

/// <summary>Where in the grid of groups a lane runs. Inside kernels only.</summary>
public static class Grid
{
    /// <summary>The index of the lane's group.</summary>
    public static int IdxX => Lane.Current.GroupIndex.X;

    /// <inheritdoc cref="IdxX"/>
    public static int IdxY => Lane.Current.GroupIndex.Y;

    /// <inheritdoc cref="IdxX"/>
    public static int IdxZ => Lane.Current.GroupIndex.Z;

    /// <summary>How many groups there are.</summary>
    public static int DimX => Lane.Current.Config.GridDim.X;

    /// <inheritdoc cref="DimX"/>
    public static int DimY => Lane.Current.Config.GridDim.Y;

    /// <inheritdoc cref="DimX"/>
    public static int DimZ => Lane.Current.Config.GridDim.Z;
}
