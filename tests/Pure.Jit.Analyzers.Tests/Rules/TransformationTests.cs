namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class TransformationTests
{
    private const string Loss = """
        public static class Model
        {
            [Pure]
            public static NDArray<float> Loss([Shape("n")] NDArray<float> w, [Shape("n")] NDArray<float> x) => Sum(w * x);
        }

        """;

    [Fact]
    public Task Methods_and_lambdas_without_captures_are_known() => Check.FindsAsync(Loss + """
        public static class Program
        {
            public static NDArray<float> A(NDArray<float> w, NDArray<float> x) => Grad(Model.Loss, w, x);

            public static NDArray<float> B(NDArray<float> w, NDArray<float> x) => Grad((a, b) => Model.Loss(a, b), w, x);
        }
        """);

    [Theory]
    [InlineData("{|PJ0605:Grad(v => Sum(Round(v)), x)|}", "first")]
    [InlineData("{|PJ0605:Grad(v => Sum(Lax.StopGradient(v) * y), x)|}", "first")]
    [InlineData("{|PJ0605:Grad((v, w) => Sum(v), Arg.Both, x, y)|}.Item1", "second")]
    [InlineData("{|PJ0605:Grad((v, w) => Sum(v * v), Arg.Second, x, y)|}", "second")]
    [InlineData("{|PJ0605:Grad(v => Sum(v.As<int>()).As<float>(), x)|}", "first")]
    [InlineData("{|PJ0605:ValueAndGrad(v => Sum(Sign(v)), x)|}.Grad", "first")]
    [InlineData("{|PJ0605:Grad(v => Sum(Grad(w => Sum(w * 2f), v)), x)|}", "first")]
    public Task A_gradient_that_is_always_zero_is_told(string expression, string argument) => Check.FindsAsync(
        $$"""
        public static class Program
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y) => {{expression}};
        }
        """,
        $"The gradient of a lambda with respect to its {argument} argument is zero everywhere: nothing that has a derivative leads from it to the result");

    [Fact]
    public Task A_gradient_that_may_be_zero_is_not_told() => Check.FindsAsync(
        """
        public static class Program
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x) => Grad(v => Sum(Nn.Relu(v)), x) + Hessian(v => Sum(v * 2f), x)[0]
                + Grad(v => Sum(v + Lax.StopGradient(Round(v) - v)), x) + Grad(p => Sum(p.Item1), (x, x)).Item2 + Vmap(v => Grad(w => w * w, v), x);
        }
        """);

    [Theory]
    [InlineData("{|PJ0601:Linearize|}((NDArray<float> v) => Sin(v), x).Value", "Linearize outside a traced body cannot be compiled: it gives a function of what only traced code has; call it in a [Jit] or [Pure] method")]
    [InlineData("{|PJ0601:Transforms.Vjp|}((NDArray<float> v) => Sin(v), x).Value", "Vjp outside a traced body cannot be compiled: it gives a function of what only traced code has; call it in a [Jit] or [Pure] method")]
    [InlineData("x * {|PJ0601:EvalShape|}((NDArray<float> v) => Sin(v), x).Rank", "EvalShape outside a traced body cannot be compiled: it gives the shape of what only traced code has; call it in a [Jit] or [Pure] method")]
    public Task Functions_that_only_programs_have_are_refused_outside(string expression, string message) => Check.FindsAsync(
        $$"""
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> x) => {{expression}};

            [Jit]
            public static NDArray<float> Inside([Shape("n")] NDArray<float> x) => Linearize(v => Sin(v), x).Linear(x) + Vjp(v => Sin(v), x).Pullback(x) * EvalShape(v => Sin(v), x).Rank;
        }
        """,
        message);

    [Fact]
    public Task A_function_from_a_parameter_is_not_known() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(Func<NDArray<float>, NDArray<float>> f, NDArray<float> w) => Grad({|PJ0601:f|}, w);
        }
        """,
        "Grad cannot be compiled: its function must be known when the project is built, but which one the parameter 'f' holds is known only when the program runs; write the method or the lambda in the call");

    [Fact]
    public Task Functions_in_locals_and_readonly_fields_are_known() => Check.FindsAsync(Loss + """
        public static class Functions
        {
            public static readonly Func<NDArray<float>, NDArray<float>, NDArray<float>> Weighted = Model.Loss;
            public static readonly Func<NDArray<float>, NDArray<float>> Squares = x => Sum(x * x), Again = Squares;
        }

        public static class Program
        {
            public static NDArray<float> Fields(NDArray<float> w, NDArray<float> x) => Grad(Functions.Weighted, w, x) + Grad(Functions.Again, x);

            public static NDArray<float> Locals(NDArray<float> w, NDArray<float> x)
            {
                Func<NDArray<float>, NDArray<float>> squares = v => Sum(v * v);
                var loss = Model.Loss;
                var twice = (NDArray<float> v) => squares(v) + squares(v);
                return Grad(squares, w) + Grad(loss, w, x) + Grad(twice, w) + Grad(v => squares(v), w) + Compile(squares)(w);
            }

            [Jit]
            public static NDArray<float> Inside([Shape("n")] NDArray<float> w) => Grad(Functions.Squares, w) * Functions.Again(w);
        }
        """);

    [Fact]
    public Task A_local_that_is_assigned_twice_is_not_known() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> w, bool isSmooth)
            {
                Func<NDArray<float>, NDArray<float>> f = v => Sum(v * v);
                if (!isSmooth)
                    f = v => Sum(Abs(v));
                Func<NDArray<float>, NDArray<float>> g;
                g = v => Sum(v);
                return Grad({|PJ0601:f|}, w) + Grad({|PJ0601:g|}, w);
            }
        }
        """,
        "Grad cannot be compiled: which function 'f' holds must be known when the project is built, but it is assigned again in line 7; use a local of its own for each function",
        "Grad cannot be compiled: which function 'g' holds must be known when the project is built; initialize it with a method or a lambda where it is declared");

    [Fact]
    public Task A_local_that_holds_a_computed_function_is_not_known() => Check.FindsAsync(
        """
        public static class Program
        {
            private static readonly Func<NDArray<float>, NDArray<float>> made = Make(), again = made;

            private static Func<NDArray<float>, NDArray<float>> Make() => v => Sum(v);

            public static NDArray<float> F(NDArray<float> w, bool b)
            {
                Func<NDArray<float>, NDArray<float>> f = Make();
                Func<NDArray<float>, NDArray<float>> g = b ? v => Sum(v) : v => Sum(v * v);
                return Grad({|PJ0601:f|}, w) + Grad({|PJ0601:g|}, w) + Grad({|PJ0601:again|}, w) + Grad({|PJ0601:Make()|}, w);
            }
        }
        """,
        "Grad cannot be compiled: which function 'f' holds must be known when the project is built, but it is initialized with 'Make()', which only the running program computes; initialize it with a method or a lambda, or write that in the call",
        "Grad cannot be compiled: which function 'g' holds must be known when the project is built, but it is initialized with 'b ? v => Sum(v) : v => Sum(v * v)', which only the running program computes; initialize it with a method or a lambda, or write that in the call",
        "Grad cannot be compiled: which function 'made' holds must be known when the project is built, but it is initialized with 'Make()', which only the running program computes; initialize it with a method or a lambda, or write that in the call",
        "Grad cannot be compiled: its function must be a method or a lambda that stands in the call");

    [Fact]
    public Task What_cannot_be_mapped_over_is_named() => Check.FindsAsync(
        """
        public record Keyed(NDArray<float> A, NDArray<float> Key);
        public record Net([property: Shape("i o")] NDArray<float> W, [property: Shape("o")] NDArray<float> B);

        public static class Model
        {
            [Jit]
            public static NDArray<float> Scalar([Shape("n")] NDArray<float> m, [Shape("")] NDArray<float> key) => {|PJ0301:Vmap(q => q.A + 1f, new Keyed(m, key))|};

            [Jit]
            public static NDArray<float> Copy(Net net) => {|PJ0301:Vmap(q => Sum(q.W) + Sum(q.B), new Net(net.W, net.B))|};
        }
        """,
        "'Key' in the argument for 'q' of vmap is a scalar and has no batch axis; take it out of there and hand it over as an argument of its own, with inAxes: None for it",
        "Vmap needs equal sizes of the batch axes: axis 0 of 'W' in the argument for 'q' is i, but axis 0 of 'B' in the argument for 'q' is o; only a parameter of the [Jit] method can be a record or tuple that holds several of what its [Shape]s say, so hand it over as it came in");

    [Fact]
    public Task One_key_is_not_mapped_over() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> One(PrngKey key) => {|PJ0301:Vmap((PrngKey k) => Rand.Normal(k, 2), key)|};

            [Jit]
            public static NDArray<float> Typed([Shape("n")] KeyArray keys) => Vmap((PrngKey k) => Rand.Normal(k, 2), {|PJ0306:keys|});

            [Jit]
            public static NDArray<float> Untyped([Shape("n")] KeyArray keys) => Vmap(k => Draw(k), keys);

            [Pure]
            private static NDArray<float> Draw(PrngKey key) => Rand.Normal(key, 2);

            public static NDArray<float> Outside(PrngKey key) => {|PJ0301:Vmap((PrngKey k) => Rand.Normal(k, 2), Rand.Split(key, [3]))|};
        }
        """,
        "'key' of vmap is one key and has no batch axis; map over several, Rand.Split(key, [n]), whose parameter in the lambda has no type or is a KeyArray, or say inAxes: None for it",
        "This would throw: One key is needed here, not an array of keys of shape (n,); take one as keys[i], or map over all, Vmap(key => …, keys), where 'key' has no type or is a KeyArray",
        "'k' of vmap is one key and has no batch axis; map over several, Rand.Split(key, [n]), whose parameter in the lambda has no type or is a KeyArray, or say inAxes: None for it");

    [Fact]
    public Task Keys_are_told_by_their_own_names() => Check.FindsAsync(
        """
        public record World([property: Shape("n")] NDArray<float> X, KeyArray Keys);

        public static class Model
        {
            [Jit]
            public static NDArray<float> Ranked(KeyArray keys) => Rand.Normal({|PJ0302:keys|}, 3);

            [Jit]
            public static NDArray<float> OfMember(World world) => world.X + Rand.Normal({|PJ0302:world.Keys|}, world.X.Shape);

            [Jit]
            public static PrngKey Slope(PrngKey key) => {|PJ0602:Grad(k => Sum(Rand.Normal(k, 3)), key)|};

            [Jit]
            public static NDArray<float> At(PrngKey key, [Shape("")] NDArray<int> i)
            {
                PrngKey[] keys = Rand.Split(key, 3);
                return Rand.Normal({|PJ0304:keys[i]|});
            }
        }
        """,
        "The rank of 'keys' is used here; state its shape with [Shape(\"…\")]",
        "The rank of 'world.Keys' is used here; state its shape with [Shape(\"…\")] on the member of the record: [property: Shape(\"…\")]",
        "The gradient of a lambda needs a floating-point argument, but it is taken in keys, which have none; hand them over behind the argument that is meant",
        "The index of a C# array must be known when the project is built: give a constant, or a KeyArray, Rand.Split(key, [n])[i]");

    [Fact]
    public Task Batch_axes_that_disagree_are_named() => Check.FindsAsync(
        """
        public static class Model
        {
            [Pure]
            private static NDArray<float> Dot(NDArray<float> left, NDArray<float> right) => Sum(left * right);

            [Jit]
            public static NDArray<float> Named([Shape("n 3")] NDArray<float> xs, [Shape("m 3")] NDArray<float> ys) => {|PJ0301:Vmap(Dot, xs, ys)|};

            [Jit]
            public static NDArray<float> Unnamed([Shape("n 3")] NDArray<float> xs, [Shape("3 m")] NDArray<float> ys) => {|PJ0301:Vmap((a, b) => Sum(a * b), xs + 1f, ys * 2f, inAxes: (0, -1))|};

            [Jit]
            public static NDArray<float> Sized([Shape("n 3")] NDArray<float> xs) => {|PJ0301:Vmap(x => Sum(x), xs, axisSize: 4)|};
        }
        """,
        "Vmap needs equal sizes of the batch axes: axis 0 of 'xs' is n, but axis 0 of 'ys' is m",
        "Vmap needs equal sizes of the batch axes: axis 0 of the argument for 'a' is n, but axis 1 of the argument for 'b' is m",
        "Vmap needs equal sizes of the batch axes: axisSize is 4, but axis 0 of 'xs' is n");

    [Fact]
    public Task Rules_that_keep_what_the_other_does_not_take_are_refused() => Check.FindsAsync(
        """
        public static class Model
        {
            [Pure, CustomVjp(nameof(Forward), nameof(Backward))]
            public static NDArray<float> F(NDArray<float> x) => x * x;

            [Pure]
            private static (NDArray<float>, (NDArray<float>, NDArray<float>)) Forward(NDArray<float> x) => (x * x, (x, x));

            [Pure]
            private static NDArray<float> Backward({|PJ0201:NDArray<float> kept|}, NDArray<float> cotangent) => 2f * kept * cotangent;
        }
        """,
        "[CustomVjp] on 'F', whose forward rule 'Forward' keeps (NDArray<float>, NDArray<float>) but whose backward rule 'Backward' takes NDArray<float> in its place cannot be compiled; make 'kept' of 'Backward' the tuple (NDArray<float>, NDArray<float>)");

    [Fact]
    public Task A_field_that_may_change_is_not_known() => Check.FindsAsync(
        """
        public static class Program
        {
            private static Func<NDArray<float>, NDArray<float>> changing = v => Sum(v * v);
            private static readonly Func<NDArray<float>, NDArray<float>> late;

            static Program() => late = v => Sum(v);

            public static void Change() => changing = v => Sum(v);

            public static NDArray<float> F(NDArray<float> w) => Grad({|PJ0601:changing|}, w) + Grad({|PJ0601:late|}, w);

            [Jit]
            public static NDArray<float> Inside([Shape("n")] NDArray<float> w) => Grad({|PJ0601:changing|}, w);
        }
        """,
        "Grad cannot be compiled: which function 'changing' holds must be known when the project is built, but it is no 'static readonly' field; make it one and initialize it with a method or a lambda",
        "Grad cannot be compiled: which function 'late' holds must be known when the project is built; initialize it with a method or a lambda where it is declared, not in the static constructor",
        "'changing' cannot be compiled: which function 'changing' holds must be known when the project is built, but it is no 'static readonly' field; make it one and initialize it with a method or a lambda");

    [Fact]
    public Task A_local_function_is_to_be_a_method_or_a_lambda() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> x)
            {
                return Grad({|PJ0201:Loss|}, x);

                [Pure]
                static NDArray<float> Loss(NDArray<float> w) => Sum(w * w);
            }
        }
        """,
        "The local function 'Loss' cannot be compiled; make it a [Pure] method or a lambda");

    [Fact]
    public Task A_gradient_with_respect_to_an_integer_is_zeros() => Check.FindsAsync(
        """
        public record Inner(NDArray<float> W, NDArray<int> Count);
        public record State(Inner Inner, float Rate);

        public static class Model
        {
            [Pure]
            public static NDArray<float> Loss(State s, (NDArray<float> A, bool B) t) => Sum(s.Inner.W) * s.Rate + Sum(t.A);

            [Jit]
            public static State First(State s, (NDArray<float> A, bool B) t) => Grad(Loss, {|PJ0603:s|}, t);

            [Jit]
            public static (NDArray<float>, (NDArray<float>, bool)) Second(State s, (NDArray<float> A, bool B) t) => ValueAndGrad(Loss, Arg.Second, s, {|PJ0603:t|});

            [Pure]
            public static NDArray<float> Chosen(NDArray<float> x, NDArray<int> labels) => Sum(x * labels.As<float>());

            [Jit]
            public static (NDArray<float>, NDArray<int>) Both(NDArray<float> x, NDArray<int> labels) => Grad(Chosen, Arg.Both, x, {|PJ0603:labels|});
        }
        """,
        "The gradient with respect to 's.Inner.Count', which is int, is zeros; differentiate with respect to the floating-point parts and pass the others in an argument of their own",
        "The gradient with respect to 't.B', which is bool, is zeros; differentiate with respect to the floating-point parts and pass the others in an argument of their own",
        "The gradient with respect to 'labels', which is int, is zeros; differentiate with respect to the floating-point parts and pass the others in an argument of their own");

    [Fact]
    public Task What_a_local_function_value_captures_is_reported_where_it_is_read() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> w, NDArray<float> data)
            {
                Func<NDArray<float>, NDArray<float>> f = v => Sum(v * {|PJ0201:data|});
                return Grad(f, w);
            }
        }
        """);

    [Fact]
    public Task A_captured_local_is_reported_where_it_is_read() => Check.FindsAsync(Loss + """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> w, NDArray<float> data) => Grad(v => Model.Loss(v, {|PJ0201:data|}), w);
        }
        """);

    [Fact]
    public Task Captures_inside_a_jit_method_are_fine() => Check.FindsAsync(Loss + """
        public static class Program
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> w, [Shape("n")] NDArray<float> data) => Grad(v => Model.Loss(v, data), w);
        }
        """);

    [Fact]
    public Task An_unmarked_function_is_reported_at_its_name() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> w) => Grad({|PJ0103:Loss|}, w);

            private static NDArray<float> Loss(NDArray<float> w) => Sum(w);
        }
        """);

    [Fact]
    public Task The_gradient_of_an_array_is_reported_at_the_call() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> w) => {|PJ0602:Grad(([Shape("n")] NDArray<float> v) => v * v, w)|};
        }
        """,
        "A gradient needs a floating-point scalar result, but the result is f32[n]; sum it, or take JacRev, which has a row of derivatives for each element");

    [Fact]
    public Task A_fault_within_the_function_is_reported_there() => Check.FindsAsync(
        """
        public static class Model
        {
            [Pure]
            public static NDArray<float> Loss([Shape("n 3")] NDArray<float> w) => Sum({|PJ0301:w + Ones<float>([4])|});
        }

        public static class Program
        {
            public static NDArray<float> F(NDArray<float> w) => Grad(Model.Loss, w);
        }
        """);

    [Fact]
    public Task Names_of_transformations_that_are_not_ours_are_left_alone() => Check.FindsAsync(
        """
        public static class Other
        {
            public static float Grad(Func<float, float> f, float x) => f(x);
        }

        public static class Program
        {
            public static float F(Func<float, float> f) => Other.Grad(f, 2f);
        }
        """);
}
