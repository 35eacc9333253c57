using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pure.Jit;

/// <summary>Storage outside the garbage-collected heap, 64-byte aligned; freed when no array uses it any more.</summary>
internal sealed unsafe class NativeStorage<T> : Storage<T>
    where T : unmanaged
{
    private readonly long byteCount;
    private readonly T* pointer;

    public NativeStorage(int length)
    {
        this.Length = length;
        this.byteCount = ((long)length * sizeof(T)) + SlackBytes;
        this.pointer = (T*)NativeMemory.AlignedAlloc((nuint)this.byteCount, 64);
        GC.AddMemoryPressure(this.byteCount);
    }

    ~NativeStorage()
    {
        NativeMemory.AlignedFree(this.pointer);
        if (this.byteCount > 0)
        {
            GC.RemoveMemoryPressure(this.byteCount);
        }
    }

    public override int Length { get; }

    public override bool IsOnHost => true;

    public override ref T Reference => ref Unsafe.AsRef<T>(this.pointer);

    public override void CopyTo(int start, Span<T> destination)
    {
        new ReadOnlySpan<T>(this.pointer + start, destination.Length).CopyTo(destination);
        GC.KeepAlive(this);
    }
}
