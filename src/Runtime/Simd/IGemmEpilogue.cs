namespace Pure.Jit.Simd;

/// <summary>
/// What follows a matrix product, done on each block of the result once it is finished and while it is in cache. Threads share
/// one copy of the value and call it at once for different blocks, so it must not change itself.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public unsafe interface IGemmEpilogue<T>
    where T : unmanaged
{
    /// <summary>
    /// Works on one finished block in place. <paramref name="c"/> is its first element, <paramref name="cRow"/> the distance of
    /// its rows in elements (columns are adjacent); <paramref name="row"/> and <paramref name="col"/> say where in C it lies.
    /// </summary>
    void Apply(T* c, nint cRow, int row, int col, int rows, int cols);
}

/// <summary>Epilogues of products in <see cref="float"/>.</summary>
public interface IGemmEpilogue : IGemmEpilogue<float>;

/// <summary>Nothing follows the product.</summary>
public readonly unsafe struct NoEpilogue : IGemmEpilogue, IGemmEpilogue<double>
{
    /// <inheritdoc/>
    public void Apply(float* c, nint cRow, int row, int col, int rows, int cols)
    {
    }

    /// <inheritdoc/>
    public void Apply(double* c, nint cRow, int row, int col, int rows, int cols)
    {
    }
}
