// Written by build/promotion.cs.
namespace Pure.Jit;

// Power of operands of different element types, which meet as JAX's do.
public static partial class Nd
{
    /// <summary>x to the power of y, as f16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<Half> Power<TInt>(Promoted<Half> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Power<Half>(x.Array, y.As<Half>());

    /// <summary>x to the power of y, as f16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<Half> Power<TInt>(NDArray<TInt> x, Promoted<Half> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Power<Half>(x.As<Half>(), y.Array);

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<Half> x, Promoted<BFloat16> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<Half> x, Promoted<float> y)
        => Power<float>(x.Array.As<float>(), y.Array);

    /// <summary>x to the power of y, as f64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<double> Power(Promoted<Half> x, Promoted<double> y)
        => Power<double>(x.Array.As<double>(), y.Array);

    /// <summary>x to the power of y, as bf16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<BFloat16> Power<TInt>(Promoted<BFloat16> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Power<BFloat16>(x.Array, y.As<BFloat16>());

    /// <summary>x to the power of y, as bf16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<BFloat16> Power<TInt>(NDArray<TInt> x, Promoted<BFloat16> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Power<BFloat16>(x.As<BFloat16>(), y.Array);

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<BFloat16> x, Promoted<Half> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<BFloat16> x, Promoted<float> y)
        => Power<float>(x.Array.As<float>(), y.Array);

    /// <summary>x to the power of y, as f64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<double> Power(Promoted<BFloat16> x, Promoted<double> y)
        => Power<double>(x.Array.As<double>(), y.Array);

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power<TInt>(Promoted<float> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Power<float>(x.Array, y.As<float>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power<TInt>(NDArray<TInt> x, Promoted<float> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Power<float>(x.As<float>(), y.Array);

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<float> x, Promoted<Half> y)
        => Power<float>(x.Array, y.Array.As<float>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<float> x, Promoted<BFloat16> y)
        => Power<float>(x.Array, y.Array.As<float>());

    /// <summary>x to the power of y, as f64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<double> Power(Promoted<float> x, Promoted<double> y)
        => Power<double>(x.Array.As<double>(), y.Array);

    /// <summary>x to the power of y, as f64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<double> Power<TInt>(Promoted<double> x, NDArray<TInt> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Power<double>(x.Array, y.As<double>());

    /// <summary>x to the power of y, as f64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<double> Power<TInt>(NDArray<TInt> x, Promoted<double> y)
        where TInt : unmanaged, System.Numerics.IBinaryInteger<TInt>
        => Power<double>(x.As<double>(), y.Array);

    /// <summary>x to the power of y, as f64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<double> Power(Promoted<double> x, Promoted<Half> y)
        => Power<double>(x.Array, y.Array.As<double>());

    /// <summary>x to the power of y, as f64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<double> Power(Promoted<double> x, Promoted<BFloat16> y)
        => Power<double>(x.Array, y.Array.As<double>());

    /// <summary>x to the power of y, as f64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<double> Power(Promoted<double> x, Promoted<float> y)
        => Power<double>(x.Array, y.Array.As<double>());

    /// <summary>x to the power of y, where true counts as 1.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<T> Power<T>(NDArray<T> x, Promoted<bool> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Power<T>(x, y.Array.As<T>());

    /// <summary>x to the power of y, where true counts as 1.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<T> Power<T>(Promoted<bool> x, NDArray<T> y)
        where T : unmanaged, System.Numerics.INumber<T>
        => Power<T>(x.Array.As<T>(), y);

    /// <summary>x to the power of y, as i16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<short> Power(Promoted<sbyte> x, Promoted<short> y)
        => Power<short>(x.Array.As<short>(), y.Array);

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<sbyte> x, Promoted<int> y)
        => Power<int>(x.Array.As<int>(), y.Array);

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<sbyte> x, Promoted<long> y)
        => Power<long>(x.Array.As<long>(), y.Array);

    /// <summary>x to the power of y, as i16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<short> Power(Promoted<sbyte> x, Promoted<byte> y)
        => Power<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<sbyte> x, Promoted<ushort> y)
        => Power<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<sbyte> x, Promoted<uint> y)
        => Power<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<sbyte> x, Promoted<ulong> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as i16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<short> Power(Promoted<short> x, Promoted<sbyte> y)
        => Power<short>(x.Array, y.Array.As<short>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<short> x, Promoted<int> y)
        => Power<int>(x.Array.As<int>(), y.Array);

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<short> x, Promoted<long> y)
        => Power<long>(x.Array.As<long>(), y.Array);

    /// <summary>x to the power of y, as i16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<short> Power(Promoted<short> x, Promoted<byte> y)
        => Power<short>(x.Array, y.Array.As<short>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<short> x, Promoted<ushort> y)
        => Power<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<short> x, Promoted<uint> y)
        => Power<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<short> x, Promoted<ulong> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<int> x, Promoted<sbyte> y)
        => Power<int>(x.Array, y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<int> x, Promoted<short> y)
        => Power<int>(x.Array, y.Array.As<int>());

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<int> x, Promoted<long> y)
        => Power<long>(x.Array.As<long>(), y.Array);

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<int> x, Promoted<byte> y)
        => Power<int>(x.Array, y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<int> x, Promoted<ushort> y)
        => Power<int>(x.Array, y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<int> x, Promoted<uint> y)
        => Power<int>(x.Array, y.Array.As<int>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<int> x, Promoted<ulong> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<long> x, Promoted<sbyte> y)
        => Power<long>(x.Array, y.Array.As<long>());

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<long> x, Promoted<short> y)
        => Power<long>(x.Array, y.Array.As<long>());

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<long> x, Promoted<int> y)
        => Power<long>(x.Array, y.Array.As<long>());

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<long> x, Promoted<byte> y)
        => Power<long>(x.Array, y.Array.As<long>());

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<long> x, Promoted<ushort> y)
        => Power<long>(x.Array, y.Array.As<long>());

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<long> x, Promoted<uint> y)
        => Power<long>(x.Array, y.Array.As<long>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<long> x, Promoted<ulong> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as i16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<short> Power(Promoted<byte> x, Promoted<sbyte> y)
        => Power<short>(x.Array.As<short>(), y.Array.As<short>());

    /// <summary>x to the power of y, as i16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<short> Power(Promoted<byte> x, Promoted<short> y)
        => Power<short>(x.Array.As<short>(), y.Array);

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<byte> x, Promoted<int> y)
        => Power<int>(x.Array.As<int>(), y.Array);

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<byte> x, Promoted<long> y)
        => Power<long>(x.Array.As<long>(), y.Array);

    /// <summary>x to the power of y, as u16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<ushort> Power(Promoted<byte> x, Promoted<ushort> y)
        => Power<ushort>(x.Array.As<ushort>(), y.Array);

    /// <summary>x to the power of y, as u32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<uint> Power(Promoted<byte> x, Promoted<uint> y)
        => Power<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>x to the power of y, as u64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<ulong> Power(Promoted<byte> x, Promoted<ulong> y)
        => Power<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<ushort> x, Promoted<sbyte> y)
        => Power<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<ushort> x, Promoted<short> y)
        => Power<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<ushort> x, Promoted<int> y)
        => Power<int>(x.Array.As<int>(), y.Array);

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<ushort> x, Promoted<long> y)
        => Power<long>(x.Array.As<long>(), y.Array);

    /// <summary>x to the power of y, as u16.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<ushort> Power(Promoted<ushort> x, Promoted<byte> y)
        => Power<ushort>(x.Array, y.Array.As<ushort>());

    /// <summary>x to the power of y, as u32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<uint> Power(Promoted<ushort> x, Promoted<uint> y)
        => Power<uint>(x.Array.As<uint>(), y.Array);

    /// <summary>x to the power of y, as u64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<ulong> Power(Promoted<ushort> x, Promoted<ulong> y)
        => Power<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<uint> x, Promoted<sbyte> y)
        => Power<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<uint> x, Promoted<short> y)
        => Power<int>(x.Array.As<int>(), y.Array.As<int>());

    /// <summary>x to the power of y, as i32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<int> Power(Promoted<uint> x, Promoted<int> y)
        => Power<int>(x.Array.As<int>(), y.Array);

    /// <summary>x to the power of y, as i64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<long> Power(Promoted<uint> x, Promoted<long> y)
        => Power<long>(x.Array.As<long>(), y.Array);

    /// <summary>x to the power of y, as u32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<uint> Power(Promoted<uint> x, Promoted<byte> y)
        => Power<uint>(x.Array, y.Array.As<uint>());

    /// <summary>x to the power of y, as u32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<uint> Power(Promoted<uint> x, Promoted<ushort> y)
        => Power<uint>(x.Array, y.Array.As<uint>());

    /// <summary>x to the power of y, as u64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<ulong> Power(Promoted<uint> x, Promoted<ulong> y)
        => Power<ulong>(x.Array.As<ulong>(), y.Array);

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<ulong> x, Promoted<sbyte> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<ulong> x, Promoted<short> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<ulong> x, Promoted<int> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as f32.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<float> Power(Promoted<ulong> x, Promoted<long> y)
        => Power<float>(x.Array.As<float>(), y.Array.As<float>());

    /// <summary>x to the power of y, as u64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<ulong> Power(Promoted<ulong> x, Promoted<byte> y)
        => Power<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>x to the power of y, as u64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<ulong> Power(Promoted<ulong> x, Promoted<ushort> y)
        => Power<ulong>(x.Array, y.Array.As<ulong>());

    /// <summary>x to the power of y, as u64.</summary>
    [Pure]
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static NDArray<ulong> Power(Promoted<ulong> x, Promoted<uint> y)
        => Power<ulong>(x.Array, y.Array.As<ulong>());
}
