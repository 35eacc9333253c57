using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;
using Pure.Jit.Ilgpu.Memory;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>Rows that a loop leaves whose number of turns nobody knows: memory that doubles where there is no room for the next.</summary>
/// <typeparam name="T">What lies in memory.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeviceRows<T>
    where T : unmanaged
{
    private const int FirstRows = 16;

    private readonly DeviceCall call;
    private readonly long size;
    private DeviceBlock? block;
    private long room;
    private long count;

    internal DeviceRows(DeviceCall call, long size) => (this.call, this.size) = (call, size);

    private ArrayView<T> All => this.block!.Bytes.Cast<T>();

    /// <summary>Where the next row is written. Views of rows before it are good no longer.</summary>
    public ArrayView<T> Next()
    {
        if (this.count == this.room)
        {
            this.room = Math.Max(2 * this.room, FirstRows);
            DeviceBlock more = this.call.Take(this.room * this.size * Unsafe.SizeOf<T>());
            if (this.block is { } full)
            {
                this.call.Copy(full.Bytes, more.Bytes);
                this.call.GiveBack(full);
            }

            this.block = more;
        }

        return DeviceCall.Row(this.All, this.count++, this.size);
    }

    /// <summary>Copies all rows to where they belong.</summary>
    public void CopyTo(ArrayView<T> target)
    {
        if (this.count * this.size > 0)
        {
            this.call.Copy(DeviceCall.Row(this.All, 0, this.count * this.size), target);
        }
    }
}
