using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Ops.Sorting;

/// <summary>What the sorts share.</summary>
internal static class Ordering
{
    /// <summary>For the keys of a sort: which index along the axis stands at each place afterwards.</summary>
    public static Value Permutation(JaxprBuilder build, Equation equation)
    {
        Value keys = equation.Inputs[0];
        int dimension = (int)equation.Attributes.Int("dimension");
        Value indices = build.Iota(new ArrayType(DType.I32, keys.Type.Shape), dimension);
        return build.BindAll(Primitives.SortKeyVal, [keys, indices], Attributes.Of(("dimension", (long)dimension)))[1];
    }

    /// <summary>x at the permutation's indices along one axis.</summary>
    public static Value Permute(JaxprBuilder build, Value x, Value permutation, int dimension)
    {
        int last = x.Type.Rank - 1;
        Value picked = build.Gather(
            build.MoveAxis(x, dimension, last), build.MoveAxis(permutation, dimension, last), last, last, "promise");
        return build.MoveAxis(picked, last, dimension);
    }

    /// <summary>The transpose of <see cref="Permute"/>: each element to the index from which it came.</summary>
    public static Value PermuteBack(JaxprBuilder build, Value x, Value permutation, int dimension)
    {
        int last = x.Type.Rank - 1;
        Value moved = build.MoveAxis(x, dimension, last);
        Value back = build.ScatterAdd(
            build.Zeros(moved.Type), build.MoveAxis(permutation, dimension, last), moved, last, last, "promise");
        return build.MoveAxis(back, last, dimension);
    }

    /// <summary>The offset of the element that stands at each place after a stable sort along one axis.</summary>
    public static int[] SortedOffsets(Tensor keys, int dimension)
    {
        int[] strides = TensorLoops.Strides(keys.Shape);
        int length = keys.Shape[dimension], step = strides[dimension];
        int[] offsets = new int[keys.Size];
        for (int start = 0; start < keys.Size; start++)
        {
            if (start / step % length != 0)
            {
                continue;
            }

            // OrderBy is stable.
            int place = start;
            foreach (int from in Enumerable.Range(0, length).Select(i => start + (i * step))
                .OrderBy(o => o, Comparer<int>.Create((a, b) => Compare(keys, a, b))))
            {
                offsets[place] = from;
                place += step;
            }
        }

        return offsets;
    }

    /// <summary>Negative, zero or positive as one element comes before, beside or behind another; NaN is last.</summary>
    public static int Compare(Tensor keys, int a, int b) => Compare(keys, a, keys, b);

    /// <inheritdoc cref="Compare(Tensor, int, int)"/>
    public static int Compare(Tensor left, int a, Tensor right, int b)
    {
        if (left.Numbers is null)
        {
            return Numeric.Order(left.Integers![a], right.Integers![b], left.DType);
        }

        double x = left.Numbers[a], y = right.Numbers![b];
        return double.IsNaN(x) || double.IsNaN(y) ? double.IsNaN(x).CompareTo(double.IsNaN(y)) : x < y ? -1 : x > y ? 1 : 0;
    }
}
