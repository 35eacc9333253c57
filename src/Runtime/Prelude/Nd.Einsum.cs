namespace Pure.Jit;

// Sums of products by subscripts, read when the project is built.
public static partial class Nd
{
    private const int Comma = ',';
    private const int Period = '.';
    private const int Arrow = '>';
    private const int Dash = '-';

    // The axes of an ellipsis are labelled from the last one on, above all letters.
    private const int EllipsisLabels = 0x10000;

    /// <summary>
    /// The sum of products that subscripts describe: <c>Einsum("bij,bjk-&gt;bik", x, y)</c>. A letter that the result does not
    /// have is summed; a letter that is repeated in one array takes its diagonal; "..." stands for further axes, which broadcast.
    /// Without "->" the result has the letters that occur once, in alphabetical order. More than two arrays are multiplied two at
    /// a time, next always the two whose product costs least (sizes with names count as 64).
    /// </summary>
    /// <param name="subscripts">A letter for each axis of each array, and "->" and the letters of the result.</param>
    /// <param name="operands">The arrays.</param>
    /// <returns>The sum of products, of the operands' type.</returns>
    /// <exception cref="ArgumentException">The subscripts do not fit the arrays, or a letter has two sizes.</exception>
    /// <example><code>
    /// NDArray&lt;float&gt; x = Nd.Reshape(Nd.Arange(6f), (2, 3));
    /// NDArray&lt;float&gt; gram = Nd.Einsum("ik,jk->ij", x, x);   // [[5, 14], [14, 50]]
    /// </code></example>
    [Pure]
    public static NDArray<T> Einsum<T>([Static] string subscripts, params NDArray<T>[] operands)
        where T : unmanaged
    {
        Axes codes = Texts.Codes(subscripts);
        int arrow = EndOfInputs(codes);
        int terms = 1;
        for (int i = 0; i < arrow; i++)
        {
            terms = codes[i] == Comma ? terms + 1 : terms;
        }

        if (terms != operands.Length)
        {
            throw new ArgumentException($"Einsum's subscripts '{subscripts}' are for {terms} arrays, and {operands.Length} are given");
        }

        Axes[] labels = FixedArrays.Generate(operands.Length, i => LabelsOf(subscripts, Term(codes, arrow, i), operands[i].Rank, i));
        Axes output = arrow < codes.Count ? ResultLabels(subscripts, codes, arrow, labels) : ImplicitLabels(labels);
        NDArray<T>[] arrays = FixedArrays.Generate(operands.Length, i => Simplified(operands, labels, i, output));
        labels = FixedArrays.Generate(operands.Length, i => SimplifiedLabels(operands, labels, i, output));
        while (arrays.Length > 1)
        {
            (int left, int right) = CheapestPair(arrays, labels, output);
            Axes kept = Kept(labels, left, right, output);
            NDArray<T> product = Contract(arrays[left], labels[left], arrays[right], labels[right], kept);
            Axes productLabels = ContractedLabels(labels[left], labels[right], kept);
            arrays = [.. Without(arrays, left, right), product];
            labels = [.. Without(labels, left, right), productLabels];
        }

        Axes order = default;
        for (int i = 0; i < output.Count; i++)
        {
            order = order.Insert(i, PlaceOf(labels[0], output[i]));
        }

        return Lax.Transpose(arrays[0], order);
    }

    // Where "->" begins, or the end.
    [Pure]
    private static int EndOfInputs(Axes codes)
    {
        for (int i = 0; i + 1 < codes.Count; i++)
        {
            if (codes[i] == Dash && codes[i + 1] == Arrow)
            {
                return i;
            }
        }

        return codes.Count;
    }

    // The codes of one array.
    [Pure]
    private static Axes Term(Axes codes, int end, int index)
    {
        Axes term = default;
        int at = 0;
        for (int i = 0; i < end; i++)
        {
            if (codes[i] == Comma)
            {
                at++;
            }
            else if (at == index)
            {
                term = term.Insert(term.Count, codes[i]);
            }
        }

        return term;
    }

