using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pure.Jit;

/// <summary>
/// Storage in a garbage-collected array. From 32 KiB it is pinned and starts on a 64-byte boundary, because loops
/// over arrays of that size are long enough to feel split cache lines.
/// </summary>
internal sealed class ManagedStorage<T> : Storage<T>
    where T : unmanaged
{
    private const int AlignedFromBytes = 32 * 1024;
    private readonly T[] array;
    private readonly int start;

    public ManagedStorage(int length)
    {
        this.Length = length;
        if ((long)length * Unsafe.SizeOf<T>() < AlignedFromBytes)
        {
            this.array = GC.AllocateUninitializedArray<T>(length + SlackLength);
            return;
        }

        this.array = GC.AllocateUninitializedArray<T>(checked(length + (2 * SlackLength)), pinned: true);
        this.start = PaddingTo64(ref MemoryMarshal.GetArrayDataReference(this.array));
    }

    public override int Length { get; }

    public override bool IsOnHost => true;

    public override ref T Reference => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(this.array), this.start);

    public override void CopyTo(int start, Span<T> destination)
        => this.array.AsSpan(this.start + start, destination.Length).CopyTo(destination);

    private static unsafe int PaddingTo64(ref T first)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref first);
        return (int)((64 - (address & 63)) & 63) / Unsafe.SizeOf<T>();
    }
}
