namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class ControlFlowTests
{
    [Fact]
    public Task A_branch_on_data_is_reported_at_the_condition() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, float limit)
            {
                if ({|PJ0401:limit > 0f|})
                {
                    return x;
                }

                return -x;
            }
        }
        """,
        "'if' cannot be compiled: which way it goes must follow from constants and shapes; choose between values with Nd.Where, or between functions with Lax.Cond");

    [Fact]
    public Task A_loop_on_data_is_reported_at_the_condition() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, int turns)
            {
                for (int i = 0; {|PJ0401:i < turns|}; i++)
                {
                    x = x * x;
                }

                return x;
            }
        }
        """,
        "A loop cannot be compiled: how often it runs must be known when the project is built; mark 'turns' [Static] if its value is known at the call, or write Lax.WhileLoop or Lax.ForiLoop");

    [Fact]
    public Task A_loop_on_what_was_computed_has_no_parameter_to_mark() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                while ({|PJ0401:(float)Sum(x) > 1f|})
                {
                    x = x * 0.5f;
                }

                return x;
            }
        }
        """,
        "A loop cannot be compiled: how often it runs must be known when the project is built; loop over constants and shapes, or write Lax.WhileLoop or Lax.ForiLoop");

    [Fact]
    public Task A_choice_on_data_is_made_with_where() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, int turns) => {|PJ0401:turns > 1|} ? x : -x;
        }
        """,
        "'?:' cannot be compiled: which way it goes must follow from constants and shapes; choose between values with Nd.Where, or between functions with Lax.Cond");

    [Fact]
    public Task Loops_and_branches_on_constants_are_compiled() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n 3")] NDArray<float> x)
            {
                for (int i = 0; i < 3; i++)
                {
                    x = i == 1 ? x * x : x;
                }

                return x.Shape[1] == 3 ? x : -x;
            }
        }
        """);
}
