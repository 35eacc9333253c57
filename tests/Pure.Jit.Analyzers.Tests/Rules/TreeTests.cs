namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>What may be taken apart and put together again: all state positional or with 'init', and no type within itself.</summary>
public sealed class TreeTests
{
    [Theory]
    [InlineData("public record Node(NDArray<float> A, Node? Next);", "Next")]
    [InlineData("public record Node(NDArray<float> A, NDArray<float> B) { public Node? Parent { get; init; } }", "Parent")]
    [InlineData("public record Node(NDArray<float> A, Inner Other); public record Inner((Node, NDArray<float>)[] Nodes);", "Other")]
    public Task A_record_within_itself_is_refused_at_the_parameter(string record, string member) => Check.FindsAsync(
        $$"""
        {{record}}

        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0202:Node|} c) => c.A;
        }
        """,
        $"'Node' cannot stand in compiled code: it contains itself through '{member}', so that how many arrays it holds is known only when the program runs; use one array with a leading axis, or a record for each level");

    [Fact]
    public Task A_generic_record_that_grows_within_itself_is_refused() => Check.FindsAsync(
        """
        public record Chain<T>(T Head, Chain<Chain<T>>? Tail);

        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0202:Chain<NDArray<float>>|} c) => c.Head;
        }
        """);

    [Theory]
    [InlineData("record R(NDArray<float> A) { public NDArray<float> B = 1f; }", "its field 'B' would be lost; make it positional or a property with 'init'")]
    [InlineData("record R(NDArray<float> A) { private readonly string name = \"\"; public string Name() => this.name; }", "its field 'name' would be lost; make it positional or a property with 'init'")]
    [InlineData("record R(NDArray<float> A) { public int N { get; set; } = 3; }", "its property 'N' with 'set' would be lost; make it positional or write 'init' for 'set'")]
    [InlineData("record R(NDArray<float> A) { public NDArray<float> B { get; } = A; }", "its property 'B' without 'init' would be lost; make it positional or give it 'init'")]
    [InlineData("record struct R(NDArray<float> A) { public float B = 2f; }", "its field 'B' would be lost; make it positional or a property with 'init'")]
    [InlineData("record Base { public NDArray<float>? Kept { get; set; } } public record R(NDArray<float> A) : Base;", "its property 'Kept' with 'set' would be lost; make it positional or write 'init' for 'set'")]
    public Task State_that_would_be_lost_is_refused_where_the_type_enters_and_leaves(string record, string why) => Check.FindsAsync(
        $$"""
        public {{record}}

        public static class Model
        {
            [Jit]
            public static R F({|PJ0202:R|} s) => s;

            [Jit]
            public static {|PJ0202:(R, NDArray<float>)|} G(NDArray<float> x) => (new R(x), x);

            public static NDArray<float> H(R s) => Grad((R r) => Sum(r.A), {|PJ0202:s|}).A;
        }
        """,
        [.. Enumerable.Repeat($"'R' cannot stand in compiled code: {why}", 3)]);

    [Theory]
    [InlineData("sealed class R(float k) { public R() : this(1f) { } public float A { get; init; } public float K() => k; }")]
    [InlineData("readonly struct R(float k) { public float A { get; init; } public float K => k * 2; }")]
    public Task Parameters_that_members_use_are_state(string type) => Check.FindsAsync(
        $$"""
        public {{type}}

        public static class Model
        {
            [Jit]
            public static R F({|PJ0202:R|} s) => s;
        }
        """,
        "'R' cannot stand in compiled code: the parameter 'k' of its constructor, which its members use, would be lost; give it a property with 'init', and use that");

    [Fact]
    public Task Parameters_that_first_values_use_are_none() => Check.FindsAsync(
        """
        public sealed class R(float k)
        {
            public R()
                : this(1f)
            {
            }

            public float A { get; init; } = k;

            public float Times(float k) => this.A * k;
        }

        public static class Model
        {
            [Jit]
            public static R F(R s) => s;
        }
        """);

