namespace ILGPU;

/// <summary>A 64-bit index or extent; a <see cref="long"/> in every respect.</summary>
/// <param name="X">The number.</param>
public readonly record struct LongIndex1D(long X)
{
    /// <summary>The extent as a number of elements.</summary>
    public long Size => this.X;

    public static implicit operator long(LongIndex1D index) => index.X;

    public static implicit operator LongIndex1D(long index) => new(index);

    /// <summary>The same index in 32 bits; it has to fit.</summary>
    public Index1D ToIntIndex() => new(checked((int)this.X));
}
