using System.ComponentModel;

namespace Pure.Jit.CompilerServices;

/// <summary>Numbers that the user holds as arrays of rank 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RankZero
{
    /// <summary>The number in a rank-0 argument.</summary>
    /// <param name="array">The argument.</param>
    /// <param name="method">The user's method, for the message.</param>
    /// <param name="path">The argument, for the message.</param>
    /// <param name="source">Where its shape is said, for the message.</param>
    /// <exception cref="ArgumentNullException">The argument is null.</exception>
    /// <exception cref="ArgumentException">The argument has axes.</exception>
    public static T Number<T>(NDArray<T>? array, string method, string path, string? source)
        where T : unmanaged
    {
        Entry.CheckNotNull(array, path);
        Entry.CheckRank(array.Rank, 0, method, path, source);
        return array.Item();
    }

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
        result.Writable = value;
        return result;
    }
}
