using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using Pure.Jit.Ilgpu.Memory;

namespace Pure.Jit.Ilgpu;

/// <summary>
/// A device of ILGPU's: a GPU, or what stands in for one. Arrays are moved to it with <c>x.To(gpu)</c>, compiled methods run where their
/// arrays are, and results stay there until <c>.ToHost()</c>.
/// <code>using IlgpuDevice gpu = IlgpuDevice.Open();</code>
/// </summary>
public sealed class IlgpuDevice : Device
{
    /// <summary>The most lanes that a group of our kernels has.</summary>
    public const int LargestGroup = 256;

    private readonly Context context;
    private readonly Accelerator accelerator;
    private readonly Lock gate = new();
    private readonly DevicePool pool;
    private readonly Dictionary<object, object> kernels = [];
    private PtxCompiler? ptx;
    private Action<string, string>? compiled;
    private bool isDisposed;

    internal IlgpuDevice(Context context, ILGPU.Runtime.Device device)
    {
        this.context = context;
        this.accelerator = device.CreateAccelerator(context);
        this.Name = $"{device.Name} ({device.AcceleratorType})";
        this.pool = new DevicePool(this.accelerator, this.Name);
        int lanes = Math.Min(this.accelerator.MaxNumThreadsPerGroup, LargestGroup);
        this.GroupSize = 1;
        while (this.GroupSize * 2 <= lanes)
        {
            this.GroupSize *= 2;
        }

        this.Groups = (int)Math.Clamp(this.accelerator.NumMultiprocessors * 32L, 1, 1 << 16);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>How many lanes a group of our kernels has here, a power of two up to <see cref="LargestGroup"/>.</summary>
    public int GroupSize { get; }

    /// <summary>The bytes of memory that the device has.</summary>
    public long MemorySize => this.accelerator.MemorySize;

    /// <summary>The bytes that arrays on the device use.</summary>
    public long MemoryInUse => this.pool.BytesInUse;

    /// <summary>The bytes that the lanes of a group can share.</summary>
    public int SharedMemory => this.accelerator.MaxSharedMemoryPerGroup;

    /// <summary>Whether the device can compute with f64.</summary>
    public bool HasDouble => DeviceFeatures.HasDouble(this.accelerator);

    /// <summary>How many groups a kernel is started with when there is more to do than groups can be busy.</summary>
    internal int Groups { get; }

    /// <summary>How many kernels have been started, for tests.</summary>
    internal long KernelsStarted { get; private set; }

    internal Accelerator Accelerator => this.accelerator;

    internal DevicePool Pool => this.pool;

    /// <summary>Takes a device into use. Keep it for as long as the program computes: opening one takes time.</summary>
    /// <param name="kind">What it is driven by.</param>
    /// <param name="index">Which one, where there are several.</param>
    /// <exception cref="PlatformNotSupportedException">There is no such device.</exception>
    public static IlgpuDevice Open(DeviceKind kind = DeviceKind.Any, int index = 0)
    {
        Context context = DeviceSearch.Find(kind);
        try
        {
            return new IlgpuDevice(context, DeviceSearch.Choose(context, kind, index));
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A device that compiles kernels to PTX and starts none: for finding out, on a machine without a GPU, whether a program's kernels
    /// compile. Results are not computed.
    /// </summary>
    /// <param name="compiled">What is done with a kernel's name and its PTX.</param>
    /// <exception cref="PlatformNotSupportedException">The package was built without ILGPU.</exception>
    public static IlgpuDevice OpenForPtx(Action<string, string> compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        IlgpuDevice device = Open(DeviceKind.Cpu);
        try
        {
            device.ptx = new PtxCompiler(device.context);
            device.compiled = compiled;
            return device;
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>The names of the devices that <see cref="Open"/> finds.</summary>
    /// <param name="kind">What they are driven by.</param>
    public static IReadOnlyList<string> Names(DeviceKind kind = DeviceKind.Any)
    {
        using Context context = DeviceSearch.Find(kind);
        return [.. DeviceSearch.All(context, kind).Select(device => $"{device.Name} ({device.AcceleratorType})")];
    }

    /// <inheritdoc/>
    public override Storage<T> Allocate<T>(int length)
    {
        ElementTypes.Check<T>(this);
        return new DeviceStorage<T>(this, this.pool.Take((long)length * Interop.SizeOf<T>()), length);
    }

    /// <inheritdoc/>
    public override Storage<T> Upload<T>(ReadOnlySpan<T> elements)
    {
        DeviceStorage<T> storage = (DeviceStorage<T>)this.Allocate<T>(elements.Length);
        if (elements.Length > 0)
        {
            lock (this.gate)
            {
                this.accelerator.Bind();
                storage.Bytes(0, elements.Length).CopyFromCPU(this.accelerator.DefaultStream, MemoryMarshal.AsBytes(elements));
            }
        }

        return storage;
    }

    /// <inheritdoc/>
    public override Storage<T> Copy<T>(Storage<T> source, int start, int length)
    {
        DeviceStorage<T> copy = (DeviceStorage<T>)this.Allocate<T>(length);
        if (length > 0)
        {
            lock (this.gate)
            {
                this.accelerator.Bind();
                ((DeviceStorage<T>)source).Bytes(start, length).CopyTo(this.accelerator.DefaultStream, copy.Bytes(0, length));
            }
        }

        GC.KeepAlive(source);
        return copy;
    }

    /// <summary>Waits until everything that was started is done.</summary>
    /// <exception cref="ObjectDisposedException">The device has been given back.</exception>
    public void Synchronize()
    {
        this.pool.CheckUsable();
        lock (this.gate)
        {
            this.accelerator.Synchronize();
        }
    }

    /// <summary>Gives the device the memory that no array uses, for other programs.</summary>
    public void Trim() => this.pool.Trim();

    internal Exception HostAccess() => this.isDisposed ? new ObjectDisposedException(this.Name, $"The array was on {this.Name}, which has been given back") : this.NotOnHost();

    internal void Download(ArrayView<byte> source, Span<byte> destination)
    {
        if (destination.Length > 0)
        {
            lock (this.gate)
            {
                this.accelerator.Bind();
                source.CopyToCPU(this.accelerator.DefaultStream, destination);
            }
        }
    }

    /// <summary>Whether kernels are compiled and not started.</summary>
    internal bool IsCompiling => this.ptx is not null;

    internal void Fill(ArrayView<byte> target, ReadOnlySpan<byte> bytes)
    {
        lock (this.gate)
        {
            this.accelerator.Bind();
            target.CopyFromCPU(this.accelerator.DefaultStream, bytes);
        }
    }

    internal void Move(ArrayView<byte> source, ArrayView<byte> target)
    {
        lock (this.gate)
        {
            this.accelerator.Bind();
            source.CopyTo(this.accelerator.DefaultStream, target);
        }
    }

    /// <summary>Starts a kernel, which is loaded the first time.</summary>
    internal void Launch<TArguments>(Action<TArguments> kernel, int groups, int groupSize, in TArguments arguments)
        where TArguments : struct
    {
        lock (this.gate)
        {
            this.pool.CheckUsable();
            this.accelerator.Bind();
            try
            {
                if (!this.kernels.TryGetValue(kernel, out object? launcher))
                {
                    this.kernels[kernel] = launcher = this.Load(kernel);
                }

                ((Action<KernelConfig, TArguments>)launcher)(new KernelConfig(groups, groupSize), arguments);
                this.KernelsStarted++;
            }
            catch (Exception refused) when (refused is not ObjectDisposedException)
            {
                throw new DeviceKernelException(this.Name, kernel.Method.Name, refused);
            }
        }
    }

    private Action<KernelConfig, TArguments> Load<TArguments>(Action<TArguments> kernel)
        where TArguments : struct
    {
        if (this.ptx is null)
        {
            return this.accelerator.LoadStreamKernel(kernel);
        }

        this.compiled!($"{kernel.Method.DeclaringType}.{kernel.Method.Name}", this.ptx.Compile(kernel.Method));
        return static (_, _) => { };
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        lock (this.gate)
        {
            if (this.isDisposed)
            {
                return;
            }

            this.isDisposed = true;
            this.accelerator.Synchronize();
            this.pool.Close();
            this.kernels.Clear();
            this.ptx?.Dispose();
            this.accelerator.Dispose();
            this.context.Dispose();
        }
    }
}
