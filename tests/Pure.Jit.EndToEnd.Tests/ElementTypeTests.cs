namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Every element type through the compiler: the numbers are those of the plain body, bit for bit.</summary>
public sealed class ElementTypeTests
{
    [Fact]
    public void ArithmeticAndReductions()
    {
        Same(I8, ElementTypes.Mix(I8, Turned(I8)), ElementTypes.Mix, ElementTypes.Reduce(I8), ElementTypes.Reduce);
        Same(I16, ElementTypes.Mix(I16, Turned(I16)), ElementTypes.Mix, ElementTypes.Reduce(I16), ElementTypes.Reduce);
        Same(I32, ElementTypes.Mix(I32, Turned(I32)), ElementTypes.Mix, ElementTypes.Reduce(I32), ElementTypes.Reduce);
        Same(I64, ElementTypes.Mix(I64, Turned(I64)), ElementTypes.Mix, ElementTypes.Reduce(I64), ElementTypes.Reduce);
        Same(U8, ElementTypes.Mix(U8, Turned(U8)), ElementTypes.Mix, ElementTypes.Reduce(U8), ElementTypes.Reduce);
        Same(U16, ElementTypes.Mix(U16, Turned(U16)), ElementTypes.Mix, ElementTypes.Reduce(U16), ElementTypes.Reduce);
        Same(U32, ElementTypes.Mix(U32, Turned(U32)), ElementTypes.Mix, ElementTypes.Reduce(U32), ElementTypes.Reduce);
        Same(U64, ElementTypes.Mix(U64, Turned(U64)), ElementTypes.Mix, ElementTypes.Reduce(U64), ElementTypes.Reduce);
        Same(F16, ElementTypes.Mix(F16, Turned(F16)), ElementTypes.Mix, ElementTypes.Reduce(F16), ElementTypes.Reduce);
        Same(BF16, ElementTypes.Mix(BF16, Turned(BF16)), ElementTypes.Mix, ElementTypes.Reduce(BF16), ElementTypes.Reduce);
        Same(F32, ElementTypes.Mix(F32, Turned(F32)), ElementTypes.Mix, ElementTypes.Reduce(F32), ElementTypes.Reduce);
        Same(F64, ElementTypes.Mix(F64, Turned(F64)), ElementTypes.Mix, ElementTypes.Reduce(F64), ElementTypes.Reduce);
    }

    [Fact]
    public void IntegersAndBits()
    {
        Same(I8, ElementTypes.Bits(I8, Turned(I8)), ElementTypes.Bits, ElementTypes.Divide(I8), ElementTypes.Divide);
        Same(I16, ElementTypes.Bits(I16, Turned(I16)), ElementTypes.Bits, ElementTypes.Divide(I16), ElementTypes.Divide);
        Same(I32, ElementTypes.Bits(I32, Turned(I32)), ElementTypes.Bits, ElementTypes.Divide(I32), ElementTypes.Divide);
        Same(I64, ElementTypes.Bits(I64, Turned(I64)), ElementTypes.Bits, ElementTypes.Divide(I64), ElementTypes.Divide);
        Same(U8, ElementTypes.Bits(U8, Turned(U8)), ElementTypes.Bits, ElementTypes.Divide(U8), ElementTypes.Divide);
        Same(U16, ElementTypes.Bits(U16, Turned(U16)), ElementTypes.Bits, ElementTypes.Divide(U16), ElementTypes.Divide);
        Same(U32, ElementTypes.Bits(U32, Turned(U32)), ElementTypes.Bits, ElementTypes.Divide(U32), ElementTypes.Divide);
        Same(U64, ElementTypes.Bits(U64, Turned(U64)), ElementTypes.Bits, ElementTypes.Divide(U64), ElementTypes.Divide);
    }

