namespace Pure.Jit;

// Padding.
public static partial class Nd
{
    /// <summary>An array with entries put before and after it along every axis.</summary>
    /// <param name="array">The array.</param>
    /// <param name="padWidth">How many, before and after, along every axis.</param>
    /// <param name="mode">
    /// What they are: "constant"; "edge", the outermost element; "reflect", mirrored at the outermost element; "symmetric",
    /// mirrored beside it; "wrap", from the other end; "linear_ramp", evenly down to <paramref name="endValues"/>;
    /// "maximum", "minimum", "mean", "median" of the axis; "empty", zeros.
    /// </param>
    /// <param name="constantValues">The number for "constant".</param>
    /// <param name="endValues">The outermost number for "linear_ramp".</param>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array, int padWidth, string mode = "constant", double constantValues = 0, double endValues = 0)
        where T : unmanaged
        => PadAxes(array, Axes.Repeat(padWidth, array.Rank), Axes.Repeat(padWidth, array.Rank), mode, constantValues, endValues);

    /// <summary>An array with entries put before and after it along every axis.</summary>
    /// <param name="array">The array.</param>
    /// <param name="padWidth">How many before and how many after, along every axis.</param>
    /// <param name="mode">What they are, as the overload for one number says.</param>
    /// <param name="constantValues">The number for "constant".</param>
    /// <param name="endValues">The outermost number for "linear_ramp".</param>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array, (int Before, int After) padWidth, string mode = "constant", double constantValues = 0, double endValues = 0)
        where T : unmanaged
        => PadAxes(
            array, Axes.Repeat(padWidth.Before, array.Rank), Axes.Repeat(padWidth.After, array.Rank), mode, constantValues, endValues);

