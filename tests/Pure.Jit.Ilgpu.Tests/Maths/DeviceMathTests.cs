using System.Globalization;
using System.Reflection;
using Pure.Jit.CompilerServices;
using Pure.Jit.Ilgpu.CompilerServices;
using Pure.Jit.Simd;

namespace Pure.Jit.Ilgpu.Tests.Maths;

/// <summary>
/// Every function of one element on devices against the CPU's: equal bits for integers, conversions and functions that have the CPU's text,
/// within the stated units in the last place for the rest; NaN for NaN.
/// </summary>
public sealed class DeviceMathTests
{
    // The largest distance from the CPU's result in f32 and in f64, of those that have not the CPU's text.
    private static readonly Dictionary<string, (long Single, long Double)> Bounds = new()
    {
        ["Exp2"] = (0, 2), ["Expm1"] = (0, 2), ["Log2"] = (0, 2), ["Log10"] = (0, 2), ["Tanh"] = (0, 4), ["Sinh"] = (0, 4), ["Cosh"] = (0, 3),
        ["Atan"] = (0, 2), ["Asin"] = (5, 4), ["Acos"] = (5, 4), ["Asinh"] = (5, 4), ["Acosh"] = (6, 4), ["Atanh"] = (5, 4), ["Erfc"] = (0, 8),
        ["ErfInv"] = (0, 8), ["Cbrt"] = (2, 2), ["Atan2"] = (5, 3),
    };

    // Angles above 1e5, where the CPU asks the framework.
    private static readonly Dictionary<string, (long Single, long Double)> LargeAngles = new() { ["Sin"] = (3, 2), ["Cos"] = (3, 2), ["Tan"] = (5, 3) };

    // Parts of others, for numbers that are known to be near.
    private static readonly HashSet<string> Parts = ["ExpNear", "LogNormal", "SinNear", "CosNear", "TanNear"];

    private static readonly float[] Singles = SingleGrid();

    private static readonly double[] Doubles = DoubleGrid();

    public static TheoryData<string> Unary => [.. Of(1, typeof(float)).Concat(Of(1, typeof(double))).Distinct()];

    public static TheoryData<string> Binary => [.. Of(2, typeof(float)).Concat(Of(2, typeof(double))).Distinct()];

    [Theory]
    [MemberData(nameof(Unary))]
    public void Functions_of_one_number_agree(string name)
    {
        List<string> wrong = [];
        if (Find(name, typeof(float)) is { } single)
        {
            Func<float, float> here = single.CreateDelegate<Func<float, float>>(), there = Cpu(name, typeof(float)).CreateDelegate<Func<float, float>>();
            Check([.. Singles.Where(x => !IsLarge(name, x))], x => $"{x:r}", x => Distance(here(x), there(x)), x => $"{here(x):r} but {there(x):r}", Bounds.GetValueOrDefault(name).Single, wrong);
            Check([.. Singles.Where(x => IsLarge(name, x))], x => $"{x:r}", x => Distance(here(x), there(x)), x => $"{here(x):r} but {there(x):r}", LargeAngles.GetValueOrDefault(name).Single, wrong);
        }

        if (Find(name, typeof(double)) is { } wide)
        {
            Func<double, double> here = wide.CreateDelegate<Func<double, double>>(), there = Cpu(name, typeof(double)).CreateDelegate<Func<double, double>>();
            Check([.. Doubles.Where(x => !IsLarge(name, x))], x => $"{x:r}", x => Distance(here(x), there(x)), x => $"{here(x):r} but {there(x):r}", Bounds.GetValueOrDefault(name).Double, wrong);
            Check([.. Doubles.Where(x => IsLarge(name, x))], x => $"{x:r}", x => Distance(here(x), there(x)), x => $"{here(x):r} but {there(x):r}", LargeAngles.GetValueOrDefault(name).Double, wrong);
        }

        Assert.True(wrong.Count == 0, name + ": " + string.Join("; ", wrong));
    }

