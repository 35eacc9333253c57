namespace ILGPU;

/// <summary>A 32-bit index or extent; an <see cref="int"/> in every respect.</summary>
/// <param name="X">The number.</param>
public readonly record struct Index1D(int X)
{
    /// <summary>The extent as a number of elements.</summary>
    public int Size => this.X;

    public static implicit operator int(Index1D index) => index.X;

    public static implicit operator Index1D(int index) => new(index);

    public static implicit operator LongIndex1D(Index1D index) => new(index.X);
}
