namespace ILGPU.Runtime;

/// <summary>A device in use. Its memory is counted, so that a device that is full can be tried.</summary>
public sealed class Accelerator : IDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<MemoryBuffer> buffers = [];

    internal Accelerator(Context context, Device device)
    {
        this.Context = context;
        this.Device = device;
        this.DefaultStream = new AcceleratorStream(this);
    }

    /// <summary>What it was made in.</summary>
    public Context Context { get; }

    /// <summary>The device.</summary>
    public Device Device { get; }

    /// <summary>The stream that is used when none is named.</summary>
    public AcceleratorStream DefaultStream { get; }

    /// <inheritdoc cref="Device.Name"/>
    public string Name => this.Device.Name;

    /// <inheritdoc cref="Device.AcceleratorType"/>
    public AcceleratorType AcceleratorType => this.Device.AcceleratorType;

    /// <inheritdoc cref="Device.MemorySize"/>
    public long MemorySize => this.Device.MemorySize;

    /// <inheritdoc cref="Device.MaxNumThreadsPerGroup"/>
    public int MaxNumThreadsPerGroup => this.Device.MaxNumThreadsPerGroup;

    /// <inheritdoc cref="Device.MaxSharedMemoryPerGroup"/>
    public int MaxSharedMemoryPerGroup => this.Device.MaxSharedMemoryPerGroup;

    /// <inheritdoc cref="Device.WarpSize"/>
    public int WarpSize => this.Device.WarpSize;

    /// <inheritdoc cref="Device.NumMultiprocessors"/>
    public int NumMultiprocessors => this.Device.NumMultiprocessors;

    /// <inheritdoc cref="Device.Capabilities"/>
    public CapabilityContext Capabilities => this.Device.Capabilities;

    /// <summary>Whether it has been given back.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>The bytes that kernels have read or written in buffers, one by one; lanes run one at a time.</summary>
    internal long Touched { get; set; }

    /// <summary>The bytes of buffers that are in use.</summary>
    internal long Allocated
    {
        get
        {
            lock (this.gate)
            {
                return this.buffers.Sum(b => b.LengthInBytes);
            }
        }
    }

    /// <summary>New memory, uninitialised.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged => this.Counted(length * Interop.SizeOf<T>(), () => new MemoryBuffer1D<T, Stride1D.Dense>(this, length));

    /// <summary>New memory of elements of so many bytes, uninitialised.</summary>
    public MemoryBuffer AllocateRaw(long length, int elementSize) =>
        this.Counted(length * elementSize, () => new MemoryBuffer1D<byte, Stride1D.Dense>(this, length * elementSize));

    /// <summary>Another stream; what is put into it runs in order.</summary>
    public AcceleratorStream CreateStream() => new(this);

    /// <summary>Makes this thread use the accelerator.</summary>
    public void Bind() => ObjectDisposedException.ThrowIf(this.IsDisposed, this);

    /// <summary>Waits for all streams.</summary>
    public void Synchronize() => ObjectDisposedException.ThrowIf(this.IsDisposed, this);

    /// <summary>Gives back the device and all its memory.</summary>
    public void Dispose()
    {
        foreach (MemoryBuffer buffer in this.buffers.ToList())
        {
            buffer.Dispose();
        }

        this.IsDisposed = true;
    }

    internal void Released(MemoryBuffer buffer)
    {
        lock (this.gate)
        {
            this.buffers.Remove(buffer);
        }
    }

    private TBuffer Counted<TBuffer>(long bytes, Func<TBuffer> make)
        where TBuffer : MemoryBuffer
    {
        ObjectDisposedException.ThrowIf(this.IsDisposed, this);
        lock (this.gate)
        {
            long used = this.buffers.Sum(b => b.LengthInBytes);
            if (used + bytes > this.MemorySize)
            {
                throw new AcceleratorException($"out of memory: {bytes} bytes asked for, {this.MemorySize - used} free");
            }

            TBuffer buffer = make();
            this.buffers.Add(buffer);
            return buffer;
        }
    }
}
