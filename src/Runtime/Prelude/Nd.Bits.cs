namespace Pure.Jit;

// Bits of integers, and bytes of bits.
public static partial class Nd
{
    /// <summary>How many bits of the magnitude of each integer are 1.</summary>
    /// <param name="x">Integers.</param>
    /// <example><code>var y = Nd.BitwiseCount(Nd.Array([7, -8]));   // [3, 1]</code></example>
    [Pure]
    public static NDArray<byte> BitwiseCount<T>(NDArray<T> x)
        where T : unmanaged
        => Lax.PopulationCount(DTypes.IsUnsigned<T>() ? x : Lax.Abs(x)).As<byte>();

    /// <summary>Eight elements a byte along an axis (of the flattened array without one): 1 where they are not 0; behind the end are zeros.</summary>
    /// <param name="a">Bools or integers.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="bitorder">"big": the first element is the highest bit; "little": the lowest.</param>
    /// <example><code>var y = Nd.Packbits(Nd.Array([true, false, false, false, false, false, true, true, true]));   // [131, 128]</code></example>
    [Pure]
    public static NDArray<byte> Packbits<T>(NDArray<T> a, int? axis = null, string bitorder = "big")
        where T : unmanaged
    {
        if (axis is not { } given)
        {
            return Packbits(Ravel(a), 0, bitorder);
        }

        int last = a.Rank - 1;
        NDArray<int> ones = Moveaxis(Lax.Ne(a, Lax.Full<T>(default, 0)).As<int>(), given, last);
        int bytes = (a.Shape[given] + 7) / 8;
        NDArray<int> padded = Lax.Concatenate<int>([ones, Lax.Full<int>(ones.Shape.With(last, (bytes * 8) - a.Shape[given]), 0)], last);
        NDArray<int> groups = Lax.Reshape(padded, padded.Shape.With(last, bytes).Insert(a.Rank, 8));
        return Moveaxis(Lax.ReduceSum(groups * BitValues(bitorder), a.Rank).As<byte>(), last, given);
    }

    /// <summary>The bits of bytes along an axis (of the flattened array without one), eight elements for each.</summary>
    /// <param name="a">The bytes.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="count">How many bits: zeros behind the end, or as many cut off if negative; all if not given.</param>
    /// <param name="bitorder">"big": the first element is the highest bit; "little": the lowest.</param>
    /// <example><code>var y = Nd.Unpackbits(Nd.Array(new byte[] { 131 }));   // [1, 0, 0, 0, 0, 0, 1, 1]</code></example>
    [Pure]
    public static NDArray<byte> Unpackbits(NDArray<byte> a, int? axis = null, int? count = null, string bitorder = "big")
    {
        if (axis is not { } given)
        {
            return Unpackbits(Ravel(a), 0, count, bitorder);
        }

        int last = a.Rank - 1;
        NDArray<int> moved = Moveaxis(a.As<int>(), given, last);
        NDArray<int> isSet = Lax.Ne(ExpandDims(moved, a.Rank) & BitValues(bitorder), 0).As<int>();
        int bits = a.Shape[given] * 8;
        NDArray<byte> all = Lax.Reshape(isSet, moved.Shape.With(last, bits)).As<byte>();
        int behind = count is not { } wanted ? 0 : wanted < 0 ? wanted : wanted - bits;
        return Moveaxis(Lax.Pad(all, Lax.Full<byte>(default, 0), Axes.Repeat(0, a.Rank), Axes.Repeat(0, a.Rank).With(last, behind), Axes.Repeat(0, a.Rank)), last, given);
    }

    [Pure]
    private static NDArray<int> BitValues(string bitorder)
    {
        if (bitorder != "big" && bitorder != "little")
        {
            throw new ArgumentException($"'bitorder' is \"big\" or \"little\", not \"{bitorder}\"");
        }

        return Lax.ShiftLeft(Lax.Full<int>(8, 1), bitorder == "big" ? 7 - Lax.Iota<int>(8, 0) : Lax.Iota<int>(8, 0));
    }
}
