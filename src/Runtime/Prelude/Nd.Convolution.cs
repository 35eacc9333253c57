namespace Pure.Jit;

// Convolution and correlation of sequences.
public static partial class Nd
{
    /// <summary>The convolution of two sequences: element n is the sum of a[i] · v[n − i].</summary>
    /// <param name="a">A sequence, not empty.</param>
    /// <param name="v">Another.</param>
    /// <param name="mode">
    /// "full" for all elements that are not 0 throughout, "same" for the middle ones, as many as the longer sequence has, "valid" for those where the
    /// shorter is inside the longer. For "same" and "valid" it must be known which is longer: in compiled code a sequence of a size with a name is
    /// taken to be as long, at least, as one of a known size, and a as long as v where both have names; that is checked at entry.
    /// </param>
    /// <exception cref="ArgumentException">A sequence has not rank 1, or there is no such mode.</exception>
    [Pure]
    public static NDArray<T> Convolve<T>(NDArray<T> a, NDArray<T> v, string mode = "full")
        where T : unmanaged
    {
        RequireSequences(a, v, "convolve");
        bool isSwapped = mode != "full" && Shape.IsShorter(a.Shape[0], v.Shape[0], "convolve");
        return isSwapped ? Along(v, Flip(a), mode) : Along(a, Flip(v), mode);
    }

    /// <summary>The correlation of two sequences: element n is the sum of a[n + i] · v[i].</summary>
    /// <param name="a">A sequence, not empty.</param>
    /// <param name="v">Another.</param>
    /// <param name="mode">
    /// "full" for all elements that are not 0 throughout, "same" for the middle ones, as many as the longer sequence has, "valid" for those where the
    /// shorter is inside the longer. For "same" and "valid" it must be known which is longer: in compiled code a sequence of a size with a name is
    /// taken to be as long, at least, as one of a known size, and a as long as v where both have names; that is checked at entry.
    /// </param>
    /// <exception cref="ArgumentException">A sequence has not rank 1, or there is no such mode.</exception>
    [Pure]
    public static NDArray<T> Correlate<T>(NDArray<T> a, NDArray<T> v, string mode = "valid")
        where T : unmanaged
    {
        RequireSequences(a, v, "correlate");
        bool isSwapped = mode != "full" && Shape.IsShorter(a.Shape[0], v.Shape[0], "correlate");
        return isSwapped ? Flip(Along(v, a, mode)) : Along(a, v, mode);
    }

    // The kernel's first element is at place 0 of what it is moved over.
    [Pure]
    private static NDArray<T> Along<T>(NDArray<T> longer, NDArray<T> kernel, string mode)
        where T : unmanaged
    {
        int n = longer.Shape[0], k = kernel.Shape[0];
        RequireMode(mode);

        int low = mode == "full" ? k - 1 : mode == "same" ? k / 2 : 0;
        int high = mode == "full" ? k - 1 : mode == "same" ? k - (k / 2) - 1 : 0;
        NDArray<T> result = Lax.ConvGeneralDilated(
            Lax.Reshape(longer, [1, 1, n]), Lax.Reshape(kernel, [1, 1, k]), 1, low, high, 1, 1, (0, 1, 2), (0, 1, 2), (0, 1, 2), (1, 1));
        return Lax.Reshape(result, result.Shape[2]);
    }

    [Pure]
    private static void RequireSequences<T>(NDArray<T> a, NDArray<T> v, string operation)
        where T : unmanaged
    {
        if (a.Rank != 1 || v.Rank != 1)
        {
            throw new ArgumentException($"'{operation}' takes arrays of rank 1: they have shapes {a.Shape} and {v.Shape}");
        }

        a.Shape.NonEmpty(0, operation);
        v.Shape.NonEmpty(0, operation);
    }
}
