using Pure.Jit.CompilerServices;

namespace Pure.Jit;

// What a window over an array gives at each of its places, in the primitives' form; Prelude/Lax.Windows.cs has JAX's.
public static partial class Lax
{
    /// <summary>The sum over each place of a window; what is outside x counts nothing. Integers wrap, f16 is summed in f32. Linear.</summary>
    /// <param name="x">The array.</param>
    /// <param name="windowDimensions">The window's size along each axis.</param>
    /// <param name="windowStrides">Its step along each axis.</param>
    /// <param name="low">How far it goes out before each axis; a negative number cuts elements off.</param>
    /// <param name="high">How far after it.</param>
    /// <param name="baseDilation">How far apart x's elements stand.</param>
    /// <param name="windowDilation">How far apart the window's elements stand.</param>
    /// <exception cref="ArgumentException">There is not one entry for each axis, or a size, step or dilation is below 1.</exception>
    [Primitive("reduce_window_sum")]
    public static NDArray<T> ReduceWindowSum<T>(
        NDArray<T> x, Axes windowDimensions, Axes windowStrides, Axes low, Axes high, Axes baseDilation, Axes windowDilation)
        where T : unmanaged
        => ReduceWindow(x, WindowKind.Sum, windowDimensions, windowStrides, low, high, baseDilation, windowDilation);

    /// <summary>
    /// The largest over each place of a window, NaN if there is one; −∞ (or the least integer) where the window is all outside x.
    /// Of equal ones the first in row-major order has the derivative.
    /// </summary>
    /// <inheritdoc cref="ReduceWindowSum"/>
    [Primitive("reduce_window_max")]
    public static NDArray<T> ReduceWindowMax<T>(
        NDArray<T> x, Axes windowDimensions, Axes windowStrides, Axes low, Axes high, Axes baseDilation, Axes windowDilation)
        where T : unmanaged
        => ReduceWindow(x, WindowKind.Max, windowDimensions, windowStrides, low, high, baseDilation, windowDilation);

    /// <summary>
    /// The smallest over each place of a window, NaN if there is one; +∞ (or the greatest integer) where the window is all outside
    /// x. Of equal ones the first in row-major order has the derivative.
    /// </summary>
    /// <inheritdoc cref="ReduceWindowSum"/>
    [Primitive("reduce_window_min")]
    public static NDArray<T> ReduceWindowMin<T>(
        NDArray<T> x, Axes windowDimensions, Axes windowStrides, Axes low, Axes high, Axes baseDilation, Axes windowDilation)
        where T : unmanaged
        => ReduceWindow(x, WindowKind.Min, windowDimensions, windowStrides, low, high, baseDilation, windowDilation);

    /// <summary>
    /// For each place of a window, the tangent where the first of the extreme elements of operand in it lies: a NaN before any
    /// number, 0 where the window is all outside. Linear in tangents.
    /// </summary>
    /// <param name="tangents">What is taken from, of operand's shape.</param>
    /// <param name="operand">What decides.</param>
    /// <param name="select">"ge" for the largest, "le" for the smallest.</param>
    /// <param name="windowDimensions">The window's size along each axis.</param>
    /// <param name="windowStrides">Its step along each axis.</param>
    /// <param name="low">How far it goes out before each axis; a negative number cuts elements off.</param>
    /// <param name="high">How far after it.</param>
    /// <param name="baseDilation">How far apart operand's elements stand.</param>
    /// <param name="windowDilation">How far apart the window's elements stand.</param>
    /// <exception cref="ArgumentException">Shapes, or the number of entries, do not fit.</exception>
    [Primitive("select_and_gather_add")]
    public static unsafe NDArray<T> SelectAndGatherAdd<T, TKey>(
        NDArray<T> tangents, NDArray<TKey> operand, string select, Axes windowDimensions, Axes windowStrides, Axes low, Axes high, Axes baseDilation,
        Axes windowDilation)
        where T : unmanaged
        where TKey : unmanaged
    {
        if (tangents.Shape != operand.Shape)
        {
            throw new ArgumentException($"'tangents' has shape {tangents.Shape}, but 'operand' {operand.Shape}", nameof(tangents));
        }

        int[] sizes = WindowResults(operand, windowDimensions, windowStrides, low, high, baseDilation, windowDilation);
        NDArray<T> result = NDArray<T>.Allocate(Shape.Create(sizes));
        fixed (T* from = &tangents.Reference)
        fixed (TKey* keys = &operand.Reference)
        fixed (T* to = &result.Reference)
        {
            Windows.SelectAndGather(
                from, keys, to, operand.Shape.Sizes, sizes, IsLargest(select), windowDimensions.Items, windowStrides.Items, low.Items, baseDilation.Items, windowDilation.Items);
        }

        GC.KeepAlive(tangents);
        GC.KeepAlive(operand);
        return result;
    }

