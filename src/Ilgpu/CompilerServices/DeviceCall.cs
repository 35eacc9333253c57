using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;
using Pure.Jit.Ilgpu.Memory;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>
/// One call of a compiled method on a device, from the entry to the end: it keeps the arrays alive that kernels look into, and gives
/// the temporaries back.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class DeviceCall : IDisposable
{
    private readonly List<object> alive = [];
    private readonly List<DeviceBlock> temporaries = [];

    private DeviceCall(IlgpuDevice device) => this.Device = device;

    /// <summary>The device.</summary>
    public IlgpuDevice Device { get; }

    /// <summary>How many lanes a group has: a power of two.</summary>
    public int GroupSize => this.Device.GroupSize;

    /// <summary>Begins a call on the device that the arguments are on.</summary>
    /// <exception cref="ArgumentException">The device is another package's.</exception>
    /// <exception cref="ObjectDisposedException">The device has been given back.</exception>
    public static DeviceCall On(Device device, string method)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device is not IlgpuDevice own)
        {
            throw new ArgumentException($"{method}: the arguments are on {device.Name}, for which this project was not built; call .ToHost()");
        }

        own.Pool.CheckUsable();
        return new DeviceCall(own);
    }

    /// <summary>How many groups a loop over all elements is started with: enough for all, but no more than can be busy.</summary>
    public int GroupsFor(long elements) => (int)Math.Clamp((elements + this.GroupSize - 1) / this.GroupSize, 1, this.Device.Groups);

    /// <summary>Starts a kernel; nothing when there are no groups.</summary>
    public void Launch<TArguments>(DeviceKernel<TArguments> kernel, long groups, int groupSize, in TArguments arguments)
        where TArguments : struct
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (groups > 0)
        {
            this.Device.Launch(kernel.Method, checked((int)groups), groupSize, arguments);
        }
    }

    /// <summary>What an array holds.</summary>
    public ArrayView<T> View<T>(NDArray<T> array)
        where T : unmanaged => this.Elements(array).Cast<T>();

    /// <summary>What an array of bool holds: bytes that are 0 or 1.</summary>
    public ArrayView<byte> View(NDArray<bool> array) => this.Elements(array);

    /// <summary>What an array of f16 holds: its bits.</summary>
    public ArrayView<ushort> View(NDArray<System.Half> array) => this.Elements(array).Cast<ushort>();

    /// <summary>What an array of bf16 holds: its bits.</summary>
    public ArrayView<ushort> View(NDArray<BFloat16> array) => this.Elements(array).Cast<ushort>();

    /// <summary>A new array on the device, uninitialised.</summary>
    public NDArray<T> New<T>(Shape shape)
        where T : unmanaged
    {
        DeviceStorage<T> storage = (DeviceStorage<T>)this.Device.Allocate<T>(shape.Size);
        if (this.turns > 0)
        {
            this.temporaries.Add(storage.Block!);
        }

        return new NDArray<T>(storage, 0, shape);
    }

    /// <summary>Where a result is written: the donated memory, which has been checked before, or new.</summary>
    public NDArray<T> New<T>(Shape shape, NDArray<T>? into)
        where T : unmanaged => into is null ? this.New<T>(shape) : into.Donate();

    /// <summary>Memory that is given back at the end of the call, uninitialised.</summary>
    public ArrayView<T> Temporary<T>(long length)
        where T : unmanaged
    {
        ElementTypes.Check<T>(this.Device);
        long bytes = length * Unsafe.SizeOf<T>();
        return this.Take(bytes).Bytes.SubView(0, bytes).Cast<T>();
    }

    /// <summary>Rows of so many elements, as many as a loop will leave.</summary>
    public DeviceRows<T> Rows<T>(long size)
        where T : unmanaged
    {
        ElementTypes.Check<T>(this.Device);
        return new DeviceRows<T>(this, size);
    }

    /// <summary>Gives the temporaries back.</summary>
    public void Dispose()
    {
        foreach (DeviceBlock block in this.temporaries)
        {
            block.Dispose();
        }

        this.temporaries.Clear();
        this.alive.Clear();
    }

    /// <summary>A block that is given back at the end of the call, or before.</summary>
    internal DeviceBlock Take(long bytes)
    {
        DeviceBlock block = this.Device.Pool.Take(bytes);
        this.temporaries.Add(block);
        return block;
    }

    /// <summary>Gives a block back that nothing that will be started uses.</summary>
    internal void GiveBack(DeviceBlock block)
    {
        this.temporaries.Remove(block);
        block.Dispose();
    }

    /// <summary>What an array holds, as it lies in memory.</summary>
    internal ArrayView<TMemory> Memory<T, TMemory>(NDArray<T> array)
        where T : unmanaged
        where TMemory : unmanaged => this.Elements(array).Cast<TMemory>();

    private ArrayView<byte> Elements<T>(NDArray<T> array)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Storage is not DeviceStorage<T> storage || !ReferenceEquals(storage.Device, this.Device))
        {
            throw new ArgumentException($"An array is on {array.Device?.Name ?? "the host"}, but its kernel runs on {this.Device.Name}; write .To(device)");
        }

        this.alive.Add(storage);
        return storage.Bytes(array.Offset, array.Size);
    }
}
