using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Pure.Jit.CompilerServices;

/// <summary>Rows of arrays that compiled loops take and leave.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Turns
{
    /// <summary>A row of an array, over the same memory.</summary>
    public static NDArray<T> Row<T>(NDArray<T> rows, nint row)
        where T : unmanaged
    {
        Shape shape = rows.Shape.RemoveAt(0);
        return rows.View((int)row * shape.Size, shape);
    }

    /// <summary>A row of an array of rank 1.</summary>
    public static T Number<T>(NDArray<T> rows, nint row)
        where T : unmanaged
        => rows.AsSpan()[(int)row];

    /// <summary>Copies a row into an array that nobody has seen yet.</summary>
    public static void Keep<T>(NDArray<T> rows, nint row, NDArray<T> value)
        where T : unmanaged
        => value.AsSpan().CopyTo(rows.WritableSpan()[((int)row * value.Size)..]);

    /// <summary>Copies a number into an array of rank 1 that nobody has seen yet.</summary>
    public static void Keep<T>(NDArray<T> rows, nint row, T value)
        where T : unmanaged
        => rows.WritableSpan()[(int)row] = value;

    /// <summary>Copies elements to where they belong, unless they are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Copy<T>(T* from, T* to, nint count)
        where T : unmanaged
    {
        if (from != to)
        {
            Buffer.MemoryCopy(from, to, count * sizeof(T), count * sizeof(T));
        }
    }

    /// <summary>The rows that a loop has left, one after the other.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="shape">The shape of one.</param>
    public static NDArray<T> Stack<T>(List<NDArray<T>> rows, Shape shape)
        where T : unmanaged
    {
        NDArray<T> result = NDArray<T>.Allocate(shape.Insert(0, rows.Count));
        for (int i = 0; i < rows.Count; i++)
        {
            Keep(result, i, rows[i]);
        }

        return result;
    }

    /// <summary>The numbers that a loop has left.</summary>
    public static NDArray<T> Stack<T>(List<T> numbers)
        where T : unmanaged
        => NDArray.Array(numbers.ToArray());
}