    [Fact]
    public void ConversionsSaturateFromFloatsAndWrapBetweenIntegers()
    {
        SameConversions(I8, ElementTypes.Convert(I8), ElementTypes.Convert);
        SameConversions(I16, ElementTypes.Convert(I16), ElementTypes.Convert);
        SameConversions(I32, ElementTypes.Convert(I32), ElementTypes.Convert);
        SameConversions(I64, ElementTypes.Convert(I64), ElementTypes.Convert);
        SameConversions(U8, ElementTypes.Convert(U8), ElementTypes.Convert);
        SameConversions(U16, ElementTypes.Convert(U16), ElementTypes.Convert);
        SameConversions(U32, ElementTypes.Convert(U32), ElementTypes.Convert);
        SameConversions(U64, ElementTypes.Convert(U64), ElementTypes.Convert);
        SameConversions(F16, ElementTypes.Convert(F16), ElementTypes.Convert);
        SameConversions(BF16, ElementTypes.Convert(BF16), ElementTypes.Convert);
        SameConversions(F32, ElementTypes.Convert(F32), ElementTypes.Convert);
        SameConversions(F64, ElementTypes.Convert(F64), ElementTypes.Convert);

        Assert.Equal([-1, 0, 0, 127, 127, 0, 127, 0], ElementTypes.Convert(F32).I8.ToArray());
        Assert.Equal([0, 0, 0, 255, 255, 0, 255, 0], ElementTypes.Convert(F16).U8.ToArray());
        Assert.Equal([0, -112, -1, 0, 1, 3, -1, -1], ElementTypes.Convert(I32).I8.ToArray().Select(x => (int)x));
        Assert.Equal(["-1.5", "NaN", "0.100097656", "300", "Infinity", "-0", "65536", "1.001358E-05"], ElementTypes.Convert(F16).Bf16.ToArray().Select(x => x.ToString()));
    }

    [Fact]
    public void NarrowFloatsComputeInSinglePrecision()
    {
        Assert.Equal(F16.ToArray().Select(x => (Half)MathF.Sqrt((float)x)), ElementTypes.Root(F16).ToArray());
        Assert.Equal(BF16.ToArray().Select(x => (BFloat16)MathF.Sqrt(x)), ElementTypes.Root(BF16).ToArray());
        BFloat16[] ones = [.. Enumerable.Repeat((BFloat16)1, 1000)];
        Assert.Equal((BFloat16)1000, ElementTypes.Reduce<BFloat16>(ones).Sum.Item());
        Assert.Equal((BFloat16)1000, ElementTypes.Product<BFloat16>(ones, ones).Item());
        NDArray<BFloat16> slope = Transforms.Grad(ElementTypes.Loss, (NDArray<BFloat16>)new[] { (BFloat16)3, (BFloat16)(-2) });
        Assert.Equal([(BFloat16)6, (BFloat16)(-4)], slope.ToArray());
    }

    [Fact]
    public void DifferentTypesMeetWhereJaxsDo()
    {
        NDArray<float> f = new[] { 1.5f, -2 };
        NDArray<int> i = new[] { 3, 4 };
        NDArray<bool> b = new[] { true, false };
        NDArray<byte> u = new byte[] { 250, 7 };
        NDArray<sbyte> s = new sbyte[] { 100, -7 };
        NDArray<uint> w = new uint[] { 1, uint.MaxValue };
        (NDArray<float> x, NDArray<float> y, NDArray<short> z, NDArray<int> v) = Meeting.All(f, i, b, u, s, w);
        Assert.Equal([4.5f, 2], x.ToArray());
        Assert.Equal([0.375f, -0.5f], y.ToArray());
        Assert.Equal([350, 0], z.ToArray().Select(n => (int)n));
        Assert.Equal([4, 3], v.ToArray());
        Func<NDArray<float>, NDArray<int>, NDArray<bool>, NDArray<byte>, NDArray<sbyte>, NDArray<uint>, (NDArray<float>, NDArray<float>, NDArray<short>, NDArray<int>)> plain = Meeting.All;
        Assert.Equal(z.ToArray(), plain(f, i, b, u, s, w).Item3.ToArray());
        Assert.Equal([0.75f, 1], TrueDivide(i, 4).ToArray());
        Assert.Equal([3, 4], Maximum(0, i).ToArray());
        Assert.Equal([1.5f, 0], Maximum(f, 0).ToArray());
        Assert.Equal((Half)2.5f, Add((NDArray<Half>)(Half)1.5f, (NDArray<bool>)true).Item());
        Assert.Equal(3f, Multiply((NDArray<Half>)(Half)1.5f, (NDArray<BFloat16>)(BFloat16)2).Item());
    }

