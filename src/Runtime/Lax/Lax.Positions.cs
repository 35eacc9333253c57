namespace Pure.Jit;

// Along one axis: positions of extremes.
public static partial class Lax
{
    /// <summary>Where the largest is along an axis: the first of equal ones, a NaN before any number. Derivative 0.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis, which the result does not have.</param>
    /// <exception cref="ArgumentException">The axis is empty.</exception>
    [Primitive("argmax")]
    public static NDArray<int> Argmax<T>(NDArray<T> x, int axis)
        where T : unmanaged
        => PositionOf(x, axis, largest: true);

    /// <summary>Where the smallest is along an axis: the first of equal ones, a NaN before any number. Derivative 0.</summary>
    /// <param name="x">The array.</param>
    /// <param name="axis">The axis, which the result does not have.</param>
    /// <exception cref="ArgumentException">The axis is empty.</exception>
    [Primitive("argmin")]
    public static NDArray<int> Argmin<T>(NDArray<T> x, int axis)
        where T : unmanaged
        => PositionOf(x, axis, largest: false);

    private static unsafe NDArray<int> PositionOf<T>(NDArray<T> x, int axis, bool largest)
        where T : unmanaged
    {
        int along = Axes.NormalizeOne(axis, x.Rank, nameof(axis));
        x.Shape.NonEmpty(along, largest ? "argmax" : "argmin");
        NDArray<T> runs = Reduction.AxesLast(x, along, out Shape kept);
        NDArray<int> result = NDArray<int>.Allocate(kept);
        if (result.Size > 0)
        {
            fixed (T* source = runs)
            fixed (int* target = &result.Reference)
            {
                Extremes.Find(source, target, result.Size, x.Shape[along], largest);
            }
        }

        GC.KeepAlive(runs);
        return result;
    }
}
