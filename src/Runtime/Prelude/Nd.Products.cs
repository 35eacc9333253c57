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
            return Contract(a, b, a.Rank - 1, b.Rank == 1 ? 0 : b.Rank - 2, default, default);
        }

        Shape batch = Shape.Broadcast(a.Shape[..^2], b.Shape[..^2]);
        NDArray<T> left = BroadcastTo(a, batch.Concat(a.Shape[^2..]));
        NDArray<T> right = BroadcastTo(b, batch.Concat(b.Shape[^2..]));
        Axes batchAxes = Axes.Range(0, batch.Rank);
        return Contract(left, right, batch.Rank + 1, batch.Rank, batchAxes, batchAxes);
    }

    /// <summary>Sums over the last axis of a and the second-last (only) axis of b; a product if either has rank 0.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    [Pure]
    public static NDArray<T> Dot<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => a.Rank == 0 || b.Rank == 0
            ? a * b
            : Contract(a, b, a.Rank - 1, b.Rank == 1 ? 0 : b.Rank - 2, default, default);

    /// <summary>The sum of products of all elements, both arrays flattened.</summary>
    [Pure]
    public static NDArray<T> Vdot<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => Contract(Ravel(a), Ravel(b), 0, 0, default, default);

    /// <summary>Sums over the last axes of both; a product if either has rank 0.</summary>
    [Pure]
    public static NDArray<T> Inner<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
        => a.Rank == 0 || b.Rank == 0 ? a * b : Contract(a, b, a.Rank - 1, b.Rank - 1, default, default);

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
        => Contract(a, b, Axes.Range(a.Rank - axes, axes), Axes.Range(0, axes), default, default);

    /// <summary>Sums over pairs of axes.</summary>
    /// <param name="a">The left array.</param>
    /// <param name="b">The right array.</param>
    /// <param name="axes">The axes of a and their partners in b.</param>
    [Pure]
    public static NDArray<T> Tensordot<T>(NDArray<T> a, NDArray<T> b, (Axes Left, Axes Right) axes)
        where T : unmanaged
        => Contract(a, b, axes.Left.Normalize(a.Rank), axes.Right.Normalize(b.Rank), default, default);

    /// <summary>The sum of products along an axis, of arrays that broadcast otherwise.</summary>
    /// <param name="x1">The left array.</param>
    /// <param name="x2">The right array.</param>
    /// <param name="axis">The axis.</param>
    [Pure]
    public static NDArray<T> Vecdot<T>(NDArray<T> x1, NDArray<T> x2, int axis = -1)
        where T : unmanaged
    {
        NDArray<T> left = Moveaxis(x1, axis, -1);
        NDArray<T> right = Moveaxis(x2, axis, -1);
        if (left.Rank == 1 || right.Rank == 1)
        {
            return Contract(left, right, left.Rank - 1, right.Rank - 1, default, default);
        }

        Shape shape = Shape.Broadcast(left.Shape, right.Shape);
        Axes batch = Axes.Range(0, shape.Rank - 1);
        return Contract(BroadcastTo(left, shape), BroadcastTo(right, shape), shape.Rank - 1, shape.Rank - 1, batch, batch);
    }

    /// <summary>Matrices times vectors: sums over the last axis of both, the other axes broadcasting.</summary>
    [Pure]
    public static NDArray<T> Matvec<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => x2.Rank == 1 ? Matmul(x1, x2) : Squeeze(Matmul(x1, ExpandDims(x2, -1)), -1);

    /// <summary>Vectors times matrices: sums over the last axis of the vectors and the last but one of the matrices.</summary>
    [Pure]
    public static NDArray<T> Vecmat<T>(NDArray<T> x1, NDArray<T> x2)
        where T : unmanaged
        => x1.Rank == 1 ? Matmul(x1, x2) : Squeeze(Matmul(ExpandDims(x1, -2), x2), -2);

    /// <summary>Kronecker's product: every element of a times the whole of b, in its place; the sizes of the axes are multiplied.</summary>
    [Pure]
    public static NDArray<T> Kron<T>(NDArray<T> a, NDArray<T> b)
        where T : unmanaged
    {
        int rank = a.Rank > b.Rank ? a.Rank : b.Rank;
        Shape left = Shape.Repeat(1, rank - a.Rank).Concat(a.Shape);
        Shape right = Shape.Repeat(1, rank - b.Rank).Concat(b.Shape);
        Shape spreadLeft = default;
        Shape spreadRight = default;
        Shape product = default;
        for (int i = 0; i < rank; i++)
        {
            spreadLeft = spreadLeft.Insert(2 * i, left[i]).Insert((2 * i) + 1, 1);
            spreadRight = spreadRight.Insert(2 * i, 1).Insert((2 * i) + 1, right[i]);
            product = product.Insert(i, left[i] * right[i]);
        }

        return Lax.Reshape(Lax.Reshape(a, spreadLeft) * Lax.Reshape(b, spreadRight), product);
    }

    /// <summary>The cross product of vectors of size 3 along an axis; of size 2 counting as lying in the plane.</summary>
    /// <param name="a">The left vectors.</param>
    /// <param name="b">The right vectors.</param>
    /// <param name="axis">Where the vectors are, in both arrays and in the result.</param>
    /// <returns>The products; of vectors of size 2, their third component alone.</returns>
    /// <exception cref="ArgumentException">The vectors are of other sizes.</exception>
    [Pure]
    public static NDArray<T> Cross<T>(NDArray<T> a, NDArray<T> b, int axis = -1)
        where T : unmanaged
    {
        NDArray<T> x = Moveaxis(a, axis, -1);
        NDArray<T> y = Moveaxis(b, axis, -1);
        int left = x.Shape[^1];
        int right = y.Shape[^1];
        if ((left != 2 && left != 3) || (right != 2 && right != 3))
        {
            throw new ArgumentException($"'Cross' takes vectors of size 2 and 3: a has {left}, b has {right}");
        }

        NDArray<T> third = (Component(x, 0) * Component(y, 1)) - (Component(x, 1) * Component(y, 0));
        if (left == 2 && right == 2)
        {
            return third;
        }

        NDArray<T> x2 = left == 3 ? Component(x, 2) : Lax.Full<T>(default, 0);
        NDArray<T> y2 = right == 3 ? Component(y, 2) : Lax.Full<T>(default, 0);
        NDArray<T> first = (Component(x, 1) * y2) - (x2 * Component(y, 1));
        NDArray<T> second = (x2 * Component(y, 0)) - (Component(x, 0) * y2);
        return Moveaxis(Stack([BroadcastTo(first, third.Shape), BroadcastTo(second, third.Shape), third], -1), -1, axis);
    }

    [Pure]
    private static NDArray<T> Component<T>(NDArray<T> x, int index)
        where T : unmanaged
        => Lax.Reshape(SliceAlong(x, x.Rank - 1, index, index + 1), x.Shape[..^1]);

    // Of bools the product is "and" and the sum is "or".
    [Pure]
    internal static NDArray<T> Contract<T>(
        NDArray<T> lhs, NDArray<T> rhs, Axes lhsContracting, Axes rhsContracting, Axes lhsBatch, Axes rhsBatch)
        where T : unmanaged
        => DTypes.IsBool<T>()
            ? Lax.DotGeneral(lhs.As<int>(), rhs.As<int>(), lhsContracting, rhsContracting, lhsBatch, rhsBatch).As<T>()
            : Lax.DotGeneral(lhs, rhs, lhsContracting, rhsContracting, lhsBatch, rhsBatch);
}
