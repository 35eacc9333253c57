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

    [Fact]
    public Task A_function_from_a_parameter_is_not_known() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<float> F(Func<NDArray<float>, NDArray<float>> f, NDArray<float> w) => Grad({|PJ0601:f|}, w);
        }
        """,
        "Grad cannot be compiled: its function must be a method or a lambda that stands in the call");

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
            public static NDArray<float> F(NDArray<float> w) => {|PJ0602:Grad(v => v * v, w)|};
        }
        """);

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