    private static void Same<T>(
        NDArray<T> x, NDArray<T> mixed, Func<NDArray<T>, NDArray<T>, NDArray<T>> mix, (NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>) parts, Func<NDArray<T>, (NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>)> reduce)
        where T : unmanaged
    {
        Assert.Equal(mix(x, Turned(x)).ToArray(), mixed.ToArray());
        (NDArray<T>, NDArray<T>, NDArray<T>, NDArray<T>) plain = reduce(x);
        Assert.Equal(
            [plain.Item1.Item(), plain.Item2.Item(), plain.Item3.Item(), plain.Item4.Item()],
            new[] { parts.Item1.Item(), parts.Item2.Item(), parts.Item3.Item(), parts.Item4.Item() });
    }

    private static void Same<T>(NDArray<T> x, NDArray<T> bits, Func<NDArray<T>, NDArray<T>, NDArray<T>> plainBits, NDArray<T> quotient, Func<NDArray<T>, NDArray<T>> plainQuotient)
        where T : unmanaged
    {
        Assert.Equal(plainBits(x, Turned(x)).ToArray(), bits.ToArray());
        Assert.Equal(plainQuotient(x).ToArray(), quotient.ToArray());
    }

    private static void SameConversions<T>(NDArray<T> x, Converted compiled, Func<NDArray<T>, Converted> convert)
        where T : unmanaged
    {
        Converted plain = convert(x);
        Assert.Equal(plain.I8.ToArray(), compiled.I8.ToArray());
        Assert.Equal(plain.I16.ToArray(), compiled.I16.ToArray());
        Assert.Equal(plain.I32.ToArray(), compiled.I32.ToArray());
        Assert.Equal(plain.I64.ToArray(), compiled.I64.ToArray());
        Assert.Equal(plain.U8.ToArray(), compiled.U8.ToArray());
        Assert.Equal(plain.U16.ToArray(), compiled.U16.ToArray());
        Assert.Equal(plain.U32.ToArray(), compiled.U32.ToArray());
        Assert.Equal(plain.U64.ToArray(), compiled.U64.ToArray());
        Assert.Equal(plain.F16.ToArray(), compiled.F16.ToArray());
        Assert.Equal(plain.Bf16.ToArray(), compiled.Bf16.ToArray());
        Assert.Equal(plain.F32.ToArray(), compiled.F32.ToArray());
        Assert.Equal(plain.F64.ToArray(), compiled.F64.ToArray());
        Assert.Equal(plain.Truth.ToArray(), compiled.Truth.ToArray());
    }

    private static NDArray<T> Turned<T>(NDArray<T> x)
        where T : unmanaged
        => Nd.Roll(x, 3);

    private static readonly NDArray<sbyte> I8 = new sbyte[] { -128, -7, -1, 0, 1, 3, 100, 127 };
    private static readonly NDArray<short> I16 = new short[] { -32768, -300, -1, 0, 1, 3, 255, 32767 };
    private static readonly NDArray<int> I32 = new int[] { int.MinValue, -70000, -1, 0, 1, 3, 255, int.MaxValue };
    private static readonly NDArray<long> I64 = new long[] { long.MinValue, -70000, -1, 0, 1, 3, 4294967296, long.MaxValue };
    private static readonly NDArray<byte> U8 = new byte[] { 0, 1, 2, 3, 100, 127, 128, 255 };
    private static readonly NDArray<ushort> U16 = new ushort[] { 0, 1, 2, 3, 255, 256, 32768, 65535 };
    private static readonly NDArray<uint> U32 = new uint[] { 0, 1, 2, 3, 255, 65536, 2147483648, uint.MaxValue };
    private static readonly NDArray<ulong> U64 = new ulong[] { 0, 1, 2, 3, 255, 65536, 9223372036854775808, ulong.MaxValue };
    private static readonly NDArray<Half> F16 = new Half[] { (Half)(-1.5f), Half.NaN, (Half)0.1f, (Half)300, Half.PositiveInfinity, Half.NegativeZero, (Half)65504, (Half)0.00001f };
    private static readonly NDArray<BFloat16> BF16 = new BFloat16[] { (BFloat16)(-1.5f), BFloat16.NaN, (BFloat16)0.1f, (BFloat16)300, BFloat16.PositiveInfinity, BFloat16.NegativeZero, BFloat16.MaxValue, (BFloat16)1e-40f };
    private static readonly NDArray<float> F32 = new float[] { -1.5f, float.NaN, 0.1f, 300, float.PositiveInfinity, -0f, 3e9f, 1e-40f };
    private static readonly NDArray<double> F64 = new double[] { -1.5, double.NaN, 0.1, 300, double.NegativeInfinity, -0.0, 1e20, 1e-310 };
}

