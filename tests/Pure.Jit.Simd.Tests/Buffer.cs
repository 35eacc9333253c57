using Pure.Jit.Memory;

namespace Pure.Jit.Simd.Tests;

/// <summary>Native elements with the runtime's slack, and beside them guards that show writes out of bounds.</summary>
internal sealed unsafe class Buffer<T> : IDisposable
    where T : unmanaged
{
    private const int GuardBytes = 256;
    private const byte Guard = 0xA5;

    private readonly NativeBlock block;
    private readonly int count;

    public Buffer(int count)
    {
        this.count = count;
        this.block = new NativeBlock((nuint)((count * sizeof(T)) + (2 * GuardBytes)));
        new Span<byte>(this.block.Pointer, (int)this.block.ByteCount).Fill(Guard);
    }

    public T* Pointer => (T*)((byte*)this.block.Pointer + GuardBytes);

    public Span<T> Span => new(this.Pointer, this.count);

    public bool IsIntact =>
        new ReadOnlySpan<byte>(this.block.Pointer, GuardBytes).IndexOfAnyExcept(Guard) < 0
        && new ReadOnlySpan<byte>(this.Pointer + this.count, GuardBytes).IndexOfAnyExcept(Guard) < 0;

    public void Dispose() => this.block.Dispose();
}
