using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;

namespace Pure.Jit.Generator.Tests.Ops;

internal static partial class OpSpecs
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    private static int[][] ElementwiseShapes => [[], [1], [7], [3, 5], [0]];

    private static IEnumerable<OpSpec> Elementwise() =>
    [
        Unary("exp", Math.Exp, -3, 3, (NaN, NaN), (-Inf, 0), (Inf, Inf)),
        Unary("exp2", x => Math.Exp(x * Math.Log(2)), -3, 3, (-Inf, 0)),
        Unary("expm1", x => x + (x * x / 2) + (x * x * x / 6) + (Math.Pow(x, 4) / 24), -1e-3, 1e-3, (-Inf, -1), (Inf, Inf), (-0.0, -0.0)),
        Unary("log", Math.Log, 0.1, 9, (0, -Inf), (-1, NaN), (Inf, Inf)),
        Unary("log1p", x => x - (x * x / 2) + (x * x * x / 3) - (Math.Pow(x, 4) / 4), -1e-3, 1e-3, (-1, -Inf), (-2, NaN), (Inf, Inf)),
        Unary("sqrt", x => Math.Pow(x, 0.5), 0.1, 9, (-1, NaN), (-0.0, -0.0)),
        Unary("rsqrt", x => Math.Pow(x, -0.5), 0.1, 9, (0, Inf), (Inf, 0)),
        Unary("cbrt", Math.Cbrt, 0.5, 9, (-8, -2), (0, 0), (-Inf, -Inf)),
        Unary("sin", Math.Sin, -4, 4, (Inf, NaN)),
        Unary("cos", Math.Cos, -4, 4, (Inf, NaN)),
        Unary("tan", Math.Tan, -1.2, 1.2),
        Unary("sinh", x => (Math.Exp(x) - Math.Exp(-x)) / 2, 0.5, 3),
        Unary("cosh", x => (Math.Exp(x) + Math.Exp(-x)) / 2, -3, 3),
        Unary("tanh", x => 1 - (2 / (Math.Exp(2 * x) + 1)), 0.3, 3, (Inf, 1), (-Inf, -1)),
        Unary("asin", Math.Asin, -0.9, 0.9, (2, NaN)),
        Unary("acos", Math.Acos, -0.9, 0.9, (2, NaN)),
        Unary("atan", Math.Atan, -4, 4, (Inf, Math.PI / 2)),
        Unary("asinh", Math.Asinh, -4, 4, (-Inf, -Inf), (1e300, 691.4686750787736)),
        Unary("acosh", Math.Acosh, 1.2, 9, (0.5, NaN), (1, 0)),
        Unary("atanh", Math.Atanh, -0.9, 0.9, (1, Inf), (-1, -Inf), (2, NaN)),
        Unary("gelu_tanh", x => x / (1 + Math.Exp(-2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))), -3, 4, (-Inf, -0.0), (Inf, Inf), (-200, 0)),
        Unary("logistic", x => 1 / (1 + Math.Exp(-x)), -4, 4, (-Inf, 0), (Inf, 1), (-800, 0)),
        Known("erf", (0.5, 0.5204998778130465), (1, 0.8427007929497149), (-1.9, -0.9927904292352575), (2.5, 0.999593047982555), (3.7, 0.9999998328489421)),
        Known("erfc", (-1, 1.842700792949715), (0.5, 0.4795001221869535), (2, 0.004677734981047266), (4, 1.541725790028002e-08)),
        Unary("log2", Math.Log2, 0.1, 9, (0, -Inf), (-1, NaN), (8, 3)),
        Unary("log10", Math.Log10, 0.1, 9, (0, -Inf), (-1, NaN), (1000, 3)),
        Known("erf_inv_giles", (0.5, 0.4769362762044699), (-0.9, -1.1630871536766743)),
        Known("erf_inv", (0.5, 0.4769362762044699), (-0.9, -1.1630871536766743), (0.999, 2.326753765513525), (0.01, 0.008862501280950598)),
        Known("lgamma", (0.3, 1.0957979948180756), (1.2, -0.08537409000331583), (2.7, 0.4348205536551047), (9.5, 11.689333420797269), (-1.7, 0.9218446876946375), (30.25, 72.104204742008)),
        Known("digamma", (0.3, -3.502524222200133), (1.2, -0.2890398965921884), (2.7, 0.7967831689911411), (9.5, 2.1977378764029494), (-1.7, -1.4857174995110567), (30.25, 3.392876200343285)),
        Known("erfcx", (-1.3, 10.481318741176324), (0.2, 0.8090195199015807), (1.7, 0.2916632970753435), (12.5, 0.04499209900102792)),
        Known("ndtr", (-7.5, 3.1908916729108963e-14), (-1.3, 0.09680048458561033), (0.2, 0.579259709439103), (1.7, 0.955434537241457)),
        Known("log_ndtr", (-40.0, -804.6084420137538), (-7.5, -31.075890902890002), (-1.3, -2.3351032786624426), (0.2, -0.5460043537227741), (1.7, -0.045589029170068934)),
        Known("ndtri", (0.001, -3.0902323061678136), (0.2, -0.8416212335729142), (0.6, 0.2533471031357997), (0.97, 1.8807936081512506)),
        Known("bessel_i0e", (-3.0, 0.2430003541618254), (0.5, 0.6450352704491501), (7.0, 0.15373774467288126), (20.0, 0.08978031188482602)),
        Known("bessel_i1e", (-3.0, -0.19682671329730086), (0.5, 0.1564208031848717), (7.0, 0.14228923470959867), (20.0, 0.08750622218328867)),
        Known("expi", (-2.5, -0.024914917870269736), (-0.3, -0.9056766516758468), (0.2, -0.8217605879024003), (1.7, 3.9209632013549043), (7.5, 289.3883982001446), (30.0, 368973209407.2742)),
        Known("sine_integral", (-5.0, -1.549931244944674), (0.3, 0.29850404380704315), (2.7, 1.818212076470866), (6.0, 1.4246875512805066), (12.5, 1.4923370522865), (40.0, 1.5869851193547846)),
        Known("cosine_integral", (-5.0, -0.19002974965664388), (0.3, -0.6491729329711617), (1.7, 0.46696836417695464), (6.5, 0.011101519514930108), (12.5, -0.01140834959514162), (40.0, 0.019020007896208765)),
        new OpSpec("expn", new OpCase([F([4], 1.0, 2.0, 5.0, 30.0), F([4], 0.3, 1.7, 0.6, 4.0)], Attributes.None, [F([4], 0.9056766516758468, 0.055770628570604476, 0.11550884635259222, 0.000552941432867579)], IsSmooth: false)),
        new OpSpec("zeta", new OpCase([F([3], 2.0, 3.5, 1.5), F([3], 1.0, 0.7, 20.0)], Attributes.None, [F([3], 1.6449340668482264, 3.692768064686827, 0.4528736171293873)], IsSmooth: false)),
        new OpSpec("polygamma", new OpCase([F([4], 0.0, 1.0, 3.0, 2.0), F([4], 1.7, 0.7, 2.5, -1.3)], Attributes.None, [F([4], 0.2085478748734939, 2.834049156694611, 0.22390584881725206, 68.54941347116214)], IsSmooth: false)),
        new OpSpec("igamma", new OpCase([F([4], 0.5, 2.5, 30.0, 5.0), F([4], 0.3, 4.0, 25.0, 12.0)], Attributes.None, [F([4], 0.5614219739190002, 0.8437643724222776, 0.18210391597745512, 0.992399609318933)], IsSmooth: false)),
        new OpSpec("igammac", new OpCase([F([4], 0.5, 2.5, 30.0, 5.0), F([4], 0.3, 4.0, 25.0, 12.0)], Attributes.None, [F([4], 0.4385780260809999, 0.15623562757772233, 0.8178960840225449, 0.007600390681066996)], IsSmooth: false)),
        new OpSpec("igamma_grad_a", new OpCase([F([4], 0.5, 2.5, 30.0, 5.0), F([4], 0.3, 4.0, 25.0, 12.0)], Attributes.None, [F([4], -0.7705703513753519, -0.14765686908718714, -0.049954877425834855, -0.008232769172088636)], IsSmooth: false)),
        new OpSpec("random_gamma_grad", new OpCase([F([4], 0.5, 2.5, 30.0, 5.0), F([4], 0.3, 4.0, 25.0, 12.0)], Attributes.None, [F([4], 1.0098019459488545, 1.3396081953658443, 0.9166815997356572, 1.5508363766251059)], IsSmooth: false)),
        new OpSpec("betaln", new OpCase([F([3], 0.5, 2.5, 30.0), F([3], 0.3, 4.0, 0.2)], Attributes.None, [F([3], 1.516103259342938, -3.586119720156167, 0.8464998212038055)], IsSmooth: true)),
        new OpSpec("betainc", new OpCase([F([3], 0.5, 2.5, 30.0), F([3], 0.3, 4.0, 20.0), F([3], 0.2, 0.7, 0.55)], Attributes.None, [F([3], 0.20662574700338132, 0.9514994588636262, 0.2328886067865693)], IsSmooth: false)),
        new OpSpec("population_count",
            new OpCase([U([3], 0, 7, 4294967295)], Attributes.None, [U([3], 0, 3, 32)]),
            new OpCase([I([2], -1, 256)], Attributes.None, [I([2], 32, 1)])),
        new OpSpec("clz", new OpCase([U([3], 0, 7, 4294967295)], Attributes.None, [U([3], 32, 29, 0)]), new OpCase([I([2], -1, 256)], Attributes.None, [I([2], 0, 23)])),
        new OpSpec("mulhi",
            new OpCase([U([2], 4294967295, 65536), U([2], 4294967295, 65536)], Attributes.None, [U([2], 4294967294, 1)]),
            new OpCase([I([2], -1, int.MinValue), I([2], 1, int.MinValue)], Attributes.None, [I([2], -1, 1 << 30)])),
        new OpSpec("reduce_precision", new OpCase(
            [F([6], 1.1, -3.14159265, 1e30, 1e-30, NaN, -Inf)], Attrs(("exponentBits", 5), ("mantissaBits", 10)),
            [F([6], 1.099609375, -3.140625, Inf, 0, NaN, -Inf)], IsSmooth: false)),
        Unary("floor", Math.Floor, 0.1, 0.9, (-0.5, -1), (2.5, 2), (-Inf, -Inf)),
        Unary("ceil", Math.Ceiling, 0.1, 0.9, (-0.5, -0.0), (2.5, 3)),
        Unary("round", Math.Round, 0.1, 0.4, (0.5, 0), (1.5, 2), (2.5, 2), (-0.5, -0.0)),
        Unary("neg", x => 0 - x, 0.1, 9, (0, -0.0), (NaN, NaN)).And(Integers("neg", DType.I8, x => -x[0], [1, -128], [-1, -128])),
        Unary("abs", x => x < 0 ? -x : x, 0.1, 9, (-2, 2), (-0.0, 0), (-Inf, Inf)).And(Integers("abs", DType.I32, x => Math.Abs(x[0]), [-3], [3])),
        Unary("sign", x => Math.Sign(x), 0.1, 9, (-3, -1), (0, 0), (-0.0, -0.0), (NaN, NaN)).And(Integers("sign", DType.I32, x => Math.Sign(x[0]), [-7, 0, 5], [-1, 0, 1])),
        Unary("square", x => Math.Pow(x, 2), 0.1, 9, (-Inf, Inf)),
        new OpSpec("integer_pow",
            [.. new[] { 0, 1, 2, 3, 4, 5, -1, -2 }.Select(y => Of("integer_pow", Attrs(("y", y)), x => Math.Pow(x[0], y), [3, 5], (0.5, 2.5)))]),
        new OpSpec("is_finite", new OpCase([F([4], 1, NaN, Inf, -Inf)], Attributes.None, [B([4], 1, 0, 0, 0)])),
        Binary("add", (x, y) => x + y, (-4, 4), (-4, 4)).And(Integers("add", DType.U8, x => x[0] + x[1], [200, 100], [44], 2)),
        Binary("sub", (x, y) => x - y, (-4, 4), (-4, 4)).And(Integers("sub", DType.U32, x => x[0] - x[1], [1, 2], [4294967295], 2)),
        Binary("mul", (x, y) => x * y, (-4, 4), (-4, 4)).And(Integers("mul", DType.I16, x => x[0] * x[1], [300, 300], [24464], 2)),
        Binary("div", (x, y) => x / y, (-4, 4), (0.5, 4)).And(
            Integers("div", DType.I32, null, [-7, 5, int.MinValue, 2, 0, -1], [-3, -1, int.MinValue], 2),
            Integers("div", DType.U64, null, [-1, 7, 2, 0], [long.MaxValue, -1], 2)),
        Binary("rem", (x, y) => x - (y * Math.Truncate(x / y)), (2.1, 2.9), (0.91, 0.99)).And(
            Pairs((-5.5, 2, -1.5), (5.5, -2, 1.5), (1, 0, NaN), (1, Inf, 1)),
            Integers("rem", DType.I32, null, [-7, 5, int.MinValue, 2, 0, -1], [-1, 5, 0], 2)),
        Binary("max", Math.Max, (0, 1), (1.1, 2)).And(Pairs((NaN, 1, NaN), (1, NaN, NaN), (2, -Inf, 2)), Integers("max", DType.U64, null, [-1, 3, 5, 4], [-1, 4], 2)),
        Binary("min", Math.Min, (0, 1), (1.1, 2)).And(Pairs((NaN, 1, NaN), (1, NaN, NaN), (2, Inf, 2)), Integers("min", DType.U64, null, [-1, 3, 5, 4], [5, 3], 2)),
        Binary("pow", (x, y) => Math.Exp(y * Math.Log(x)), (0.5, 3), (-2, 2)).And(Pairs((0, 0, 1), (-8, 2, 64), (-8, 0.5, NaN), (0, -1, Inf))),
        Binary("atan2", (x, y) => Math.Atan(x / y), (-3, 3), (0.5, 3)).And(Pairs((1, -1, 3 * Math.PI / 4), (0, -1, Math.PI), (-1, 0, -Math.PI / 2))),
        new OpSpec("nextafter",
            new OpCase([F([3], 1, 1, 0), F([3], 2, 0, -1)], Attributes.None, [F([3], Math.BitIncrement(1.0), Math.BitDecrement(1.0), -double.Epsilon)], 0, false),
            new OpCase(
                [Single(1, 0, -1), Single(2, 1, -2)], Attributes.None,
                [Single(MathF.BitIncrement(1), float.Epsilon, MathF.BitDecrement(-1))], 0, false)),
        Bits("and", DType.U8, [12, 10], [8]).And(Truth("and", 0, 0, 0, 1)),
        Bits("or", DType.U8, [12, 10], [14]).And(Truth("or", 0, 1, 1, 1)),
        Bits("xor", DType.U8, [12, 10], [6]).And(Truth("xor", 0, 1, 1, 0)),
        new OpSpec("not", new OpCase([B([2], 0, 1)], Attributes.None, [B([2], 1, 0)]), new OpCase([U([2], 0, 5)], Attributes.None, [U([2], 4294967295, 4294967290)])),
        Bits("shift_left", DType.I8, [1, -128 + 64, 3, 3, 7, 1, 8, -1], [-128, -128, 0, 0]),
        Bits("shift_right_logical", DType.I8, [-1, 64, -1, -1, 1, 7, 8, -2], [127, 0, 0, 0]),
        Bits("shift_right_arithmetic", DType.I8, [-128, 64, -1, 64, 1, 1, 8, 9], [-64, 32, -1, 0]),
        Comparison("eq", 0, 1, 0, 0), Comparison("ne", 1, 0, 1, 1), Comparison("lt", 1, 0, 0, 0),
        Comparison("le", 1, 1, 0, 0), Comparison("gt", 0, 0, 1, 0), Comparison("ge", 0, 1, 1, 0),
        new OpSpec("select_n",
            new OpCase([B([3], 0, 1, 0), F([3], 1, 2, 3), F([3], 4, 5, NaN)], Attributes.None, [F([3], 1, 5, 3)], IsSmooth: false),
            new OpCase([B([2, 2], 0, 1, 1, 0), F([2, 2], 1, 2, 3, 4), F([2, 2], 5, 6, 7, 8)], Attributes.None, [F([2, 2], 1, 6, 7, 4)]),
            new OpCase([B([], 1), I([], 1), I([], 2)], Attributes.None, [I([], 2)])),
        new OpSpec("clamp",
            new OpCase([F([4], -1, 0, 1, 0), F([4], 0, -2, 5, NaN), F([4], 1, 1, 2, 1)], Attributes.None, [F([4], 0, 0, 2, NaN)], IsSmooth: false),
            new OpCase([F([3], -1, 0, 1), F([3], 0.5, -2, 5), F([3], 1, 1, 2)], Attributes.None, [F([3], 0.5, 0, 2)]),
            new OpCase([I([2], 0, 0), I([2], -3, 9), I([2], 5, 5)], Attributes.None, [I([2], 0, 5)])),
        new OpSpec("convert_element_type",
            Convert(F([5], 1.9, -1.9, NaN, 1e20, -1e20), I([5], 1, -1, 0, int.MaxValue, int.MinValue)),
            Convert(F([3], 300, -3, 1.5), Tensor.Of(DType.U8, [3], new long[] { 255, 0, 1 })),
            Convert(F([3], 0, NaN, 0.1), B([3], 0, 1, 1)),
            Convert(I([3], 300, -1, 16777217), Tensor.Of(DType.I8, [3], new long[] { 44, -1, 1 })),
            Convert(I([2], 16777217, -3), Tensor.Of(DType.F32, [2], new double[] { 16777216, -3 })),
            Convert(Tensor.Of(DType.U64, [1], new long[] { -1 }), F([1], 18446744073709551616.0)),
            Convert(F([4], 0.1, 1e300, 65504, 0), Tensor.Of(DType.F32, [4], new[] { 0.1f, Inf, 65504, 0 })),
            Convert(F([4], 1.0009765625 + 0.00048828125, 65520, 5.9604644775390625e-08, -0.0), Tensor.Of(DType.F16, [4], new[] { 1.001953125, Inf, 5.9604644775390625e-08, -0.0 })),
            Convert(Single(0.5f, -2), F([2], 0.5, -2))),
        new OpSpec("bitcast",
            Bitcast(Single(1, -0.0f), U([2], 0x3F800000, 0x80000000)), Bitcast(U([1], 0x40490FDB), Single(MathF.PI)),
            Bitcast(F([1], 1), Tensor.Of(DType.I64, [1], new[] { 0x3FF0000000000000 })),
            Bitcast(Tensor.Of(DType.F16, [2], new[] { 1, -5.9604644775390625e-08 }), Tensor.Of(DType.U16, [2], new long[] { 0x3C00, 0x8001 })),
            Bitcast(I([1], -1), U([1], 4294967295))),
        new OpSpec("flush_subnormals", new OpCase([F([3], 1, 2, -0.5)], Attributes.None, [F([3], 1, 2, -0.5)]), new OpCase([F([3], 1, NaN, -0.0)], Attributes.None, [F([3], 1, NaN, -0.0)], 0, false)),
        new OpSpec("checkpoint_name", new OpCase([F([3], 1, 2, -0.5)], Attrs(("name", "a")), [F([3], 1, 2, -0.5)]), new OpCase([F([3], 1, NaN, -0.0)], Attrs(("name", "a")), [F([3], 1, NaN, -0.0)], 0, false)),
        new OpSpec("stop_gradient", new OpCase([F([3], 1, NaN, -0.0)], Attributes.None, [F([3], 1, NaN, -0.0)], 0, false)),
    ];

    private static OpSpec And(this OpSpec spec, params OpCase[] cases) =>
        spec with { Cases = [.. spec.Cases, .. cases] };

    private static OpSpec Unary(string name, Func<double, double> reference, double low, double high, params (double X, double Y)[] special) => new(
        name,
        [
            .. ElementwiseShapes.Select(shape => Of(name, Attributes.None, x => reference(x[0]), shape, (low, high))),
            .. special.Select(s => new OpCase([F([1], s.X)], Attributes.None, [F([1], s.Y)], 1e-14, false)),
        ]);

    private static OpSpec Binary(string name, Func<double, double, double> reference, params (double, double)[] domains) =>
        new(name, [.. ElementwiseShapes.Select(shape => Of(name, Attributes.None, x => reference(x[0], x[1]), shape, domains))]);

    private static OpSpec Known(string name, params (double X, double Y)[] points) => new(
        name, new OpCase([F([points.Length], [.. points.Select(p => p.X)])], Attributes.None, [F([points.Length], [.. points.Select(p => p.Y)])], 2e-14));

    private static OpCase Of(string name, Attributes attributes, Func<double[], double> reference, int[] shape, params (double Low, double High)[] domains)
    {
        Random random = new(name.Length + shape.Length);
        int size = shape.Aggregate(1, (a, b) => a * b);
        double[][] operands = [.. domains.Select(d => Enumerable.Range(0, size).Select(_ => d.Low + (random.NextDouble() * (d.High - d.Low))).ToArray())];
        double[] expected = [.. Enumerable.Range(0, size).Select(i => reference([.. operands.Select(o => o[i])]))];
        return new OpCase([.. operands.Select(o => F(shape, o))], attributes, [F(shape, expected)], 1e-12);
    }

    /// <summary>Inputs are all first operands, then all second ones.</summary>
    private static OpCase Integers(string name, DType dtype, Func<long[], long>? reference, long[] inputs, long[] expected, int arity = 1)
    {
        int n = inputs.Length / arity;
        if (reference is not null && name == "sign")
        {
            Assert.Equal(expected, inputs.Select(i => reference([i])));
        }

        return new OpCase(
            [.. Enumerable.Range(0, arity).Select(k => Tensor.Of(dtype, [n], inputs[(k * n)..((k + 1) * n)]))], Attributes.None, [Tensor.Of(dtype, [n], expected)]);
    }

    private static OpSpec Bits(string name, DType dtype, long[] inputs, long[] expected) =>
        new(name, Integers(name, dtype, null, inputs, expected, 2));

    private static OpCase Truth(string name, params int[] expected) =>
        new([B([4], 0, 0, 1, 1), B([4], 0, 1, 0, 1)], Attributes.None, [B([4], expected)]);

    private static OpCase Pairs(params (double X, double Y, double Result)[] rows) => new(
        [F([rows.Length], [.. rows.Select(r => r.X)]), F([rows.Length], [.. rows.Select(r => r.Y)])], Attributes.None,
        [F([rows.Length], [.. rows.Select(r => r.Result)])], 1e-14, false);

    private static OpSpec Comparison(string name, int less, int equal, int greater, int nan) => new(
        name,
        new OpCase([F([5], -1, 2, 3, NaN, 0), F([5], 2, 2, 2, 1, -0.0)], Attributes.None, [B([5], less, equal, greater, nan, equal)], 0, false),
        new OpCase([I([3], -1, 2, 3), I([3], 2, 2, 2)], Attributes.None, [B([3], less, equal, greater)]),
        new OpCase([Tensor.Of(DType.U64, [1], new long[] { -1 }), Tensor.Of(DType.U64, [1], new long[] { 1 })], Attributes.None, [B([1], greater)]),
        new OpCase([B([2], 0, 1), B([2], 1, 1)], Attributes.None, [B([2], less, equal)]));

    private static OpCase Convert(Tensor x, Tensor expected) =>
        new([x], Attrs(("dtype", expected.DType)), [expected], 0, false);

    private static OpCase Bitcast(Tensor x, Tensor expected) =>
        new([x], Attrs(("dtype", expected.DType)), [expected], 0, false);

    private static Tensor Single(params float[] values) =>
        Tensor.Of(DType.F32, [values.Length], values.Select(v => (double)v).ToArray());
}
