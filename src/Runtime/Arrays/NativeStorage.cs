using System.Runtime.CompilerServices;
using Pure.Jit.Memory;

namespace Pure.Jit;

/// <summary>Storage outside the garbage-collected heap, 64-byte aligned; freed when no array uses it any more.</summary>
internal sealed unsafe class NativeStorage<T>(int length) : Storage<T>
    where T : unmanaged
{
    private readonly NativeBlock block = new((nuint)length * (nuint)sizeof(T));

    public override int Length { get; } = length;

    public override bool IsOnHost => true;

    public override ref T Reference => ref Unsafe.AsRef<T>(this.block.Pointer);

    public override void CopyTo(int start, Span<T> destination)
    {
        new ReadOnlySpan<T>((T*)this.block.Pointer + start, destination.Length).CopyTo(destination);
        GC.KeepAlive(this.block);
    }
}
