namespace Pure.Jit;

// A function of two elements, along an axis.
public static partial class Lax
{
    /// <summary>
    /// Each element of a tree of arrays combined with all before it: y₀ = x₀, yᵢ = fn(yᵢ₋₁, xᵢ). In compiled code sums, products,
    /// maxima, minima (per leaf) and recurrences (a, b) → a·y + b run in one pass over an axis of any size. Other functions are
    /// applied to halves of it where n is a number, about 2·log₂ n times to arrays of n/2, n/4, … elements, and elsewhere in a loop, to one
    /// element after the other. Differentiable as fn is.
    /// </summary>
    /// <param name="fn">Combines earlier elements (left) with later ones (right), many at a time: each leaf keeps its shape but for the scanned axis. Associative.</param>
    /// <param name="elems">An array, or a record or tuple of arrays of one size along the axis.</param>
    /// <param name="reverse">Whether to start from the end; then later elements stand left.</param>
    /// <param name="axis">The axis.</param>
    /// <returns>A tree of the same shapes.</returns>
    /// <exception cref="ArgumentException">The sizes along the axis differ, or fn changes a shape or type.</exception>
    /// <example>
    /// Running products: <c>Lax.AssociativeScan(Lax.Mul, x)</c>. The states of a linear system:
    /// <c>Lax.AssociativeScan((l, r) => (r.A * l.A, (r.A * l.B) + r.B), (A: a, B: b)).B</c>.
    /// </example>
    [Primitive("associative_scan")]
    public static TTree AssociativeScan<TTree>(Func<TTree, TTree, TTree> fn, TTree elems, bool reverse = false, int axis = 0)
    {
        INDArray[] leaves = Tree.Arrays(elems);
        if (leaves.Length == 0)
        {
            return elems;
        }

        int along = Axes.NormalizeOne(axis, leaves[0].Shape.Rank, nameof(axis));
        foreach (INDArray leaf in leaves)
        {
            if (leaf.Shape.Rank <= along || leaf.Shape[along] != leaves[0].Shape[along])
            {
                throw new ArgumentException(
                    $"'AssociativeScan' needs arrays of one size along axis {along}: one of shape {leaf.Shape} stands beside one of shape {leaves[0].Shape}",
                    nameof(elems));
            }
        }

        INDArray[] result = ScanByHalves((left, right) => Combine(fn, elems, left, right), reverse ? Flip(leaves) : leaves, along);
        return Tree.With(elems, reverse ? Flip(result) : result);

        INDArray[] Flip(INDArray[] arrays) => Each(new Flipped(along), arrays);
    }

    private static INDArray[] Combine<TTree>(Func<TTree, TTree, TTree> fn, TTree like, INDArray[] left, INDArray[] right)
    {
        INDArray[] result = Tree.Arrays(fn(Tree.With(like, left), Tree.With(like, right)));
        for (int i = 0; i < left.Length; i++)
        {
            if (result.Length != left.Length || result[i].Dtype != left[i].Dtype || result[i].Shape != left[i].Shape)
            {
                throw new ArgumentException(
                    $"The function of 'AssociativeScan' gives what it takes: leaf {i} is {left[i].Dtype}{left[i].Shape}, "
                    + (result.Length != left.Length ? $"and of {left.Length} leaves it makes {result.Length}" : $"and it makes {result[i].Dtype}{result[i].Shape} of it"),
                    nameof(fn));
            }
        }

        return result;
    }

    // Neighbours are combined, what they give is scanned, and the places between follow from it (Blelloch, "Prefix sums and their
    // applications", 1990).
    private static INDArray[] ScanByHalves(Func<INDArray[], INDArray[], INDArray[]> combine, INDArray[] leaves, int axis)
    {
        int length = leaves[0].Shape[axis];
        if (length < 2)
        {
            return leaves;
        }

        INDArray[] odd = ScanByHalves(combine, combine(Every(leaves, 0, length - 1, 2), Every(leaves, 1, length, 2)), axis);
        INDArray[] even = Every(leaves, 0, 1, 1);
        if (length > 2)
        {
            INDArray[] between = combine(length % 2 == 0 ? Every(odd, 0, (length / 2) - 1, 1) : odd, Every(leaves, 2, length, 2));
            even = Each(new Joined(axis), even, between);
        }

        return Each(new Interleaved(axis), even, odd);

        INDArray[] Every(INDArray[] arrays, int start, int limit, int stride) => Each(new Part(axis, start, limit, stride), arrays);
    }

    private static INDArray[] Each(ILeafFunction function, params INDArray[][] trees)
    {
        INDArray[] result = new INDArray[trees[0].Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = ((ILeaf)trees[0][i]).Apply(function, Array.ConvertAll(trees, tree => tree[i]));
        }

        return result;
    }

    private sealed class Part(int axis, int start, int limit, int stride) : ILeafFunction
    {
        public NDArray<T> Of<T>(NDArray<T>[] leaves)
            where T : unmanaged
            => Along(leaves[0], axis, start, limit, stride);

        public static NDArray<T> Along<T>(NDArray<T> x, int axis, int start, int limit, int stride)
            where T : unmanaged
            => Slice(x, Shape.Repeat(0, x.Rank).With(axis, start), x.Shape.With(axis, limit), Axes.Repeat(1, x.Rank).With(axis, stride));
    }

    private sealed class Flipped(int axis) : ILeafFunction
    {
        public NDArray<T> Of<T>(NDArray<T>[] leaves)
            where T : unmanaged
            => Rev(leaves[0], [axis]);
    }

    private sealed class Joined(int axis) : ILeafFunction
    {
        public NDArray<T> Of<T>(NDArray<T>[] leaves)
            where T : unmanaged
            => Concatenate(leaves, axis);
    }

    // even[0], odd[0], even[1], …; even may be longer by one.
    private sealed class Interleaved(int axis) : ILeafFunction
    {
        public NDArray<T> Of<T>(NDArray<T>[] leaves)
            where T : unmanaged
        {
            (NDArray<T> even, NDArray<T> odd) = (leaves[0], leaves[1]);
            int count = odd.Shape[axis];
            bool isLonger = even.Shape[axis] > count;
            Shape apart = odd.Shape.Insert(axis + 1, 1);
            NDArray<T> pairs = Concatenate([Reshape(isLonger ? Part.Along(even, axis, 0, count, 1) : even, apart), Reshape(odd, apart)], axis + 1);
            NDArray<T> mixed = Reshape(pairs, odd.Shape.With(axis, 2 * count));
            return isLonger ? Concatenate([mixed, Part.Along(even, axis, count, count + 1, 1)], axis) : mixed;
        }
    }
}