    [Pure]
    private static Axes LabelsOf(string subscripts, Axes term, int rank, int operand)
    {
        int dots = 0;
        Axes labels = default;
        for (int i = 0; i < term.Count; i++)
        {
            dots = term[i] == Period ? dots + 1 : dots;
        }

        int further = rank - (term.Count - dots);
        if (further < 0 || (dots == 0 && further > 0) || (dots != 0 && dots != 3))
        {
            throw new ArgumentException($"Einsum's subscripts '{subscripts}' name {term.Count - dots} axes of array {operand}, which has {rank}");
        }

        for (int i = 0; i < term.Count; i++)
        {
            if (term[i] == Period && (i == 0 || term[i - 1] != Period))
            {
                for (int axis = further; axis > 0; axis--)
                {
                    labels = labels.Insert(labels.Count, EllipsisLabels + axis);
                }
            }
            else if (term[i] != Period)
            {
                labels = labels.Insert(labels.Count, Letter(subscripts, term[i]));
            }
        }

        return labels;
    }

    [Pure]
    private static int Letter(string subscripts, int code) => (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')
        ? code
        : throw new ArgumentException($"Einsum's subscripts '{subscripts}' have '{Texts.Of(code)}' where a letter is expected");

    [Pure]
    private static Axes ResultLabels(string subscripts, Axes codes, int arrow, Axes[] labels)
    {
        Axes result = default;
        for (int i = arrow + 2; i < codes.Count; i++)
        {
            if (codes[i] == Period && codes[i - 1] != Period)
            {
                result = result.Concat(AllEllipsisLabels(labels));
            }
            else if (codes[i] != Period)
            {
                int letter = Letter(subscripts, codes[i]);
                if (result.Contains(letter) || Uses(labels, letter) == 0)
                {
                    throw new ArgumentException(
                        $"The result of Einsum's subscripts '{subscripts}' has '{Texts.Of(letter)}' twice, or no array has it");
                }

                result = result.Insert(result.Count, letter);
            }
        }

        return result;
    }

    [Pure]
    private static Axes ImplicitLabels(Axes[] labels)
    {
        Axes result = AllEllipsisLabels(labels);
        for (int letter = 'A'; letter <= 'z'; letter++)
        {
            result = Uses(labels, letter) == 1 ? result.Insert(result.Count, letter) : result;
        }

        return result;
    }

    [Pure]
    private static Axes AllEllipsisLabels(Axes[] labels)
    {
        int most = 0;
        foreach (Axes each in labels)
        {
            for (int i = 0; i < each.Count; i++)
            {
                most = each[i] - EllipsisLabels > most ? each[i] - EllipsisLabels : most;
            }
        }

        Axes result = default;
        for (int axis = most; axis > 0; axis--)
        {
            result = result.Insert(result.Count, EllipsisLabels + axis);
        }

        return result;
    }

    [Pure]
    private static int Uses(Axes[] labels, int label)
    {
        int uses = 0;
        foreach (Axes each in labels)
        {
            for (int i = 0; i < each.Count; i++)
            {
                uses = each[i] == label ? uses + 1 : uses;
            }
        }

        return uses;
    }

    [Pure]
    private static int PlaceOf(Axes labels, int label)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i] == label)
            {
                return i;
            }
        }

        return -1;
    }

    // Whether an axis of size 1 stretches to that label's size in another array.
    [Pure]
    private static bool IsStretched<T>(NDArray<T>[] operands, Axes[] labels, int operand, int axis)
        where T : unmanaged
    {
        if (Shape.Estimate(operands[operand].Shape[axis]) != 1)
        {
            return false;
        }

        for (int i = 0; i < operands.Length; i++)
        {
            int place = PlaceOf(labels[i], labels[operand][axis]);
            if (i != operand && place >= 0 && Shape.Estimate(operands[i].Shape[place]) != 1)
            {
                return true;
            }
        }

        return false;
    }

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
            return Lax.DotGeneral(x, y, leftSummed, rightSummed, leftBatch, rightBatch);
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
