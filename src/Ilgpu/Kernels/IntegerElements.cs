using Pure.Jit.Ilgpu.CompilerServices;

namespace Pure.Jit.Ilgpu.Kernels;

/// <summary>Elements of i8.</summary>
public readonly struct I8Element : IElement<sbyte, sbyte>
{
    /// <inheritdoc/>
    public sbyte Load(sbyte memory) => memory;

    /// <inheritdoc/>
    public sbyte Store(sbyte value) => value;

    /// <inheritdoc/>
    public bool IsNaN(sbyte value) => false;

    /// <inheritdoc/>
    public bool Before(sbyte x, sbyte y) => x < y;

    /// <inheritdoc/>
    public sbyte Combine(int step, sbyte x, sbyte y) => step switch
    {
        Steps.Add => unchecked((sbyte)(x + y)),
        Steps.Multiply => unchecked((sbyte)(x * y)),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        _ => y,
    };
}

/// <summary>Elements of i16.</summary>
public readonly struct I16Element : IElement<short, short>
{
    /// <inheritdoc/>
    public short Load(short memory) => memory;

    /// <inheritdoc/>
    public short Store(short value) => value;

    /// <inheritdoc/>
    public bool IsNaN(short value) => false;

    /// <inheritdoc/>
    public bool Before(short x, short y) => x < y;

    /// <inheritdoc/>
    public short Combine(int step, short x, short y) => step switch
    {
        Steps.Add => unchecked((short)(x + y)),
        Steps.Multiply => unchecked((short)(x * y)),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        _ => y,
    };
}

/// <summary>Elements of i32.</summary>
public readonly struct I32Element : IElement<int, int>
{
    /// <inheritdoc/>
    public int Load(int memory) => memory;

    /// <inheritdoc/>
    public int Store(int value) => value;

    /// <inheritdoc/>
    public bool IsNaN(int value) => false;

    /// <inheritdoc/>
    public bool Before(int x, int y) => x < y;

    /// <inheritdoc/>
    public int Combine(int step, int x, int y) => step switch
    {
        Steps.Add => unchecked((int)(x + y)),
        Steps.Multiply => unchecked((int)(x * y)),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        _ => y,
    };
}

/// <summary>Elements of i64.</summary>
public readonly struct I64Element : IElement<long, long>
{
    /// <inheritdoc/>
    public long Load(long memory) => memory;

    /// <inheritdoc/>
    public long Store(long value) => value;

    /// <inheritdoc/>
    public bool IsNaN(long value) => false;

    /// <inheritdoc/>
    public bool Before(long x, long y) => x < y;

    /// <inheritdoc/>
    public long Combine(int step, long x, long y) => step switch
    {
        Steps.Add => unchecked((long)(x + y)),
        Steps.Multiply => unchecked((long)(x * y)),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        _ => y,
    };
}

/// <summary>Elements of u8.</summary>
public readonly struct U8Element : IElement<byte, byte>
{
    /// <inheritdoc/>
    public byte Load(byte memory) => memory;

    /// <inheritdoc/>
    public byte Store(byte value) => value;

    /// <inheritdoc/>
    public bool IsNaN(byte value) => false;

    /// <inheritdoc/>
    public bool Before(byte x, byte y) => x < y;

    /// <inheritdoc/>
    public byte Combine(int step, byte x, byte y) => step switch
    {
        Steps.Add => unchecked((byte)(x + y)),
        Steps.Multiply => unchecked((byte)(x * y)),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        _ => y,
    };
}

/// <summary>Elements of u16.</summary>
public readonly struct U16Element : IElement<ushort, ushort>
{
    /// <inheritdoc/>
    public ushort Load(ushort memory) => memory;

    /// <inheritdoc/>
    public ushort Store(ushort value) => value;

    /// <inheritdoc/>
    public bool IsNaN(ushort value) => false;

    /// <inheritdoc/>
    public bool Before(ushort x, ushort y) => x < y;

    /// <inheritdoc/>
    public ushort Combine(int step, ushort x, ushort y) => step switch
    {
        Steps.Add => unchecked((ushort)(x + y)),
        Steps.Multiply => unchecked((ushort)(x * y)),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        _ => y,
    };
}

/// <summary>Elements of u32.</summary>
public readonly struct U32Element : IElement<uint, uint>
{
    /// <inheritdoc/>
    public uint Load(uint memory) => memory;

    /// <inheritdoc/>
    public uint Store(uint value) => value;

    /// <inheritdoc/>
    public bool IsNaN(uint value) => false;

    /// <inheritdoc/>
    public bool Before(uint x, uint y) => x < y;

    /// <inheritdoc/>
    public uint Combine(int step, uint x, uint y) => step switch
    {
        Steps.Add => unchecked((uint)(x + y)),
        Steps.Multiply => unchecked((uint)(x * y)),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        _ => y,
    };
}

/// <summary>Elements of u64.</summary>
public readonly struct U64Element : IElement<ulong, ulong>
{
    /// <inheritdoc/>
    public ulong Load(ulong memory) => memory;

    /// <inheritdoc/>
    public ulong Store(ulong value) => value;

    /// <inheritdoc/>
    public bool IsNaN(ulong value) => false;

    /// <inheritdoc/>
    public bool Before(ulong x, ulong y) => x < y;

    /// <inheritdoc/>
    public ulong Combine(int step, ulong x, ulong y) => step switch
    {
        Steps.Add => unchecked((ulong)(x + y)),
        Steps.Multiply => unchecked((ulong)(x * y)),
        Steps.Max => DeviceMath.Max(x, y),
        Steps.Min => DeviceMath.Min(x, y),
        _ => y,
    };
}

/// <summary>Elements of bool.</summary>
public readonly struct FlagElement : IElement<byte, byte>
{
    /// <inheritdoc/>
    public byte Load(byte memory) => memory;

    /// <inheritdoc/>
    public byte Store(byte value) => value;

    /// <inheritdoc/>
    public bool IsNaN(byte value) => false;

    /// <inheritdoc/>
    public bool Before(byte x, byte y) => x < y;

    /// <inheritdoc/>
    public byte Combine(int step, byte x, byte y) => step switch
    {
        Steps.Max => (byte)(x | y),
        Steps.Min => (byte)(x & y),
        _ => y,
    };
}
