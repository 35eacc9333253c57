using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>Results of rank 0 in the memory of a donated array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScalarResult
{
    /// <summary>A rank-0 array of a value, in donated memory when there is some.</summary>
    /// <param name="value">The value.</param>
    /// <param name="into">A donated rank-0 array, or null.</param>
    /// <exception cref="ArgumentException">The donated array is not of rank 0.</exception>
    public static NDArray<T> Of<T>(T value, NDArray<T>? into)
        where T : unmanaged
    {
        if (into is null)
        {
            return value;
        }

        if (into.Rank != 0)
        {
            throw new ArgumentException($"'into' has shape {into.Shape}, but the result is one number", nameof(into));
        }

        NDArray<T> result = into.Donate();
        result.Reference = value;
        return result;
    }
}
