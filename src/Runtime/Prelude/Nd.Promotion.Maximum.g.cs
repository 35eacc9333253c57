// Written by build/promotion.cs.
namespace Pure.Jit;

// Maximum of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>The larger of x and y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Maximum<TInt>(Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Maximum<Half>(x.Array, y.As<Half>());

    /// <summary>The larger of x and y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Maximum<TInt>(NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Maximum<Half>(x.As<Half>(), y.Array);

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<Half> x, Promoted<BFloat16> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<Half> x, Promoted<float> y)
        => Maximum<float>(x.Array.As<float>(), y.Array);

    /// <summary>The larger of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Maximum(Promoted<Half> x, Promoted<double> y)
        => Maximum<double>(x.Array.As<double>(), y.Array);

    /// <summary>The larger of x and y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Maximum<TInt>(Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Maximum<BFloat16>(x.Array, y.As<BFloat16>());

    /// <summary>The larger of x and y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Maximum<TInt>(NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Maximum<BFloat16>(x.As<BFloat16>(), y.Array);

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<BFloat16> x, Promoted<Half> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<BFloat16> x, Promoted<float> y)
        => Maximum<float>(x.Array.As<float>(), y.Array);

    /// <summary>The larger of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Maximum(Promoted<BFloat16> x, Promoted<double> y)
        => Maximum<double>(x.Array.As<double>(), y.Array);

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum<TInt>(Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Maximum<float>(x.Array, y.As<float>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum<TInt>(NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Maximum<float>(x.As<float>(), y.Array);

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<float> x, Promoted<Half> y)
        => Maximum<float>(x.Array, y.Array.As<float>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<float> x, Promoted<BFloat16> y)
        => Maximum<float>(x.Array, y.Array.As<float>());

    /// <summary>The larger of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Maximum(Promoted<float> x, Promoted<double> y)
        => Maximum<double>(x.Array.As<double>(), y.Array);

    /// <summary>The larger of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Maximum<TInt>(Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Maximum<double>(x.Array, y.As<double>());

    /// <summary>The larger of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Maximum<TInt>(NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Maximum<double>(x.As<double>(), y.Array);

    /// <summary>The larger of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Maximum(Promoted<double> x, Promoted<Half> y)
        => Maximum<double>(x.Array, y.Array.As<double>());

    /// <summary>The larger of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Maximum(Promoted<double> x, Promoted<BFloat16> y)
        => Maximum<double>(x.Array, y.Array.As<double>());

    /// <summary>The larger of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Maximum(Promoted<double> x, Promoted<float> y)
        => Maximum<double>(x.Array, y.Array.As<double>());

    /// <summary>The larger of x and y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Maximum<T>(NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Maximum<T>(x, y.Array.As<T>());

    /// <summary>The larger of x and y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Maximum<T>(Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Maximum<T>(x.Array.As<T>(), y);

    /// <summary>The larger of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Maximum(Promoted<sbyte> x, Promoted<short> y)
        => Maximum<short>(x.Array.As<short>(), y.Array);

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<sbyte> x, Promoted<int> y)
        => Maximum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<sbyte> x, Promoted<long> y)
        => Maximum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The larger of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Maximum(Promoted<sbyte> x, Promoted<byte> y)
        => Maximum<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<sbyte> x, Promoted<ushort> y)
        => Maximum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<sbyte> x, Promoted<uint> y)
        => Maximum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<sbyte> x, Promoted<ulong> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Maximum(Promoted<short> x, Promoted<sbyte> y)
        => Maximum<short>(x.Array, y.Array.As<short>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<short> x, Promoted<int> y)
        => Maximum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<short> x, Promoted<long> y)
        => Maximum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The larger of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Maximum(Promoted<short> x, Promoted<byte> y)
        => Maximum<short>(x.Array, y.Array.As<short>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<short> x, Promoted<ushort> y)
        => Maximum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<short> x, Promoted<uint> y)
        => Maximum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<short> x, Promoted<ulong> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<int> x, Promoted<sbyte> y)
        => Maximum<int>(x.Array, y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<int> x, Promoted<short> y)
        => Maximum<int>(x.Array, y.Array.As<int>());

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<int> x, Promoted<long> y)
        => Maximum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<int> x, Promoted<byte> y)
        => Maximum<int>(x.Array, y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<int> x, Promoted<ushort> y)
        => Maximum<int>(x.Array, y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<int> x, Promoted<uint> y)
        => Maximum<int>(x.Array, y.Array.As<int>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<int> x, Promoted<ulong> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<long> x, Promoted<sbyte> y)
        => Maximum<long>(x.Array, y.Array.As<long>());

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<long> x, Promoted<short> y)
        => Maximum<long>(x.Array, y.Array.As<long>());

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<long> x, Promoted<int> y)
        => Maximum<long>(x.Array, y.Array.As<long>());

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<long> x, Promoted<byte> y)
        => Maximum<long>(x.Array, y.Array.As<long>());

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<long> x, Promoted<ushort> y)
        => Maximum<long>(x.Array, y.Array.As<long>());

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<long> x, Promoted<uint> y)
        => Maximum<long>(x.Array, y.Array.As<long>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<long> x, Promoted<ulong> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Maximum(Promoted<byte> x, Promoted<sbyte> y)
        => Maximum<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>The larger of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Maximum(Promoted<byte> x, Promoted<short> y)
        => Maximum<short>(x.Array.As<short>(), y.Array);

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<byte> x, Promoted<int> y)
        => Maximum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<byte> x, Promoted<long> y)
        => Maximum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The larger of x and y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Maximum(Promoted<byte> x, Promoted<ushort> y)
        => Maximum<ushort>(x.Array.As<ushort>(), y.Array);

    /// <summary>The larger of x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Maximum(Promoted<byte> x, Promoted<uint> y)
        => Maximum<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>The larger of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Maximum(Promoted<byte> x, Promoted<ulong> y)
        => Maximum<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<ushort> x, Promoted<sbyte> y)
        => Maximum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<ushort> x, Promoted<short> y)
        => Maximum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<ushort> x, Promoted<int> y)
        => Maximum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<ushort> x, Promoted<long> y)
        => Maximum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The larger of x and y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Maximum(Promoted<ushort> x, Promoted<byte> y)
        => Maximum<ushort>(x.Array, y.Array.As<ushort>());

    /// <summary>The larger of x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Maximum(Promoted<ushort> x, Promoted<uint> y)
        => Maximum<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>The larger of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Maximum(Promoted<ushort> x, Promoted<ulong> y)
        => Maximum<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<uint> x, Promoted<sbyte> y)
        => Maximum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<uint> x, Promoted<short> y)
        => Maximum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The larger of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Maximum(Promoted<uint> x, Promoted<int> y)
        => Maximum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The larger of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Maximum(Promoted<uint> x, Promoted<long> y)
        => Maximum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The larger of x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Maximum(Promoted<uint> x, Promoted<byte> y)
        => Maximum<uint>(x.Array, y.Array.As<uint>());

    /// <summary>The larger of x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Maximum(Promoted<uint> x, Promoted<ushort> y)
        => Maximum<uint>(x.Array, y.Array.As<uint>());

    /// <summary>The larger of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Maximum(Promoted<uint> x, Promoted<ulong> y)
        => Maximum<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<ulong> x, Promoted<sbyte> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<ulong> x, Promoted<short> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<ulong> x, Promoted<int> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Maximum(Promoted<ulong> x, Promoted<long> y)
        => Maximum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The larger of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Maximum(Promoted<ulong> x, Promoted<byte> y)
        => Maximum<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>The larger of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Maximum(Promoted<ulong> x, Promoted<ushort> y)
        => Maximum<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>The larger of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Maximum(Promoted<ulong> x, Promoted<uint> y)
        => Maximum<ulong>(x.Array, y.Array.As<ulong>());
}
