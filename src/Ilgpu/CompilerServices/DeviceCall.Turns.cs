using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU;
using Pure.Jit.Ilgpu.Memory;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <content>What branches and loops need between kernels.</content>
public sealed partial class DeviceCall
{
    // Within how many turns the call is whose arrays nobody needs behind them.
    private int turns;

    /// <summary>A number that a kernel has written: waits for it. 0 on a device that only compiles.</summary>
    public T Read<T>(ArrayView<T> number)
        where T : unmanaged
    {
        T value = default;
        if (!this.Device.IsCompiling)
        {
            this.Device.Download(number.SubView(0, 1).Cast<byte>(), MemoryMarshal.AsBytes(new Span<T>(ref value)));
        }

        return value;
    }

    /// <summary>Writes a number of the host's.</summary>
    public void Fill<T>(ArrayView<T> number, T value)
        where T : unmanaged => this.Device.Fill(number.SubView(0, 1).Cast<byte>(), MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Copies elements within the device: as many as both have room for, since memory may be larger than what lies in it.</summary>
    public void Copy<T>(ArrayView<T> from, ArrayView<T> to)
        where T : unmanaged
    {
        long count = Math.Min(from.Length, to.Length);
        if (count > 0)
        {
            this.Device.Move(from.SubView(0, count).Cast<byte>(), to.SubView(0, count).Cast<byte>());
        }
    }

    /// <summary>One row of several.</summary>
    public static ArrayView<T> Row<T>(ArrayView<T> rows, long row, long size)
        where T : unmanaged => size == 0 ? rows.SubView(0, 0) : rows.SubView(row * size, size);

    /// <summary>An array of memory that stays somebody else's: good while the call runs.</summary>
    public NDArray<T> Array<T>(ArrayView<T> elements, Shape shape)
        where T : unmanaged => new(new DeviceStorage<T>(this.Device, elements.Cast<byte>(), shape.Size), 0, shape);

    /// <inheritdoc cref="Array{T}(ArrayView{T}, Shape)"/>
    public NDArray<bool> BoolArray(ArrayView<byte> elements, Shape shape) => new(new DeviceStorage<bool>(this.Device, elements, shape.Size), 0, shape);

    /// <inheritdoc cref="Array{T}(ArrayView{T}, Shape)"/>
    public NDArray<T> BitsArray<T>(ArrayView<ushort> elements, Shape shape)
        where T : unmanaged => new(new DeviceStorage<T>(this.Device, elements.Cast<byte>(), shape.Size), 0, shape);

    /// <summary>Begins a turn at whose end all arrays that it has made are given back.</summary>
    public Turn BeginTurn() => new(this);

    /// <summary>From the beginning of a turn to its end.</summary>
    public readonly struct Turn : IDisposable
    {
        private readonly DeviceCall call;
        private readonly int blocks;
        private readonly int alive;

        internal Turn(DeviceCall call)
        {
            (this.call, this.blocks, this.alive) = (call, call.temporaries.Count, call.alive.Count);
            call.turns++;
        }

        /// <summary>Gives them back.</summary>
        public void Dispose()
        {
            foreach (DeviceBlock block in CollectionsMarshal.AsSpan(this.call.temporaries)[this.blocks..])
            {
                block.Dispose();
            }

            this.call.temporaries.RemoveRange(this.blocks, this.call.temporaries.Count - this.blocks);
            this.call.alive.RemoveRange(this.alive, this.call.alive.Count - this.alive);
            this.call.turns--;
        }
    }
}
