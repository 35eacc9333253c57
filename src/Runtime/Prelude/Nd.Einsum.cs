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
}
