// Written by build/promotion.cs.
namespace Pure.Jit;

// Multiply of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>x·y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Multiply<TInt>(Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Multiply<Half>(x.Array, y.As<Half>());

    /// <summary>x·y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Multiply<TInt>(NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Multiply<Half>(x.As<Half>(), y.Array);

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<Half> x, Promoted<BFloat16> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<Half> x, Promoted<float> y)
        => Multiply<float>(x.Array.As<float>(), y.Array);

    /// <summary>x·y, as f64.</summary>
    [Pure]
    public static NDArray<double> Multiply(Promoted<Half> x, Promoted<double> y)
        => Multiply<double>(x.Array.As<double>(), y.Array);

    /// <summary>x·y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Multiply<TInt>(Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Multiply<BFloat16>(x.Array, y.As<BFloat16>());

    /// <summary>x·y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Multiply<TInt>(NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Multiply<BFloat16>(x.As<BFloat16>(), y.Array);

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<BFloat16> x, Promoted<Half> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<BFloat16> x, Promoted<float> y)
        => Multiply<float>(x.Array.As<float>(), y.Array);

    /// <summary>x·y, as f64.</summary>
    [Pure]
    public static NDArray<double> Multiply(Promoted<BFloat16> x, Promoted<double> y)
        => Multiply<double>(x.Array.As<double>(), y.Array);

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply<TInt>(Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Multiply<float>(x.Array, y.As<float>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply<TInt>(NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Multiply<float>(x.As<float>(), y.Array);

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<float> x, Promoted<Half> y)
        => Multiply<float>(x.Array, y.Array.As<float>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<float> x, Promoted<BFloat16> y)
        => Multiply<float>(x.Array, y.Array.As<float>());

    /// <summary>x·y, as f64.</summary>
    [Pure]
    public static NDArray<double> Multiply(Promoted<float> x, Promoted<double> y)
        => Multiply<double>(x.Array.As<double>(), y.Array);

    /// <summary>x·y, as f64.</summary>
    [Pure]
    public static NDArray<double> Multiply<TInt>(Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Multiply<double>(x.Array, y.As<double>());

    /// <summary>x·y, as f64.</summary>
    [Pure]
    public static NDArray<double> Multiply<TInt>(NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Multiply<double>(x.As<double>(), y.Array);

    /// <summary>x·y, as f64.</summary>
    [Pure]
    public static NDArray<double> Multiply(Promoted<double> x, Promoted<Half> y)
        => Multiply<double>(x.Array, y.Array.As<double>());

    /// <summary>x·y, as f64.</summary>
    [Pure]
    public static NDArray<double> Multiply(Promoted<double> x, Promoted<BFloat16> y)
        => Multiply<double>(x.Array, y.Array.As<double>());

    /// <summary>x·y, as f64.</summary>
    [Pure]
    public static NDArray<double> Multiply(Promoted<double> x, Promoted<float> y)
        => Multiply<double>(x.Array, y.Array.As<double>());

    /// <summary>x·y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Multiply<T>(NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Multiply<T>(x, y.Array.As<T>());

    /// <summary>x·y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Multiply<T>(Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Multiply<T>(x.Array.As<T>(), y);

    /// <summary>x·y, as i16.</summary>
    [Pure]
    public static NDArray<short> Multiply(Promoted<sbyte> x, Promoted<short> y)
        => Multiply<short>(x.Array.As<short>(), y.Array);

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<sbyte> x, Promoted<int> y)
        => Multiply<int>(x.Array.As<int>(), y.Array);

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<sbyte> x, Promoted<long> y)
        => Multiply<long>(x.Array.As<long>(), y.Array);

    /// <summary>x·y, as i16.</summary>
    [Pure]
    public static NDArray<short> Multiply(Promoted<sbyte> x, Promoted<byte> y)
        => Multiply<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<sbyte> x, Promoted<ushort> y)
        => Multiply<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<sbyte> x, Promoted<uint> y)
        => Multiply<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<sbyte> x, Promoted<ulong> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as i16.</summary>
    [Pure]
    public static NDArray<short> Multiply(Promoted<short> x, Promoted<sbyte> y)
        => Multiply<short>(x.Array, y.Array.As<short>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<short> x, Promoted<int> y)
        => Multiply<int>(x.Array.As<int>(), y.Array);

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<short> x, Promoted<long> y)
        => Multiply<long>(x.Array.As<long>(), y.Array);

    /// <summary>x·y, as i16.</summary>
    [Pure]
    public static NDArray<short> Multiply(Promoted<short> x, Promoted<byte> y)
        => Multiply<short>(x.Array, y.Array.As<short>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<short> x, Promoted<ushort> y)
        => Multiply<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<short> x, Promoted<uint> y)
        => Multiply<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<short> x, Promoted<ulong> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<int> x, Promoted<sbyte> y)
        => Multiply<int>(x.Array, y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<int> x, Promoted<short> y)
        => Multiply<int>(x.Array, y.Array.As<int>());

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<int> x, Promoted<long> y)
        => Multiply<long>(x.Array.As<long>(), y.Array);

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<int> x, Promoted<byte> y)
        => Multiply<int>(x.Array, y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<int> x, Promoted<ushort> y)
        => Multiply<int>(x.Array, y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<int> x, Promoted<uint> y)
        => Multiply<int>(x.Array, y.Array.As<int>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<int> x, Promoted<ulong> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<long> x, Promoted<sbyte> y)
        => Multiply<long>(x.Array, y.Array.As<long>());

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<long> x, Promoted<short> y)
        => Multiply<long>(x.Array, y.Array.As<long>());

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<long> x, Promoted<int> y)
        => Multiply<long>(x.Array, y.Array.As<long>());

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<long> x, Promoted<byte> y)
        => Multiply<long>(x.Array, y.Array.As<long>());

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<long> x, Promoted<ushort> y)
        => Multiply<long>(x.Array, y.Array.As<long>());

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<long> x, Promoted<uint> y)
        => Multiply<long>(x.Array, y.Array.As<long>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<long> x, Promoted<ulong> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as i16.</summary>
    [Pure]
    public static NDArray<short> Multiply(Promoted<byte> x, Promoted<sbyte> y)
        => Multiply<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x·y, as i16.</summary>
    [Pure]
    public static NDArray<short> Multiply(Promoted<byte> x, Promoted<short> y)
        => Multiply<short>(x.Array.As<short>(), y.Array);

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<byte> x, Promoted<int> y)
        => Multiply<int>(x.Array.As<int>(), y.Array);

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<byte> x, Promoted<long> y)
        => Multiply<long>(x.Array.As<long>(), y.Array);

    /// <summary>x·y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Multiply(Promoted<byte> x, Promoted<ushort> y)
        => Multiply<ushort>(x.Array.As<ushort>(), y.Array);

    /// <summary>x·y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Multiply(Promoted<byte> x, Promoted<uint> y)
        => Multiply<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>x·y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Multiply(Promoted<byte> x, Promoted<ulong> y)
        => Multiply<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<ushort> x, Promoted<sbyte> y)
        => Multiply<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<ushort> x, Promoted<short> y)
        => Multiply<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<ushort> x, Promoted<int> y)
        => Multiply<int>(x.Array.As<int>(), y.Array);

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<ushort> x, Promoted<long> y)
        => Multiply<long>(x.Array.As<long>(), y.Array);

    /// <summary>x·y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Multiply(Promoted<ushort> x, Promoted<byte> y)
        => Multiply<ushort>(x.Array, y.Array.As<ushort>());

    /// <summary>x·y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Multiply(Promoted<ushort> x, Promoted<uint> y)
        => Multiply<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>x·y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Multiply(Promoted<ushort> x, Promoted<ulong> y)
        => Multiply<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<uint> x, Promoted<sbyte> y)
        => Multiply<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<uint> x, Promoted<short> y)
        => Multiply<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x·y, as i32.</summary>
    [Pure]
    public static NDArray<int> Multiply(Promoted<uint> x, Promoted<int> y)
        => Multiply<int>(x.Array.As<int>(), y.Array);

    /// <summary>x·y, as i64.</summary>
    [Pure]
    public static NDArray<long> Multiply(Promoted<uint> x, Promoted<long> y)
        => Multiply<long>(x.Array.As<long>(), y.Array);

    /// <summary>x·y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Multiply(Promoted<uint> x, Promoted<byte> y)
        => Multiply<uint>(x.Array, y.Array.As<uint>());

    /// <summary>x·y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Multiply(Promoted<uint> x, Promoted<ushort> y)
        => Multiply<uint>(x.Array, y.Array.As<uint>());

    /// <summary>x·y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Multiply(Promoted<uint> x, Promoted<ulong> y)
        => Multiply<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<ulong> x, Promoted<sbyte> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<ulong> x, Promoted<short> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<ulong> x, Promoted<int> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as f32.</summary>
    [Pure]
    public static NDArray<float> Multiply(Promoted<ulong> x, Promoted<long> y)
        => Multiply<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x·y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Multiply(Promoted<ulong> x, Promoted<byte> y)
        => Multiply<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>x·y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Multiply(Promoted<ulong> x, Promoted<ushort> y)
        => Multiply<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>x·y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Multiply(Promoted<ulong> x, Promoted<uint> y)
        => Multiply<ulong>(x.Array, y.Array.As<ulong>());
}
