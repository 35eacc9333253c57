using ILGPU.Execution;

namespace ILGPU;

/// <summary>The lanes that run in step, and what they hand to one another. Inside kernels only.</summary>
public static class Warp
{
    /// <summary>How many lanes a warp has.</summary>
    public static int WarpSize => LaneGroup.WarpSize;

    /// <summary>The position of the lane in its warp.</summary>
    public static int LaneIdx => Lane.Current.LinearIndex % LaneGroup.WarpSize;

    /// <summary>The position of the warp in its group.</summary>
    public static int WarpIdx => Lane.Current.LinearIndex / LaneGroup.WarpSize;

    /// <summary>Whether this is the first lane of the warp.</summary>
    public static bool IsFirstLane => LaneIdx == 0;

    /// <summary>Waits for all lanes of the warp.</summary>
    public static void Barrier() => Lane.Current.Group.WarpBarrier();

    /// <summary>The value of the lane at a position in this warp.</summary>
    public static T Shuffle<T>(T variable, int sourceLane)
        where T : unmanaged => Lane.Current.Group.Exchange(variable, sourceLane);

    /// <summary>The value of the lane so many positions further; the own one beyond the last.</summary>
    public static T ShuffleDown<T>(T variable, int delta)
        where T : unmanaged => Shuffle(variable, LaneIdx + delta < WarpSize ? LaneIdx + delta : LaneIdx);

    /// <summary>The value of the lane so many positions before; the own one before the first.</summary>
    public static T ShuffleUp<T>(T variable, int delta)
        where T : unmanaged => Shuffle(variable, LaneIdx >= delta ? LaneIdx - delta : LaneIdx);

    /// <summary>The value of the lane whose position differs in the bits of a mask.</summary>
    public static T ShuffleXor<T>(T variable, int mask)
        where T : unmanaged => Shuffle(variable, LaneIdx ^ mask);
}
