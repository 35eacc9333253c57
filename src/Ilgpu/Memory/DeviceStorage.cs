using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace Pure.Jit.Ilgpu.Memory;

/// <summary>The memory behind arrays on a device.</summary>
internal sealed class DeviceStorage<T>(IlgpuDevice device, DeviceBlock block, int length) : Storage<T>
    where T : unmanaged
{
    public override int Length => length;

    public override bool IsOnHost => false;

    public override Device Device => device;

    public override ref T Reference => throw device.HostAccess();

    public override void CopyTo(int start, Span<T> destination) => device.Download(this.Bytes(start, destination.Length), MemoryMarshal.AsBytes(destination));

    /// <summary>Some of the elements as bytes.</summary>
    public ArrayView<byte> Bytes(int start, int count) => count == 0
        ? block.Bytes.SubView(0, 0) // A part that begins at the end is none for ILGPU.
        : block.Bytes.SubView((long)start * Unsafe.SizeOf<T>(), (long)count * Unsafe.SizeOf<T>());
}
