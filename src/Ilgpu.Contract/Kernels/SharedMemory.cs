using System.Runtime.CompilerServices;
using ILGPU.Execution;

namespace ILGPU;

/// <summary>Memory that the lanes of a group share. Inside kernels only.</summary>
public static class SharedMemory
{
    /// <summary>Elements that all lanes of the group see; uninitialised. A place in the source is one block, however often it runs.</summary>
    /// <param name="extent">How many, a constant.</param>
    /// <param name="file">Tells one place from another; ILGPU knows them by itself.</param>
    /// <param name="line">Tells one place from another; ILGPU knows them by itself.</param>
    public static ArrayView<T> Allocate<T>(int extent, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : unmanaged => Lane.Current.Group.Allocate<T>(extent, (typeof(T), file, line));
}
