using ILGPU.Execution;

namespace ILGPU;

/// <summary>Where in its group a lane runs, and what the lanes of a group do together. Inside kernels only.</summary>
public static class Group
{
    /// <summary>The index of the lane in its group.</summary>
    public static int IdxX => Lane.Current.Index.X;

    /// <inheritdoc cref="IdxX"/>
    public static int IdxY => Lane.Current.Index.Y;

    /// <inheritdoc cref="IdxX"/>
    public static int IdxZ => Lane.Current.Index.Z;

    /// <summary>How many lanes a group has.</summary>
    public static int DimX => Lane.Current.Config.GroupDim.X;

    /// <inheritdoc cref="DimX"/>
    public static int DimY => Lane.Current.Config.GroupDim.Y;

    /// <inheritdoc cref="DimX"/>
    public static int DimZ => Lane.Current.Config.GroupDim.Z;

    /// <summary>The position among all lanes of the group, X fastest.</summary>
    public static int LinearIndex => Lane.Current.LinearIndex;

    /// <summary>Waits for all lanes of the group, and makes what each has written visible to all.</summary>
    public static void Barrier() => Lane.Current.Group.Barrier();

    /// <summary>Waits for all lanes of the group and counts those with the predicate.</summary>
    public static int BarrierPopCount(bool predicate) => Lane.Current.Group.Count(predicate);

    /// <summary>Waits for all lanes of the group and tells whether all have the predicate.</summary>
    public static bool BarrierAnd(bool predicate) => BarrierPopCount(!predicate) == 0;

    /// <summary>Waits for all lanes of the group and tells whether one has the predicate.</summary>
    public static bool BarrierOr(bool predicate) => BarrierPopCount(predicate) > 0;
}