    // Every 9973rd number that there is.
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("Exp")]
    [InlineData("Exp2")]
    [InlineData("Expm1")]
    [InlineData("Log")]
    [InlineData("Log2")]
    [InlineData("Log10")]
    [InlineData("Log1p")]
    [InlineData("Tanh")]
    [InlineData("Logistic")]
    [InlineData("GeluTanh")]
    [InlineData("Sinh")]
    [InlineData("Cosh")]
    [InlineData("Atan")]
    [InlineData("Erf")]
    [InlineData("Erfc")]
    [InlineData("ErfInv")]
    [InlineData("ErfInvGiles")]
    [InlineData("Rsqrt")]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Tan")]
    public void Functions_with_the_text_of_the_CPU_have_its_bits(string name)
    {
        Func<float, float> here = Find(name, typeof(float))!.CreateDelegate<Func<float, float>>(), there = Cpu(name, typeof(float)).CreateDelegate<Func<float, float>>();
        for (long bits = 0; bits < 1L << 32; bits += 9973)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!IsLarge(name, x) && Distance(here(x), there(x)) != 0)
            {
                Assert.Fail($"{name}({x:r}) is {here(x):r} but {there(x):r}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void Functions_of_two_numbers_agree(string name)
    {
        List<string> wrong = [];
        if (Find(name, typeof(float), typeof(float)) is { } single)
        {
            Func<float, float, float> here = single.CreateDelegate<Func<float, float, float>>(), there = Cpu(name, typeof(float), typeof(float)).CreateDelegate<Func<float, float, float>>();
            float[] some = [.. Singles.Where((_, i) => i % 17 == 0 || i < 40)];
            Check(
                [.. some.SelectMany(x => some.Select(y => (x, y)))], p => $"{p.x:r}, {p.y:r}", p => Distance(here(p.x, p.y), there(p.x, p.y)),
                p => $"{here(p.x, p.y):r} but {there(p.x, p.y):r}", Bounds.GetValueOrDefault(name).Single, wrong);
        }

        if (Find(name, typeof(double), typeof(double)) is { } wide)
        {
            Func<double, double, double> here = wide.CreateDelegate<Func<double, double, double>>(), there = Cpu(name, typeof(double), typeof(double)).CreateDelegate<Func<double, double, double>>();
            double[] some = [.. Doubles.Where((_, i) => i % 17 == 0 || i < 40)];
            Check(
                [.. some.SelectMany(x => some.Select(y => (x, y)))], p => $"{p.x:r}, {p.y:r}", p => Distance(here(p.x, p.y), there(p.x, p.y)),
                p => $"{here(p.x, p.y):r} but {there(p.x, p.y):r}", Bounds.GetValueOrDefault(name).Double, wrong);
        }

        Assert.True(wrong.Count == 0, name + ": " + string.Join("; ", wrong));
    }

    [Theory]
    [InlineData(typeof(sbyte))]
    [InlineData(typeof(short))]
    [InlineData(typeof(int))]
    [InlineData(typeof(long))]
    [InlineData(typeof(byte))]
    [InlineData(typeof(ushort))]
    [InlineData(typeof(uint))]
    [InlineData(typeof(ulong))]
    public void Integers_agree(Type type) =>
        typeof(DeviceMathTests).GetMethod(nameof(Integers), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null);

    [Fact]
    public void Powers_by_squaring_agree()
    {
        foreach (int y in (int[])[0, 1, 2, 5, 13, -1, -6, int.MinValue])
        {
            Assert.All(Singles, x => Assert.Equal(Scalars.IntegerPow(x, y), DeviceMath.IntegerPow(x, y)));
            Assert.All(Doubles, x => Assert.Equal(Scalars.IntegerPow(x, y), DeviceMath.IntegerPow(x, y)));
        }
    }

    [Fact]
    public void Conversions_to_integers_agree()
    {
        foreach (float x in Singles)
        {
            Assert.Equal(Scalars.ToI8(x), DeviceMath.ToI8(x));
            Assert.Equal(Scalars.ToI16(x), DeviceMath.ToI16(x));
            Assert.Equal(Scalars.ToI32(x), DeviceMath.ToI32(x));
            Assert.Equal(Scalars.ToI64(x), DeviceMath.ToI64(x));
            Assert.Equal(Scalars.ToU8(x), DeviceMath.ToU8(x));
            Assert.Equal(Scalars.ToU16(x), DeviceMath.ToU16(x));
            Assert.Equal(Scalars.ToU32(x), DeviceMath.ToU32(x));
            Assert.Equal(Scalars.ToU64(x), DeviceMath.ToU64(x));
        }

        foreach (double x in Doubles)
        {
            Assert.Equal(Scalars.ToI8(x), DeviceMath.ToI8(x));
            Assert.Equal(Scalars.ToI16(x), DeviceMath.ToI16(x));
            Assert.Equal(Scalars.ToI32(x), DeviceMath.ToI32(x));
            Assert.Equal(Scalars.ToI64(x), DeviceMath.ToI64(x));
            Assert.Equal(Scalars.ToU8(x), DeviceMath.ToU8(x));
            Assert.Equal(Scalars.ToU16(x), DeviceMath.ToU16(x));
            Assert.Equal(Scalars.ToU32(x), DeviceMath.ToU32(x));
            Assert.Equal(Scalars.ToU64(x), DeviceMath.ToU64(x));
        }
    }

    [Fact]
    public void Narrow_floats_agree()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            ushort word = (ushort)bits;
            float half = (float)BitConverter.UInt16BitsToHalf(word);
            Assert.Equal(half, DeviceMath.FromF16(word));
            Assert.Equal(BitConverter.HalfToUInt16Bits((Half)half), DeviceMath.ToF16(half));
            float wide = BitConverter.UInt32BitsToSingle((uint)word << 16);
            Assert.Equal(wide, DeviceMath.FromBF16(word));
        }

        foreach (int bits in (int[])[0, 1, 0x3ff, 0x400, 0x3c00, 0x7bff, 0x7c00, 0x8000, 0x8001, 0xbc00, 0xfc00])
        {
            foreach (float y in (float[])[0, 2, -2, float.NaN, float.PositiveInfinity])
            {
                Half x = BitConverter.UInt16BitsToHalf((ushort)bits);
                Assert.Equal((float)Scalars.Nextafter(x, (Half)y), DeviceMath.NextafterF16((float)x, y));
                BFloat16 wide = (BFloat16)DeviceMath.FromBF16((ushort)bits);
                Assert.Equal((float)Scalars.Nextafter(wide, (BFloat16)y), DeviceMath.NextafterBF16((float)wide, y));
            }
        }

        Random random = new(1);
        for (int i = 0; i < 200_000; i++)
        {
            float x = BitConverter.Int32BitsToSingle(i % 2 == 0 ? random.Next() ^ (random.Next() << 16) : (random.Next(100, 145) << 23) | random.Next(1 << 23));
            double y = x + (x * random.NextDouble() * 1e-7);
            Assert.Equal((float)(Half)x, DeviceMath.RoundToF16(x));
            Assert.Equal((float)(BFloat16)x, DeviceMath.RoundToBF16(x));
            Assert.Equal((float)(Half)y, DeviceMath.RoundToF16(y));
            Assert.Equal((float)(BFloat16)y, DeviceMath.RoundToBF16(y));
        }
    }

    [Fact]
    public void Precision_is_reduced_alike()
    {
        foreach ((int exponent, int mantissa) in ((int, int)[])[(8, 7), (5, 10), (4, 3), (8, 23), (11, 52), (2, 1), (8, 0)])
        {
            Assert.All(Singles, x => Assert.Equal(Scalars.ReducePrecision(x, exponent, mantissa), DeviceMath.ReducePrecision(x, exponent, mantissa)));
            Assert.All(Doubles, x => Assert.Equal(Scalars.ReducePrecision(x, exponent, mantissa), DeviceMath.ReducePrecision(x, exponent, mantissa)));
        }
    }

    [Fact]
    public void Random_words_are_the_same()
    {
        Random random = new(2);
        for (int i = 0; i < 1000; i++)
        {
            (uint a, uint b, uint c, uint d) = ((uint)random.NextInt64(), (uint)random.NextInt64(), (uint)random.NextInt64(), (uint)i);
            Assert.Equal(RandomWords.Bits(a, b, c, d), DeviceMath.Bits(a, b, c, d));
            Assert.Equal(RandomWords.Word0(a, b, c, d), DeviceMath.Word0(a, b, c, d));
            Assert.Equal(RandomWords.Word1(a, b, c, d), DeviceMath.Word1(a, b, c, d));
        }
    }

    private static bool IsLarge(string name, double x) => Math.Abs(x) > 100_000 && LargeAngles.ContainsKey(name);

    private static IEnumerable<string> Of(int arity, Type type) => typeof(DeviceMath).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.ReturnType == type && m.GetParameters().Length == arity && m.GetParameters().All(p => p.ParameterType == type)
            && m.Name is not ("CopySign" or "RoundToF16" or "RoundToBF16" or "NextafterF16" or "NextafterBF16") && !Parts.Contains(m.Name))
        .Select(m => m.Name);

    private static MethodInfo? Find(string name, params Type[] types) =>
        typeof(DeviceMath).GetMethod(name, BindingFlags.Public | BindingFlags.Static, types) is { } method && method.ReturnType == types[0] ? method : null;

    // What the CPU's spelling of the same name calls.
    private static MethodInfo Cpu(string name, params Type[] types) =>
        typeof(Scalars).GetMethod(name, BindingFlags.Public | BindingFlags.Static, types)
        ?? typeof(VectorMathScalar).GetMethod(name, BindingFlags.Public | BindingFlags.Static, types)
        ?? Generic(name, types)
        ?? types[0].GetMethod(name, BindingFlags.Public | BindingFlags.Static, types)
        ?? typeof(DeviceMathTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static, types)
        ?? throw new InvalidOperationException($"The CPU has no {name} of {types[0].Name}");

    private static MethodInfo? Generic(string name, Type[] types) => types[0] == typeof(double) || types[0] == typeof(float)
        ? typeof(Scalars).GetMethods().FirstOrDefault(m => m.Name == name && m.IsGenericMethodDefinition && m.GetParameters().Length == types.Length && name is "Sign" or "Nextafter" && m.Name == name && m.IsGenericMethodDefinition)?.MakeGenericMethod(types[0])
        : null;

    private static float Rem(float x, float y) => x % y;

    private static double Rem(double x, double y) => x % y;

    private static void Check<T>(T[] inputs, Func<T, string> shown, Func<T, long> distance, Func<T, string> both, long bound, List<string> wrong)
    {
        long worst = 0;
        int count = 0;
        string where = "";
        foreach (T input in inputs)
        {
            long d = distance(input);
            count += d > bound ? 1 : 0;
            if (d > worst)
            {
                (worst, where) = (d, $"at {shown(input)} {both(input)}");
            }
        }

        if (count > 0)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{count} of {inputs.Length} {typeof(T).Name} beyond {bound}, by up to {worst} {where}"));
        }
    }

    private static long Distance(float x, float y) =>
        float.IsNaN(x) && float.IsNaN(y) ? 0
        : float.IsNaN(x) != float.IsNaN(y) || (x == 0 && y == 0 && float.IsNegative(x) != float.IsNegative(y)) ? long.MaxValue
        : Math.Abs(Order(BitConverter.SingleToInt32Bits(x)) - Order(BitConverter.SingleToInt32Bits(y)));

    private static long Distance(double x, double y) =>
        double.IsNaN(x) && double.IsNaN(y) ? 0
        : double.IsNaN(x) != double.IsNaN(y) || (x == 0 && y == 0 && double.IsNegative(x) != double.IsNegative(y)) ? long.MaxValue
        : (long)Math.Min(long.MaxValue, Math.Abs((decimal)Order(BitConverter.DoubleToInt64Bits(x)) - Order(BitConverter.DoubleToInt64Bits(y))));

    private static long Order(int bits) => bits < 0 ? int.MinValue - (long)bits : bits;

    private static long Order(long bits) => bits < 0 ? long.MinValue - bits : bits;

    private static float[] SingleGrid()
    {
        List<float> grid =
        [
            0f, -0f, 1f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon,
            1.17549435e-38f, 1.17549421e-38f, 0.5f, -0.5f, 1.5f, 2.5f, -2.5f, 8388607.5f, 8388608f, 0.75f, 0.99999994f, 1.0000001f, 1.5707964f, 3.1415927f,
            88.7f, -103.9f, 100f, 1024f, 1e5f, 1e9f, 3e38f, 1e-30f, 2f, 3f, -3f, 127f, 255f, 65535f, 2147483648f, -2147483648f, 9.223372e18f, 1.8446744e19f,
        ];
        Random random = new(3);
        for (int i = 0; i < 3000; i++)
        {
            grid.Add((float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 3))));
            grid.Add(BitConverter.Int32BitsToSingle(random.Next() ^ (random.Next() << 8)));
        }

        return [.. grid];
    }

    private static double[] DoubleGrid()
    {
        List<double> grid = [.. Singles.Take(43).Select(x => (double)x), double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 709.7, -745.1, 1e300, 1e-300, 4503599627370495.5, 1e22, 1e17];
        Random random = new(4);
        for (int i = 0; i < 3000; i++)
        {
            grid.Add((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 3)));
            grid.Add(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
        }

        return [.. grid];
    }

    private static void Integers<T>()
        where T : unmanaged, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        Random random = new(5);
        T[] values = [T.Zero, T.One, T.MinValue, T.MaxValue, T.CreateTruncating(-1), T.CreateTruncating(7), T.CreateTruncating(-7), T.CreateTruncating(63), T.CreateTruncating(64), .. Enumerable.Range(0, 40).Select(_ => T.CreateTruncating(random.NextInt64(long.MinValue, long.MaxValue)))];
        foreach (string name in (string[])["Div", "Rem", "ShiftLeft", "ShiftRightLogical", "ShiftRightArithmetic", "Mulhi", "Max", "Min"])
        {
            Func<T, T, T> here = Find(name, typeof(T), typeof(T))!.CreateDelegate<Func<T, T, T>>();
            Func<T, T, T> there = name == "Max" ? T.Max : name == "Min" ? T.Min : typeof(Scalars).GetMethod(name)!.MakeGenericMethod(typeof(T)).CreateDelegate<Func<T, T, T>>();
            Assert.All(values.SelectMany(x => values.Select(y => (x, y))), p => Assert.True(there(p.x, p.y) == here(p.x, p.y), $"{name}({p.x}, {p.y}): {here(p.x, p.y)} but {there(p.x, p.y)}"));
        }

        foreach (string name in (string[])["Sign", "PopCount", "LeadingZeroCount"])
        {
            Func<T, T> here = Find(name, typeof(T))!.CreateDelegate<Func<T, T>>();
            Func<T, T> there = name == "PopCount" ? T.PopCount : name == "LeadingZeroCount" ? T.LeadingZeroCount : Scalars.Sign;
            Assert.All(values, x => Assert.True(there(x) == here(x), $"{name}({x}): {here(x)} but {there(x)}"));
        }

        Func<T, int, T> power = typeof(DeviceMath).GetMethod("IntegerPow", [typeof(T), typeof(int)])!.CreateDelegate<Func<T, int, T>>();
        Assert.All(values, x => Assert.Equal(Scalars.IntegerPow(x, 5), power(x, 5)));
    }
}
