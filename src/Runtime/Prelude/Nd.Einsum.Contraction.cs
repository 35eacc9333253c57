namespace Pure.Jit;

// The steps of a sum: operands by themselves, then the cheapest pair, and so on.
public static partial class Nd
{
    // An array with each label once, and only those that the result or another array has.
    [Pure]
    private static NDArray<T> Simplified<T>(NDArray<T>[] operands, Axes[] labels, int operand, Axes output)
        where T : unmanaged
    {
        NDArray<T> x = operands[operand];
        Axes own = labels[operand];
        Axes stretched = default;
        for (int axis = 0; axis < own.Count; axis++)
        {
            stretched = IsStretched(operands, labels, operand, axis) ? stretched.Insert(stretched.Count, axis) : stretched;
        }

        for (int i = stretched.Count - 1; i >= 0; i--)
        {
            x = Lax.Reshape(x, x.Shape.RemoveAt(stretched[i]));
            own = own.RemoveAt(stretched[i]);
        }

        for (int axis = own.Count - 1; axis >= 0; axis--)
        {
            int first = PlaceOf(own, own[axis]);
            if (first < axis)
            {
                NDArray<bool> isDiagonal = Lax.Eq(Lax.Iota<int>(x.Shape, first), Lax.Iota<int>(x.Shape, axis));
                x = Lax.ReduceSum(Where(isDiagonal, x, ZerosLike(x)), axis);
                own = own.RemoveAt(axis);
            }
        }

        Axes summed = default;
        for (int axis = 0; axis < own.Count; axis++)
        {
            summed = IsSummedAlone(labels, operand, own[axis], output) ? summed.Insert(summed.Count, axis) : summed;
        }

        return summed.Count == 0 ? x : Lax.ReduceSum(x, summed);
    }

    [Pure]
    private static Axes SimplifiedLabels<T>(NDArray<T>[] operands, Axes[] labels, int operand, Axes output)
        where T : unmanaged
    {
        Axes result = default;
        for (int axis = 0; axis < labels[operand].Count; axis++)
        {
            int label = labels[operand][axis];
            bool isKept = !IsStretched(operands, labels, operand, axis) && !result.Contains(label) && !IsSummedAlone(labels, operand, label, output);
            result = isKept ? result.Insert(result.Count, label) : result;
        }

        return result;
    }

    [Pure]
    private static bool IsSummedAlone(Axes[] labels, int operand, int label, Axes output)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if (i != operand && labels[i].Contains(label))
            {
                return false;
            }
        }

        return !output.Contains(label);
    }

    // The labels that are needed after two arrays have been multiplied.
    [Pure]
    private static Axes Kept(Axes[] labels, int left, int right, Axes output)
    {
        Axes kept = output;
        for (int i = 0; i < labels.Length; i++)
        {
            kept = i == left || i == right ? kept : kept.Concat(labels[i]);
        }

        return kept;
    }

    [Pure]
    private static (int Left, int Right) CheapestPair<T>(NDArray<T>[] arrays, Axes[] labels, Axes output)
        where T : unmanaged
    {
        int left = 0;
        int right = 1;
        double least = double.PositiveInfinity;
        for (int i = 0; i < arrays.Length; i++)
        {
            for (int j = i + 1; j < arrays.Length && arrays.Length > 2; j++)
            {
                double products = 1;
                double size = 1;
                Axes kept = Kept(labels, i, j, output);
                for (int axis = 0; axis < labels[i].Count; axis++)
                {
                    double length = Shape.Estimate(arrays[i].Shape[axis]);
                    products *= length;
                    size = kept.Contains(labels[i][axis]) ? size * length : size;
                }

                for (int axis = 0; axis < labels[j].Count; axis++)
                {
                    double length = labels[i].Contains(labels[j][axis]) ? 1 : Shape.Estimate(arrays[j].Shape[axis]);
                    products *= length;
                    size = kept.Contains(labels[j][axis]) ? size * length : size;
                }

                // Writing and reading the product again costs more than a multiplication does.
                double cost = products + (4 * size);
                if (cost < least)
                {
                    least = cost;
                    left = i;
                    right = j;
                }
            }
        }

        return (left, right);
    }

    [Pure]
    private static TItem[] Without<TItem>(TItem[] items, int first, int second)
        => FixedArrays.Generate(items.Length - 2, i => items[i < first ? i : i + 1 < second ? i + 1 : i + 2]);

    // Labels of both and of what is needed, then what each has alone.
    [Pure]
    private static Axes ContractedLabels(Axes left, Axes right, Axes kept)
    {
        Axes result = default;
        for (int i = 0; i < left.Count; i++)
        {
            result = right.Contains(left[i]) && kept.Contains(left[i]) ? result.Insert(result.Count, left[i]) : result;
        }

        for (int i = 0; i < left.Count; i++)
        {
            result = right.Contains(left[i]) ? result : result.Insert(result.Count, left[i]);
        }

        for (int i = 0; i < right.Count; i++)
        {
            result = left.Contains(right[i]) ? result : result.Insert(result.Count, right[i]);
        }

        return result;
    }

    [Pure]
    private static NDArray<T> Contract<T>(NDArray<T> x, Axes left, NDArray<T> y, Axes right, Axes kept)
        where T : unmanaged
    {
        Axes leftBatch = default;
        Axes rightBatch = default;
        Axes leftSummed = default;
        Axes rightSummed = default;
        for (int i = 0; i < left.Count; i++)
        {
            int place = PlaceOf(right, left[i]);
            if (place >= 0 && kept.Contains(left[i]))
            {
                leftBatch = leftBatch.Insert(leftBatch.Count, i);
                rightBatch = rightBatch.Insert(rightBatch.Count, place);
            }
            else if (place >= 0)
            {
                leftSummed = leftSummed.Insert(leftSummed.Count, i);
                rightSummed = rightSummed.Insert(rightSummed.Count, place);
            }
        }

        if (leftSummed.Count > 0)
        {
            return Nd.Contract(x, y, leftSummed, rightSummed, leftBatch, rightBatch);
        }

        // Nothing is summed: a product element by element, which fuses.
        Axes labels = ContractedLabels(left, right, kept);
        return Spread(x, left, labels) * Spread(y, right, labels);
    }

    // The axes in the order of labels, with an axis of size 1 for each label that the array lacks.
    [Pure]
    private static NDArray<T> Spread<T>(NDArray<T> x, Axes own, Axes labels)
        where T : unmanaged
    {
        Axes order = default;
        Shape shape = default;
        for (int i = 0; i < labels.Count; i++)
        {
            int place = PlaceOf(own, labels[i]);
            order = place < 0 ? order : order.Insert(order.Count, place);
            shape = place < 0 ? shape.Insert(i, 1) : shape.Insert(i, x.Shape[place]);
        }

        return Lax.Reshape(Lax.Transpose(x, order), shape);
    }
}
