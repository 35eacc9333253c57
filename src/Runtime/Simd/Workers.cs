using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Pure.Jit.Simd;

/// <summary>
/// The threads that share the work of one call. A call publishes a job of several parts; the caller and the workers claim
/// parts until none is left. Workers spin for a moment after a job, since a fork costs less than a microsecond then, and park
/// after that. One job runs at a time: a call from inside a job, or beside one, runs alone on its own thread.
/// </summary>
public static unsafe class Workers
{
    /// <summary>The most threads that can share a job.</summary>
    public const int MaxCount = 256;

    // The three fields of a claim: which job, how many parts it has, which part is next.
    private const int PartsShift = 16;
    private const int JobShift = 32;

    private static readonly Worker?[] workers = new Worker?[MaxCount];
    private static volatile int count = DefaultCount();

    private static int isBusy;
    private static PaddedClaim claim;
    private static PaddedPending pending;
    private static delegate*<void*, nint, nint, void> run;
    private static void* body;
    private static nint length;
    private static nint grain;
    private static int partCount;
    private static ExceptionDispatchInfo? failure;

    /// <summary>
    /// How many threads share a job, the caller included; 1 means no other thread. It starts as the number of processors, or
    /// as the environment variable PUREJIT_THREADS or the AppContext value PureJit.Threads says.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above <see cref="MaxCount"/>.</exception>
    public static int Count
    {
        get => count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxCount);
            count = value;
        }
    }

    /// <summary>
    /// Runs <paramref name="body"/> over 0..<paramref name="n"/>-1, split into contiguous ranges that start at multiples of
    /// <paramref name="grain"/>, and returns when all are done. Nothing is allocated. Where the ranges are cut depends on
    /// <see cref="Count"/>, so a body's results must not. An exception of the body reaches the caller after all parts ended.
    /// </summary>
    public static void For<TBody>(nint n, nint grain, ref TBody body)
        where TBody : struct, IRangeBody
    {
        if (n <= 0)
        {
            return;
        }

        grain = nint.Max(grain, 1);
        nint chunks = ((n - 1) / grain) + 1;
        int parts = (int)nint.Min(chunks, count);
        if (parts <= 1 || Interlocked.CompareExchange(ref isBusy, 1, 0) != 0)
        {
            body.Run(0, n);
            return;
        }

        // On the stack, the body cannot move while other threads read it through a pointer.
        TBody local = body;
        try
        {
            Share(n, grain, parts, &Invoke<TBody>, Unsafe.AsPointer(ref local));
        }
        finally
        {
            body = local;
        }
    }

    private static void Invoke<TBody>(void* body, nint lo, nint hi)
        where TBody : struct, IRangeBody => Unsafe.AsRef<TBody>(body).Run(lo, hi);

    private static void Share(
        nint n, nint grainOfJob, int parts, delegate*<void*, nint, nint, void> runOfJob, void* bodyOfJob)
    {
        run = runOfJob;
        body = bodyOfJob;
        length = n;
        grain = grainOfJob;
        partCount = parts;
        Volatile.Write(ref pending.Parts, parts);

        uint job = (uint)(Volatile.Read(ref claim.Value) >> JobShift) + 1;

        // A full fence: a worker either sees this job before it parks, or we see below that it has parked.
        Interlocked.Exchange(ref claim.Value, ((long)job << JobShift) | ((long)parts << PartsShift));
        for (int i = 1; i < parts; i++)
        {
            (workers[i] ?? StartWorker(i)).WakeIfParked();
        }

        RunParts(job);
        int spins = 0;
        while (Volatile.Read(ref pending.Parts) != 0)
        {
            if (++spins > 2000)
            {
                Thread.Yield();
            }
        }

        ExceptionDispatchInfo? thrown = failure;
        failure = null;
        body = null;
        Volatile.Write(ref isBusy, 0);
        thrown?.Throw();
    }

    // Claims and runs parts of this job until none is left. The claim holds the job's number, so a late worker gets nothing.
    private static void RunParts(uint job)
    {
        while (true)
        {
            long seen = Volatile.Read(ref claim.Value);
            int parts = (int)(seen >> PartsShift) & 0xffff;
            int part = (int)seen & 0xffff;
            if ((uint)(seen >> JobShift) != job || part >= parts)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref claim.Value, seen + 1, seen) != seen)
            {
                continue;
            }

            // From here until the decrement the job cannot end, so its fields stand still.
            try
            {
                nint chunks = ((length - 1) / grain) + 1;
                nint lo = Cut(chunks, part) * grain;
                nint hi = nint.Min(Cut(chunks, part + 1) * grain, length);
                run(body, lo, hi);
            }
            catch (Exception thrown)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(thrown), null);
            }
            finally
            {
                Interlocked.Decrement(ref pending.Parts);
            }
        }
    }

    // The first chunk of a part: the first (chunks mod parts) parts have one more than the rest.
    private static nint Cut(nint chunks, int part)
    {
        (nint each, nint rest) = Math.DivRem(chunks, (nint)partCount);
        return (each * part) + nint.Min(rest, part);
    }

    // Only the caller that holds isBusy comes here.
    private static Worker StartWorker(int index)
    {
        Worker worker = new(index);
        workers[index] = worker;
        try
        {
            worker.Start();
        }
        catch (Exception refused) when (refused is OutOfMemoryException or PlatformNotSupportedException)
        {
            // Nobody waits for a worker: the caller claims the parts that no other thread does.
        }

        return worker;
    }

    private static int DefaultCount()
    {
        string? wanted = Environment.GetEnvironmentVariable("PUREJIT_THREADS")
            ?? AppContext.GetData("PureJit.Threads")?.ToString();
        return int.TryParse(wanted, NumberStyles.Integer, CultureInfo.InvariantCulture, out int parsed) && parsed >= 1
            ? Math.Min(parsed, MaxCount)
            : Math.Min(Environment.ProcessorCount, MaxCount);
    }

    // Alone on their cache lines: every claim and every finished part writes one of them.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct PaddedClaim
    {
        [FieldOffset(128)]
        public long Value;
    }

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct PaddedPending
    {
        [FieldOffset(128)]
        public int Parts;
    }

    private sealed class Worker(int index)
    {
        private readonly AutoResetEvent wake = new(false);
        private int isParked;

        public void Start() =>
            new Thread(this.Loop) { IsBackground = true, Name = "Pure.Jit worker " + index.ToString(CultureInfo.InvariantCulture) }
                .Start();

        public void WakeIfParked()
        {
            if (Volatile.Read(ref this.isParked) != 0 && Interlocked.Exchange(ref this.isParked, 0) != 0)
            {
                this.wake.Set();
            }
        }

        private void Loop()
        {
            uint done = (uint)(Volatile.Read(ref claim.Value) >> JobShift) - 1;
            while (true)
            {
                uint job = this.WaitForJobAfter(done);
                long seen = Volatile.Read(ref claim.Value);

                // A job of fewer parts than threads is not for the workers above it.
                if ((uint)(seen >> JobShift) == job && index < ((int)(seen >> PartsShift) & 0xffff))
                {
                    RunParts(job);
                }

                done = job;
            }
        }

        private uint WaitForJobAfter(uint done)
        {
            const int Polls = 20_000;
            while (true)
            {
                // Without a pause: under a hypervisor the pause instruction may cost more than the whole fork.
                for (int i = 0; i < Polls; i++)
                {
                    uint job = (uint)(Volatile.Read(ref claim.Value) >> JobShift);
                    if (job != done)
                    {
                        return job;
                    }
                }

                Interlocked.Exchange(ref this.isParked, 1);
                uint last = (uint)(Volatile.Read(ref claim.Value) >> JobShift);
                if (last != done)
                {
                    // The caller may have taken the flag and set the event; then a later wait returns once for nothing.
                    Interlocked.Exchange(ref this.isParked, 0);
                    return last;
                }

                this.wake.WaitOne();
            }
        }
    }
}
