using System.Numerics;
using ILGPU.Runtime;

namespace Pure.Jit.Ilgpu.Memory;

/// <summary>
/// The memory of a device. Blocks have sizes of an eighth of a power of two, so that what is given back fits others; what nobody uses
/// is kept until the device is full.
/// </summary>
internal sealed class DevicePool(Accelerator accelerator, string name)
{
    private const long SmallestBytes = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<long, Stack<MemoryBuffer>> idle = [];

    // All buffers, so that none is found dead before the block that it is in.
    private readonly HashSet<MemoryBuffer> all = [];
    private long idleBytes;
    private long allBytes;
    private bool isClosed;

    /// <summary>How many blocks have been handed out, for tests.</summary>
    public long BlocksTaken { get; private set; }

    /// <summary>The bytes of blocks that are in use.</summary>
    public long BytesInUse
    {
        get
        {
            lock (this.gate)
            {
                return this.allBytes - this.idleBytes;
            }
        }
    }

    /// <summary>The bytes that are kept for whoever asks next.</summary>
    public long BytesIdle
    {
        get
        {
            lock (this.gate)
            {
                return this.idleBytes;
            }
        }
    }

    /// <summary>Throws when the device has been given back.</summary>
    public void CheckUsable() => ObjectDisposedException.ThrowIf(Volatile.Read(ref this.isClosed), typeof(IlgpuDevice));

    /// <summary>A block of at least so many bytes, not initialised.</summary>
    /// <exception cref="OutOfDeviceMemoryException">The device has no such memory.</exception>
    public DeviceBlock Take(long bytes)
    {
        long size = SizeFor(bytes);
        lock (this.gate)
        {
            this.CheckUsable();
            this.BlocksTaken++;
            if (this.idle.TryGetValue(size, out Stack<MemoryBuffer>? stack) && stack.TryPop(out MemoryBuffer? buffer))
            {
                this.idleBytes -= size;
                return new DeviceBlock(this, buffer);
            }
        }

        if (this.TryAllocate(size, out Exception? cause) is { } first)
        {
            return first;
        }

        // The device is full: what is kept goes, and, if that is not enough, what dead arrays still hold.
        this.Trim();
        if (this.TryAllocate(size, out _) is { } second)
        {
            return second;
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        this.Trim();
        return this.TryAllocate(size, out _) ?? throw new OutOfDeviceMemoryException(name, bytes, this.BytesInUse, accelerator.MemorySize, cause);
    }

    /// <summary>Gives the device what nobody uses.</summary>
    public void Trim()
    {
        lock (this.gate)
        {
            if (this.isClosed || this.idleBytes == 0)
            {
                return;
            }

            // What was put in may still use it.
            accelerator.Synchronize();
            foreach (MemoryBuffer buffer in this.idle.Values.SelectMany(stack => stack))
            {
                this.all.Remove(buffer);
                this.allBytes -= buffer.LengthInBytes;
                buffer.Dispose();
            }

            this.idle.Clear();
            this.idleBytes = 0;
        }
    }

    /// <summary>Takes a buffer back; on the finalizer's thread too.</summary>
    public void TakeBack(MemoryBuffer buffer)
    {
        lock (this.gate)
        {
            if (this.isClosed || !this.all.Contains(buffer))
            {
                return;
            }

            if (!this.idle.TryGetValue(buffer.LengthInBytes, out Stack<MemoryBuffer>? stack))
            {
                this.idle[buffer.LengthInBytes] = stack = new Stack<MemoryBuffer>();
            }

            stack.Push(buffer);
            this.idleBytes += buffer.LengthInBytes;
        }
    }

    /// <summary>Gives all memory back; blocks that are in use are worthless from here on.</summary>
    public void Close()
    {
        lock (this.gate)
        {
            this.isClosed = true;
            foreach (MemoryBuffer buffer in this.all)
            {
                buffer.Dispose();
            }

            this.all.Clear();
            this.idle.Clear();
            this.idleBytes = 0;
            this.allBytes = 0;
        }
    }

    private static long SizeFor(long bytes)
    {
        long least = Math.Max(bytes, SmallestBytes);
        long step = Math.Max(1L << Math.Max(BitOperations.Log2((ulong)least) - 3, 0), SmallestBytes);
        return (least + step - 1) / step * step;
    }

    private DeviceBlock? TryAllocate(long bytes, out Exception? cause)
    {
        cause = null;
        lock (this.gate)
        {
            this.CheckUsable();
            try
            {
                MemoryBuffer buffer = accelerator.AllocateRaw(bytes, 1);
                this.all.Add(buffer);
                this.allBytes += bytes;
                return new DeviceBlock(this, buffer);
            }
            catch (Exception refused) when (refused is AcceleratorException or OutOfMemoryException)
            {
                cause = refused;
                return null;
            }
        }
    }
}
