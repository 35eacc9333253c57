namespace ILGPU.Execution;

/// <summary>A kernel did what no device promises to bear.</summary>
public sealed class KernelFault(string message) : Exception(message)
{
    internal static KernelFault OutOfBounds(long index, long length) =>
        new($"{Lane.Position}: element {index} of a view of {length} elements");

    internal static KernelFault NoMemory() => new($"{Lane.Position}: there is no memory behind the view");

    internal static KernelFault Divergent(string waiting, string other) =>
        new($"{waiting} waits at a barrier that {other} does not reach: barriers have to be met by all lanes");

    internal static KernelFault Race(long offset, string other, bool isWrite) =>
        new($"{Lane.Position} {(isWrite ? "writes" : "reads")} byte {offset} of shared memory, and {other} uses it with no barrier between them");
}
