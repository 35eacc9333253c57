namespace Pure.Jit;

// Padding with a constant.
public static partial class Nd
{
    /// <summary>Adds padWidth elements before and after every axis.</summary>
    [Pure]
    public static NDArray<T> Pad<T>(NDArray<T> array, int padWidth, double constantValues = 0)
        where T : unmanaged
        => PadAxes(array, Axes.Repeat(padWidth, array.Rank), Axes.Repeat(padWidth, array.Rank), constantValues);

    /// <summary>Adds (before, after) elements to every axis.</summary>
    [Pure]
    public static NDArray<T> Pad<T>(NDArray<T> array, (int Before, int After) padWidth, double constantValues = 0)
        where T : unmanaged
        => PadAxes(array, Axes.Repeat(padWidth.Before, array.Rank), Axes.Repeat(padWidth.After, array.Rank), constantValues);

    /// <summary>Adds (before, after) elements to each of two axes.</summary>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array, ((int Before, int After) First, (int Before, int After) Second) padWidth, double constantValues = 0)
        where T : unmanaged
        => PadAxes(
            array,
            [padWidth.First.Before, padWidth.Second.Before],
            [padWidth.First.After, padWidth.Second.After],
            constantValues);

    /// <summary>Adds (before, after) elements to each of three axes.</summary>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array,
        ((int Before, int After) First, (int Before, int After) Second, (int Before, int After) Third) padWidth,
        double constantValues = 0)
        where T : unmanaged
        => PadAxes(
            array,
            [padWidth.First.Before, padWidth.Second.Before, padWidth.Third.Before],
            [padWidth.First.After, padWidth.Second.After, padWidth.Third.After],
            constantValues);

    /// <summary>Adds (before, after) elements to each of four axes.</summary>
    [Pure]
    public static NDArray<T> Pad<T>(
        NDArray<T> array,
        ((int Before, int After) First, (int Before, int After) Second, (int Before, int After) Third, (int Before, int After) Fourth) padWidth,
        double constantValues = 0)
        where T : unmanaged
        => PadAxes(
            array,
            [padWidth.First.Before, padWidth.Second.Before, padWidth.Third.Before, padWidth.Fourth.Before],
            [padWidth.First.After, padWidth.Second.After, padWidth.Third.After, padWidth.Fourth.After],
            constantValues);

    [Pure]
    private static NDArray<T> PadAxes<T>(NDArray<T> array, Axes before, Axes after, double value)
        where T : unmanaged
        => Lax.Pad(array, Lax.Full<T>(default, value), before, after, Axes.Repeat(0, array.Rank));
}
