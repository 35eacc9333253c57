namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class ControlFlowTests
{
    [Fact]
    public Task Branches_and_loops_on_data_are_compiled() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, float limit, int turns)
            {
                for (int i = 0; i < turns; i++)
                {
                    x = x * x;
                    if (i > 3 && limit < i)
                    {
                        break;
                    }
                }

                while (Sum(x) > 1f)
                {
                    x = x * 0.5f;
                }

                return turns switch { 0 => x, > 1 => -x, _ => x + 1f };
            }
        }
        """);

    [Fact]
    public Task A_throw_under_a_condition_on_data_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, float limit)
            {
                if (limit > 0f)
                {
                    {|PJ0401:throw new ArgumentException("limit");|}
                }

                return -x;
            }
        }
        """,
        "'throw' cannot be compiled: whether it is reached is known only when the compiled code runs, which computes values and throws only for shapes and arguments that do not fit; check outside, or give NaN there");

    [Fact]
    public Task A_switch_without_a_last_case_is_reported() => Check.FindsAsync(
        """
        #pragma warning disable CS8509 // What the rule is about.
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, int kind) => {|PJ0401:kind switch { 0 => x, 1 => -x }|};
        }
        """,
        "'switch' without a last case cannot be compiled: which case fits is known only when the compiled code runs; end it with '_ => …'");

    [Fact]
    public Task Ways_that_leave_different_shapes_are_reported_with_both() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, float limit)
            {
                NDArray<float> y = x;
                if ({|PJ0402:limit > 0f|})
                {
                    y = Sum(x, axis: 0);
                }

                return y;
            }
        }
        """,
        "'y' is f32[m] on one way of the 'if' and f32[n,m] on the other, and which way is taken is known only when the compiled code runs; give it one shape and type on both");

    [Fact]
    public Task A_switch_is_named_as_what_it_is() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x, int k) => k switch { {|PJ0402:0|} => x, _ => Sum(x) };
        }
        """,
        "The 'switch' is f32[n] on one way of the 'switch' and f32[] on the other, and which way is taken is known only when the compiled code runs; give it one shape and type on both");

    [Fact]
    public Task Functions_and_texts_are_not_chosen_by_data() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x, bool b)
            {
                Func<NDArray<float>, NDArray<float>> f = {|PJ0402:b|} ? (v => v * 2f) : (v => v + 1f);
                return f(x);
            }

            [Jit]
            public static NDArray<float> G([Shape("n")] NDArray<float> x, bool b)
            {
                string mode = "edge";
                if ({|PJ0402:b|})
                {
                    mode = "reflect";
                }

                return Pad(x, 1, mode);
            }
        }
        """,
        "'?:' is one function on one way of '?:' and one function on the other, and which way is taken is known only when the compiled code runs; call each function on its own way",
        "'mode' is \"reflect\" on one way of the 'if' and \"edge\" on the other, and which way is taken is known only when the compiled code runs; use each text on its own way");

    [Fact]
    public Task What_nobody_reads_may_differ() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, float limit)
            {
                NDArray<float> y, z;
                if (limit > 0f)
                {
                    y = Sum(x, axis: 0);
                    z = y * y;
                }
                else
                {
                    y = Sum(x, axis: 1);
                    z = Sum(y) + Zeros<float>(x.Shape[1]);
                }

                return z;
            }
        }
        """);

    [Fact]
    public Task A_carried_array_that_changes_its_shape_is_reported_with_both() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x)
            {
                NDArray<float> total = 0f;
                foreach (NDArray<float> row in {|PJ0403:x|})
                {
                    total += row;
                }

                return total;
            }
        }
        """,
        "'total' keeps its shape and type from turn to turn of a loop, but it begins as f32[] and a turn makes f32[m] of it");

    [Fact]
    public Task A_chosen_axis_is_no_data() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, int turns)
            {
                NDArray<float> total = 0f;
                for (int axis = 0; axis < turns; axis++)
                {
                    total += Sum(Sum(x, {|PJ0304:axis|}));
                }

                return total;
            }
        }
        """,
        "A list of sizes or axes must be known when the project is built: give constants, or a parameter marked [Static]");

    [Fact]
    public Task Loops_and_branches_on_constants_are_compiled() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n 3")] NDArray<float> x)
            {
                NDArray<float> y = 0f;
                for (int axis = 0; axis < 2; axis++)
                {
                    y += Sum(Sum(x, axis));
                    x = axis == 1 ? x * x : x;
                }

                return x.Shape[1] == 3 ? x : y;
            }
        }
        """);

    [Theory]
    [InlineData("{|PJ0206:while (true) { x = x + 1f; }|}")]
    [InlineData("{|PJ0206:for (; ; x = x + 1f) { for (int i = 0; i < n; i++) { break; } }|}")]
    [InlineData("while ({|PJ0404:n > 0|}) { x = x * 0.5f; } return x;")]
    [InlineData("do { x = x * 0.5f; } while ({|PJ0404:n > 0|}); return x;")]
    [InlineData("NDArray<float> y = x; while ({|PJ0404:Sum(x) > 0f|}) { y = y * 0.5f; } return y;")]
    [InlineData("for (int i = 0; {|PJ0404:i < 3|}; x = x * 2f) { } return x;")]
    [InlineData("return {|PJ0404:Lax.WhileLoop(s => s.Item2 > 0, s => (s.Item1 * 2f, s.Item2), (x, n))|}.Item1;")]
    [InlineData("bool goes = true; while (goes) { x = x * 2f; n--; goes = n > 0; } return x;")]
    [InlineData("while (n > 0) { x = x * 2f; if (Sum(x) > 9f) { break; } } return x;")]
    [InlineData("while (n > 0) { x = x * 2f; return x; } return -x;")]
    [InlineData("bool isFirst = true; while (isFirst) { x = x * 2f; isFirst = false; } return x;")]
    public Task Loops_that_never_end_are_reported(string body) => Check.FindsAsync(
        $$"""
        #pragma warning disable CS0162 // What the rule is about.
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x, int n)
            {
                {{body}}
            }
        }
        """);

    [Fact]
    public Task What_says_that_a_loop_never_ends() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static float F(float x, int n) { while ({|PJ0404:n > 0|}) { x = x * 0.5f; } return x; }

            [Jit]
            public static float G(float x) { {|PJ0206:while (true) { x = x + 1; }|} }
        }
        """,
        "No turn changes what the condition of this loop follows from: it ends at once or never, and then nothing behind it is reached",
        "A loop that never ends cannot be compiled");

    [Theory]
    [InlineData("(bool, bool)", "(true, true) => x, (true, false) => x * 2, (false, true) => x * 3, (false, false) => x * 4")]
    [InlineData("(bool, int)", "(true, > 3) => x, (true, _) => x * 2, (false, <= 0) => x * 3, (false, > 0) => x * 4")]
    [InlineData("byte", "< 10 => x, >= 10 and < 100 => x * 2, >= 100 => x * 3")]
    [InlineData("float", "< 10 => x, >= 10 => x * 2, float.NaN => x * 3")]
    [InlineData("bool", "true => x, false => x * 2")]
    public Task A_switch_of_which_some_case_always_fits_is_compiled(string type, string arms) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x, {{type}} k) => k switch { {{arms}} };
        }
        """);
}