public sealed record Converted(
    NDArray<sbyte> I8,
    NDArray<short> I16,
    NDArray<int> I32,
    NDArray<long> I64,
    NDArray<byte> U8,
    NDArray<ushort> U16,
    NDArray<uint> U32,
    NDArray<ulong> U64,
    NDArray<Half> F16,
    NDArray<BFloat16> Bf16,
    NDArray<float> F32,
    NDArray<double> F64,
    NDArray<bool> Truth);

public static class ElementTypes
{
    [Jit]
    public static NDArray<T> Mix<T>([Shape("n")] NDArray<T> x, [Shape("n")] NDArray<T> y)
        where T : unmanaged
        => Where(x < y, x + (y * x), Maximum(x, y) - Minimum(x, -y));

    [Jit]
    public static (NDArray<T> Sum, NDArray<T> Product, NDArray<T> Largest, NDArray<T> Smallest) Reduce<T>([Shape("n")] NDArray<T> x)
        where T : unmanaged
        => (Sum<T>(x), Prod<T>(x), Max(x), Min(x));

    [Jit]
    public static NDArray<T> Bits<T>([Shape("n")] NDArray<T> x, [Shape("n")] NDArray<T> y)
        where T : unmanaged
        => ((x & y) | (x ^ 1)) + (LeftShift(x, y & 3) - RightShift(~y, x & 3));

    [Jit]
    public static NDArray<T> Divide<T>([Shape("n")] NDArray<T> x)
        where T : unmanaged
        => (FloorDivide(x, (x & 7) + 1) * 2) + Remainder(x, (x & 7) + 2) + Abs(Sign(x));

    [Jit]
    public static Converted Convert<T>([Shape("n")] NDArray<T> x)
        where T : unmanaged
        => new(
            x.As<sbyte>(),
            x.As<short>(),
            x.As<int>(),
            x.As<long>(),
            x.As<byte>(),
            x.As<ushort>(),
            x.As<uint>(),
            x.As<ulong>(),
            x.As<Half>(),
            x.As<BFloat16>(),
            x.As<float>(),
            x.As<double>(),
            x.As<bool>());

    [Jit]
    public static NDArray<T> Root<T>([Shape("n")] NDArray<T> x)
        where T : unmanaged
        => Sqrt(x);

    [Jit]
    public static NDArray<T> Product<T>([Shape("n")] NDArray<T> x, [Shape("n")] NDArray<T> y)
        where T : unmanaged
        => Dot(x, y);

    [Pure]
    public static NDArray<BFloat16> Loss([Shape("n")] NDArray<BFloat16> x) => Sum(x * x);
}

public static class Meeting
{
    [Jit]
    public static (NDArray<float> X, NDArray<float> Y, NDArray<short> Z, NDArray<int> V) All(
        [Shape("n")] NDArray<float> f, [Shape("n")] NDArray<int> i, [Shape("n")] NDArray<bool> b, [Shape("n")] NDArray<byte> u, [Shape("n")] NDArray<sbyte> s, [Shape("n")] NDArray<uint> w)
        => (Add(f, i), TrueDivide(f, Add(i, b)), Add(u, s), Signed(w, i));

    [Pure]
    private static NDArray<int> Signed(NDArray<uint> w, NDArray<int> i)
    {
#pragma warning disable PJ0308 // The last number wraps, which is what is tested.
        return Add(w, i);
#pragma warning restore PJ0308
    }
}
