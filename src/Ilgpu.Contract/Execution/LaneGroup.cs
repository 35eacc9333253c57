using System.Runtime.CompilerServices;

namespace ILGPU.Execution;

/// <summary>
/// The lanes of one group. They run one at a time, each until it has to wait for others, so that what a kernel does is the same
/// every time and what goes wrong is seen where it does. A kernel whose first lane never waits needs no threads of its own.
/// </summary>
internal sealed class LaneGroup(string kernel, KernelConfig config, Index3D groupIndex, int sharedLimit, Action body)
{
    /// <summary>Smaller than any device's, so that small groups have several.</summary>
    public const int WarpSize = 8;

    private readonly LaneState[] states = new LaneState[config.GroupDim.LongSize];
    private readonly Dictionary<object, SharedBlock> blocks = [];
    private readonly ulong[][] posted = [new ulong[config.GroupDim.LongSize], new ulong[config.GroupDim.LongSize]];
    private readonly int[] exchanges = new int[config.GroupDim.LongSize];
    private readonly bool[][] predicates = [new bool[config.GroupDim.LongSize], new bool[config.GroupDim.LongSize]];
    private readonly int[] votes = new int[config.GroupDim.LongSize];
    private SemaphoreSlim[]? turns;
    private Thread[] threads = [];
    private Exception? fault;
    private int sharedBytes;

    private enum LaneState
    {
        Ready,
        AtBarrier,
        AtWarpBarrier,
        Done,
    }

    /// <summary>How many barriers all lanes have met.</summary>
    public int Epoch { get; private set; }

    /// <summary>The lanes that run now.</summary>
    private int Current => Lane.Current.LinearIndex;

    public void Run()
    {
        this.RunLane(0);
        if (this.turns is null)
        {
            // The first lane waited for nobody, so none may.
            for (int lane = 1; lane < this.states.Length && this.fault is null; lane++)
            {
                this.RunLane(lane);
            }
        }
        else
        {
            foreach (Thread thread in this.threads)
            {
                thread.Join();
            }
        }

        foreach (SharedBlock block in this.blocks.Values)
        {
            block.Release();
        }

        if (this.fault is { } fault)
        {
            throw fault is KernelFault or OperationCanceledException ? new KernelFault(fault.Message) : new InvalidOperationException($"{kernel}: {fault.Message}", fault);
        }
    }

    public void Barrier() => this.Wait(LaneState.AtBarrier);

    public void WarpBarrier() => this.Wait(LaneState.AtWarpBarrier);

    public int Count(bool predicate)
    {
        int lane = this.Current;
        bool[] all = this.predicates[this.votes[lane]++ & 1];
        all[lane] = predicate;
        this.Barrier();
        return all.Count(p => p);
    }

    public T Exchange<T>(T value, int source)
        where T : unmanaged
    {
        // Two sets: a lane may post again before the last of its warp has read.
        int lane = this.Current;
        ulong[] all = this.posted[this.exchanges[lane]++ & 1];
        Unsafe.As<ulong, T>(ref all[lane]) = value;
        this.WarpBarrier();
        int from = (lane / WarpSize * WarpSize) + (((source % WarpSize) + WarpSize) % WarpSize);
        return from < all.Length ? Unsafe.As<ulong, T>(ref all[from]) : value;
    }

    public ArrayView<T> Allocate<T>(int extent, object place)
        where T : unmanaged
    {
        if (!this.blocks.TryGetValue(place, out SharedBlock? block))
        {
            int bytes = extent * Unsafe.SizeOf<T>();
            this.sharedBytes += bytes;
            if (this.sharedBytes > sharedLimit)
            {
                throw new KernelFault($"{kernel} asks for {this.sharedBytes} bytes of shared memory; a group has {sharedLimit}");
            }

            this.blocks[place] = block = new SharedBlock(this, bytes);
        }

        return new ArrayView<T>(block, 0, extent);
    }

    public string Name(int lane) => $"lane {lane} of group ({groupIndex.X}, {groupIndex.Y}, {groupIndex.Z})";

    private void RunLane(int lane)
    {
        Index3D dimensions = config.GroupDim;
        Index3D index = new(lane % dimensions.X, lane / dimensions.X % dimensions.Y, lane / dimensions.X / dimensions.Y);
        Lane.Current = new Lane(kernel, config, groupIndex, index, this);
        try
        {
            body();
            this.Settle();
        }
        catch (Exception e)
        {
            // The others must not wait for this one for ever; the first fault is the one that counts.
            this.fault ??= e;
        }

        Lane.Leave();
        this.states[lane] = LaneState.Done;
        if (this.turns is not null)
        {
            this.PassOn(lane);
        }
    }

    // The lane waits until all whom it concerns do; meanwhile others run.
    private void Wait(LaneState state)
    {
        this.Settle();
        int lane = this.Current;
        if (this.turns is null)
        {
            if (lane > 0)
            {
                throw KernelFault.Divergent($"{kernel}, {this.Name(lane)}", this.Name(0));
            }

            this.StartOthers();
        }

        this.states[lane] = state;
        this.Release(lane, state);
        if (this.states[lane] != LaneState.Ready)
        {
            this.PassOn(lane);
            this.turns![lane].Wait();
            if (this.fault is not null)
            {
                throw new OperationCanceledException(this.fault.Message);
            }
        }
    }

    // When the last of the group, or of the warp, has come, all go on.
    private void Release(int lane, LaneState state)
    {
        int first = state == LaneState.AtBarrier ? 0 : lane / WarpSize * WarpSize;
        int count = state == LaneState.AtBarrier ? this.states.Length : Math.Min(WarpSize, this.states.Length - first);
        ArraySegment<LaneState> all = new(this.states, first, count);
        if (all.All(s => s == state))
        {
            all.AsSpan().Fill(LaneState.Ready);
            this.Epoch += state == LaneState.AtBarrier ? 1 : 0;
        }
    }

    // Gives the turn to the next lane that can go on; when there is none but some wait, they would wait for ever.
    private void PassOn(int lane)
    {
        for (int step = 1; step <= this.states.Length; step++)
        {
            int next = (lane + step) % this.states.Length;
            if (this.states[next] == LaneState.Ready && next != lane)
            {
                this.turns![next].Release();
                return;
            }
        }

        int waiting = Array.FindIndex(this.states, s => s is LaneState.AtBarrier or LaneState.AtWarpBarrier);
        if (waiting >= 0 && this.states[lane] != LaneState.Ready)
        {
            int other = Array.FindIndex(this.states, s => s != this.states[waiting]);
            this.fault ??= KernelFault.Divergent($"{kernel}, {this.Name(waiting)}", this.Name(Math.Max(other, 0)));
            this.states[waiting] = LaneState.Ready;
            this.turns![waiting].Release();
        }
    }

    // The others each get a thread, which begins when it is given its turn.
    private void StartOthers()
    {
        this.turns = [.. this.states.Select(_ => new SemaphoreSlim(0))];
        this.threads = [.. Enumerable.Range(1, this.states.Length - 1).Select(lane => new Thread(() => this.Begin(lane), 256 << 10) { IsBackground = true })];
        foreach (Thread thread in this.threads)
        {
            thread.Start();
        }
    }

    private void Begin(int lane)
    {
        this.turns![lane].Wait();
        if (this.fault is null)
        {
            this.RunLane(lane);
        }
        else
        {
            this.states[lane] = LaneState.Done;
            this.PassOn(lane);
        }
    }

    private void Settle()
    {
        foreach (SharedBlock block in this.blocks.Values)
        {
            block.Settle(this.Current);
        }
    }
}
