namespace Pure.Jit;

// What every sampler of real numbers begins with: random bits as the fraction of a number between 1 and 2, less 1.
public static partial class Rand
{
    /// <summary>Uniform on [0, 1).</summary>
    [Pure]
    private static NDArray<T> Unit<T>(PrngKey key, Shape shape)
        where T : unmanaged
        => DTypes.Bits<T>() == 64 ? Fraction64<T>(Bits<ulong>(key, shape)) : Fraction<T>(Bits(key, shape));

    /// <summary>Uniform on [0, 1), one number a key.</summary>
    [Pure]
    private static NDArray<T> UnitEach<T>(KeyArray keys)
        where T : unmanaged
    {
        if (DTypes.Bits<T>() < 64)
        {
            return Fraction<T>(Lax.RandomBits(keys.Hi, keys.Lo, default));
        }

        KeyArray words = FoldEach(keys, 0);
        return Fraction64<T>((words.Hi.As<ulong>() << 32) | words.Lo.As<ulong>());
    }

    /// <summary>A new key from each key and one number.</summary>
    [Pure]
    private static KeyArray FoldEach(KeyArray keys, uint data)
    {
        NDArray<uint> low = Nd.FullLike(keys.Hi, data);
        (NDArray<uint> high, NDArray<uint> next) = Lax.Threefry2x32(keys.Hi, keys.Lo, Nd.ZerosLike(low), low);
        return new KeyArray(high, next);
    }

    [Pure]
    private static NDArray<T> Fraction<T>(NDArray<uint> bits)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            throw new ArgumentException($"This sampler draws floating-point numbers (float, double, Half or BFloat16), not {DTypes.Name<T>()}; for integers use Randint");
        }

        if (DTypes.Name<T>() == "bf16")
        {
            // As in JAX, 8 random bits for a fraction of 7.
            return Lax.BitcastConvertType<ushort, T>((bits.As<byte>().As<ushort>() >> 1) | Lax.Full<ushort>(default, 0x3F80)) - 1;
        }

        NDArray<T> oneToTwo = DTypes.Bits<T>() == 16
            ? Lax.BitcastConvertType<ushort, T>((bits.As<ushort>() >> 6) | Lax.Full<ushort>(default, 0x3C00))
            : Lax.BitcastConvertType<uint, T>((bits >> 9) | Lax.Full<uint>(default, 0x3F800000));
        return oneToTwo - 1;
    }

    [Pure]
    private static NDArray<T> Fraction64<T>(NDArray<ulong> bits)
        where T : unmanaged
    {
        if (!DTypes.IsFloating<T>())
        {
            throw new ArgumentException($"This sampler draws floating-point numbers (float, double, Half or BFloat16), not {DTypes.Name<T>()}; for integers use Randint");
        }

        return Lax.BitcastConvertType<ulong, T>((bits >> 12) | Lax.Full<ulong>(default, 4607182418800017408)) - 1;
    }

    /// <summary>Gumbel's distribution of 64 bits an element, the high words in front of the low ones.</summary>
    [Pure]
    private static NDArray<float> FineGumbel(NDArray<uint> bits)
    {
        NDArray<uint> high = bits[0];
        NDArray<uint> low = bits[1];
        NDArray<uint> all = Lax.Full<uint>(default, uint.MaxValue);

        // The upper half is mirrored, 1 − x in 64 bits, so that both ends are drawn finely.
        NDArray<bool> isLower = high < Lax.Full<uint>(default, 0x80000000);
        NDArray<uint> mirroredHigh = Lax.Not(high) + Nd.Where(Lax.Eq(Lax.Not(low), all), Lax.Full<uint>(default, 1), Lax.Full<uint>(default, 0));
        NDArray<float> x = FromFixed(Nd.Where(isLower, high, mirroredHigh), Nd.Where(isLower, low, Lax.Not(low) + Lax.Full<uint>(default, 1)));
        return Nd.Where(isLower, -Lax.Log(-Lax.Log1p(-x)), -Lax.Log(-Lax.Log(x)));
    }

    /// <summary>A number between 0 and 1 of 64 bits behind the point, cut off to f32.</summary>
    [Pure]
    private static NDArray<float> FromFixed(NDArray<uint> high, NDArray<uint> low)
    {
        NDArray<uint> zeros = Lax.Clz(high);
        NDArray<uint> lowZeros = Lax.Clz(low);
        NDArray<uint> width = Lax.Full<uint>(default, 32);
        NDArray<bool> isLow = Lax.Eq(zeros, width);
        NDArray<uint> mantissa = Lax.ShiftLeft(high, zeros)
            | Nd.Where(isLow, Lax.ShiftLeft(low, lowZeros), Lax.ShiftRightLogical(low, width - zeros));
        NDArray<uint> exponent = (Lax.Full<uint>(default, 126) - Nd.Where(isLow, width + lowZeros, zeros)) << 23;
        return Lax.BitcastConvertType<uint, float>(
            (exponent & Lax.Full<uint>(default, 0x3FC00000)) | ((mantissa >> 8) & Lax.Full<uint>(default, 0x7FFFFF)));
    }
}
