using System.Runtime.CompilerServices;

namespace Pure.Jit;

public sealed partial class NDArray<T>
{
    /// <summary>
    /// A part of the array. Missing trailing entries mean whole axes. Several integer arrays broadcast together and
    /// give their common axes in the place of the axes they index (in front, if a whole axis stands between them).
    /// </summary>
    /// <param name="indices">One entry an axis, and any <see cref="Nd.NewAxis"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position or range is outside its axis.</exception>
    /// <exception cref="ArgumentException">There are more entries than axes.</exception>
    [Primitive("ndarray_index")]
    [IndexerName("Part")]
    public NDArray<T> this[params NDIndex[] indices] => Indexing.Read(this, indices, "clip", isChecked: true);

    /// <summary>A part of the array, to be read or replaced: <c>x.At(0, 1..).Set(v)</c> is a changed copy.</summary>
    /// <param name="indices">As in <c>x[…]</c>; positions from arrays that are outside are an error, or not written where indices are not checked.</param>
    [Primitive("ndarray_at")]
    public NDArrayAt<T> At(params NDIndex[] indices) => new(this, indices);

    /// <summary>The rows for 'foreach', each an array without the first axis; compiled code carries what the turns assign from row to row.</summary>
    /// <returns><c>x[0]</c>, <c>x[1]</c>, …; none where axis 0 is empty.</returns>
    /// <exception cref="ArgumentException">The array has rank 0.</exception>
    public IEnumerator<NDArray<T>> GetEnumerator() => this.Rank == 0
        ? throw new ArgumentException("'foreach' runs along the first axis of an array, but this one has rank 0")
        : Enumerable.Range(0, this.Shape[0]).Select(i => this[i]).GetEnumerator();
}
