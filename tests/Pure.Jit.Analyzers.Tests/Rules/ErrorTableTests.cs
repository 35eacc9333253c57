using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>
/// Where JAX stops a program, or gives an answer that nobody meant: what a build, a run or the editor says here. Each test is one
/// mistake of JAX's users.
/// </summary>
public sealed class ErrorTableTests
{
    // TracerBoolConversionError: Python's if on a traced value.
    [Fact]
    public async Task Row_1_branches_are_compiled_and_ways_that_differ_named()
    {
        await Check.FindsAsync(
            """
            public static class Model
            {
                [Jit]
                public static NDArray<float> F([Shape("n")] NDArray<float> x, float limit) => {|PJ0402:limit > 0f|} ? x : Sum(x);
            }
            """,
            "'?:' is f32[n] on one way of '?:' and f32[] on the other, and which way is taken is known only when the compiled code runs; give it one shape and type on both");
        Assert.Equal("3 -1", Run(
            """
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x, [Static] bool negated)
            {
                if (negated && x.Rank == 1)
                {
                    return -x;
                }

                return Where(x > 2, x, 3f);
            }

            public static string Run() => $"{(float)F(new float[] { 1 }, false)[0]} {(float)F(new float[] { 1 }, true)[0]}";
            """));
    }

    // ConcretizationTypeError: a traced value as an axis.
    [Fact]
    public Task Row_2_an_axis_is_a_constant_or_marked_static() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, int axis) => Sum(x, axis: {|PJ0304:axis|});

            [Jit]
            public static NDArray<float> G([Shape("n m")] NDArray<float> x, [Static] int axis) => Sum(x, axis: axis);
        }
        """);

    // Shapes that depend on values: a number among the arguments.
    [Fact]
    public void Row_3_a_length_is_a_shape_a_static_an_argument_or_found_in_the_data() => Assert.Equal(
        "0 1 2 | 0 1 2 3 | 2 | 0 1 | 3 4 5 | 3 5 | 1 1 1 2 | 0 2 4 6 | 6 | 3 3 3 | refused",
        Run(
            """
            [Jit]
            public static NDArray<int> OfLength([Shape("n")] NDArray<float> x) => Arange(x.Shape[0]);

            [Jit]
            public static NDArray<int> OfStatic([Static] int n) => Arange(n);

            [Jit]
            public static NDArray<int> OfData([Shape("n")] NDArray<float> x) => Flatnonzero(x > 1);

            [Jit]
            public static NDArray<int> OfArgument(int n) => Arange(n);

            [Jit]
            public static NDArray<int> OfElement([Shape("3")] NDArray<int> x) => Arange(x[0], x[1]);

            [Jit]
            public static NDArray<int> BySteps([Shape("3")] NDArray<int> x) => Arange(x[0], x[1], 2);

            [Jit]
            public static NDArray<float> Joined([Shape("n")] NDArray<float> x, int n) => Concatenate([Ones(n), x[^1..]]);

            [Jit]
            public static NDArray<int> Together(int n) => Arange(n) + Ones<int>(n) * Arange(n);

            [Jit]
            public static NDArray<float> Total(NDArray<int> n) => Sum(Full<float>([2, n + 1], 1));

            [Jit]
            public static NDArray<float> Slope([Shape("")] NDArray<float> w, int n) => Grad(v => Sum(v * Ones(n)), w) * Ones(n);

            public static string Run()
            {
                NDArray<float> x = new float[] { 0, 1, 2 };
                NDArray<int> i = new int[] { 3, 6, 0 };
                string below = "";
                try
                {
                    Together(-1);
                }
                catch (ArgumentException)
                {
                    below = "refused";
                }

                return $"{Text(OfLength(x))} | {Text(OfStatic(4))} | {Text(OfData(x))} | {Text(OfArgument(2))} | {Text(OfElement(i))} | {Text(BySteps(i))}"
                    + $" | {Text(Joined(x, 3))} | {Text(Together(4))} | {Text(Total(2))} | {Text(Slope(0f, 3))} | {below}";
            }
            """));

    // NonConcreteBooleanIndexError: masks, nonzero and unique without a size.
    [Fact]
    public void Row_4_masks_and_unique_need_no_size() => Assert.Equal("2 3 | 1 2 3 | 5", Run(
        """
        [Jit]
        public static NDArray<float> Above([Shape("n")] NDArray<float> x) => x[x > 1];

        [Jit]
        public static NDArray<float> Distinct([Shape("n")] NDArray<float> x) => Unique(x);

        [Jit]
        public static NDArray<float> Total([Shape("n")] NDArray<float> x) => Sum(x[x > 1]);

        public static string Run()
        {
            NDArray<float> x = new float[] { 2, 1, 3, 1 };
            return $"{Text(Above(x))} | {Text(Distinct(x))} | {Text(Total(x))}";
        }
        """));

    // x[i] = v; += on a name that others hold.
    [Fact]
    public void Row_15_assignment_to_an_element_is_an_error_and_plus_assign_a_new_array()
    {
        Assert.Contains("CS0200", Errors("public static void F(NDArray<float> x) => x[0] = 1f;"));
        Assert.Equal("1 2 | 2 3 | 9 2", Run(
            """
            [Jit]
            public static NDArray<float> Plus(NDArray<float> x)
            {
                NDArray<float> y = x;
                y += 1;
                return y;
            }

            [Jit]
            public static NDArray<float> Changed([Shape("n")] NDArray<float> x) => x.At(0).Set(9f);

            public static string Run()
            {
                NDArray<float> x = new float[] { 1, 2 };
                NDArray<float> plus = Plus(x), changed = Changed(x);
                return $"{Text(x)} | {Text(plus)} | {Text(changed)}";
            }
            """));
    }

    // Indices outside: clamped, dropped or wrapped without a word.
    [Fact]
    public async Task Row_18_indices_outside_are_refused_unless_a_mode_is_given()
    {
        await Check.FindsAsync(
            """
            public static class Model
            {
                [Jit]
                public static NDArray<float> F([Shape("3")] NDArray<float> x) => {|PJ0301:x[5]|};
            }
            """);
        Assert.Equal("Index 5 is outside axis 0 | 3 | -1 | 1 2 3", Run(
            """
            [Jit]
            public static NDArray<float> Read([Shape("n")] NDArray<float> x, NDArray<int> i) => x[i];

            [Jit]
            public static NDArray<float> Clipped([Shape("n")] NDArray<float> x, NDArray<int> i) => x.At(i).Get(mode: "clip");

            [Jit]
            public static NDArray<float> Filled([Shape("n")] NDArray<float> x, NDArray<int> i) => x.At(i).Get(mode: "fill", fillValue: -1f);

            [Jit]
            public static NDArray<float> Dropped([Shape("n")] NDArray<float> x, NDArray<int> i) => x.At(i).Set(9f, mode: "drop");

            public static string Run()
            {
                NDArray<float> x = new float[] { 1, 2, 3 };
                NDArray<int> i = new int[] { 5 };
                string refused = "";
                try
                {
                    Read(x, i);
                }
                catch (ArgumentOutOfRangeException e)
                {
                    refused = e.Message[..e.Message.IndexOf(" of 'x'")];
                }

                return $"{refused} | {Text(Clipped(x, i))} | {Text(Filled(x, i))} | {Text(Dropped(x, i))}";
            }
            """));
    }

    // float64 becomes float32 without a word.
    [Fact]
    public async Task Row_23_f64_is_never_f32_and_f32_beside_f64_is_a_warning()
    {
        await Check.FindsAsync(
            """
            public static class Model
            {
                [Jit]
                public static NDArray<double> F([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<double> y) => {|PJ0308:Nd.Add(x, y)|};
            }
            """);
        Assert.Equal("0.1 1e+300", Run(
            """
            [Jit]
            public static NDArray<double> Same([Shape("n")] NDArray<double> x) => 1 * x;

            public static string Run() => Text(Same(new double[] { 0.1, 1e300 })).Replace("E", "e");
            """));
    }

    // Casts of numbers that the type does not have.
    [Fact]
    public void Row_24_casts_to_integers_saturate_and_nan_is_0() => Assert.Equal("254 255 255 0 0 | 254 255 0 1 2", Run(
        """
        [Jit]
        public static NDArray<byte> OfFloats([Shape("n")] NDArray<float> x) => x.As<byte>();

        [Jit]
        public static NDArray<byte> OfIntegers([Shape("n")] NDArray<int> x) => x.As<byte>();

        public static string Run() =>
            $"{Text(OfFloats(new float[] { 254, 256, 1e9f, -3, float.NaN }))} | {Text(OfIntegers(new int[] { 254, 255, 256, 257, 258 }))}";
        """));

    // Subnormal numbers, which some machines of JAX's read and write as 0.
    [Fact]
    public void Row_25_subnormal_numbers_are_kept() => Assert.Equal("True True", Run(
        """
        [Jit]
        public static NDArray<float> Halved([Shape("n")] NDArray<float> x) => x / 2;

        public static string Run()
        {
            NDArray<float> tiny = Full<float>(20, 2.3509887e-38f), half = Halved(Halved(tiny));
            return $"{(float)half[0] == 5.877472e-39f} {(float)Sum(half) > 0}";
        }
        """));

    // Promotion among integers, and constants that keep the array's type.
    [Fact]
    public async Task Row_26_mixed_signs_are_a_warning_and_constants_are_weak()
    {
        await Check.FindsAsync(
            """
            public static class Model
            {
                [Jit]
                public static NDArray<int> F([Shape("n")] NDArray<uint> x, [Shape("n")] NDArray<int> y) => {|PJ0308:Nd.Add(x, y)|};
            }
            """);
        Assert.Equal("f32 u8 2.5 7", Run(
            """
            [Jit]
            public static NDArray<float> Floats([Shape("n")] NDArray<float> x) => (x * 2) + 0.5;

            [Jit]
            public static NDArray<byte> Bytes([Shape("n")] NDArray<byte> x) => (x * 2) + 1;

            public static string Run()
            {
                NDArray<float> x = Floats(new float[] { 1 });
                NDArray<byte> y = Bytes(new byte[] { 3 });
                return $"{x.Dtype} {y.Dtype} {Text(x)} {Text(y)}";
            }
            """));
    }

    // Gradients of arrays, and of integers.
    [Fact]
    public Task Row_31_a_gradient_is_that_of_one_number_in_numbers() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> OfAnArray([Shape("n")] NDArray<float> w) => {|PJ0602:Grad(v => v * v, w)|};

            [Jit]
            public static NDArray<int> OfIntegers([Shape("n")] NDArray<int> w) => {|PJ0602:Grad(v => Sum(v.As<float>()), w)|};
        }
        """);

    // Loop bounds that overflow int32 without a word.
    [Fact]
    public async Task Row_41_sizes_that_overflow_are_errors()
    {
        Assert.Contains("CS0220", Errors("[Jit] public static NDArray<int> F() => Arange(int.MaxValue + 1);"));
        await Check.FindsAsync(
            """
            public static class Model
            {
                [Jit]
                public static NDArray<int> F([Static] int n) => Arange({|PJ0206:n + n|});

                public static NDArray<int> G() => F(2_000_000_000);
            }
            """);
    }

    private static string Program(string members) =>
        "public static class Model\n{\n" + members + "\n\n" +
        "    private static string Text<T>(NDArray<T> x) where T : unmanaged => string.Join(\" \", x.ToArray());\n}";

    private static string Errors(string members) => string.Join("\n", Compile.Generated(Compile.Project(Program(members))).GetDiagnostics()
        .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));

    /// <summary>What the compiled method Run gives.</summary>
    internal static string Run(string members)
    {
        using MemoryStream stream = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = Compile.Generated(Compile.Project(Program(members), "Run" + Guid.NewGuid().ToString("N"))).Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        MethodInfo run = Assembly.Load(stream.ToArray()).GetType("Model")!.GetMethod("Run")!;
        return (string)run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
