using ILGPU.Execution;

namespace ILGPU;

/// <summary>Memory that the lanes of a group share. Inside kernels only.</summary>
public static class SharedMemory
{
    /// <summary>Elements that all lanes of the group see; uninitialised. Every lane has to ask for the same, in the same order.</summary>
    /// <param name="extent">How many, a constant.</param>
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged => Lane.Current.Group.Allocate<T>(extent);
}
