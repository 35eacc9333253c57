namespace Pure.Jit.Ilgpu;

/// <summary>A device has not the memory that was asked for, though all that nobody uses was given back before. Nothing else is lost.</summary>
public sealed class OutOfDeviceMemoryException : InvalidOperationException
{
    internal OutOfDeviceMemoryException(string device, long asked, long used, long size, Exception? cause)
        : base(
            $"{device} has no room for {asked} bytes: {used} of its {size} bytes are arrays that are in use, and all other memory was given back before; make the arrays smaller, or let go of some",
            cause)
    {
        this.BytesAsked = asked;
        this.BytesInUse = used;
        this.BytesFree = Math.Max(size - used, 0);
    }

    /// <summary>The bytes that were asked for.</summary>
    public long BytesAsked { get; }

    /// <summary>The bytes of arrays that are in use.</summary>
    public long BytesInUse { get; }

    /// <summary>The bytes of the device that no array uses.</summary>
    public long BytesFree { get; }
}
