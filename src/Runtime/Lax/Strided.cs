using System.Runtime.CompilerServices;

namespace Pure.Jit;

/// <summary>Copies between contiguous memory and memory walked with one stride an axis (0 repeats, negative goes back).</summary>
internal static class Strided
{
    /// <summary>The strides of a contiguous array, in elements.</summary>
    public static int[] Contiguous(Shape shape)
    {
        int[] strides = new int[shape.Rank];
        int stride = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>A contiguous array of what is met walking x from a start with one stride an axis.</summary>
    public static NDArray<T> Gather<T>(NDArray<T> x, Shape shape, int start, ReadOnlySpan<int> strides)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate(shape);
        if (result.Size > 0)
        {
            int next = 0;
            Walk(shape, strides, 0, ref Unsafe.Add(ref x.Writable, start), ref result.Writable, ref next, scatter: false);
        }

        GC.KeepAlive(x);
        return result;
    }

    /// <summary>Writes the elements of a contiguous array into another, walked from a start with one stride an axis.</summary>
    public static void Scatter<T>(NDArray<T> source, NDArray<T> target, int start, ReadOnlySpan<int> strides)
        where T : unmanaged
    {
        if (source.Size > 0)
        {
            int next = 0;
            Walk(source.Shape, strides, 0, ref Unsafe.Add(ref target.Writable, start), ref source.Writable, ref next, scatter: true);
        }

        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }

    private static void Walk<T>(
        Shape shape, ReadOnlySpan<int> strides, int axis, ref T strided, ref T contiguous, ref int next, bool scatter)
    {
        if (axis == shape.Rank)
        {
            Move(ref strided, ref Unsafe.Add(ref contiguous, next++), scatter);
            return;
        }

        int count = shape[axis];
        int stride = strides[axis];
        bool isInner = axis == shape.Rank - 1;
        for (int i = 0; i < count; i++)
        {
            ref T at = ref Unsafe.Add(ref strided, (nint)i * stride);
            if (isInner)
            {
                Move(ref at, ref Unsafe.Add(ref contiguous, next++), scatter);
            }
            else
            {
                Walk(shape, strides, axis + 1, ref at, ref contiguous, ref next, scatter);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move<T>(ref T strided, ref T contiguous, bool scatter)
    {
        if (scatter)
        {
            strided = contiguous;
        }
        else
        {
            contiguous = strided;
        }
    }
}
