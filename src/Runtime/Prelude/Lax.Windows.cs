namespace Pure.Jit;

// Windows with JAX's arguments.
public static partial class Lax
{
    /// <summary>
    /// Combines the elements that a window covers at each of its places. <see cref="Add{T}"/>, <see cref="Max{T}"/> and
    /// <see cref="Min{T}"/> have kernels of their own; of equal largest (smallest) elements the first in row-major order has the
    /// derivative. Others are combined in row-major order, one element of the window at a time over the whole array.
    /// </summary>
    /// <param name="operand">The array.</param>
    /// <param name="initValue">What each place begins with, and what stands outside operand: rank 0.</param>
    /// <param name="computation">How two elements are combined; associative.</param>
    /// <param name="windowDimensions">The window's size along each axis.</param>
    /// <param name="windowStrides">Its step along each axis.</param>
    /// <param name="padding">"SAME", "SAME_LOWER" or "VALID".</param>
    /// <param name="baseDilation">How far apart operand's elements stand, with initValue between; 1 if not given.</param>
    /// <param name="windowDilation">How far apart the window's elements stand; 1 if not given.</param>
    /// <exception cref="ArgumentException">There is not one entry for each axis, or the padding has no such name.</exception>
    [Pure]
    public static NDArray<T> ReduceWindow<T>(
        NDArray<T> operand, NDArray<T> initValue, Func<NDArray<T>, NDArray<T>, NDArray<T>> computation, Axes windowDimensions, Axes windowStrides,
        string padding, Axes? baseDilation = null, Axes? windowDilation = null)
        where T : unmanaged
    {
        Axes lengths = [];
        for (int i = 0; i < operand.Rank; i++)
        {
            lengths = lengths.Insert(i, operand.Shape[i]);
        }

        Axes spread = windowDilation ?? Axes.Repeat(1, operand.Rank);
        (Axes low, Axes high) = WindowPadding(lengths, windowDimensions, windowStrides, spread, padding);
        return Combine(operand, initValue, computation, windowDimensions, windowStrides, low, high, baseDilation ?? Axes.Repeat(1, operand.Rank), spread);
    }

    /// <summary>As the form with a name for the padding, with numbers before and after each axis.</summary>
    /// <param name="operand">The array.</param>
    /// <param name="initValue">What each place begins with, and what stands outside operand: rank 0.</param>
    /// <param name="computation">How two elements are combined; associative.</param>
    /// <param name="windowDimensions">The window's size along each axis.</param>
    /// <param name="windowStrides">Its step along each axis.</param>
    /// <param name="padding">How far the window goes out before and after each axis; negative numbers cut elements off.</param>
    /// <param name="baseDilation">How far apart operand's elements stand, with initValue between; 1 if not given.</param>
    /// <param name="windowDilation">How far apart the window's elements stand; 1 if not given.</param>
    /// <exception cref="ArgumentException">There is not one entry for each axis.</exception>
    [Pure]
    public static NDArray<T> ReduceWindow<T>(
        NDArray<T> operand, NDArray<T> initValue, Func<NDArray<T>, NDArray<T>, NDArray<T>> computation, Axes windowDimensions, Axes windowStrides,
        (int Low, int High)[] padding, Axes? baseDilation = null, Axes? windowDilation = null)
        where T : unmanaged
    {
        (Axes low, Axes high) = Edges(padding);
        return Combine(
            operand, initValue, computation, windowDimensions, windowStrides, low, high, baseDilation ?? Axes.Repeat(1, operand.Rank),
            windowDilation ?? Axes.Repeat(1, operand.Rank));
    }

    [Pure]
    private static NDArray<T> Combine<T>(
        NDArray<T> operand, NDArray<T> initValue, Func<NDArray<T>, NDArray<T>, NDArray<T>> computation, Axes windowDimensions, Axes windowStrides,
        Axes low, Axes high, Axes baseDilation, Axes windowDilation)
        where T : unmanaged
    {
        string monoid = Monoids.Of(computation);
        if (Monoids.IsIdentity(initValue, monoid))
        {
            return OfMonoid(monoid, operand, windowDimensions, windowStrides, low, high, baseDilation, windowDilation);
        }

        // What the array begins with counts outside it too.
        Axes between = [], zeros = Axes.Repeat(0, operand.Rank), ones = Axes.Repeat(1, operand.Rank);
        for (int i = 0; i < operand.Rank; i++)
        {
            between = between.Insert(i, baseDilation[i] - 1);
        }

        NDArray<T> padded = Pad(operand, initValue, low, high, between);
        if (monoid == "add" || monoid == "max" || monoid == "min")
        {
            return computation(initValue, OfMonoid(monoid, padded, windowDimensions, windowStrides, zeros, zeros, ones, windowDilation));
        }

        int taps = 1;
        for (int i = 0; i < windowDimensions.Count; i++)
        {
            taps = taps * windowDimensions[i];
        }

        NDArray<T> result = initValue;
        for (int tap = 0; tap < taps; tap++)
        {
            Shape start = [], limit = [];
            int left = tap;
            for (int i = windowDimensions.Count - 1; i >= 0; i--)
            {
                int first = left % windowDimensions[i] * windowDilation[i];
                int extent = ((windowDimensions[i] - 1) * windowDilation[i]) + 1;
                start = start.Insert(0, first);
                limit = limit.Insert(0, first + ((padded.Shape[i] - extent) / windowStrides[i] * windowStrides[i]) + 1);
                left = left / windowDimensions[i];
            }

            result = computation(result, Slice(padded, start, limit, windowStrides));
        }

        return result;
    }

    [Pure]
    private static NDArray<T> OfMonoid<T>(
        string monoid, NDArray<T> operand, Axes windowDimensions, Axes windowStrides, Axes low, Axes high, Axes baseDilation, Axes windowDilation)
        where T : unmanaged
        => monoid == "add" ? ReduceWindowSum(operand, windowDimensions, windowStrides, low, high, baseDilation, windowDilation)
            : monoid == "max" ? ReduceWindowMax(operand, windowDimensions, windowStrides, low, high, baseDilation, windowDilation)
            : ReduceWindowMin(operand, windowDimensions, windowStrides, low, high, baseDilation, windowDilation);
}
