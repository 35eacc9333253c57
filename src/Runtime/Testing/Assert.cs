using System.Globalization;

namespace Pure.Jit.Testing;

/// <summary>Comparisons of arrays for tests; a difference throws with its place, both values and how large it is.</summary>
public static class Assert
{
    /// <summary>Requires |actual − expected| ≤ atol + rtol·|expected| everywhere; NaN matches NaN, ±∞ itself.</summary>
    /// <param name="actual">What was computed.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="rtol">The relative tolerance.</param>
    /// <param name="atol">The absolute tolerance.</param>
    /// <exception cref="ArrayMismatchException">A shape or an element differs.</exception>
    public static void AllClose<T>(NDArray<T> actual, NDArray<T> expected, double rtol = 1e-5, double atol = 1e-8)
        where T : unmanaged
        => Compare(actual, expected, (a, e) => Math.Abs(a - e) <= atol + (rtol * Math.Abs(e)), string.Create(
            CultureInfo.InvariantCulture, $"rtol {rtol:G3}, atol {atol:G3}"));

    /// <summary>Requires equal elements; NaN matches NaN.</summary>
    /// <param name="actual">What was computed.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="bitwise">Whether −0 and 0, and NaNs of other bits, differ.</param>
    /// <exception cref="ArrayMismatchException">A shape or an element differs.</exception>
    public static void ArrayEqual<T>(NDArray<T> actual, NDArray<T> expected, bool bitwise = false)
        where T : unmanaged
    {
        if (bitwise && actual.Shape == expected.Shape)
        {
            T[] left = actual.ToArray();
            T[] right = expected.ToArray();
            for (int i = 0; i < left.Length; i++)
            {
                if (UlpDistance.Bits(left[i]) != UlpDistance.Bits(right[i]))
                {
                    throw Mismatch(actual, i, left[i], right[i], 1, "bit for bit", UlpDistance.Between(left[i], right[i]), 0, 0);
                }
            }

            return;
        }

        Compare(actual, expected, (a, e) => a == e, "equality");
    }

    private static void Compare<T>(NDArray<T> actual, NDArray<T> expected, Func<double, double, bool> isClose, string required)
        where T : unmanaged
    {
        if (actual.Shape != expected.Shape)
        {
            throw new ArrayMismatchException($"Shapes differ: actual {actual.Shape}, expected {expected.Shape}");
        }

        T[] left = actual.ToArray();
        T[] right = expected.ToArray();
        int wrong = 0;
        int worst = -1;
        double worstAbsolute = -1;
        double worstRelative = 0;
        for (int i = 0; i < left.Length; i++)
        {
            double a = ElementConversion.Convert<T, double>(left[i]);
            double e = ElementConversion.Convert<T, double>(right[i]);
            if (UlpDistance.Bits(left[i]) == UlpDistance.Bits(right[i]) || a == e || (double.IsNaN(a) && double.IsNaN(e)))
            {
                continue;
            }

            bool areFinite = double.IsFinite(a) && double.IsFinite(e);
            if (areFinite && isClose(a, e))
            {
                continue;
            }

            wrong++;
            double absolute = areFinite ? Math.Abs(a - e) : double.PositiveInfinity;
            worstRelative = Math.Max(worstRelative, areFinite && e != 0 ? absolute / Math.Abs(e) : double.PositiveInfinity);
            if (absolute > worstAbsolute)
            {
                (worst, worstAbsolute) = (i, absolute);
            }
        }

        if (wrong > 0)
        {
            throw Mismatch(
                actual, worst, left[worst], right[worst], wrong, required, UlpDistance.Between(left[worst], right[worst]), worstAbsolute, worstRelative);
        }
    }

    private static ArrayMismatchException Mismatch<T>(
        NDArray<T> actual, int at, T left, T right, int wrong, string required, ulong ulps, double absolute, double relative)
        where T : unmanaged
    {
        int[] index = new int[actual.Rank];
        int rest = at;
        for (int axis = actual.Rank - 1; axis >= 0; axis--)
        {
            (rest, index[axis]) = Math.DivRem(rest, actual.Shape[axis]);
        }

        return new ArrayMismatchException(string.Create(
            CultureInfo.InvariantCulture,
            $"{wrong} of {actual.Size} elements differ ({required}); largest absolute error {absolute:G6}, largest relative error {relative:G6}; "
            + $"at {Axes.Print(index)}: actual {left}, expected {right}, {ulps} units in the last place apart"));
    }
}
