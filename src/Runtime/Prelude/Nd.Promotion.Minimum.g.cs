// Written by build/promotion.cs.
namespace Pure.Jit;

// Minimum of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>The smaller of x and y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Minimum<TInt>(Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Minimum<Half>(x.Array, y.As<Half>());

    /// <summary>The smaller of x and y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Minimum<TInt>(NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Minimum<Half>(x.As<Half>(), y.Array);

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<Half> x, Promoted<BFloat16> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<Half> x, Promoted<float> y)
        => Minimum<float>(x.Array.As<float>(), y.Array);

    /// <summary>The smaller of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Minimum(Promoted<Half> x, Promoted<double> y)
        => Minimum<double>(x.Array.As<double>(), y.Array);

    /// <summary>The smaller of x and y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Minimum<TInt>(Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Minimum<BFloat16>(x.Array, y.As<BFloat16>());

    /// <summary>The smaller of x and y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Minimum<TInt>(NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Minimum<BFloat16>(x.As<BFloat16>(), y.Array);

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<BFloat16> x, Promoted<Half> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<BFloat16> x, Promoted<float> y)
        => Minimum<float>(x.Array.As<float>(), y.Array);

    /// <summary>The smaller of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Minimum(Promoted<BFloat16> x, Promoted<double> y)
        => Minimum<double>(x.Array.As<double>(), y.Array);

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum<TInt>(Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Minimum<float>(x.Array, y.As<float>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum<TInt>(NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Minimum<float>(x.As<float>(), y.Array);

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<float> x, Promoted<Half> y)
        => Minimum<float>(x.Array, y.Array.As<float>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<float> x, Promoted<BFloat16> y)
        => Minimum<float>(x.Array, y.Array.As<float>());

    /// <summary>The smaller of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Minimum(Promoted<float> x, Promoted<double> y)
        => Minimum<double>(x.Array.As<double>(), y.Array);

    /// <summary>The smaller of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Minimum<TInt>(Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Minimum<double>(x.Array, y.As<double>());

    /// <summary>The smaller of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Minimum<TInt>(NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Minimum<double>(x.As<double>(), y.Array);

    /// <summary>The smaller of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Minimum(Promoted<double> x, Promoted<Half> y)
        => Minimum<double>(x.Array, y.Array.As<double>());

    /// <summary>The smaller of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Minimum(Promoted<double> x, Promoted<BFloat16> y)
        => Minimum<double>(x.Array, y.Array.As<double>());

    /// <summary>The smaller of x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Minimum(Promoted<double> x, Promoted<float> y)
        => Minimum<double>(x.Array, y.Array.As<double>());

    /// <summary>The smaller of x and y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Minimum<T>(NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Minimum<T>(x, y.Array.As<T>());

    /// <summary>The smaller of x and y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Minimum<T>(Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Minimum<T>(x.Array.As<T>(), y);

    /// <summary>The smaller of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Minimum(Promoted<sbyte> x, Promoted<short> y)
        => Minimum<short>(x.Array.As<short>(), y.Array);

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<sbyte> x, Promoted<int> y)
        => Minimum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<sbyte> x, Promoted<long> y)
        => Minimum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The smaller of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Minimum(Promoted<sbyte> x, Promoted<byte> y)
        => Minimum<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<sbyte> x, Promoted<ushort> y)
        => Minimum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<sbyte> x, Promoted<uint> y)
        => Minimum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<sbyte> x, Promoted<ulong> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Minimum(Promoted<short> x, Promoted<sbyte> y)
        => Minimum<short>(x.Array, y.Array.As<short>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<short> x, Promoted<int> y)
        => Minimum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<short> x, Promoted<long> y)
        => Minimum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The smaller of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Minimum(Promoted<short> x, Promoted<byte> y)
        => Minimum<short>(x.Array, y.Array.As<short>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<short> x, Promoted<ushort> y)
        => Minimum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<short> x, Promoted<uint> y)
        => Minimum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<short> x, Promoted<ulong> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<int> x, Promoted<sbyte> y)
        => Minimum<int>(x.Array, y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<int> x, Promoted<short> y)
        => Minimum<int>(x.Array, y.Array.As<int>());

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<int> x, Promoted<long> y)
        => Minimum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<int> x, Promoted<byte> y)
        => Minimum<int>(x.Array, y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<int> x, Promoted<ushort> y)
        => Minimum<int>(x.Array, y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<int> x, Promoted<uint> y)
        => Minimum<int>(x.Array, y.Array.As<int>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<int> x, Promoted<ulong> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<long> x, Promoted<sbyte> y)
        => Minimum<long>(x.Array, y.Array.As<long>());

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<long> x, Promoted<short> y)
        => Minimum<long>(x.Array, y.Array.As<long>());

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<long> x, Promoted<int> y)
        => Minimum<long>(x.Array, y.Array.As<long>());

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<long> x, Promoted<byte> y)
        => Minimum<long>(x.Array, y.Array.As<long>());

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<long> x, Promoted<ushort> y)
        => Minimum<long>(x.Array, y.Array.As<long>());

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<long> x, Promoted<uint> y)
        => Minimum<long>(x.Array, y.Array.As<long>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<long> x, Promoted<ulong> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Minimum(Promoted<byte> x, Promoted<sbyte> y)
        => Minimum<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>The smaller of x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Minimum(Promoted<byte> x, Promoted<short> y)
        => Minimum<short>(x.Array.As<short>(), y.Array);

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<byte> x, Promoted<int> y)
        => Minimum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<byte> x, Promoted<long> y)
        => Minimum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The smaller of x and y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Minimum(Promoted<byte> x, Promoted<ushort> y)
        => Minimum<ushort>(x.Array.As<ushort>(), y.Array);

    /// <summary>The smaller of x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Minimum(Promoted<byte> x, Promoted<uint> y)
        => Minimum<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>The smaller of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Minimum(Promoted<byte> x, Promoted<ulong> y)
        => Minimum<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<ushort> x, Promoted<sbyte> y)
        => Minimum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<ushort> x, Promoted<short> y)
        => Minimum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<ushort> x, Promoted<int> y)
        => Minimum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<ushort> x, Promoted<long> y)
        => Minimum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The smaller of x and y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Minimum(Promoted<ushort> x, Promoted<byte> y)
        => Minimum<ushort>(x.Array, y.Array.As<ushort>());

    /// <summary>The smaller of x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Minimum(Promoted<ushort> x, Promoted<uint> y)
        => Minimum<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>The smaller of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Minimum(Promoted<ushort> x, Promoted<ulong> y)
        => Minimum<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<uint> x, Promoted<sbyte> y)
        => Minimum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<uint> x, Promoted<short> y)
        => Minimum<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The smaller of x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Minimum(Promoted<uint> x, Promoted<int> y)
        => Minimum<int>(x.Array.As<int>(), y.Array);

    /// <summary>The smaller of x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Minimum(Promoted<uint> x, Promoted<long> y)
        => Minimum<long>(x.Array.As<long>(), y.Array);

    /// <summary>The smaller of x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Minimum(Promoted<uint> x, Promoted<byte> y)
        => Minimum<uint>(x.Array, y.Array.As<uint>());

    /// <summary>The smaller of x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Minimum(Promoted<uint> x, Promoted<ushort> y)
        => Minimum<uint>(x.Array, y.Array.As<uint>());

    /// <summary>The smaller of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Minimum(Promoted<uint> x, Promoted<ulong> y)
        => Minimum<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<ulong> x, Promoted<sbyte> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<ulong> x, Promoted<short> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<ulong> x, Promoted<int> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Minimum(Promoted<ulong> x, Promoted<long> y)
        => Minimum<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The smaller of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Minimum(Promoted<ulong> x, Promoted<byte> y)
        => Minimum<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>The smaller of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Minimum(Promoted<ulong> x, Promoted<ushort> y)
        => Minimum<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>The smaller of x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Minimum(Promoted<ulong> x, Promoted<uint> y)
        => Minimum<ulong>(x.Array, y.Array.As<ulong>());
}
