// Written by build/promotion.cs.
namespace Pure.Jit;

// Subtract of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>x − y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Subtract<TInt>(Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Subtract<Half>(x.Array, y.As<Half>());

    /// <summary>x − y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Subtract<TInt>(NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Subtract<Half>(x.As<Half>(), y.Array);

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<Half> x, Promoted<BFloat16> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<Half> x, Promoted<float> y)
        => Subtract<float>(x.Array.As<float>(), y.Array);

    /// <summary>x − y, as f64.</summary>
    [Pure]
    public static NDArray<double> Subtract(Promoted<Half> x, Promoted<double> y)
        => Subtract<double>(x.Array.As<double>(), y.Array);

    /// <summary>x − y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Subtract<TInt>(Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Subtract<BFloat16>(x.Array, y.As<BFloat16>());

    /// <summary>x − y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Subtract<TInt>(NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Subtract<BFloat16>(x.As<BFloat16>(), y.Array);

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<BFloat16> x, Promoted<Half> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<BFloat16> x, Promoted<float> y)
        => Subtract<float>(x.Array.As<float>(), y.Array);

    /// <summary>x − y, as f64.</summary>
    [Pure]
    public static NDArray<double> Subtract(Promoted<BFloat16> x, Promoted<double> y)
        => Subtract<double>(x.Array.As<double>(), y.Array);

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract<TInt>(Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Subtract<float>(x.Array, y.As<float>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract<TInt>(NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Subtract<float>(x.As<float>(), y.Array);

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<float> x, Promoted<Half> y)
        => Subtract<float>(x.Array, y.Array.As<float>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<float> x, Promoted<BFloat16> y)
        => Subtract<float>(x.Array, y.Array.As<float>());

    /// <summary>x − y, as f64.</summary>
    [Pure]
    public static NDArray<double> Subtract(Promoted<float> x, Promoted<double> y)
        => Subtract<double>(x.Array.As<double>(), y.Array);

    /// <summary>x − y, as f64.</summary>
    [Pure]
    public static NDArray<double> Subtract<TInt>(Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Subtract<double>(x.Array, y.As<double>());

    /// <summary>x − y, as f64.</summary>
    [Pure]
    public static NDArray<double> Subtract<TInt>(NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Subtract<double>(x.As<double>(), y.Array);

    /// <summary>x − y, as f64.</summary>
    [Pure]
    public static NDArray<double> Subtract(Promoted<double> x, Promoted<Half> y)
        => Subtract<double>(x.Array, y.Array.As<double>());

    /// <summary>x − y, as f64.</summary>
    [Pure]
    public static NDArray<double> Subtract(Promoted<double> x, Promoted<BFloat16> y)
        => Subtract<double>(x.Array, y.Array.As<double>());

    /// <summary>x − y, as f64.</summary>
    [Pure]
    public static NDArray<double> Subtract(Promoted<double> x, Promoted<float> y)
        => Subtract<double>(x.Array, y.Array.As<double>());

    /// <summary>x − y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Subtract<T>(NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Subtract<T>(x, y.Array.As<T>());

    /// <summary>x − y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Subtract<T>(Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Subtract<T>(x.Array.As<T>(), y);

    /// <summary>x − y, as i16.</summary>
    [Pure]
    public static NDArray<short> Subtract(Promoted<sbyte> x, Promoted<short> y)
        => Subtract<short>(x.Array.As<short>(), y.Array);

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<sbyte> x, Promoted<int> y)
        => Subtract<int>(x.Array.As<int>(), y.Array);

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<sbyte> x, Promoted<long> y)
        => Subtract<long>(x.Array.As<long>(), y.Array);

    /// <summary>x − y, as i16.</summary>
    [Pure]
    public static NDArray<short> Subtract(Promoted<sbyte> x, Promoted<byte> y)
        => Subtract<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<sbyte> x, Promoted<ushort> y)
        => Subtract<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<sbyte> x, Promoted<uint> y)
        => Subtract<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<sbyte> x, Promoted<ulong> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as i16.</summary>
    [Pure]
    public static NDArray<short> Subtract(Promoted<short> x, Promoted<sbyte> y)
        => Subtract<short>(x.Array, y.Array.As<short>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<short> x, Promoted<int> y)
        => Subtract<int>(x.Array.As<int>(), y.Array);

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<short> x, Promoted<long> y)
        => Subtract<long>(x.Array.As<long>(), y.Array);

    /// <summary>x − y, as i16.</summary>
    [Pure]
    public static NDArray<short> Subtract(Promoted<short> x, Promoted<byte> y)
        => Subtract<short>(x.Array, y.Array.As<short>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<short> x, Promoted<ushort> y)
        => Subtract<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<short> x, Promoted<uint> y)
        => Subtract<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<short> x, Promoted<ulong> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<int> x, Promoted<sbyte> y)
        => Subtract<int>(x.Array, y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<int> x, Promoted<short> y)
        => Subtract<int>(x.Array, y.Array.As<int>());

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<int> x, Promoted<long> y)
        => Subtract<long>(x.Array.As<long>(), y.Array);

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<int> x, Promoted<byte> y)
        => Subtract<int>(x.Array, y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<int> x, Promoted<ushort> y)
        => Subtract<int>(x.Array, y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<int> x, Promoted<uint> y)
        => Subtract<int>(x.Array, y.Array.As<int>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<int> x, Promoted<ulong> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<long> x, Promoted<sbyte> y)
        => Subtract<long>(x.Array, y.Array.As<long>());

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<long> x, Promoted<short> y)
        => Subtract<long>(x.Array, y.Array.As<long>());

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<long> x, Promoted<int> y)
        => Subtract<long>(x.Array, y.Array.As<long>());

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<long> x, Promoted<byte> y)
        => Subtract<long>(x.Array, y.Array.As<long>());

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<long> x, Promoted<ushort> y)
        => Subtract<long>(x.Array, y.Array.As<long>());

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<long> x, Promoted<uint> y)
        => Subtract<long>(x.Array, y.Array.As<long>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<long> x, Promoted<ulong> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as i16.</summary>
    [Pure]
    public static NDArray<short> Subtract(Promoted<byte> x, Promoted<sbyte> y)
        => Subtract<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x − y, as i16.</summary>
    [Pure]
    public static NDArray<short> Subtract(Promoted<byte> x, Promoted<short> y)
        => Subtract<short>(x.Array.As<short>(), y.Array);

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<byte> x, Promoted<int> y)
        => Subtract<int>(x.Array.As<int>(), y.Array);

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<byte> x, Promoted<long> y)
        => Subtract<long>(x.Array.As<long>(), y.Array);

    /// <summary>x − y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Subtract(Promoted<byte> x, Promoted<ushort> y)
        => Subtract<ushort>(x.Array.As<ushort>(), y.Array);

    /// <summary>x − y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Subtract(Promoted<byte> x, Promoted<uint> y)
        => Subtract<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>x − y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Subtract(Promoted<byte> x, Promoted<ulong> y)
        => Subtract<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<ushort> x, Promoted<sbyte> y)
        => Subtract<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<ushort> x, Promoted<short> y)
        => Subtract<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<ushort> x, Promoted<int> y)
        => Subtract<int>(x.Array.As<int>(), y.Array);

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<ushort> x, Promoted<long> y)
        => Subtract<long>(x.Array.As<long>(), y.Array);

    /// <summary>x − y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Subtract(Promoted<ushort> x, Promoted<byte> y)
        => Subtract<ushort>(x.Array, y.Array.As<ushort>());

    /// <summary>x − y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Subtract(Promoted<ushort> x, Promoted<uint> y)
        => Subtract<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>x − y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Subtract(Promoted<ushort> x, Promoted<ulong> y)
        => Subtract<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<uint> x, Promoted<sbyte> y)
        => Subtract<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<uint> x, Promoted<short> y)
        => Subtract<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x − y, as i32.</summary>
    [Pure]
    public static NDArray<int> Subtract(Promoted<uint> x, Promoted<int> y)
        => Subtract<int>(x.Array.As<int>(), y.Array);

    /// <summary>x − y, as i64.</summary>
    [Pure]
    public static NDArray<long> Subtract(Promoted<uint> x, Promoted<long> y)
        => Subtract<long>(x.Array.As<long>(), y.Array);

    /// <summary>x − y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Subtract(Promoted<uint> x, Promoted<byte> y)
        => Subtract<uint>(x.Array, y.Array.As<uint>());

    /// <summary>x − y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Subtract(Promoted<uint> x, Promoted<ushort> y)
        => Subtract<uint>(x.Array, y.Array.As<uint>());

    /// <summary>x − y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Subtract(Promoted<uint> x, Promoted<ulong> y)
        => Subtract<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<ulong> x, Promoted<sbyte> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<ulong> x, Promoted<short> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<ulong> x, Promoted<int> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as f32.</summary>
    [Pure]
    public static NDArray<float> Subtract(Promoted<ulong> x, Promoted<long> y)
        => Subtract<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x − y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Subtract(Promoted<ulong> x, Promoted<byte> y)
        => Subtract<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>x − y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Subtract(Promoted<ulong> x, Promoted<ushort> y)
        => Subtract<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>x − y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Subtract(Promoted<ulong> x, Promoted<uint> y)
        => Subtract<ulong>(x.Array, y.Array.As<ulong>());
}
