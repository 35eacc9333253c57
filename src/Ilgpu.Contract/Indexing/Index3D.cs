namespace ILGPU;

/// <summary>Three 32-bit indices or extents.</summary>
/// <param name="X">The one that changes fastest.</param>
/// <param name="Y">The one in the middle.</param>
/// <param name="Z">The one that changes slowest.</param>
public readonly record struct Index3D(int X, int Y, int Z)
{
    /// <summary>The extent as a number of elements, in 64 bits.</summary>
    public long LongSize => (long)this.X * this.Y * this.Z;
}
