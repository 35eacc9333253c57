namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Sizes that are data, and what functions take for granted of sizes with names.</summary>
public sealed class SizeTests
{
    [Fact]
    public Task Sizes_that_only_the_run_finds_are_told_in_words() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("a")] NDArray<float> p)
            {
                var chosen = p[p > 0f];
                return {|PJ0402:Sum(chosen) > 0f|} ? Concatenate([chosen, p]) : p;
            }
        }
        """,
        "'?:' is f32[the number of elements chosen+a] on one way of '?:' and f32[a] on the other, and which way is taken is known only when the compiled code runs; give it one shape and type on both");

    [Theory]
    [InlineData("n*n", "'n' cannot be found from n*n alone; name it as a size of its own")]
    [InlineData("n+m n-m", "'m' and 'n' cannot be found from m+n alone; name all but one as a size of its own")]
    public Task Sizes_that_follow_from_no_argument_are_refused_at_their_parameter(string shape, string why) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("{{shape}}")] {|PJ0303:NDArray<float>|} x) => x * 2f;
        }
        """,
        $"[Shape(\"{shape}\")] cannot be read: {why}");

    [Fact]
    public Task Sizes_of_what_is_no_array_are_refused() => Check.FindsAsync(
        """
        public record Pair([property: Shape("n")] NDArray<float> A);

        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape({|PJ0303:"n"|})] float x, [Shape({|PJ0303:"n"|})] Pair p) => p.A * x;
        }
        """,
        "[Shape(\"n\")] cannot be read: 'float' is no array",
        "[Shape(\"n\")] cannot be read: 'Pair' is a record, whose members have the shapes: [property: Shape(\"…\")] on each");

    [Fact]
    public Task Sizes_that_are_computed_have_no_names_to_give() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x, int k) => {|PJ0301:Reshape(x, [k, -1])|};

            [Jit]
            public static NDArray<float> G(int n) => {|PJ0301:Ones(n + 1) + Ones(n + 2)|} + Sum(Ones(n + 3) + Ones(3 + n));
        }
        """,
        "An array of n elements cannot be arranged as (the size computed, -1): n is not known to be a multiple of the size computed; give every size instead of -1",
        "'add' cannot broadcast (the size computed) with (the size computed (2)): axis -1 is the size computed in one and the size computed (2) in the other; what is computed twice may be two sizes: compute it once, and use that for both");

    [Fact]
    public void Sizes_in_collection_expressions_may_be_data() => Assert.Equal(
        "1 1 | (3,) (2, 3) (4, 3, 5) | 6 | 1 1 1 | 3 3 3 | refused",
        ErrorTableTests.Run(
            """
            [Jit]
            public static NDArray<float> One(int n) => Zeros([n]) + Ones(n);

            [Jit]
            public static NDArray<float> Line(PrngKey key, int n) => Rand.Uniform(key, [n]);

            [Jit]
            public static NDArray<float> Walks(PrngKey key, int paths, int steps) => Rand.Normal(key, [paths, steps]);

            [Jit]
            public static NDArray<float> Block(int n) => Ones([n, 3, n + 1]);

            [Jit]
            public static NDArray<float> Local(int n)
            {
                Shape shape = [n, 2];
                return Sum(Zeros(shape) + Ones(shape));
            }

            [Jit]
            public static NDArray<float> Stretched([Shape("")] NDArray<float> x, int n) => BroadcastTo(x, [n]);

            [Jit]
            public static NDArray<float> Slope([Shape("")] NDArray<float> w, int n) => Grad(v => Sum(v * Ones([n])), w) * Ones([n]);

            public static string Run()
            {
                string below = "";
                try
                {
                    One(-1);
                }
                catch (ArgumentException)
                {
                    below = "refused";
                }

                return $"{Text(One(2))} | {Line(Rand.Key(0), 3).Shape} {Walks(Rand.Key(0), 2, 3).Shape} {Block(4).Shape} | {Text(Local(3))}"
                    + $" | {Text(Stretched(1f, 3))} | {Text(Slope(0f, 3))} | {below}";
            }
            """));

    [Fact]
    public void A_number_of_the_element_type_fills_an_array() => Assert.Equal(
        "1.5 1.5 | 1.5 1.5 | 0 0 | f32 f64 i32 bool f64 | 3 4 3 4 | 2 2",
        ErrorTableTests.Run(
            """
            [Jit]
            public static NDArray<float> Filled(int n, float a) => Full([n], a);

            [Jit]
            public static NDArray<float> Array([Shape("")] NDArray<float> a) => Full([2], a) + Full<float>([2], 0);

            public static string Run()
            {
                NDArray<float> row = new float[] { 3, 4 };
                return $"{Text(Filled(2, 1.5f))} | {Text(Full([2], 1.5f))} | {Text(Full<double>([2], 0))}"
                    + $" | {Full([2], 1.5f).Dtype} {Full([2], 1.5).Dtype} {Full([2], 3).Dtype} {Full([2], true).Dtype} {Full([2], (NDArray<double>)5).Dtype}"
                    + $" | {Text(Full<float>([2, 2], row))} | {Text(Array(2f))}";
            }
            """));

    [Fact]
    public void A_sequence_with_a_named_size_is_as_long_as_the_kernel() => Assert.Equal(
        "20 35 50 | 4 10 20 35 50 58 58 | 40 55 70 | 4 10 20 35 50 58 58 | Valid: 'convolve' of 5 elements needs a size of at least 5, but 'n' is 3 | 4 7 10",
        ErrorTableTests.Run(
            """
            [Jit]
            public static NDArray<float> Valid([Shape("n")] NDArray<float> x) => Convolve(x, Array([1f, 2f, 3f, 4f, 5f]), mode: "valid");

            [Jit]
            public static NDArray<float> Same([Shape("n")] NDArray<float> x) => Convolve(x, Array([1f, 2f, 3f, 4f, 5f]), mode: "same");

            [Jit]
            public static NDArray<float> Turned([Shape("n")] NDArray<float> x) => Convolve(Array([1f, 2f, 3f, 4f, 5f]), x, mode: "same");

            [Jit]
            public static NDArray<float> Moved([Shape("n")] NDArray<float> x) => Correlate(x, Array([1f, 2f, 3f, 4f, 5f]));

            [Jit]
            public static NDArray<float> Short([Shape("3")] NDArray<float> x) => Convolve(x, Array([1f, 2f, 3f, 4f, 5f]), mode: "valid");

            public static string Run()
            {
                NDArray<float> x = Arange(7f);
                string below = "";
                try
                {
                    Valid(x[..3]);
                }
                catch (ArgumentException e)
                {
                    below = e.Message;
                }

                return $"{Text(Valid(x))} | {Text(Same(x))} | {Text(Moved(x))} | {Text(Turned(x))} | {below} | {Text(Short(x[..3]))}";
            }
            """));

    [Fact]
    public void A_named_size_that_is_split_is_a_multiple_and_one_that_is_squeezed_is_1() => Assert.Equal(
        "0 3 24 35 | 0 2 4 6 8 10 12 14 | 1 1 | 2 3 0 1 6 7 4 5 | 1 1 | Product: axis 1 of 'x' is 3, but '2*d/2' is 2 (from [Shape(\"n d\")]) | Flat: axis 1 of 'x' is 4, but 1 is needed (from [Shape(\"n o\")])",
        ErrorTableTests.Run(
            """
            [Jit]
            public static NDArray<float> Product([Shape("n d")] NDArray<float> x)
            {
                var parts = Split(x, 2, axis: 1);
                return parts[0] * parts[1];
            }

            [Jit]
            public static NDArray<float> Again([Shape("n d")] NDArray<float> x) => Concatenate(Split(x, 2, axis: 1), axis: 1) + x;

            [Jit]
            public static NDArray<float> Twice([Shape("n d")] NDArray<float> x)
            {
                var parts = Split(Split(x, 2, axis: 1)[1], 2, axis: 1);
                return parts[1] - parts[0];
            }

            [Jit]
            public static NDArray<float> Slope([Shape("n d")] NDArray<float> x) => Grad(y => Sum(Split(y, 2, axis: 1)[0] * Split(y, 2, axis: 1)[1]), x);

            [Jit]
            public static NDArray<float> Flat([Shape("n o")] NDArray<float> x) => Squeeze(x, axis: 1);

            private static string Refused(Func<object> call)
            {
                try
                {
                    return call().ToString()!;
                }
                catch (ArgumentException e)
                {
                    return e.Message;
                }
            }

            public static string Run()
            {
                NDArray<float> x = Reshape(Arange(8f), [2, 4]);
                return $"{Text(Product(x))} | {Text(Again(x))} | {Text(Twice(x))} | {Text(Slope(x))} | {Text(Flat(Ones([2, 1])))}"
                    + $" | {Refused(() => Product(x[.., ..3]))} | {Refused(() => Flat(x))}";
            }
            """));

    [Fact]
    public Task A_size_that_may_be_no_multiple_is_named() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n d")] NDArray<float> x) => {|PJ0301:Split(Concatenate([x, x[..1]]), 2)|}[0];
        }
        """,
        "n+1 is not known to be a multiple of 2; write such a size in [Shape], for instance [Shape(\"2*n\")]");

    [Fact]
    public Task A_loop_over_a_named_size_is_a_loop() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x)
            {
                NDArray<float> sum = 0f;
                for (int i = 0; i < x.Shape[0]; i++)
                {
                    sum += x[i];
                }

                return sum;
            }
        }
        """);

    [Fact]
    public Task Sizes_are_separated_by_blanks() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape({|PJ0303:"n, k"|})] NDArray<float> x) => x;
        }
        """,
        "[Shape(\"n, k\")] cannot be read: sizes are separated by blanks; write [Shape(\"n k\")]");

    [Fact]
    public Task Sizes_fit_into_an_int() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape({|PJ0303:"n 99999999999999999999"|})] NDArray<float> x) => x;

            [Jit]
            public static NDArray<float> G([Shape({|PJ0303:"65536*65536"|})] NDArray<float> x) => x;

            [Jit]
            public static NDArray<float> H([Shape("2147483647")] NDArray<float> x) => x;
        }
        """,
        "[Shape(\"n 99999999999999999999\")] cannot be read: '99999999999999999999' is larger than an axis can be, 2147483647",
        "[Shape(\"65536*65536\")] cannot be read: '65536*65536' is larger than an axis can be, 2147483647");

    [Fact]
    public Task Keys_are_compared_by_their_words() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<bool> F(PrngKey a, PrngKey b) => {|PJ0103:a == b|};

            [Jit]
            public static NDArray<bool> G(PrngKey a, PrngKey b) => ArrayEqual(Rand.KeyData(a), Rand.KeyData(b));
        }
        """,
        "PrngKey.op_Equality is called in compiled code, but a key is data there, and its two words are compared as such; write ArrayEqual(Rand.KeyData(a), Rand.KeyData(b))");

    [Fact]
    public Task Counts_are_not_negative() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(PrngKey key) => Rand.Normal({|PJ0306:Rand.Split(key, -2)|}[0], [3]);

            [Jit]
            public static NDArray<float> G([Shape("n")] NDArray<float> x) => {|PJ0306:Diff(x, n: -1)|};
        }
        """,
        "This would throw: 'Split' cannot make -2 keys: 'num' is 0 or more",
        "This would throw: 'Diff' cannot be taken -1 times: 'n' is 0 or more");

    [Fact]
    public Task Elements_are_read_outside() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x) => {|PJ0103:x.ToArray()|};
        }
        """,
        "NDArray.ToArray is called in compiled code, but there are no elements before the call has run; work on the whole array, return it, and write ToArray() outside");

    [Fact]
    public Task A_generator_of_random_numbers_in_a_field_is_a_key() => Check.FindsAsync(
        """
        public static class Model
        {
            private static readonly Random Generator = new();

            [Jit]
            public static NDArray<float> F(NDArray<float> x) => {|PJ0102:Generator|} is null ? x : -x;
        }
        """,
        "The value of the static field 'Generator' is known only when the program runs; take a PrngKey and use Rand");
}
