namespace Pure.Jit;

// The bits of elements.
public static partial class Lax
{
    /// <summary>
    /// The same bits as another element type; no derivative. A narrower type adds an axis behind the others, with the parts of each
    /// element from its lowest bits up; a wider type takes that axis away.
    /// </summary>
    /// <param name="x">Any shape; where the new type is k times as wide, [.., k].</param>
    /// <typeparam name="T">The element type; not bool.</typeparam>
    /// <typeparam name="TNew">The new element type; not bool.</typeparam>
    /// <exception cref="ArgumentException">A type is bool, or the last axis is not as long as the new type is times as wide.</exception>
    /// <example><code>var y = Lax.BitcastConvertType&lt;double, uint&gt;(Nd.Array([1.0, -2.0]));   // [[0, 1072693248], [0, 3221225472]]</code></example>
    [Pure]
    public static NDArray<TNew> BitcastConvertType<T, TNew>(NDArray<T> x)
        where T : unmanaged
        where TNew : unmanaged
    {
        if (DTypes.IsBool<T>() || DTypes.IsBool<TNew>())
        {
            throw new ArgumentException($"'BitcastConvertType' is for numbers, not from {DTypes.Name<T>()} to {DTypes.Name<TNew>()}; convert a bool with As first");
        }

        int old = DTypes.Bits<T>(), wanted = DTypes.Bits<TNew>();
        if (old == wanted)
        {
            return Bitcast<T, TNew>(x);
        }

        if (old > wanted)
        {
            NDArray<ulong> places = Iota<ulong>([old / wanted], 0) * (ulong)wanted;
            return OfBits<TNew>(ShiftRightLogical(Nd.ExpandDims(BitsOf(x), -1), places));
        }

        if (x.Rank == 0 || !Shape.IsKnownEqual(x.Shape[^1], wanted / old))
        {
            throw new ArgumentException(
                $"'BitcastConvertType' from {DTypes.Name<T>()} to {DTypes.Name<TNew>()} takes {wanted / old} elements for one: the last axis must have that size, and x has the shape {x.Shape}");
        }

        return OfBits<TNew>(ReduceSum(ShiftLeft(BitsOf(x), Iota<ulong>([wanted / old], 0) * (ulong)old), x.Rank - 1));
    }

    [Pure]
    private static NDArray<ulong> BitsOf<T>(NDArray<T> x)
        where T : unmanaged
        => DTypes.Bits<T>() == 8 ? Bitcast<T, byte>(x).As<ulong>()
            : DTypes.Bits<T>() == 16 ? Bitcast<T, ushort>(x).As<ulong>()
            : DTypes.Bits<T>() == 32 ? Bitcast<T, uint>(x).As<ulong>()
            : Bitcast<T, ulong>(x);

    [Pure]
    private static NDArray<T> OfBits<T>(NDArray<ulong> bits)
        where T : unmanaged
        => DTypes.Bits<T>() == 8 ? Bitcast<byte, T>(bits.As<byte>())
            : DTypes.Bits<T>() == 16 ? Bitcast<ushort, T>(bits.As<ushort>())
            : DTypes.Bits<T>() == 32 ? Bitcast<uint, T>(bits.As<uint>())
            : Bitcast<ulong, T>(bits);
}
