using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace Pure.Jit.Ilgpu.Memory;

/// <summary>The memory behind arrays on a device.</summary>
internal sealed class DeviceStorage<T> : Storage<T>
    where T : unmanaged
{
    private readonly IlgpuDevice device;
    private readonly ArrayView<byte> own;

    public DeviceStorage(IlgpuDevice device, DeviceBlock block, int length) => (this.device, this.Block, this.Length) = (device, block, length);

    /// <summary>Memory that is somebody else's.</summary>
    public DeviceStorage(IlgpuDevice device, ArrayView<byte> elements, int length) => (this.device, this.own, this.Length) = (device, elements, length);

    public override int Length { get; }

    public override bool IsOnHost => false;

    public override Device Device => this.device;

    public override ref T Reference => throw this.device.HostAccess();

    /// <summary>Its own memory, if it has any.</summary>
    public DeviceBlock? Block { get; }

    public override void CopyTo(int start, Span<T> destination) => this.device.Download(this.Bytes(start, destination.Length), MemoryMarshal.AsBytes(destination));

    /// <summary>Some of the elements as bytes.</summary>
    public ArrayView<byte> Bytes(int start, int count)
    {
        ArrayView<byte> all = this.Block is null ? this.own : this.Block.Bytes;
        return count == 0
            ? all.SubView(0, 0) // A part that begins at the end is none for ILGPU.
            : all.SubView((long)start * Unsafe.SizeOf<T>(), (long)count * Unsafe.SizeOf<T>());
    }
}