    /// <summary>
    /// Zeros in operand's shape, to which each element of source is added where the first of the extreme elements of its window
    /// lies: a NaN before any number. Linear in source.
    /// </summary>
    /// <param name="source">What is added, one element for each place of the window.</param>
    /// <param name="operand">What decides.</param>
    /// <param name="select">"ge" for the largest, "le" for the smallest.</param>
    /// <param name="windowDimensions">The window's size along each axis.</param>
    /// <param name="windowStrides">Its step along each axis.</param>
    /// <param name="low">How far it goes out before each axis; a negative number cuts elements off.</param>
    /// <param name="high">How far after it.</param>
    /// <param name="baseDilation">How far apart operand's elements stand.</param>
    /// <param name="windowDilation">How far apart the window's elements stand.</param>
    /// <exception cref="ArgumentException">Shapes, or the number of entries, do not fit.</exception>
    [Primitive("select_and_scatter_add")]
    public static unsafe NDArray<T> SelectAndScatterAdd<T, TKey>(
        NDArray<T> source, NDArray<TKey> operand, string select, Axes windowDimensions, Axes windowStrides, Axes low, Axes high, Axes baseDilation,
        Axes windowDilation)
        where T : unmanaged
        where TKey : unmanaged
    {
        int[] sizes = WindowResults(operand, windowDimensions, windowStrides, low, high, baseDilation, windowDilation);
        if (source.Shape != Shape.Create(sizes))
        {
            throw new ArgumentException($"'source' has shape {source.Shape}, but the window has {Shape.Create(sizes)} places", nameof(source));
        }

        NDArray<T> result = NDArray<T>.Allocate(operand.Shape);
        fixed (T* from = &source.Reference)
        fixed (TKey* keys = &operand.Reference)
        fixed (T* to = &result.Reference)
        {
            Windows.SelectAndScatter(
                from, keys, to, operand.Shape.Sizes, sizes, IsLargest(select), windowDimensions.Items, windowStrides.Items, low.Items, baseDilation.Items, windowDilation.Items);
        }

        GC.KeepAlive(source);
        GC.KeepAlive(operand);
        return result;
    }

    private static unsafe NDArray<T> ReduceWindow<T>(
        NDArray<T> x, WindowKind kind, Axes windowDimensions, Axes windowStrides, Axes low, Axes high, Axes baseDilation, Axes windowDilation)
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool) && kind == WindowKind.Sum)
        {
            throw Dispatch.Undefined<T>("reduce_window_sum");
        }

        int[] sizes = WindowResults(x, windowDimensions, windowStrides, low, high, baseDilation, windowDilation);
        NDArray<T> result = NDArray<T>.Allocate(Shape.Create(sizes));
        fixed (T* from = &x.Reference)
        fixed (T* to = &result.Reference)
        {
            Windows.Reduce(kind, from, to, x.Shape.Sizes, sizes, windowDimensions.Items, windowStrides.Items, low.Items, baseDilation.Items, windowDilation.Items);
        }

        GC.KeepAlive(x);
        return result;
    }

    private static bool IsLargest(string select) => select switch
    {
        "ge" => true,
        "le" => false,
        _ => throw new ArgumentException($"'select' is \"{select}\"; it can be \"ge\" or \"le\"", nameof(select)),
    };

    private static int[] WindowResults<T>(
        NDArray<T> x, Axes windowDimensions, Axes windowStrides, Axes low, Axes high, Axes baseDilation, Axes windowDilation)
        where T : unmanaged
    {
        RequireOnePerAxis(x, windowDimensions.Count, nameof(windowDimensions));
        RequireOnePerAxis(x, windowStrides.Count, nameof(windowStrides));
        RequireOnePerAxis(x, low.Count, nameof(low));
        RequireOnePerAxis(x, high.Count, nameof(high));
        RequireOnePerAxis(x, baseDilation.Count, nameof(baseDilation));
        RequireOnePerAxis(x, windowDilation.Count, nameof(windowDilation));
        int[] sizes = new int[x.Rank];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            if (windowDimensions[axis] < 1 || windowStrides[axis] < 1 || baseDilation[axis] < 1 || windowDilation[axis] < 1)
            {
                throw new ArgumentException(
                    $"A window needs sizes, steps and dilations of at least 1: on axis {axis} the window is {windowDimensions[axis]}, "
                    + $"the step {windowStrides[axis]}, the dilations {baseDilation[axis]} and {windowDilation[axis]}", nameof(windowDimensions));
            }

            sizes[axis] = WindowPlaces(
                x.Shape[axis], low[axis], high[axis], baseDilation[axis], windowDimensions[axis], windowDilation[axis], windowStrides[axis]);
        }

        return sizes;
    }
}
