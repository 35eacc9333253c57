namespace Pure.Jit;

/// <summary>Makes arrays from C# data. The data is copied.</summary>
public static class NDArray
{
    /// <summary>An array of rank 1.</summary>
    /// <param name="data">The elements.</param>
    [Primitive("nd_array")]
    public static NDArray<T> Array<T>(T[] data)
        where T : unmanaged
        => Array((ReadOnlySpan<T>)data, data.Length);

    /// <summary>An array of rank 2.</summary>
    /// <param name="data">The elements, row by row.</param>
    [Primitive("nd_array")]
    public static NDArray<T> Array<T>(T[,] data)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate((data.GetLength(0), data.GetLength(1)));
        int i = 0;
        foreach (T element in data)
        {
            result.WritableSpan()[i++] = element;
        }

        return result;
    }

    /// <summary>An array of rank 3.</summary>
    /// <param name="data">The elements.</param>
    [Primitive("nd_array")]
    public static NDArray<T> Array<T>(T[,,] data)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate((data.GetLength(0), data.GetLength(1), data.GetLength(2)));
        int i = 0;
        foreach (T element in data)
        {
            result.WritableSpan()[i++] = element;
        }

        return result;
    }

    /// <summary>An array of any shape.</summary>
    /// <param name="data">The elements in row-major order.</param>
    /// <param name="shape">The shape; one size may be −1.</param>
    /// <exception cref="ArgumentException">The number of elements is not the shape's.</exception>
    [Primitive("nd_array")]
    public static NDArray<T> Array<T>(ReadOnlySpan<T> data, Shape shape)
        where T : unmanaged
    {
        shape = shape.Infer(data.Length);
        if (shape.Size != data.Length)
        {
            throw new ArgumentException($"{data.Length} elements cannot be arranged as {shape}", nameof(shape));
        }

        NDArray<T> result = NDArray<T>.Allocate(shape);
        data.CopyTo(result.WritableSpan());
        return result;
    }

    /// <summary>An array in memory outside the garbage-collected heap, for large arrays of long life.</summary>
    /// <param name="data">The elements in row-major order.</param>
    /// <param name="shape">The shape; one size may be −1.</param>
    /// <exception cref="ArgumentException">The number of elements is not the shape's.</exception>
    public static NDArray<T> NativeArray<T>(ReadOnlySpan<T> data, Shape shape)
        where T : unmanaged
    {
        NDArray<T> result = new(new NativeStorage<T>(data.Length), 0, shape.Infer(data.Length));
        data.CopyTo(result.WritableSpan());
        return result;
    }
}
