// Written by build/promotion.cs.
namespace Pure.Jit;

// Where of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>x where the condition is true, y elsewhere, as f16.</summary>
    [Pure]
    public static NDArray<Half> Where<TInt>(NDArray<bool> condition, Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Where<Half>(condition, x.Array, y.As<Half>());

    /// <summary>x where the condition is true, y elsewhere, as f16.</summary>
    [Pure]
    public static NDArray<Half> Where<TInt>(NDArray<bool> condition, NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Where<Half>(condition, x.As<Half>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<Half> x, Promoted<BFloat16> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<Half> x, Promoted<float> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f64.</summary>
    [Pure]
    public static NDArray<double> Where(NDArray<bool> condition, Promoted<Half> x, Promoted<double> y)
        => Where<double>(condition, x.Array.As<double>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Where<TInt>(NDArray<bool> condition, Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Where<BFloat16>(condition, x.Array, y.As<BFloat16>());

    /// <summary>x where the condition is true, y elsewhere, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Where<TInt>(NDArray<bool> condition, NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Where<BFloat16>(condition, x.As<BFloat16>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<BFloat16> x, Promoted<Half> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<BFloat16> x, Promoted<float> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f64.</summary>
    [Pure]
    public static NDArray<double> Where(NDArray<bool> condition, Promoted<BFloat16> x, Promoted<double> y)
        => Where<double>(condition, x.Array.As<double>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where<TInt>(NDArray<bool> condition, Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Where<float>(condition, x.Array, y.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where<TInt>(NDArray<bool> condition, NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Where<float>(condition, x.As<float>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<float> x, Promoted<Half> y)
        => Where<float>(condition, x.Array, y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<float> x, Promoted<BFloat16> y)
        => Where<float>(condition, x.Array, y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as f64.</summary>
    [Pure]
    public static NDArray<double> Where(NDArray<bool> condition, Promoted<float> x, Promoted<double> y)
        => Where<double>(condition, x.Array.As<double>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f64.</summary>
    [Pure]
    public static NDArray<double> Where<TInt>(NDArray<bool> condition, Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Where<double>(condition, x.Array, y.As<double>());

    /// <summary>x where the condition is true, y elsewhere, as f64.</summary>
    [Pure]
    public static NDArray<double> Where<TInt>(NDArray<bool> condition, NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Where<double>(condition, x.As<double>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f64.</summary>
    [Pure]
    public static NDArray<double> Where(NDArray<bool> condition, Promoted<double> x, Promoted<Half> y)
        => Where<double>(condition, x.Array, y.Array.As<double>());

    /// <summary>x where the condition is true, y elsewhere, as f64.</summary>
    [Pure]
    public static NDArray<double> Where(NDArray<bool> condition, Promoted<double> x, Promoted<BFloat16> y)
        => Where<double>(condition, x.Array, y.Array.As<double>());

    /// <summary>x where the condition is true, y elsewhere, as f64.</summary>
    [Pure]
    public static NDArray<double> Where(NDArray<bool> condition, Promoted<double> x, Promoted<float> y)
        => Where<double>(condition, x.Array, y.Array.As<double>());

    /// <summary>x where the condition is true, y elsewhere, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Where<T>(NDArray<bool> condition, NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Where<T>(condition, x, y.Array.As<T>());

    /// <summary>x where the condition is true, y elsewhere, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Where<T>(NDArray<bool> condition, Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Where<T>(condition, x.Array.As<T>(), y);

    /// <summary>x where the condition is true, y elsewhere, as i16.</summary>
    [Pure]
    public static NDArray<short> Where(NDArray<bool> condition, Promoted<sbyte> x, Promoted<short> y)
        => Where<short>(condition, x.Array.As<short>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<sbyte> x, Promoted<int> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<sbyte> x, Promoted<long> y)
        => Where<long>(condition, x.Array.As<long>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i16.</summary>
    [Pure]
    public static NDArray<short> Where(NDArray<bool> condition, Promoted<sbyte> x, Promoted<byte> y)
        => Where<short>(condition, x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<sbyte> x, Promoted<ushort> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<sbyte> x, Promoted<uint> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<sbyte> x, Promoted<ulong> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as i16.</summary>
    [Pure]
    public static NDArray<short> Where(NDArray<bool> condition, Promoted<short> x, Promoted<sbyte> y)
        => Where<short>(condition, x.Array, y.Array.As<short>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<short> x, Promoted<int> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<short> x, Promoted<long> y)
        => Where<long>(condition, x.Array.As<long>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i16.</summary>
    [Pure]
    public static NDArray<short> Where(NDArray<bool> condition, Promoted<short> x, Promoted<byte> y)
        => Where<short>(condition, x.Array, y.Array.As<short>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<short> x, Promoted<ushort> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<short> x, Promoted<uint> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<short> x, Promoted<ulong> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<int> x, Promoted<sbyte> y)
        => Where<int>(condition, x.Array, y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<int> x, Promoted<short> y)
        => Where<int>(condition, x.Array, y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<int> x, Promoted<long> y)
        => Where<long>(condition, x.Array.As<long>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<int> x, Promoted<byte> y)
        => Where<int>(condition, x.Array, y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<int> x, Promoted<ushort> y)
        => Where<int>(condition, x.Array, y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<int> x, Promoted<uint> y)
        => Where<int>(condition, x.Array, y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<int> x, Promoted<ulong> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<long> x, Promoted<sbyte> y)
        => Where<long>(condition, x.Array, y.Array.As<long>());

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<long> x, Promoted<short> y)
        => Where<long>(condition, x.Array, y.Array.As<long>());

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<long> x, Promoted<int> y)
        => Where<long>(condition, x.Array, y.Array.As<long>());

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<long> x, Promoted<byte> y)
        => Where<long>(condition, x.Array, y.Array.As<long>());

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<long> x, Promoted<ushort> y)
        => Where<long>(condition, x.Array, y.Array.As<long>());

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<long> x, Promoted<uint> y)
        => Where<long>(condition, x.Array, y.Array.As<long>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<long> x, Promoted<ulong> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as i16.</summary>
    [Pure]
    public static NDArray<short> Where(NDArray<bool> condition, Promoted<byte> x, Promoted<sbyte> y)
        => Where<short>(condition, x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x where the condition is true, y elsewhere, as i16.</summary>
    [Pure]
    public static NDArray<short> Where(NDArray<bool> condition, Promoted<byte> x, Promoted<short> y)
        => Where<short>(condition, x.Array.As<short>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<byte> x, Promoted<int> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<byte> x, Promoted<long> y)
        => Where<long>(condition, x.Array.As<long>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Where(NDArray<bool> condition, Promoted<byte> x, Promoted<ushort> y)
        => Where<ushort>(condition, x.Array.As<ushort>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as u32.</summary>
    [Pure]
    public static NDArray<uint> Where(NDArray<bool> condition, Promoted<byte> x, Promoted<uint> y)
        => Where<uint>(condition, x.Array.As<uint>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Where(NDArray<bool> condition, Promoted<byte> x, Promoted<ulong> y)
        => Where<ulong>(condition, x.Array.As<ulong>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<ushort> x, Promoted<sbyte> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<ushort> x, Promoted<short> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<ushort> x, Promoted<int> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<ushort> x, Promoted<long> y)
        => Where<long>(condition, x.Array.As<long>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Where(NDArray<bool> condition, Promoted<ushort> x, Promoted<byte> y)
        => Where<ushort>(condition, x.Array, y.Array.As<ushort>());

    /// <summary>x where the condition is true, y elsewhere, as u32.</summary>
    [Pure]
    public static NDArray<uint> Where(NDArray<bool> condition, Promoted<ushort> x, Promoted<uint> y)
        => Where<uint>(condition, x.Array.As<uint>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Where(NDArray<bool> condition, Promoted<ushort> x, Promoted<ulong> y)
        => Where<ulong>(condition, x.Array.As<ulong>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<uint> x, Promoted<sbyte> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<uint> x, Promoted<short> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x where the condition is true, y elsewhere, as i32.</summary>
    [Pure]
    public static NDArray<int> Where(NDArray<bool> condition, Promoted<uint> x, Promoted<int> y)
        => Where<int>(condition, x.Array.As<int>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as i64.</summary>
    [Pure]
    public static NDArray<long> Where(NDArray<bool> condition, Promoted<uint> x, Promoted<long> y)
        => Where<long>(condition, x.Array.As<long>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as u32.</summary>
    [Pure]
    public static NDArray<uint> Where(NDArray<bool> condition, Promoted<uint> x, Promoted<byte> y)
        => Where<uint>(condition, x.Array, y.Array.As<uint>());

    /// <summary>x where the condition is true, y elsewhere, as u32.</summary>
    [Pure]
    public static NDArray<uint> Where(NDArray<bool> condition, Promoted<uint> x, Promoted<ushort> y)
        => Where<uint>(condition, x.Array, y.Array.As<uint>());

    /// <summary>x where the condition is true, y elsewhere, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Where(NDArray<bool> condition, Promoted<uint> x, Promoted<ulong> y)
        => Where<ulong>(condition, x.Array.As<ulong>(), y.Array);

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<ulong> x, Promoted<sbyte> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<ulong> x, Promoted<short> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<ulong> x, Promoted<int> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as f32.</summary>
    [Pure]
    public static NDArray<float> Where(NDArray<bool> condition, Promoted<ulong> x, Promoted<long> y)
        => Where<float>(condition, x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x where the condition is true, y elsewhere, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Where(NDArray<bool> condition, Promoted<ulong> x, Promoted<byte> y)
        => Where<ulong>(condition, x.Array, y.Array.As<ulong>());

    /// <summary>x where the condition is true, y elsewhere, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Where(NDArray<bool> condition, Promoted<ulong> x, Promoted<ushort> y)
        => Where<ulong>(condition, x.Array, y.Array.As<ulong>());

    /// <summary>x where the condition is true, y elsewhere, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Where(NDArray<bool> condition, Promoted<ulong> x, Promoted<uint> y)
        => Where<ulong>(condition, x.Array, y.Array.As<ulong>());
}
