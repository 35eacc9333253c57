// Written by build/promotion.cs.
namespace Pure.Jit;

// Matmul of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>The product of the matrices x and y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Matmul<TInt>(Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Matmul<Half>(x.Array, y.As<Half>());

    /// <summary>The product of the matrices x and y, as f16.</summary>
    [Pure]
    public static NDArray<Half> Matmul<TInt>(NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Matmul<Half>(x.As<Half>(), y.Array);

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<Half> x, Promoted<BFloat16> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<Half> x, Promoted<float> y)
        => Matmul<float>(x.Array.As<float>(), y.Array);

    /// <summary>The product of the matrices x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Matmul(Promoted<Half> x, Promoted<double> y)
        => Matmul<double>(x.Array.As<double>(), y.Array);

    /// <summary>The product of the matrices x and y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Matmul<TInt>(Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Matmul<BFloat16>(x.Array, y.As<BFloat16>());

    /// <summary>The product of the matrices x and y, as bf16.</summary>
    [Pure]
    public static NDArray<BFloat16> Matmul<TInt>(NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Matmul<BFloat16>(x.As<BFloat16>(), y.Array);

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<BFloat16> x, Promoted<Half> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<BFloat16> x, Promoted<float> y)
        => Matmul<float>(x.Array.As<float>(), y.Array);

    /// <summary>The product of the matrices x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Matmul(Promoted<BFloat16> x, Promoted<double> y)
        => Matmul<double>(x.Array.As<double>(), y.Array);

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul<TInt>(Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Matmul<float>(x.Array, y.As<float>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul<TInt>(NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Matmul<float>(x.As<float>(), y.Array);

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<float> x, Promoted<Half> y)
        => Matmul<float>(x.Array, y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<float> x, Promoted<BFloat16> y)
        => Matmul<float>(x.Array, y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Matmul(Promoted<float> x, Promoted<double> y)
        => Matmul<double>(x.Array.As<double>(), y.Array);

    /// <summary>The product of the matrices x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Matmul<TInt>(Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Matmul<double>(x.Array, y.As<double>());

    /// <summary>The product of the matrices x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Matmul<TInt>(NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Matmul<double>(x.As<double>(), y.Array);

    /// <summary>The product of the matrices x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Matmul(Promoted<double> x, Promoted<Half> y)
        => Matmul<double>(x.Array, y.Array.As<double>());

    /// <summary>The product of the matrices x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Matmul(Promoted<double> x, Promoted<BFloat16> y)
        => Matmul<double>(x.Array, y.Array.As<double>());

    /// <summary>The product of the matrices x and y, as f64.</summary>
    [Pure]
    public static NDArray<double> Matmul(Promoted<double> x, Promoted<float> y)
        => Matmul<double>(x.Array, y.Array.As<double>());

    /// <summary>The product of the matrices x and y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Matmul<T>(NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Matmul<T>(x, y.Array.As<T>());

    /// <summary>The product of the matrices x and y, where true counts as 1.</summary>
    [Pure]
    public static NDArray<T> Matmul<T>(Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Matmul<T>(x.Array.As<T>(), y);

    /// <summary>The product of the matrices x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Matmul(Promoted<sbyte> x, Promoted<short> y)
        => Matmul<short>(x.Array.As<short>(), y.Array);

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<sbyte> x, Promoted<int> y)
        => Matmul<int>(x.Array.As<int>(), y.Array);

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<sbyte> x, Promoted<long> y)
        => Matmul<long>(x.Array.As<long>(), y.Array);

    /// <summary>The product of the matrices x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Matmul(Promoted<sbyte> x, Promoted<byte> y)
        => Matmul<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<sbyte> x, Promoted<ushort> y)
        => Matmul<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<sbyte> x, Promoted<uint> y)
        => Matmul<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<sbyte> x, Promoted<ulong> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Matmul(Promoted<short> x, Promoted<sbyte> y)
        => Matmul<short>(x.Array, y.Array.As<short>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<short> x, Promoted<int> y)
        => Matmul<int>(x.Array.As<int>(), y.Array);

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<short> x, Promoted<long> y)
        => Matmul<long>(x.Array.As<long>(), y.Array);

    /// <summary>The product of the matrices x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Matmul(Promoted<short> x, Promoted<byte> y)
        => Matmul<short>(x.Array, y.Array.As<short>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<short> x, Promoted<ushort> y)
        => Matmul<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<short> x, Promoted<uint> y)
        => Matmul<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<short> x, Promoted<ulong> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<int> x, Promoted<sbyte> y)
        => Matmul<int>(x.Array, y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<int> x, Promoted<short> y)
        => Matmul<int>(x.Array, y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<int> x, Promoted<long> y)
        => Matmul<long>(x.Array.As<long>(), y.Array);

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<int> x, Promoted<byte> y)
        => Matmul<int>(x.Array, y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<int> x, Promoted<ushort> y)
        => Matmul<int>(x.Array, y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<int> x, Promoted<uint> y)
        => Matmul<int>(x.Array, y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<int> x, Promoted<ulong> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<long> x, Promoted<sbyte> y)
        => Matmul<long>(x.Array, y.Array.As<long>());

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<long> x, Promoted<short> y)
        => Matmul<long>(x.Array, y.Array.As<long>());

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<long> x, Promoted<int> y)
        => Matmul<long>(x.Array, y.Array.As<long>());

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<long> x, Promoted<byte> y)
        => Matmul<long>(x.Array, y.Array.As<long>());

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<long> x, Promoted<ushort> y)
        => Matmul<long>(x.Array, y.Array.As<long>());

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<long> x, Promoted<uint> y)
        => Matmul<long>(x.Array, y.Array.As<long>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<long> x, Promoted<ulong> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Matmul(Promoted<byte> x, Promoted<sbyte> y)
        => Matmul<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>The product of the matrices x and y, as i16.</summary>
    [Pure]
    public static NDArray<short> Matmul(Promoted<byte> x, Promoted<short> y)
        => Matmul<short>(x.Array.As<short>(), y.Array);

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<byte> x, Promoted<int> y)
        => Matmul<int>(x.Array.As<int>(), y.Array);

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<byte> x, Promoted<long> y)
        => Matmul<long>(x.Array.As<long>(), y.Array);

    /// <summary>The product of the matrices x and y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Matmul(Promoted<byte> x, Promoted<ushort> y)
        => Matmul<ushort>(x.Array.As<ushort>(), y.Array);

    /// <summary>The product of the matrices x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Matmul(Promoted<byte> x, Promoted<uint> y)
        => Matmul<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>The product of the matrices x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Matmul(Promoted<byte> x, Promoted<ulong> y)
        => Matmul<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<ushort> x, Promoted<sbyte> y)
        => Matmul<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<ushort> x, Promoted<short> y)
        => Matmul<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<ushort> x, Promoted<int> y)
        => Matmul<int>(x.Array.As<int>(), y.Array);

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<ushort> x, Promoted<long> y)
        => Matmul<long>(x.Array.As<long>(), y.Array);

    /// <summary>The product of the matrices x and y, as u16.</summary>
    [Pure]
    public static NDArray<ushort> Matmul(Promoted<ushort> x, Promoted<byte> y)
        => Matmul<ushort>(x.Array, y.Array.As<ushort>());

    /// <summary>The product of the matrices x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Matmul(Promoted<ushort> x, Promoted<uint> y)
        => Matmul<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>The product of the matrices x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Matmul(Promoted<ushort> x, Promoted<ulong> y)
        => Matmul<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<uint> x, Promoted<sbyte> y)
        => Matmul<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<uint> x, Promoted<short> y)
        => Matmul<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>The product of the matrices x and y, as i32.</summary>
    [Pure]
    public static NDArray<int> Matmul(Promoted<uint> x, Promoted<int> y)
        => Matmul<int>(x.Array.As<int>(), y.Array);

    /// <summary>The product of the matrices x and y, as i64.</summary>
    [Pure]
    public static NDArray<long> Matmul(Promoted<uint> x, Promoted<long> y)
        => Matmul<long>(x.Array.As<long>(), y.Array);

    /// <summary>The product of the matrices x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Matmul(Promoted<uint> x, Promoted<byte> y)
        => Matmul<uint>(x.Array, y.Array.As<uint>());

    /// <summary>The product of the matrices x and y, as u32.</summary>
    [Pure]
    public static NDArray<uint> Matmul(Promoted<uint> x, Promoted<ushort> y)
        => Matmul<uint>(x.Array, y.Array.As<uint>());

    /// <summary>The product of the matrices x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Matmul(Promoted<uint> x, Promoted<ulong> y)
        => Matmul<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<ulong> x, Promoted<sbyte> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<ulong> x, Promoted<short> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<ulong> x, Promoted<int> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as f32.</summary>
    [Pure]
    public static NDArray<float> Matmul(Promoted<ulong> x, Promoted<long> y)
        => Matmul<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>The product of the matrices x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Matmul(Promoted<ulong> x, Promoted<byte> y)
        => Matmul<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>The product of the matrices x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Matmul(Promoted<ulong> x, Promoted<ushort> y)
        => Matmul<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>The product of the matrices x and y, as u64.</summary>
    [Pure]
    public static NDArray<ulong> Matmul(Promoted<ulong> x, Promoted<uint> y)
        => Matmul<ulong>(x.Array, y.Array.As<ulong>());
}
