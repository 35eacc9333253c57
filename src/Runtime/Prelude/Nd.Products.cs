namespace Pure.Jit;

// Products of arrays.
public static partial class Nd
{
    /// <summary>
    /// The matrix product of the last two axes, leading axes broadcast: [.., m, k] by [.., k, n] gives [.., m, n]. An
    /// array of rank 1 is a row on the left, a column on the right, and that axis is dropped.
    /// </summary>
    /// <exception cref="ArgumentException">The inner sizes differ, or an array has rank 0.</exception>
    [Pure]
    public static NDArray<T> Matmul<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
    {
        if (a.Rank == 0 || b.Rank == 0)
        {
            throw new ArgumentException($"'Matmul' needs arrays of at least rank 1: a is {a.Shape}, b is {b.Shape}");
        }

        if (a.Rank == 1 || b.Rank <= 2)
        {
            return Lax.DotGeneral(a, b, a.Rank - 1, b.Rank == 1 ? 0 : b.Rank - 2, default, default);
        }

        Shape batch = Shape.Broadcast(a.Shape[..^2], b.Shape[..^2]);
        NDArray<T> left = BroadcastTo(a, batch.Concat(a.Shape[^2..]));
        NDArray<T> right = BroadcastTo(b, batch.Concat(b.Shape[^2..]));
        Axes batchAxes = Axes.Range(0, batch.Rank);
        return Lax.DotGeneral(left, right, batch.Rank + 1, batch.Rank, batchAxes, batchAxes);
    }

    /// <summary>Sums over the last axis of a and the second-last (only) axis of b; a product if either has rank 0.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    [Pure]
    public static NDArray<T> Dot<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => a.Rank == 0 || b.Rank == 0
            ? a * b
            : Lax.DotGeneral(a, b, a.Rank - 1, b.Rank == 1 ? 0 : b.Rank - 2, default, default);

    /// <summary>The sum of products of all elements, both arrays flattened.</summary>
    [Pure]
    public static NDArray<T> Vdot<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => Lax.DotGeneral(Ravel(a), Ravel(b), 0, 0, default, default);

    /// <summary>Sums over the last axes of both; a product if either has rank 0.</summary>
    [Pure]
    public static NDArray<T> Inner<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => a.Rank == 0 || b.Rank == 0 ? a * b : Lax.DotGeneral(a, b, a.Rank - 1, b.Rank - 1, default, default);

    /// <summary>All products of an element of a with one of b, both flattened: [a's size, b's size].</summary>
    [Pure]
    public static NDArray<T> Outer<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => Lax.Reshape(a, [a.Size, 1]) * Lax.Reshape(b, [1, b.Size]);

    /// <summary>Sums over the last axes of a and the first axes of b.</summary>
    /// <param name="a">The left array.</param>
    /// <param name="b">The right array.</param>
    /// <param name="axes">How many.</param>
    [Pure]
    public static NDArray<T> Tensordot<T>(NDArray<T> a, NDArray<T> b, int axes = 2)
        where T : unmanaged
        => Lax.DotGeneral(a, b, Axes.Range(a.Rank - axes, axes), Axes.Range(0, axes), default, default);

    /// <summary>Sums over pairs of axes.</summary>
    /// <param name="a">The left array.</param>
    /// <param name="b">The right array.</param>
    /// <param name="axes">The axes of a and their partners in b.</param>
    [Pure]
    public static NDArray<T> Tensordot<T>(NDArray<T> a, NDArray<T> b, (Axes Left, Axes Right) axes)
        where T : unmanaged
        => Lax.DotGeneral(a, b, axes.Left.Normalize(a.Rank), axes.Right.Normalize(b.Rank), default, default);
}
