using System.Runtime.InteropServices;

namespace ILGPU.Runtime;

/// <summary>Memory of a device.</summary>
public abstract unsafe class MemoryBuffer : DeviceMemory, IDisposable
{
    private protected MemoryBuffer(Accelerator accelerator, long length, int elementSize)
    {
        this.Accelerator = accelerator;
        this.Length = length;
        this.ElementSize = elementSize;
        this.Start = (byte*)NativeMemory.Alloc((nuint)Math.Max(this.LengthInBytes, 1));
        new Span<byte>(this.Start, (int)Math.Min(this.LengthInBytes, int.MaxValue)).Fill(0xCD);
    }

    /// <summary>Whose memory it is.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>How many elements.</summary>
    public long Length { get; }

    /// <summary>The bytes of an element.</summary>
    public int ElementSize { get; }

    /// <summary>How many bytes.</summary>
    public long LengthInBytes => this.Length * this.ElementSize;

    /// <summary>Whether it has been given back.</summary>
    public bool IsDisposed => this.IsGone;

    /// <summary>Gives the memory back; views into it are worthless from here on.</summary>
    public void Dispose()
    {
        if (!this.IsGone)
        {
            NativeMemory.Free(this.Start);
            this.Start = null;
            this.Accelerator.Released(this);
        }

        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    internal override void Touch(byte* element, int size) => this.Accelerator.Touched += size;

    /// <summary>The bytes.</summary>
    public ArrayView<byte> AsRawArrayView() => new(this, 0, this.LengthInBytes);
}

/// <summary>Elements of one dimension in memory of a device.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TStride">How it steps over its elements.</typeparam>
public sealed class MemoryBuffer1D<T, TStride> : MemoryBuffer
    where T : unmanaged
    where TStride : struct, IStride1D
{
    internal MemoryBuffer1D(Accelerator accelerator, long length)
        : base(accelerator, length, Interop.SizeOf<T>())
    {
    }

    /// <summary>The elements.</summary>
    public ArrayView1D<T, TStride> View => new(new ArrayView<T>(this, 0, this.Length));
}
