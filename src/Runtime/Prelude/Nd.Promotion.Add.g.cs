// Written by build/promotion.cs.
namespace Pure.Jit;

// Add of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>x + y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Add<TInt>(Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Add<Half>(x.Array, y.As<Half>());

    /// <summary>x + y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Add<TInt>(NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Add<Half>(x.As<Half>(), y.Array);

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<Half> x, Promoted<BFloat16> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<Half> x, Promoted<float> y)
        => Add<float>(x.Array.As<float>(), y.Array);

    /// <summary>x + y, as f64.</summary>
    [Pure]
    public static NDArray<double> Add(Promoted<Half> x, Promoted<double> y)
        => Add<double>(x.Array.As<double>(), y.Array);

    /// <summary>x + y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Add<TInt>(Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Add<BFloat16>(x.Array, y.As<BFloat16>());

    /// <summary>x + y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Add<TInt>(NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Add<BFloat16>(x.As<BFloat16>(), y.Array);

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<BFloat16> x, Promoted<Half> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<BFloat16> x, Promoted<float> y)
        => Add<float>(x.Array.As<float>(), y.Array);

    /// <summary>x + y, as f64.</summary>
    [Pure]
    public static NDArray<double> Add(Promoted<BFloat16> x, Promoted<double> y)
        => Add<double>(x.Array.As<double>(), y.Array);

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add<TInt>(Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Add<float>(x.Array, y.As<float>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add<TInt>(NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Add<float>(x.As<float>(), y.Array);

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<float> x, Promoted<Half> y)
        => Add<float>(x.Array, y.Array.As<float>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<float> x, Promoted<BFloat16> y)
        => Add<float>(x.Array, y.Array.As<float>());

    /// <summary>x + y, as f64.</summary>
    [Pure]
    public static NDArray<double> Add(Promoted<float> x, Promoted<double> y)
        => Add<double>(x.Array.As<double>(), y.Array);

    /// <summary>x + y, as f64.</summary>
    [Pure]
    public static NDArray<double> Add<TInt>(Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Add<double>(x.Array, y.As<double>());

    /// <summary>x + y, as f64.</summary>
    [Pure]
    public static NDArray<double> Add<TInt>(NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Add<double>(x.As<double>(), y.Array);

    /// <summary>x + y, as f64.</summary>
    [Pure]
    public static NDArray<double> Add(Promoted<double> x, Promoted<Half> y)
        => Add<double>(x.Array, y.Array.As<double>());

    /// <summary>x + y, as f64.</summary>
    [Pure]
    public static NDArray<double> Add(Promoted<double> x, Promoted<BFloat16> y)
        => Add<double>(x.Array, y.Array.As<double>());

    /// <summary>x + y, as f64.</summary>
    [Pure]
    public static NDArray<double> Add(Promoted<double> x, Promoted<float> y)
        => Add<double>(x.Array, y.Array.As<double>());

    /// <summary>x + y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Add<T>(NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Add<T>(x, y.Array.As<T>());

    /// <summary>x + y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Add<T>(Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Add<T>(x.Array.As<T>(), y);

    /// <summary>x + y, as i16.</summary>
    [Pure]
    public static NDArray<short> Add(Promoted<sbyte> x, Promoted<short> y)
        => Add<short>(x.Array.As<short>(), y.Array);

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<sbyte> x, Promoted<int> y)
        => Add<int>(x.Array.As<int>(), y.Array);

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<sbyte> x, Promoted<long> y)
        => Add<long>(x.Array.As<long>(), y.Array);

    /// <summary>x + y, as i16.</summary>
    [Pure]
    public static NDArray<short> Add(Promoted<sbyte> x, Promoted<byte> y)
        => Add<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<sbyte> x, Promoted<ushort> y)
        => Add<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<sbyte> x, Promoted<uint> y)
        => Add<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<sbyte> x, Promoted<ulong> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as i16.</summary>
    [Pure]
    public static NDArray<short> Add(Promoted<short> x, Promoted<sbyte> y)
        => Add<short>(x.Array, y.Array.As<short>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<short> x, Promoted<int> y)
        => Add<int>(x.Array.As<int>(), y.Array);

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<short> x, Promoted<long> y)
        => Add<long>(x.Array.As<long>(), y.Array);

    /// <summary>x + y, as i16.</summary>
    [Pure]
    public static NDArray<short> Add(Promoted<short> x, Promoted<byte> y)
        => Add<short>(x.Array, y.Array.As<short>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<short> x, Promoted<ushort> y)
        => Add<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<short> x, Promoted<uint> y)
        => Add<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<short> x, Promoted<ulong> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<int> x, Promoted<sbyte> y)
        => Add<int>(x.Array, y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<int> x, Promoted<short> y)
        => Add<int>(x.Array, y.Array.As<int>());

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<int> x, Promoted<long> y)
        => Add<long>(x.Array.As<long>(), y.Array);

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<int> x, Promoted<byte> y)
        => Add<int>(x.Array, y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<int> x, Promoted<ushort> y)
        => Add<int>(x.Array, y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<int> x, Promoted<uint> y)
        => Add<int>(x.Array, y.Array.As<int>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<int> x, Promoted<ulong> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<long> x, Promoted<sbyte> y)
        => Add<long>(x.Array, y.Array.As<long>());

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<long> x, Promoted<short> y)
        => Add<long>(x.Array, y.Array.As<long>());

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<long> x, Promoted<int> y)
        => Add<long>(x.Array, y.Array.As<long>());

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<long> x, Promoted<byte> y)
        => Add<long>(x.Array, y.Array.As<long>());

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<long> x, Promoted<ushort> y)
        => Add<long>(x.Array, y.Array.As<long>());

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<long> x, Promoted<uint> y)
        => Add<long>(x.Array, y.Array.As<long>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<long> x, Promoted<ulong> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as i16.</summary>
    [Pure]
    public static NDArray<short> Add(Promoted<byte> x, Promoted<sbyte> y)
        => Add<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x + y, as i16.</summary>
    [Pure]
    public static NDArray<short> Add(Promoted<byte> x, Promoted<short> y)
        => Add<short>(x.Array.As<short>(), y.Array);

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<byte> x, Promoted<int> y)
        => Add<int>(x.Array.As<int>(), y.Array);

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<byte> x, Promoted<long> y)
        => Add<long>(x.Array.As<long>(), y.Array);

    /// <summary>x + y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Add(Promoted<byte> x, Promoted<ushort> y)
        => Add<ushort>(x.Array.As<ushort>(), y.Array);

    /// <summary>x + y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Add(Promoted<byte> x, Promoted<uint> y)
        => Add<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>x + y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Add(Promoted<byte> x, Promoted<ulong> y)
        => Add<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<ushort> x, Promoted<sbyte> y)
        => Add<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<ushort> x, Promoted<short> y)
        => Add<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<ushort> x, Promoted<int> y)
        => Add<int>(x.Array.As<int>(), y.Array);

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<ushort> x, Promoted<long> y)
        => Add<long>(x.Array.As<long>(), y.Array);

    /// <summary>x + y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Add(Promoted<ushort> x, Promoted<byte> y)
        => Add<ushort>(x.Array, y.Array.As<ushort>());

    /// <summary>x + y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Add(Promoted<ushort> x, Promoted<uint> y)
        => Add<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>x + y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Add(Promoted<ushort> x, Promoted<ulong> y)
        => Add<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<uint> x, Promoted<sbyte> y)
        => Add<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<uint> x, Promoted<short> y)
        => Add<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x + y, as i32.</summary>
    [Pure]
    public static NDArray<int> Add(Promoted<uint> x, Promoted<int> y)
        => Add<int>(x.Array.As<int>(), y.Array);

    /// <summary>x + y, as i64.</summary>
    [Pure]
    public static NDArray<long> Add(Promoted<uint> x, Promoted<long> y)
        => Add<long>(x.Array.As<long>(), y.Array);

    /// <summary>x + y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Add(Promoted<uint> x, Promoted<byte> y)
        => Add<uint>(x.Array, y.Array.As<uint>());

    /// <summary>x + y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Add(Promoted<uint> x, Promoted<ushort> y)
        => Add<uint>(x.Array, y.Array.As<uint>());

    /// <summary>x + y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Add(Promoted<uint> x, Promoted<ulong> y)
        => Add<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<ulong> x, Promoted<sbyte> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<ulong> x, Promoted<short> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<ulong> x, Promoted<int> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as f32.</summary>
    [Pure]
    public static NDArray<float> Add(Promoted<ulong> x, Promoted<long> y)
        => Add<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x + y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Add(Promoted<ulong> x, Promoted<byte> y)
        => Add<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>x + y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Add(Promoted<ulong> x, Promoted<ushort> y)
        => Add<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>x + y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Add(Promoted<ulong> x, Promoted<uint> y)
        => Add<ulong>(x.Array, y.Array.As<ulong>());
}
