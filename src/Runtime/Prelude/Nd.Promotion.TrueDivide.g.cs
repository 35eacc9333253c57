// Written by build/promotion.cs.
namespace Pure.Jit;

// TrueDivide of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>x / y, as f16.</summary>
    [Pure]
    public static NDArray<Half> TrueDivide<TInt>(Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => TrueDivide<Half>(x.Array, y.As<Half>());

    /// <summary>x / y, as f16.</summary>
    [Pure]
    public static NDArray<Half> TrueDivide<TInt>(NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => TrueDivide<Half>(x.As<Half>(), y.Array);

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<Half> x, Promoted<BFloat16> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<Half> x, Promoted<float> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array);

    /// <summary>x / y, as f64.</summary>
    [Pure]
    public static NDArray<double> TrueDivide(Promoted<Half> x, Promoted<double> y)
        => TrueDivide<double>(x.Array.As<double>(), y.Array);

    /// <summary>x / y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> TrueDivide<TInt>(Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => TrueDivide<BFloat16>(x.Array, y.As<BFloat16>());

    /// <summary>x / y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> TrueDivide<TInt>(NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => TrueDivide<BFloat16>(x.As<BFloat16>(), y.Array);

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<BFloat16> x, Promoted<Half> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<BFloat16> x, Promoted<float> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array);

    /// <summary>x / y, as f64.</summary>
    [Pure]
    public static NDArray<double> TrueDivide(Promoted<BFloat16> x, Promoted<double> y)
        => TrueDivide<double>(x.Array.As<double>(), y.Array);

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide<TInt>(Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => TrueDivide<float>(x.Array, y.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide<TInt>(NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => TrueDivide<float>(x.As<float>(), y.Array);

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<float> x, Promoted<Half> y)
        => TrueDivide<float>(x.Array, y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<float> x, Promoted<BFloat16> y)
        => TrueDivide<float>(x.Array, y.Array.As<float>());

    /// <summary>x / y, as f64.</summary>
    [Pure]
    public static NDArray<double> TrueDivide(Promoted<float> x, Promoted<double> y)
        => TrueDivide<double>(x.Array.As<double>(), y.Array);

    /// <summary>x / y, as f64.</summary>
    [Pure]
    public static NDArray<double> TrueDivide<TInt>(Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => TrueDivide<double>(x.Array, y.As<double>());

    /// <summary>x / y, as f64.</summary>
    [Pure]
    public static NDArray<double> TrueDivide<TInt>(NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => TrueDivide<double>(x.As<double>(), y.Array);

    /// <summary>x / y, as f64.</summary>
    [Pure]
    public static NDArray<double> TrueDivide(Promoted<double> x, Promoted<Half> y)
        => TrueDivide<double>(x.Array, y.Array.As<double>());

    /// <summary>x / y, as f64.</summary>
    [Pure]
    public static NDArray<double> TrueDivide(Promoted<double> x, Promoted<BFloat16> y)
        => TrueDivide<double>(x.Array, y.Array.As<double>());

    /// <summary>x / y, as f64.</summary>
    [Pure]
    public static NDArray<double> TrueDivide(Promoted<double> x, Promoted<float> y)
        => TrueDivide<double>(x.Array, y.Array.As<double>());

    /// <summary>x / y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> TrueDivide<T>(NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        => TrueDivide<T>(x, y.Array.As<T>());

    /// <summary>x / y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> TrueDivide<T>(Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
        => TrueDivide<T>(x.Array.As<T>(), y);

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(NDArray<sbyte> x, NDArray<sbyte> y)
        => TrueDivide<float>(x.As<float>(), y.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<sbyte> x, Promoted<short> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<sbyte> x, Promoted<int> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<sbyte> x, Promoted<long> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<sbyte> x, Promoted<byte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<sbyte> x, Promoted<ushort> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<sbyte> x, Promoted<uint> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<sbyte> x, Promoted<ulong> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<short> x, Promoted<sbyte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(NDArray<short> x, NDArray<short> y)
        => TrueDivide<float>(x.As<float>(), y.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<short> x, Promoted<int> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<short> x, Promoted<long> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<short> x, Promoted<byte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<short> x, Promoted<ushort> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<short> x, Promoted<uint> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<short> x, Promoted<ulong> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<int> x, Promoted<sbyte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<int> x, Promoted<short> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(NDArray<int> x, NDArray<int> y)
        => TrueDivide<float>(x.As<float>(), y.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<int> x, Promoted<long> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<int> x, Promoted<byte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<int> x, Promoted<ushort> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<int> x, Promoted<uint> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<int> x, Promoted<ulong> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<long> x, Promoted<sbyte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<long> x, Promoted<short> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<long> x, Promoted<int> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(NDArray<long> x, NDArray<long> y)
        => TrueDivide<float>(x.As<float>(), y.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<long> x, Promoted<byte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<long> x, Promoted<ushort> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<long> x, Promoted<uint> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<long> x, Promoted<ulong> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<byte> x, Promoted<sbyte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<byte> x, Promoted<short> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<byte> x, Promoted<int> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<byte> x, Promoted<long> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(NDArray<byte> x, NDArray<byte> y)
        => TrueDivide<float>(x.As<float>(), y.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<byte> x, Promoted<ushort> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<byte> x, Promoted<uint> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<byte> x, Promoted<ulong> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ushort> x, Promoted<sbyte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ushort> x, Promoted<short> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ushort> x, Promoted<int> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ushort> x, Promoted<long> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ushort> x, Promoted<byte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(NDArray<ushort> x, NDArray<ushort> y)
        => TrueDivide<float>(x.As<float>(), y.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ushort> x, Promoted<uint> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ushort> x, Promoted<ulong> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<uint> x, Promoted<sbyte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<uint> x, Promoted<short> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<uint> x, Promoted<int> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<uint> x, Promoted<long> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<uint> x, Promoted<byte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<uint> x, Promoted<ushort> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(NDArray<uint> x, NDArray<uint> y)
        => TrueDivide<float>(x.As<float>(), y.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<uint> x, Promoted<ulong> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ulong> x, Promoted<sbyte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ulong> x, Promoted<short> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ulong> x, Promoted<int> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ulong> x, Promoted<long> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ulong> x, Promoted<byte> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ulong> x, Promoted<ushort> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(Promoted<ulong> x, Promoted<uint> y)
        => TrueDivide<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x / y, as f32.</summary>
    [Pure]
    public static NDArray<float> TrueDivide(NDArray<ulong> x, NDArray<ulong> y)
        => TrueDivide<float>(x.As<float>(), y.As<float>());
}
