using System.ComponentModel;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>How what two lanes have is combined; a struct without fields.</summary>
/// <typeparam name="T">What a lane has.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGroupStep<T>
    where T : unmanaged
{
    /// <summary>Both, the earlier one first.</summary>
    T Combine(T x, T y);
}

/// <summary>The sum.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Adding : IGroupStep<float>, IGroupStep<double>, IGroupStep<sbyte>, IGroupStep<short>, IGroupStep<int>, IGroupStep<long>, IGroupStep<byte>, IGroupStep<ushort>, IGroupStep<uint>, IGroupStep<ulong>
{
    /// <inheritdoc/>
    public float Combine(float x, float y) => x + y;

    /// <inheritdoc/>
    public double Combine(double x, double y) => x + y;

    /// <inheritdoc/>
    public sbyte Combine(sbyte x, sbyte y) => unchecked((sbyte)(x + y));

    /// <inheritdoc/>
    public short Combine(short x, short y) => unchecked((short)(x + y));

    /// <inheritdoc/>
    public int Combine(int x, int y) => unchecked(x + y);

    /// <inheritdoc/>
    public long Combine(long x, long y) => unchecked(x + y);

    /// <inheritdoc/>
    public byte Combine(byte x, byte y) => unchecked((byte)(x + y));

    /// <inheritdoc/>
    public ushort Combine(ushort x, ushort y) => unchecked((ushort)(x + y));

    /// <inheritdoc/>
    public uint Combine(uint x, uint y) => unchecked(x + y);

    /// <inheritdoc/>
    public ulong Combine(ulong x, ulong y) => unchecked(x + y);
}

/// <summary>The product.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Multiplying : IGroupStep<float>, IGroupStep<double>, IGroupStep<sbyte>, IGroupStep<short>, IGroupStep<int>, IGroupStep<long>, IGroupStep<byte>, IGroupStep<ushort>, IGroupStep<uint>, IGroupStep<ulong>
{
    /// <inheritdoc/>
    public float Combine(float x, float y) => x * y;

    /// <inheritdoc/>
    public double Combine(double x, double y) => x * y;

    /// <inheritdoc/>
    public sbyte Combine(sbyte x, sbyte y) => unchecked((sbyte)(x * y));

    /// <inheritdoc/>
    public short Combine(short x, short y) => unchecked((short)(x * y));

    /// <inheritdoc/>
    public int Combine(int x, int y) => unchecked(x * y);

    /// <inheritdoc/>
    public long Combine(long x, long y) => unchecked(x * y);

    /// <inheritdoc/>
    public byte Combine(byte x, byte y) => unchecked((byte)(x * y));

    /// <inheritdoc/>
    public ushort Combine(ushort x, ushort y) => unchecked((ushort)(x * y));

    /// <inheritdoc/>
    public uint Combine(uint x, uint y) => unchecked(x * y);

    /// <inheritdoc/>
    public ulong Combine(ulong x, ulong y) => unchecked(x * y);
}

/// <summary>The larger one; NaN where one is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Larger : IGroupStep<float>, IGroupStep<double>, IGroupStep<sbyte>, IGroupStep<short>, IGroupStep<int>, IGroupStep<long>, IGroupStep<byte>, IGroupStep<ushort>, IGroupStep<uint>, IGroupStep<ulong>
{
    /// <inheritdoc/>
    public float Combine(float x, float y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public double Combine(double x, double y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public sbyte Combine(sbyte x, sbyte y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public short Combine(short x, short y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public int Combine(int x, int y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public long Combine(long x, long y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public byte Combine(byte x, byte y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public ushort Combine(ushort x, ushort y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public uint Combine(uint x, uint y) => DeviceMath.Max(x, y);

    /// <inheritdoc/>
    public ulong Combine(ulong x, ulong y) => DeviceMath.Max(x, y);
}

/// <summary>The smaller one; NaN where one is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Smaller : IGroupStep<float>, IGroupStep<double>, IGroupStep<sbyte>, IGroupStep<short>, IGroupStep<int>, IGroupStep<long>, IGroupStep<byte>, IGroupStep<ushort>, IGroupStep<uint>, IGroupStep<ulong>
{
    /// <inheritdoc/>
    public float Combine(float x, float y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public double Combine(double x, double y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public sbyte Combine(sbyte x, sbyte y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public short Combine(short x, short y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public int Combine(int x, int y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public long Combine(long x, long y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public byte Combine(byte x, byte y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public ushort Combine(ushort x, ushort y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public uint Combine(uint x, uint y) => DeviceMath.Min(x, y);

    /// <inheritdoc/>
    public ulong Combine(ulong x, ulong y) => DeviceMath.Min(x, y);
}

/// <summary>The bits that both have.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct InAll : IGroupStep<sbyte>, IGroupStep<short>, IGroupStep<int>, IGroupStep<long>, IGroupStep<byte>, IGroupStep<ushort>, IGroupStep<uint>, IGroupStep<ulong>
{
    /// <inheritdoc/>
    public sbyte Combine(sbyte x, sbyte y) => (sbyte)(x & y);

    /// <inheritdoc/>
    public short Combine(short x, short y) => (short)(x & y);

    /// <inheritdoc/>
    public int Combine(int x, int y) => (int)(x & y);

    /// <inheritdoc/>
    public long Combine(long x, long y) => (long)(x & y);

    /// <inheritdoc/>
    public byte Combine(byte x, byte y) => (byte)(x & y);

    /// <inheritdoc/>
    public ushort Combine(ushort x, ushort y) => (ushort)(x & y);

    /// <inheritdoc/>
    public uint Combine(uint x, uint y) => (uint)(x & y);

    /// <inheritdoc/>
    public ulong Combine(ulong x, ulong y) => (ulong)(x & y);
}

/// <summary>The bits that either has.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct InSome : IGroupStep<sbyte>, IGroupStep<short>, IGroupStep<int>, IGroupStep<long>, IGroupStep<byte>, IGroupStep<ushort>, IGroupStep<uint>, IGroupStep<ulong>
{
    /// <inheritdoc/>
    public sbyte Combine(sbyte x, sbyte y) => (sbyte)(x | y);

    /// <inheritdoc/>
    public short Combine(short x, short y) => (short)(x | y);

    /// <inheritdoc/>
    public int Combine(int x, int y) => (int)(x | y);

    /// <inheritdoc/>
    public long Combine(long x, long y) => (long)(x | y);

    /// <inheritdoc/>
    public byte Combine(byte x, byte y) => (byte)(x | y);

    /// <inheritdoc/>
    public ushort Combine(ushort x, ushort y) => (ushort)(x | y);

    /// <inheritdoc/>
    public uint Combine(uint x, uint y) => (uint)(x | y);

    /// <inheritdoc/>
    public ulong Combine(ulong x, ulong y) => (ulong)(x | y);
}
