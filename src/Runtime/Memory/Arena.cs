using System.Runtime.CompilerServices;

namespace Pure.Jit.Memory;

/// <summary>
/// The temporaries of compiled calls: each thread keeps a stack of native blocks, and a call takes from its top.
/// <code>using ArenaScope arena = Arena.Enter(); float* t0 = arena.Allocate&lt;float&gt;(n);</code>
/// Calls nest; what an inner call took is free again when it leaves.
/// </summary>
public sealed unsafe class Arena
{
    private const nuint FirstBlockBytes = 256u << 10;

    // More than this is not kept between calls when memory runs low; below it, keeping is cheaper than faulting in anew.
    private const nuint KeptUnderPressureBytes = 1u << 20;

    [ThreadStatic]
    private static Arena? current;

    private NativeBlock[] blocks = [new NativeBlock(FirstBlockBytes)];
    private int blockCount = 1;
    private int trimsSeen = MemoryWatch.Trims;

    private Arena()
    {
        this.Open(0, 0);
    }

    /// <summary>The most bytes that one thread keeps between calls; above it, the memory is returned when the outermost call leaves.</summary>
    public static nuint KeptBytesPerThread { get; set; } = (nuint)1 << 30;

    /// <summary>The bytes that the calling thread holds now.</summary>
    public static nuint HeldBytes => current?.TotalBytes() ?? 0;

    internal int Block { get; private set; }

    internal byte* Next { get; private set; }

    internal byte* End { get; private set; }

    /// <summary>How many scopes are open; one that took nothing counts too, since it will set the arena back to where it began.</summary>
    internal int OpenScopes { get; set; }

    /// <summary>Opens a scope on the calling thread; leave it with <see cref="ArenaScope.Dispose"/> on the same thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArenaScope Enter() => new(current ?? Create());

    /// <summary>Takes <paramref name="byteCount"/> bytes: 64-byte aligned, not initialised, 64 bytes of readable slack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void* Take(nuint byteCount)
    {
        byte* start = this.Next;
        nuint taken = RoundUp(byteCount);
        if ((nuint)(this.End - start) < taken)
        {
            return this.TakeFromNextBlock(taken);
        }

        this.Next = start + taken;
        return start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Leave(int block, byte* next)
    {
        if (block != this.Block)
        {
            this.Open(block, 0);
        }

        this.Next = next;
        if (--this.OpenScopes == 0 && (this.blockCount > 1 || this.trimsSeen != MemoryWatch.Trims))
        {
            this.Settle();
        }
    }

    private static Arena Create() => current = new Arena();

    // One slack per allocation, so that a read over the end of one temporary never meets unmapped memory, whatever follows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint RoundUp(nuint byteCount) =>
        checked(byteCount + NativeBlock.SlackBytes + NativeBlock.AlignmentBytes - 1) & ~(nuint)(NativeBlock.AlignmentBytes - 1);

    private void Open(int block, nuint offset)
    {
        NativeBlock opened = this.blocks[block];
        this.Block = block;
        this.Next = (byte*)opened.Pointer + offset;
        this.End = (byte*)opened.Pointer + opened.ByteCount;
    }

    private void* TakeFromNextBlock(nuint taken)
    {
        int block = this.Block + 1;

        // Blocks above the current one are free: drop those that are too small for this request.
        while (block < this.blockCount && this.blocks[block].ByteCount < taken)
        {
            this.RemoveBlock(block);
        }

        if (block == this.blockCount)
        {
            if (this.blockCount == this.blocks.Length)
            {
                Array.Resize(ref this.blocks, this.blocks.Length * 2);
            }

            this.blocks[block] = new NativeBlock(nuint.Max(taken, this.TotalBytes()));
            this.blockCount++;
        }

        this.Open(block, 0);
        byte* start = this.Next;
        this.Next = start + taken;
        return start;
    }

    // Between calls: replace several blocks by one as large as all, so that the next call finds all it needs in one.
    private void Settle()
    {
        nuint total = this.TotalBytes();
        bool isTrim = this.trimsSeen != MemoryWatch.Trims;
        this.trimsSeen = MemoryWatch.Trims;
        nuint kept = isTrim ? KeptUnderPressureBytes : KeptBytesPerThread;
        nuint wanted = total <= kept ? total : FirstBlockBytes;
        if (this.blockCount > 1 || wanted != total)
        {
            // First the new one, untouched and so without pages yet: should it fail, the old ones still serve.
            NativeBlock settled = new(wanted);
            while (this.blockCount > 0)
            {
                this.RemoveBlock(this.blockCount - 1);
            }

            this.blocks[0] = settled;
            this.blockCount = 1;
            this.Open(0, 0);
        }
    }

    private void RemoveBlock(int block)
    {
        this.blocks[block].Dispose();
        this.blockCount--;
        Array.Copy(this.blocks, block + 1, this.blocks, block, this.blockCount - block);
        this.blocks[this.blockCount] = null!;
    }

    private nuint TotalBytes()
    {
        nuint total = 0;
        for (int i = 0; i < this.blockCount; i++)
        {
            total += this.blocks[i].ByteCount;
        }

        return total;
    }
}
