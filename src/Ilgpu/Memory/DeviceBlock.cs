using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace Pure.Jit.Ilgpu.Memory;

/// <summary>
/// Memory of a device that belongs to one array or one temporary. Given back, or found dead by the garbage collector, it goes to the
/// pool: all work of a device is one stream, so who gets it next comes after whoever used it before.
/// </summary>
internal sealed class DeviceBlock : SafeHandle
{
    private readonly DevicePool pool;
    private readonly MemoryBuffer buffer;

    public DeviceBlock(DevicePool pool, MemoryBuffer buffer)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        this.pool = pool;
        this.buffer = buffer;
        this.SetHandle(1);
        GC.AddMemoryPressure(buffer.LengthInBytes);
    }

    public override bool IsInvalid => this.handle == 0;

    /// <summary>The bytes.</summary>
    public ArrayView<byte> Bytes
    {
        get
        {
            this.pool.CheckUsable();
            ObjectDisposedException.ThrowIf(this.IsClosed, this);
            return this.buffer.AsRawArrayView();
        }
    }

    protected override bool ReleaseHandle()
    {
        GC.RemoveMemoryPressure(this.buffer.LengthInBytes);
        this.pool.TakeBack(this.buffer);
        return true;
    }
}