    /// <summary>An array of rank 2 with entries put before and after it.</summary>
    /// <param name="array">The array.</param>
    /// <param name="padWidth">For each axis, how many before and how many after.</param>
    /// <param name="mode">What they are, as the overload for one number says.</param>
    /// <param name="constantValues">The number for "constant".</param>
    /// <param name="endValues">The outermost number for "linear_ramp".</param>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array,
        ((int Before, int After) First, (int Before, int After) Second) padWidth,
        string mode = "constant",
        double constantValues = 0,
        double endValues = 0)
        where T : unmanaged
        => PadAxes(
            array,
            [padWidth.First.Before, padWidth.Second.Before],
            [padWidth.First.After, padWidth.Second.After],
            mode,
            constantValues,
            endValues);

    /// <summary>An array of rank 3 with entries put before and after it.</summary>
    /// <param name="array">The array.</param>
    /// <param name="padWidth">For each axis, how many before and how many after.</param>
    /// <param name="mode">What they are, as the overload for one number says.</param>
    /// <param name="constantValues">The number for "constant".</param>
    /// <param name="endValues">The outermost number for "linear_ramp".</param>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array,
        ((int Before, int After) First, (int Before, int After) Second, (int Before, int After) Third) padWidth,
        string mode = "constant",
        double constantValues = 0,
        double endValues = 0)
        where T : unmanaged
        => PadAxes(
            array,
            [padWidth.First.Before, padWidth.Second.Before, padWidth.Third.Before],
            [padWidth.First.After, padWidth.Second.After, padWidth.Third.After],
            mode,
            constantValues,
            endValues);

    /// <summary>An array of rank 4 with entries put before and after it.</summary>
    /// <param name="array">The array.</param>
    /// <param name="padWidth">For each axis, how many before and how many after.</param>
    /// <param name="mode">What they are, as the overload for one number says.</param>
    /// <param name="constantValues">The number for "constant".</param>
    /// <param name="endValues">The outermost number for "linear_ramp".</param>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array,
        ((int Before, int After) First, (int Before, int After) Second, (int Before, int After) Third, (int Before, int After) Fourth) padWidth,
        string mode = "constant",
        double constantValues = 0,
        double endValues = 0)
        where T : unmanaged
        => PadAxes(
            array,
            [padWidth.First.Before, padWidth.Second.Before, padWidth.Third.Before, padWidth.Fourth.Before],
            [padWidth.First.After, padWidth.Second.After, padWidth.Third.After, padWidth.Fourth.After],
            mode,
            constantValues,
            endValues);

    /// <summary>An array with entries put before and after it.</summary>
    /// <param name="array">The array.</param>
    /// <param name="padWidth">For each axis, how many before and how many after; one pair for all axes.</param>
    /// <param name="mode">What they are, as the overload for one number says.</param>
    /// <param name="constantValues">The number for "constant".</param>
    /// <param name="endValues">The outermost number for "linear_ramp".</param>
    /// <exception cref="ArgumentException">There is not one pair for each axis, or the mode has no such name.</exception>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array, (int Before, int After)[] padWidth, string mode = "constant", double constantValues = 0, double endValues = 0)
        where T : unmanaged
    {
        Axes before = [], after = [];
        for (int i = 0; i < padWidth.Length; i++)
        {
            before = before.Insert(i, padWidth[i].Before);
            after = after.Insert(i, padWidth[i].After);
        }

        return padWidth.Length == 1
            ? PadAxes(array, Axes.Repeat(before[0], array.Rank), Axes.Repeat(after[0], array.Rank), mode, constantValues, endValues)
            : PadAxes(array, before, after, mode, constantValues, endValues);
    }

    [Pure]
    private static NDArray<T> PadAxes<T>(NDArray<T> array, Axes before, Axes after, string mode, double value, double endValue)
        where T : unmanaged
    {
        if (before.Count != array.Rank)
        {
            throw new ArgumentException($"'padWidth' is for {before.Count} axes, and the array is {array.Shape}");
        }

        if (mode == "constant" || mode == "empty")
        {
            return Lax.Pad(array, Lax.Full<T>(default, mode == "empty" ? 0 : value), before, after, Axes.Repeat(0, array.Rank));
        }

        NDArray<T> result = array;
        for (int axis = 0; axis < array.Rank; axis++)
        {
            result = before[axis] == 0 && after[axis] == 0 ? result : PadAxis(result, axis, before[axis], after[axis], mode, endValue);
        }

        return result;
    }

    [Pure]
    private static NDArray<T> PadAxis<T>(NDArray<T> x, int axis, int before, int after, string mode, double endValue)
        where T : unmanaged
    {
        int length = x.Shape[axis];
        Axes along = x.Shape.NonEmpty(axis, "pad");
        if (mode == "reflect" || mode == "symmetric" || mode == "wrap")
        {
            return Lax.Gather(x, MirroredPlaces(length, before, after, mode), axis, 0, "clip");
        }

        NDArray<T> first = mode switch
        {
            "edge" or "linear_ramp" => SliceAlong(x, axis, 0, 1),
            "maximum" => Max(x, along, keepdims: true),
            "minimum" => Min(x, along, keepdims: true),
            "mean" => Mean(x, along, keepdims: true),
            "median" => Median(x, along, keepdims: true),
            _ => throw new ArgumentException(
                $"'mode' is \"constant\", \"edge\", \"reflect\", \"symmetric\", \"wrap\", \"linear_ramp\", \"maximum\", \"minimum\", \"mean\", \"median\" or \"empty\", not \"{mode}\""),
        };
        bool hasOwnEnd = mode == "edge" || mode == "linear_ramp";
        NDArray<T> last = hasOwnEnd ? SliceAlong(x, axis, length - 1, length) : first;
        NDArray<T> left = BroadcastTo(first, x.Shape.With(axis, before));
        NDArray<T> right = BroadcastTo(last, x.Shape.With(axis, after));
        if (mode == "linear_ramp")
        {
            left = left + ((endValue - left) * ((before - Lax.Iota<T>(left.Shape, axis)) / Math.Max(1, before)));
            right = right + ((endValue - right) * ((Lax.Iota<T>(right.Shape, axis) + 1) / Math.Max(1, after)));
        }

        return Lax.Concatenate([left, x, right], axis);
    }

    // Where each entry of the padded axis comes from.
    [Pure]
    private static NDArray<int> MirroredPlaces(int length, int before, int after, string mode)
    {
        NDArray<int> place = Lax.Iota<int>(length + before + after, 0) - before;
        if (mode == "wrap")
        {
            return Remainder(place, Lax.Full<int>(default, length));
        }

        // There and back again: a mirror at the outermost element shows it once, one beside it twice.
        int period = mode == "reflect" ? Math.Max(1, (2 * length) - 2) : 2 * length;
        NDArray<int> turn = Remainder(place, Lax.Full<int>(default, period));
        return Lax.Min(turn, (mode == "reflect" ? period : period - 1) - turn);
    }
}
