using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>
/// Memory that the lanes of a group share, and who used which of its elements since the last barrier. A reference does not tell
/// reading from writing, so an element's bytes are compared when its lane has to wait: until then no other lane runs.
/// </summary>
internal sealed unsafe class SharedBlock : DeviceMemory
{
    private readonly LaneGroup group;
    private readonly int bytes;
    private readonly Dictionary<int, Use> uses = [];

    // What the lane that runs has got hold of, and its bytes before.
    private readonly Dictionary<int, (int Size, ulong Before)> held = [];

    public SharedBlock(LaneGroup group, int bytes)
    {
        this.group = group;
        this.bytes = bytes;
        this.Start = (byte*)NativeMemory.Alloc((nuint)Math.Max(bytes, 8));

        // Nothing that a kernel could take for a zero.
        new Span<byte>(this.Start, bytes).Fill(0xCD);
    }

    public void Release()
    {
        NativeMemory.Free(this.Start);
        this.Start = null;
    }

    internal override void Touch(byte* element, int size)
    {
        int offset = (int)(element - this.Start);
        this.held.TryAdd(offset, (size, this.Bits(offset, size)));
    }

    /// <summary>Finds out what the lane that runs did with the elements that it got hold of.</summary>
    public void Settle(int lane)
    {
        foreach ((int offset, (int size, ulong before)) in this.held)
        {
            this.Note(lane, offset, isWrite: this.Bits(offset, size) != before);
        }

        this.held.Clear();
    }

    private void Note(int lane, int offset, bool isWrite)
    {
        if (!this.uses.TryGetValue(offset, out Use use) || use.Epoch != this.group.Epoch)
        {
            use = new Use(this.group.Epoch, -1, -1, false);
        }

        int other = use.Writer >= 0 && use.Writer != lane ? use.Writer
            : isWrite && use.Reader >= 0 && (use.Reader != lane || use.HasMoreReaders) ? use.Reader
            : -1;
        if (other >= 0)
        {
            throw KernelFault.Race(offset, this.group.Name(other), isWrite);
        }

        this.uses[offset] = isWrite
            ? use with { Writer = lane }
            : use with { Reader = use.Reader < 0 ? lane : use.Reader, HasMoreReaders = use.HasMoreReaders || (use.Reader >= 0 && use.Reader != lane) };
    }

    private ulong Bits(int offset, int size)
    {
        ulong bits = 0;
        Buffer.MemoryCopy(this.Start + offset, &bits, sizeof(ulong), Math.Min(Math.Min(size, sizeof(ulong)), this.bytes - offset));
        return bits;
    }

    private readonly record struct Use(int Epoch, int Writer, int Reader, bool HasMoreReaders);
}
