using System.Runtime.InteropServices;

namespace Pure.Jit.Memory;

/// <summary>
/// Native memory that lives as long as this object: 64-byte aligned, and from 4 MiB on 2 MiB-aligned with huge pages
/// asked for on Linux. The content is not initialised. <see cref="SlackBytes"/> more bytes may be read after the end.
/// </summary>
public sealed unsafe class NativeBlock : IDisposable
{
    /// <summary>The alignment of every block, in bytes: one cache line and one 512-bit vector.</summary>
    public const int AlignmentBytes = 64;

    /// <summary>How many bytes after the last one may be read, so that a full vector load at the tail is safe.</summary>
    public const int SlackBytes = 64;

    private const nuint HugePageBytes = 2u << 20;
    private const nuint HugeThresholdBytes = 4u << 20;
    private const int AdviseHugePages = 14;

    // Zero once the system has shown that it has no madvise.
    private static int canAdvise = OperatingSystem.IsLinux() ? 1 : 0;

    private void* pointer;

    /// <summary>Allocates <paramref name="byteCount"/> bytes; zero is allowed and gives a valid pointer.</summary>
    /// <exception cref="OutOfMemoryException">The system has no such memory.</exception>
    public NativeBlock(nuint byteCount)
    {
        this.ByteCount = byteCount;
        nuint alignment = byteCount >= HugeThresholdBytes ? HugePageBytes : AlignmentBytes;
        nuint reserved = checked(byteCount + SlackBytes + alignment - 1) & ~(alignment - 1);
        this.pointer = NativeMemory.AlignedAlloc(reserved, alignment);
        this.PressureBytes = (long)reserved;
        GC.AddMemoryPressure(this.PressureBytes);
        if (alignment == HugePageBytes && canAdvise != 0)
        {
            Advise(this.pointer, reserved);
        }
    }

    /// <summary>Returns the memory when nobody has.</summary>
    ~NativeBlock() => this.Free();

    /// <summary>The size that was asked for, in bytes.</summary>
    public nuint ByteCount { get; }

    /// <summary>The first byte; null after <see cref="Dispose"/>. Keep this object alive while using it.</summary>
    public void* Pointer => this.pointer;

    private long PressureBytes { get; }

    /// <summary>Returns the memory now instead of when the garbage collector finds the object dead.</summary>
    public void Dispose()
    {
        this.Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (this.pointer != null)
        {
            NativeMemory.AlignedFree(this.pointer);
            this.pointer = null;
            GC.RemoveMemoryPressure(this.PressureBytes);
        }
    }

    private static void Advise(void* start, nuint byteCount)
    {
        try
        {
            // Only advice: a kernel without huge pages answers with an error, which changes nothing for us.
            _ = MemoryAdvise(start, byteCount, AdviseHugePages);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            canAdvise = 0;
        }
    }

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int MemoryAdvise(void* start, nuint byteCount, int advice);
}
