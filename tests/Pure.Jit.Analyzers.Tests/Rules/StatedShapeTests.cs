namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class StatedShapeTests
{
    [Fact]
    public Task What_a_called_method_states_is_checked_at_the_arguments() => Check.FindsAsync(
        """
        public static class Model
        {
            [Pure]
            public static NDArray<float> Fixed([Shape("7")] NDArray<float> x) => Sum(x);

            [Pure]
            public static NDArray<float> Loss([Shape("n")] NDArray<float> x) => Sum(x * x);

            [Pure]
            public static NDArray<float> Same([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<float> y) => Sum(x) + Sum(y);

            [Pure]
            public static NDArray<float> Pair([Shape("n m | n+1")] (NDArray<float> W, NDArray<float> B) p) => Sum(p.W) + Sum(p.B);

            [Jit]
            public static NDArray<float> Constant([Shape("5")] NDArray<float> x) => Fixed({|PJ0301:x|});

            [Jit]
            public static NDArray<float> Rank([Shape("n m")] NDArray<float> x) => Loss({|PJ0301:x|});

            [Jit]
            public static NDArray<float> Sizes([Shape("n")] NDArray<float> x, [Shape("m")] NDArray<float> y) => Same(x, {|PJ0301:y|});

            [Jit]
            public static NDArray<float> Item([Shape("a b")] NDArray<float> x, [Shape("a")] NDArray<float> y) => Pair({|PJ0301:(x, y)|});
        }
        """,
        "'x' of Model.Fixed is [Shape(\"7\")], but it is given f32[5]: axis 0 is 5, but has to be 7",
        "'x' of Model.Loss is [Shape(\"n\")], but it is given f32[n,m], which has rank 2",
        "'y' of Model.Same is [Shape(\"n\")], but it is given f32[m]: axis 0 is m, but has to be n; if these sizes are always equal, give them one name in [Shape]",
        "'Item2' in 'p' of Model.Pair is [Shape(\"n+1\")], but it is given f32[a]: axis 0 is a, but has to be a+1; if these sizes are always equal, give them one name in [Shape]");

    [Fact]
    public Task What_fits_and_what_is_learned_from_the_called_method_is_no_finding() => Check.FindsAsync(
        """
        public record Dense([property: Shape("i o")] NDArray<float> W);
        public record Net(Dense First, Dense Second);

        public static class Model
        {
            [Pure]
            public static NDArray<float> Apply(Dense d, [Shape("b i")] NDArray<float> x) => Matmul(x, d.W);

            [Pure]
            public static NDArray<float> Row([Shape("k")] NDArray<float> w, [Shape("k")] NDArray<float> x) => Sum(w * x);

            [Pure]
            public static NDArray<float> Any([Shape("...")] NDArray<float> x, [Shape("*s")] NDArray<float> y) => Sum(x) + Sum(y);

            [Jit]
            public static NDArray<float> Layers(Net net, [Shape("b i")] NDArray<float> x) => Apply(net.Second, Apply(net.First, x));

            [Jit]
            public static NDArray<float> Mapped([Shape("k")] NDArray<float> w, [Shape("n k")] NDArray<float> x) => Vmap(Row, w, x, inAxes: (None, 0)) + Vmap(r => Row(w, r), x);

            [Jit]
            public static NDArray<float> Learned(NDArray<float> w, NDArray<float> x) => Row(w, x) + Grad(Row, w, x);

            [Jit]
            public static NDArray<float> AnyRank([Shape("n m")] NDArray<float> x, NDArray<float> y) => Any(x, x) + Any(y, x);
        }
        """);

    [Fact]
    public Task A_size_of_a_record_that_does_not_exist_is_told_where_the_record_is_taken() => Check.FindsAsync(
        """
        public record Conv([property: Shape("o i 3 3")] NDArray<float> K);
        public record Size(Conv C1, Conv C2, [property: Shape("4*C2.q 10")] NDArray<float> W);
        public record Member(Conv C1, Conv C2, [property: Shape("4*C3.o 10")] NDArray<float> W);
        public record Plain(Conv C1, Conv C2, [property: Shape("f 10")] NDArray<float> W);

        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0301:Size|} p) => Sum(p.W);

            [Jit]
            public static NDArray<float> G({|PJ0301:Member|} p) => Sum(p.W);

            [Jit]
            public static NDArray<float> H(Plain p, [Shape("b n")] NDArray<float> x) => {|PJ0301:Matmul(Ones([1, 4 * p.C2.K.Shape[0]]), p.W)|};
        }
        """,
        "[Shape] of 'p.W' says 'C2.q', but no [Shape] in 'C2' has the name 'q', only i, o",
        "[Shape] of 'p.W' says 'C3.o', but 'C3' is no record beside 'p.W' or around it",
        "'Nd.Matmul' needs equal contracted sizes: lhs is f32[1,4*p.C2.o], axis 1 is 4*p.C2.o; rhs is f32[f,10], axis 0 is f; if these sizes are always equal, write 4*p.C2.o in place of f in [Shape]");
}
