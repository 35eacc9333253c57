using System.ComponentModel;

namespace Pure.Jit.Ilgpu.CompilerServices;

/// <summary>Sizes that kernels are given, and results that exist already.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceResults
{
    /// <summary>A size or a number of elements as kernels count them.</summary>
    /// <exception cref="ArgumentException">It does not fit 32 bits.</exception>
    public static int Size(long size) => size is >= int.MinValue and <= int.MaxValue
        ? (int)size
        : throw new ArgumentException($"A kernel would count {size} elements; devices count up to {int.MaxValue}. Split the arrays, or call .ToHost() and compute there");

    /// <summary>A result that exists already. What was donated for it is given up.</summary>
    public static NDArray<T> Deliver<T>(NDArray<T> array, NDArray<T>? into)
        where T : unmanaged
    {
        if (into is not null && !ReferenceEquals(array, into))
        {
            into.Donate();
        }

        return array;
    }

    /// <summary>The same elements in another shape of the same size.</summary>
    public static NDArray<T> Reshape<T>(NDArray<T> array, Shape shape)
        where T : unmanaged
    {
        array.Storage.Share();
        return new NDArray<T>(array.Storage, array.Offset, shape);
    }
}
