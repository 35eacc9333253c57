using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Pure.Jit.CompilerServices;

/// <summary>What a compiled method checks before it computes, and where it puts results.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Entry
{
    /// <summary>Throws when an array is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckNotNull([NotNull] object? array, string path)
    {
        if (array is null)
        {
            ThrowNull(path);
        }
    }

    /// <summary>Throws when an array has the wrong number of axes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckRank(int rank, int needed, string method, string path, string? source)
    {
        if (rank != needed)
        {
            ThrowRank(rank, needed, method, path, source);
        }
    }

    /// <summary>Throws when an axis has not the size that is written in the annotation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckSize(int size, nint needed, string method, string place, string? source)
    {
        if (size != needed)
        {
            ThrowSize(size, needed, method, place, source);
        }
    }

    /// <summary>Throws when a size is too small for what is done with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckAtLeast(nint size, nint least, string method, string what, string name)
    {
        if (size < least)
        {
            ThrowTooSmall(size, least, method, what, name);
        }
    }

    /// <summary>Throws when an axis has not the size that a name already has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckSize(int size, nint needed, string method, string place, string name, string? source)
    {
        if (size != needed)
        {
            ThrowNamedSize(size, needed, method, place, name, source);
        }
    }

    /// <summary>Throws when an axis has no room for what is added to a name in its size, so that the name would be negative, or when the name can have any size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckRoom(int size, nint least, nint scale, string method, string place, string name, string? source)
    {
        if (size < least || scale == 0)
        {
            ThrowNoRoom(size, least, scale, method, place, name, source);
        }
    }

    /// <summary>Throws when two arrays that are used element by element differ in shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckSameShape(Shape shape, Shape needed, string method, string path, string first)
    {
        if (shape != needed)
        {
            ThrowShape(shape, needed, method, path, first);
        }
    }

    /// <summary>Whether writing a donated array would change what is still read from an argument.</summary>
    /// <param name="into">The donated array.</param>
    /// <param name="array">The argument.</param>
    /// <param name="inPlace">Whether each element of the argument is read before that element is written, and never again.</param>
    public static bool Overlaps<T>(NDArray<T>? into, NDArray<T>? array, bool inPlace)
        where T : unmanaged
    {
        if (into is null || array is null || !ReferenceEquals(into.Storage, array.Storage))
        {
            return false;
        }

        bool isDisjoint = into.Offset + into.Size <= array.Offset || array.Offset + array.Size <= into.Offset;
        bool isSame = into.Offset == array.Offset && into.Size == array.Size;
        return !isDisjoint && !(inPlace && isSame);
    }

    /// <summary>What stands for an array in a call to which it was donated without giving up its memory.</summary>
    /// <param name="array">The array.</param>
    /// <param name="into">The donated array, or null.</param>
    /// <param name="kept">The array that goes on over the memory of what was donated.</param>
    public static NDArray<T> Renewed<T>(NDArray<T> array, NDArray<T>? into, NDArray<T>? kept)
        where T : unmanaged => kept is not null && ReferenceEquals(array, into) ? kept : array;

    /// <summary>Throws when a donated array has been donated before, or has another shape than its result; takes nothing.</summary>
    public static void CheckInto<T>(NDArray<T>? into, ReadOnlySpan<int> sizes, string method, int result)
        where T : unmanaged
    {
        if (into is null)
        {
            return;
        }

        _ = into.Storage;
        if (!into.Shape.Sizes.SequenceEqual(sizes))
        {
            ThrowInto(into.Shape, Shape.Create(sizes), method, result);
        }
    }

    /// <summary>The same for a result that has the shape of an array at hand.</summary>
    public static void CheckIntoLike<T>(NDArray<T>? into, Shape shape, string method, int result)
        where T : unmanaged
    {
        if (into is not null)
        {
            CheckInto(into, shape.Sizes, method, result);
        }
    }

    /// <summary>Throws when one array is donated for several results; takes nothing.</summary>
    /// <param name="into">The donated arrays of one element type.</param>
    /// <param name="method">The user's method, for the message.</param>
    /// <param name="paths">What the user writes for each, separated by commas.</param>
    public static void CheckDistinct<T>(ReadOnlySpan<NDArray<T>?> into, string method, string paths)
        where T : unmanaged
    {
        for (int i = 1; i < into.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (into[i] is not null && ReferenceEquals(into[i], into[j]))
                {
                    ThrowSame(method, paths.Split(',')[j], paths.Split(',')[i]);
                }
            }
        }
    }

    /// <summary>Where a result of these sizes is written: the donated memory, for which nothing is allocated, or new.</summary>
    public static NDArray<T> Destination<T>(NDArray<T>? into, ReadOnlySpan<int> sizes, string method, int result)
        where T : unmanaged
    {
        if (into is null)
        {
            return NDArray<T>.Allocate(Shape.Create(sizes));
        }

        if (!into.Shape.Sizes.SequenceEqual(sizes))
        {
            ThrowInto(into.Shape, Shape.Create(sizes), method, result);
        }

        return into.Donate();
    }

    /// <summary>Where a result of an argument's shape is written: the donated memory, or new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NDArray<T> DestinationLike<T>(NDArray<T>? into, Shape shape, string method, int result)
        where T : unmanaged
    {
        if (into is null)
        {
            return NDArray<T>.Allocate(shape);
        }

        if (into.Shape != shape)
        {
            ThrowInto(into.Shape, shape, method, result);
        }

        return into.Donate();
    }

    /// <summary>A result that exists already: itself, or its elements in the donated memory.</summary>
    public static NDArray<T> Deliver<T>(NDArray<T> array, NDArray<T>? into, string method, int result)
        where T : unmanaged => ReferenceEquals(array, into) ? into.Renew() : OpByOp.Deliver(array, into, method, result);

    /// <summary>
    /// The device that the arrays of a call are on; null when the host can read them all. Missing arrays do not count.
    /// </summary>
    /// <param name="method">The user's method, for the message.</param>
    /// <param name="paths">What the user writes for each array, separated by commas.</param>
    /// <param name="arrays">The arrays, destinations included.</param>
    /// <exception cref="ArgumentException">Not all arrays are on the same device, or some are on the host.</exception>
    public static Device? DeviceOf(string method, string paths, params ReadOnlySpan<INDArray?> arrays)
    {
        Device? device = null;
        int first = -1;
        for (int i = 0; i < arrays.Length; i++)
        {
            if (arrays[i] is not { } array)
            {
                continue;
            }

            if (first < 0)
            {
                first = i;
                device = array.Device;
            }
            else if (!ReferenceEquals(device, array.Device))
            {
                ThrowMixed(method, paths.Split(',')[first].Trim(), device, paths.Split(',')[i].Trim(), array.Device);
            }
        }

        return device;
    }

    private static string From(string? source) => source is null ? "" : $" ({source})";

    [DoesNotReturn]
    private static void ThrowMixed(string method, string first, Device? device, string path, Device? other) => throw new ArgumentException(
        $"{method}: '{first}' is on {device?.Name ?? "the host"}, but '{path}' is on {other?.Name ?? "the host"}; {Moving(first, device, path, other)}");

    private static string Moving(string first, Device? device, string path, Device? other) => device is null
        ? $"write {first}.To(device), or {path}.ToHost()"
        : other is null ? $"write {path}.To(device), or {first}.ToHost()" : $"move '{path}' with {path}.To(device) to the device of '{first}'";

    /// <summary>A number as a size that arrays are to have.</summary>
    /// <exception cref="ArgumentException">It is negative.</exception>
    public static int Count(int size) => size >= 0 ? size
        : throw new ArgumentException($"A size that is computed is {size} here, and a size is 0 or more; hold it there with Nd.Maximum(n, 0)", nameof(size));

    [DoesNotReturn]
    private static void ThrowNull(string path) => throw new ArgumentNullException(path);

    [DoesNotReturn]
    private static void ThrowRank(int rank, int needed, string method, string path, string? source) => throw new ArgumentException(
        $"{method}: '{path}' has {rank} {(rank == 1 ? "axis" : "axes")}, but {(needed == 0 ? "a number, which has none, is" : needed == 1 ? "1 is" : $"{needed} are")} needed{From(source)}");

    [DoesNotReturn]
    private static void ThrowTooSmall(nint size, nint least, string method, string what, string name) => throw new ArgumentException(
        $"{method}: {what} needs a size of at least {least}, but '{name}' is {size}");

    [DoesNotReturn]
    private static void ThrowNoRoom(int size, nint least, nint scale, string method, string place, string name, string? source) => throw new ArgumentException(
        scale == 0
            ? $"{method}: {place} is {size}, from which '{name}' does not follow, because a factor in it is 0{From(source)}"
            : $"{method}: {place} is {size}, but '{name}' needs at least {least}{From(source)}");

    [DoesNotReturn]
    private static void ThrowSize(int size, nint needed, string method, string place, string? source) => throw new ArgumentException(
        $"{method}: {place} is {size}, but {needed} is needed{From(source)}");

    [DoesNotReturn]
    private static void ThrowNamedSize(int size, nint needed, string method, string place, string name, string? source) => throw new ArgumentException(
        $"{method}: {place} is {size}, but '{name}' is {needed}{From(source)}");

    [DoesNotReturn]
    private static void ThrowShape(Shape shape, Shape needed, string method, string path, string first) => throw new ArgumentException(
        $"{method}: '{path}' has shape {shape}, but '{first}' has shape {needed} and both are used element by element");

    [DoesNotReturn]
    private static void ThrowSame(string method, string first, string second) => throw new ArgumentException(
        $"{method}: '{first}' and '{second}' are the same array; every result needs memory of its own");

    [DoesNotReturn]
    private static void ThrowInto(Shape shape, Shape needed, string method, int result) => throw new ArgumentException(
        $"{method}: 'into' for result {result} has shape {shape}, but the result has shape {needed}");
}
