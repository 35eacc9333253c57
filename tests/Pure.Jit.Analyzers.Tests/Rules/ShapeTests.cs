namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class ShapeTests
{
    [Fact]
    public Task Sizes_that_differ_are_reported_at_the_operation() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n 784")] NDArray<float> x, [Shape("783")] NDArray<float> b) => Exp({|PJ0301:x + b|});
        }
        """);

    [Fact]
    public Task Floating_point_numbers_beside_integers_are_refused() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<int> F([Shape("n")] NDArray<int> x) => {|PJ0301:x / 2.0|};

            [Jit]
            public static NDArray<int> G([Shape("n")] NDArray<int> x, double s) => {|PJ0301:s * x|};

            [Jit]
            public static NDArray<int> H([Shape("n")] NDArray<int> x) => x / 2;

            [Jit]
            public static NDArray<int> I([Shape("n")] NDArray<int> x) => {|PJ0306:SoftSign(x)|};
        }
        """,
        "The floating-point number 2 beside an array of i32 would give i32 too; convert the array with As<float>(), or write a whole number without a point",
        "A floating-point number beside an array of i32 would give i32 too; convert the array with As<float>(), or write a whole number without a point",
        "This would throw: 'SoftSign' is not defined for i32 arrays; convert with As<float>() first");

    [Fact]
    public Task A_mismatch_in_a_helper_is_reported_in_the_helper_once() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n 3")] NDArray<float> x, [Shape("4")] NDArray<float> b) => Helper(x, b);

            [Jit]
            public static NDArray<float> G([Shape("n 3")] NDArray<float> x, [Shape("4")] NDArray<float> b) => Helper(x, b);

            [Pure]
            private static NDArray<float> Helper(NDArray<float> x, NDArray<float> b)
            {
                NDArray<float> y = Tanh(x);
                return {|PJ0301:Matmul(y, b)|};
            }
        }
        """);

    [Fact]
    public Task An_unknown_rank_is_reported_where_it_is_needed() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => {|PJ0302:Sum(x, axis: 0)|};
        }
        """);

    [Fact]
    public Task An_unknown_rank_of_a_lambda_at_a_call_names_its_parameter() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> data) => Grad(weights => {|PJ0302:Sum(weights, axis: 0)|}, data);
        }
        """,
        "The rank of 'weights' is used here; state its shape with [Shape(\"…\")] on the parameter of the lambda, written with its type: ([Shape(\"…\")] NDArray<float> weights) => …");

    [Fact]
    public Task What_is_mapped_without_a_rank_is_reported_where_it_is_needed() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> data) => Vmap(row => {|PJ0302:Sum(row, axis: 0)|}, data);
        }
        """);

    [Fact]
    public Task Items_of_a_tuple_have_their_shapes_beside_it() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> Unknown((NDArray<float> W, NDArray<float> B) p, [Shape("k")] NDArray<float> x) => {|PJ0302:Matmul(p.W, x)|} + p.B;

            [Jit]
            public static NDArray<float> Known([Shape("m k | m")] (NDArray<float> W, NDArray<float> B) p, [Shape("k")] NDArray<float> x) => Matmul(p.W, x) + p.B;

            [Jit]
            public static NDArray<float> Learned((NDArray<float> W, NDArray<float> B) p, [Shape("k")] NDArray<float> x) => Known(p, x);

            [Jit]
            public static NDArray<float> Single([Shape({|PJ0303:"m | k"|})] NDArray<float> x) => x;
        }
        """,
        "The rank of 'p.Item1' is used here; state its shape with [Shape(\"…\")] on the tuple, '|' between its items: [Shape(\"… | …\")]",
        "[Shape(\"m | k\")] cannot be read: '|' does not belong into '|'");

    [Fact]
    public Task The_parts_for_a_tuple_are_as_many_as_its_items() => Check.FindsAsync(
        """
        public record Net([property: Shape("n m")] NDArray<float> W);

        public static class Model
        {
            [Jit]
            public static NDArray<float> TooMany([Shape({|PJ0303:"k | k | zz 7"|})] (NDArray<float> A, NDArray<float> B) p) => p.A + p.B;

            [Jit]
            public static NDArray<float> TooFew([Shape({|PJ0303:"k"|})] (NDArray<float> A, NDArray<float> B) p) => p.A + p.B;

            [Jit]
            public static NDArray<float> Nested([Shape("k m | m | m")] (NDArray<float> W, (NDArray<float> A, NDArray<float> B) In) p) => Matmul(p.W, p.In.A + p.In.B);

            [Jit]
            public static NDArray<float> Item([Shape({|PJ0303:"m | m"|})] (NDArray<float> W, (NDArray<float> A, NDArray<float> B) In) p) => p.W;

            [Jit]
            public static NDArray<float> Open([Shape("m | ... | ...")] (NDArray<float> B, Net Net, float Rate) p) => Sum(p.Net.W) * p.Rate + p.B;

            [Jit]
            public static NDArray<float> Record([Shape({|PJ0303:"m | n m"|})] (NDArray<float> B, Net Net) p) => p.B;

            public static (NDArray<float>, (NDArray<float>, (NDArray<float>, NDArray<float>))) Slopes(NDArray<float> w, (NDArray<float>, NDArray<float>) p, NDArray<float> up) =>
                Vjp(Two, (w, p), up);

            [Pure]
            public static NDArray<float> Two([Shape("k")] NDArray<float> w, [Shape("k n | n")] (NDArray<float> A, NDArray<float> B) p) => w * Matmul(p.A, p.B);

            public static NDArray<float> Mapped((NDArray<float>, (NDArray<float>, NDArray<float>)) p) => Vmap(Nested, p);
        }
        """,
        "[Shape(\"k | k | zz 7\")] cannot be read: it has 3 parts, but (NDArray<float>, NDArray<float>) has 2 items, those of nested tuples counted one by one; write a part for each, '|' between them, and '...' for what has no shape or any",
        "[Shape(\"k\")] cannot be read: it has 1 part, but (NDArray<float>, NDArray<float>) has 2 items, those of nested tuples counted one by one; write a part for each, '|' between them, and '...' for what has no shape or any",
        "[Shape(\"m | m\")] cannot be read: it has 2 parts, but (NDArray<float>, (NDArray<float>, NDArray<float>)) has 3 items, those of nested tuples counted one by one; write a part for each, '|' between them, and '...' for what has no shape or any",
        "[Shape(\"m | n m\")] cannot be read: part 2, 'n m', is for Net, which is no array; write '...' for it");

    [Fact]
    public Task A_sum_of_what_is_mapped_needs_its_rank() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> data) => Vmap(z => {|PJ0302:Sum(z * z)|}, data);

            [Jit]
            public static NDArray<float> G(NDArray<float> data) => Vmap(z => {|PJ0302:Sum(z)|}, data);

            public static NDArray<double> H(NDArray<double> data) => {|PJ0302:Vmap(Linalg.Inv, data)|};

            public static NDArray<float> Numbers(NDArray<float> data) => Vmap(z => z * z, data);
        }
        """,
        "'reduce_sum' needs the rank of what 'z' is mapped over; state its shape with [Shape(\"…\")] on the parameter of the lambda, written with its type: ([Shape(\"…\")] NDArray<float> z) => …",
        "'reduce_sum' needs the rank of what 'data' is mapped over; state its shape with [Shape(\"…\")]",
        "What 'a' is mapped over needs its rank; state its shape with [Shape(\"…\")] on the parameter of a lambda around it: ([Shape(\"…\")] NDArray<double> a) => Linalg.Inv(a)");

    [Fact]
    public Task Lax_reduces_the_axes_given_and_needs_the_rank_for_them() => Check.FindsAsync(
        """
        public static class Program
        {
            [Jit]
            public static NDArray<float> OverOne(NDArray<float> x) => {|PJ0302:Lax.ReduceSum(x, 0)|};

            [Jit]
            public static NDArray<float> Stretched(NDArray<float> x) => {|PJ0302:Lax.BroadcastInDim(x, [3, 4], 1)|};

            [Jit]
            public static NDArray<float> OverAll(NDArray<float> x) => Lax.ReduceSum(x, Axes.All(x));
        }
        """,
        "'reduce_sum' needs the rank of 'x'; state its shape with [Shape(\"…\")]",
        "'broadcast_in_dim' needs the rank of 'x'; state its shape with [Shape(\"…\")]");

    [Fact]
    public Task A_rank_is_known_of_what_is_created_or_annotated() => Check.FindsAsync(
        """
        public static class Program
        {
            private static readonly NDArray<double> Pair = Nd.Array(new double[,,] { { { 2, 1 }, { 1, 3 } } });

            public static NDArray<float> Annotated([Shape("n k")] NDArray<float> data) => Vmap(z => Sum(z, axis: 0), data);

            public static NDArray<float> Created()
            {
                var ones = Ones((3, 4));
                var more = ones * 2 + Rand.Normal(Rand.Key(0), [3, 4]);
                return Vmap(z => Sum(z), more) + Vmap(z => Sum(z), ones, inAxes: 1)[..3] + Vmap((z, w) => Sum(z * w), more, Arange(4f), inAxes: (0, None));
            }

            public static NDArray<double> Inverses() => Vmap(Linalg.Inv, Pair) + Vmap(Linalg.Inv, Pair * 2);
        }
        """);

    [Fact]
    public Task A_method_that_states_the_rank_satisfies() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Rows(x) + 1;

            [Pure]
            public static NDArray<float> Rows([Shape("n m")] NDArray<float> x) => Sum(x, axis: 0);
        }
        """);

    [Fact]
    public Task A_number_to_fold_into_a_key_needs_its_rank() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<uint> F(PrngKey key, NDArray<int> step) => Rand.Bits({|PJ0302:Rand.FoldIn(key, step)|}, 3);

            [Jit]
            public static NDArray<uint> G(PrngKey key, [Shape("")] NDArray<int> step) => Rand.Bits(Rand.FoldIn(key, step), 3);
        }
        """);

    [Fact]
    public Task A_stated_rank_satisfies() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x) => Sum(x, axis: 0);
        }
        """);

    [Fact]
    public Task A_shape_that_cannot_be_read_is_reported_at_its_text() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape({|PJ0303:"n 2+"|})] NDArray<float> x) => x;
        }
        """,
        "[Shape(\"n 2+\")] cannot be read: '2+' ends too early");

    [Theory]
    [InlineData("... d", "...", "_ d")]
    [InlineData("*batch n d", "*batch", "_ n d")]
    public Task Leading_axes_of_any_number_are_refused_with_what_to_write(string shape, string any, string instead) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape({|PJ0303:"{{shape}}"|})] NDArray<float> x) => Sum(x, axis: -1);
        }
        """,
        $"[Shape(\"{shape}\")] cannot be read: '{any}' beside other sizes stands for arrays of several ranks, and a compiled method has one for each array; write each axis, such as [Shape(\"{instead}\")], and map further axes with Vmap");

    [Fact]
    public Task A_shape_on_a_record_that_cannot_be_read_is_reported_there_once() => Check.FindsAsync(
        """
        public sealed record Model([property: Shape({|PJ0303:"n ... m"|})] NDArray<float> W)
        {
            [Jit]
            public NDArray<float> F(NDArray<float> x) => x * this.W;

            [Jit]
            public NDArray<float> G(NDArray<float> x) => x + this.W;
        }
        """);

    [Fact]
    public Task A_traced_axis_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, int axis) => Sum(x, axis: {|PJ0304:axis|});
        }
        """);

    [Fact]
    public Task A_static_axis_is_traced_at_the_call() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, [Static] int axis) => {|PJ0301:Sum(x, axis: axis)|};
        }

        public static class Program
        {
            public static NDArray<float> Good(NDArray<float> x) => Model.F(x, 1);

            public static NDArray<float> Bad(NDArray<float> x) => Model.F(x, 2);
        }
        """);

    [Fact]
    public Task A_check_of_the_library_that_fails_is_reported_at_the_call() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                NDArray<float>[] parts = [x, x];
                return {|PJ0306:parts[2]|};
            }
        }
        """,
        "This would throw: index 2 is outside an array of 2 elements");

    [Theory]
    [InlineData("x * x.Rank", "x.Rank", "The rank of 'x' is used here; state its shape with [Shape(\"…\")]")]
    [InlineData("x * x.Shape[0]", "x.Shape[0]", "The size of an axis of 'x' is used here; state its shape with [Shape(\"…\")]")]
    [InlineData("x[0]", "x[0]", "'x' is indexed here; state its shape with [Shape(\"…\")]")]
    public async Task What_needs_the_rank_is_said(string expression, string at, string message)
    {
        IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic> found = await Compile.AnalyzeAsync(Compile.Generated(Compile.Project(
            $$"""
            public static class Model
            {
                [Jit]
                public static NDArray<float> F(NDArray<float> x) => {{expression}};
            }
            """)));

        Xunit.Assert.Equal([message], found.Select(Check.Message));
        Xunit.Assert.Contains(at, Check.Describe(found[0]), StringComparison.Ordinal);
    }

    [Fact]
    public Task Names_of_sizes_stay_as_they_are_written() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x) => {|PJ0301:Reshape(x, (2, -1))|};
        }
        """,
        "An array of n elements cannot be arranged as (2, -1): n is not known to be a multiple of 2; write such a size in [Shape], for instance [Shape(\"2*n\")]");

    [Fact]
    public Task Functions_of_scans_keep_their_shapes() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x) => Lax.AssociativeScan(Nd.Logaddexp, x);

            [Jit]
            public static NDArray<float> G([Shape("n")] NDArray<float> x, [Shape("8 2 2")] NDArray<float> m)
                => Lax.AssociativeScan(Nd.Add, x) + Nd.Sum(Lax.AssociativeScan(Nd.Matmul, m));

            [Jit]
            public static NDArray<float> H([Shape("5")] NDArray<float> x) => {|PJ0301:Lax.AssociativeScan((l, r) => l[0] + r[0], x)|};
        }
        """,
        "The function of 'AssociativeScan' gives what it takes: of elements (f32[5]) it makes (f32[])");
}