    [Theory]
    [InlineData("abstract record R(NDArray<float> A);", "it is abstract, so that what it holds is known only when the program runs; use the record that is meant")]
    [InlineData("record R { private R() { } public NDArray<float> A { get; init; } = 1f; public static R Of(NDArray<float> a) => new() { A = a }; }", "its constructor is private, and compiled code has to make one from its parts; make the constructor internal or public")]
    [InlineData("record R { public NDArray<float> A { get; private init; } = 1f; }", "its property 'A' or an accessor of it is private, and compiled code has to read and set it; make it internal or public")]
    [InlineData("record R { public NDArray<float> A { get; init; } = 1f; private float B { get; init; } }", "its property 'B' or an accessor of it is private, and compiled code has to read and set it; make it internal or public")]
    [InlineData("record R { public R(NDArray<float> a) => this.A = a * 2; public NDArray<float> A { get; init; } }", "its constructors do more than to set its properties; write its parts behind its name, 'record R(…)', or as 'init' properties beside a constructor without parameters")]
    public Task A_record_that_compiled_code_cannot_make_is_refused(string record, string why) => Check.FindsAsync(
        $$"""
        public {{record}}

        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0202:R|} s) => s.A;

            public static NDArray<float> G(R s) => Compile({|PJ0202:(R r) => Sum(r.A)|})(s);

            public static R H(R s) => Tree.Map(a => a * 2, {|PJ0202:s|});
        }
        """,
        [.. Enumerable.Repeat($"'R' cannot stand in compiled code: {why}", 3)]);

    [Fact]
    public Task A_collection_is_refused_once() => Check.FindsAsync(
        """
        public static class Model
        {
            [Pure]
            public static NDArray<float> Total({|PJ0202:List<NDArray<float>> xs|})
            {
                NDArray<float> total = xs[0];
                for (int i = 1; i < xs.Count; i++)
                    total += xs[i];
                return total;
            }
        }
        """);

    [Fact]
    public Task What_a_record_computes_and_what_is_static_is_no_state() => Check.FindsAsync(
        """
        public record R(NDArray<float> A, Pair<Pair<NDArray<float>>> P)
        {
            public const int N = 3;

            public static readonly NDArray<float> One = 1f;

            public static int Count { get; set; }

            public required NDArray<float> B { get; init; }

            public int Size => this.A.Size;
        }

        public record Pair<T>(T Left, T Right);

        public sealed class Service
        {
            private readonly string greeting = "Hello";

            public string Greeting() => this.greeting;

            [Jit]
            public NDArray<float> F(R s) => s.A + s.B + s.P.Left.Right;
        }
        """);

    [Fact]
    public Task An_untyped_lambda_on_a_tree_without_floats_is_to_be_given_its_type() => Check.FindsAsync(
        """
        public record DK(NDArray<double> A, NDArray<double> B);

        public static class Model
        {
            [Jit]
            public static DK F(DK d) => {|PJ0206:Tree.Map(x => x * 2, d)|};

            [Jit]
            public static DK G(DK d) => Tree.Map((NDArray<double> x) => x * 2, d);
        }
        """,
        "'Tree.Map' with a lambda for float arrays on a tree that holds none, but double (give the lambda its type: (NDArray<double> x) => …), cannot be compiled");

    [Fact]
    public Task A_derived_record_is_not_handed_back_as_its_base() => Check.FindsAsync(
        """
        public record Base(NDArray<float> W);

        public record Derived(NDArray<float> W, NDArray<float> V) : Base(W);

        public static class Model
        {
            [Jit]
            public static Base F(NDArray<float> x) {|PJ0206:=> new Derived(x, x)|};
        }
        """);

    [Fact]
    public Task What_the_framework_holds_is_refused_where_it_goes_in_or_out() => Check.FindsAsync(
        """
        public record Trade(NDArray<float> Price, DateTime Date);
        public record Link(NDArray<float> X, Uri At);
        public record Grid(NDArray<float> X, float[,] Kernel);
        public record Held(NDArray<float> X, (Link, object) Rest);

        public static class Model
        {
            [Jit]
            public static Trade Mark({|PJ0202:Trade|} t) => t with { Price = 2 * t.Price };

            [Jit]
            public static NDArray<float> Of({|PJ0202:Link|} l, [Static] char c, [Static] decimal unit) => l.X;

            [Jit]
            public static NDArray<float> Both({|PJ0202:Grid|} g, {|PJ0202:Held|} h) => g.X + h.X;

            [Jit]
            public static {|PJ0202:(NDArray<float>, decimal)|} Pair(NDArray<float> x) => (x, 1m);

            [Jit]
            public static T Step<T>(T p) => Tree.Map(w => w / 2, p);

            public static Trade Plain(Trade t) => Tree.Map(w => w / 2, t);

            public static Trade Slope(Trade t) => Grad(v => Sum(v.Price), {|PJ0202:t|});

            public static Trade Generic(Trade t) => {|PJ0206:Step(t)|};
        }
        """);
}
