namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>What a [Jit] method takes and gives, and where it stands.</summary>
public sealed class SignatureTests
{
    [Theory]
    [InlineData("List<NDArray<float>>")]
    [InlineData("IReadOnlyList<NDArray<float>>")]
    [InlineData("System.Collections.Generic.List<NDArray<float>>")]
    public Task A_list_as_a_parameter_is_reported_once(string type) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0202:{{type}} xs|})
            {
                NDArray<float> sum = xs[0];
                for (int i = 1; i < xs.Count; i++)
                    sum = sum + xs[i];
                return sum;
            }

            [Pure]
            public static NDArray<float> G({|PJ0202:{{type}} xs|}) => xs[0] + xs[xs.Count - 1];
        }
        """);

    [Fact]
    public Task A_ref_parameter_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0201:ref NDArray<float> x|}) => x;
        }
        """,
        "The 'ref' parameter 'x' cannot be compiled; return a tuple");

    [Fact]
    public Task A_type_that_is_no_tree_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, {|PJ0202:int[,] table|}) => x;
        }
        """);

    [Fact]
    public Task A_private_type_in_the_signature_is_reported_at_the_type() => Check.FindsAsync(
        """
        public static class Model
        {
            private sealed record Weights(NDArray<float> W);

            [Jit]
            private static NDArray<float> F({|PJ0203:Weights|} p, NDArray<float> x) => x * p.W;
        }
        """,
        "Generated code must name 'Model.Weights'; make it internal or public");

    [Fact]
    public Task A_private_type_in_a_transformation_or_a_tree_is_reported_where_code_of_its_own_must_name_it() => Check.FindsAsync(
        """
        public static class Model
        {
            private sealed record Weights([property: Shape("n")] NDArray<float> W);

            [Jit]
            public static NDArray<float> Compiled([Shape("n")] NDArray<float> x) => Grad(w => Sum(w.W * w.W), new Weights(x)).W;

            public static NDArray<float> Plain(NDArray<float> x) => {|PJ0203:Grad|}(Loss, new Weights(x)).W + Tree.Map(w => w * 2f, {|PJ0203:new Weights(x)|}).W;

            [Pure]
            private static NDArray<float> Loss(Weights w) => Sum(w.W * w.W);
        }
        """,
        "Generated code must name 'Model.Weights'; make it internal or public",
        "Generated code must name 'Model.Weights'; make it internal or public");

    [Theory]
    [InlineData("{|PJ0206:Mode|} m", "Mode as the parameter 'm' (mark it [Static] if its value is known at the calls) cannot be compiled")]
    [InlineData("{|PJ0206:int?|} m", "int? as the parameter 'm' (mark it [Static] if its value is known at the calls) cannot be compiled")]
    [InlineData("{|PJ0206:Named|} m", "The string 'm.Name' as a parameter of compiled code (if its value is known at the calls, take it as a [Static] parameter of its own, and leave it out of what 'm' is) cannot be compiled")]
    [InlineData("params {|PJ0206:NDArray<float>[]|} m", "The array 'm' of a length known only at run time as a parameter (use a tuple, a record, or one array with a leading axis) cannot be compiled")]
    [InlineData("{|PJ0202:[Static] (int, int) m|}", "'(int, int)' cannot stand in compiled code: a [Static] parameter is a number, a bool, an enum, a text, or an array of these, a Shape or Axes, of which there are constants; take its parts as parameters of their own")]
    public Task What_no_parameter_can_be_is_told_where_its_type_stands(string parameter, string message) => Check.FindsAsync(
        $$"""
        public enum Mode { A, B }

        public record Named(string Name, NDArray<float> X);

        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, {{parameter}}) => x;
        }
        """,
        message);

    [Fact]
    public Task A_file_local_type_in_the_result_is_reported() => Check.FindsAsync(
        """
        file sealed record Pair(NDArray<float> A, NDArray<float> B);

        file static class Model
        {
            [Jit]
            public static {|PJ0203:Pair|} F(NDArray<float> x) => new Pair(x, x);
        }
        """);

    [Fact]
    public Task Private_methods_and_private_helpers_with_private_types_are_fine() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            private static NDArray<float> F(NDArray<float> x) => First(new Pair(x, -x));

            [Pure]
            private static NDArray<float> First(Pair pair) => pair.A;

            private sealed record Pair(NDArray<float> A, NDArray<float> B);
        }
        """);

    [Theory]
    [InlineData("public static void {|PJ0205:F|}(NDArray<float> x) { }", "'F' cannot be a [Jit] method: it returns nothing; return the new value")]
    [InlineData("public abstract NDArray<float> {|PJ0205:F|}(NDArray<float> x);", "'F' cannot be a [Jit] method: it has no body")]
    [InlineData("public virtual NDArray<float> {|PJ0205:F|}(NDArray<float> x) => x;", "'F' cannot be a [Jit] method: it is virtual, so which body runs is known only when the program runs")]
    [InlineData(
        "public static async System.Threading.Tasks.Task<NDArray<float>> {|PJ0205:F|}(NDArray<float> x) { await System.Threading.Tasks.Task.Yield(); return x; }",
        "'F' cannot be a [Jit] method: it is async; compute in a method of its own and await outside")]
    [InlineData(
        "public static NDArray<float> G(NDArray<float> x) { return F(x); [Jit] static NDArray<float> {|PJ0205:F|}(NDArray<float> y) => y; }",
        "'F' cannot be a [Jit] method: calls of local functions cannot be replaced; make it a method")]
    [InlineData(
        "public static NDArray<float> G(NDArray<float> x) { Func<NDArray<float>, NDArray<float>> f = [Jit] (NDArray<float> y) {|PJ0205:=>|} y * DateTime.Now.Second; return f(x); }",
        "'(NDArray<float> y) => …' cannot be a [Jit] method: calls of lambdas cannot be replaced; make it a method")]
    [InlineData(
        "public static Model operator {|PJ0205:+|}(Model a, Model b) => a;",
        "'operator +' cannot be a [Jit] method: operators cannot be intercepted; mark it [Pure] and call it from a [Jit] method")]
    [InlineData(
        "public static explicit {|PJ0205:operator|} Model(NDArray<float> x) => null!;",
        "'operator Model' cannot be a [Jit] method: operators cannot be intercepted; mark it [Pure] and call it from a [Jit] method")]
    public Task Methods_that_cannot_be_entered_are_reported_at_their_names(string method, string message) => Check.FindsAsync(
        $$"""
        public abstract class Model
        {
            {{(method.Contains("[Jit]") ? "" : "[Jit]")}}
            {{method}}
        }
        """,
        message);

    [Theory]
    [InlineData("List<NDArray<float>>")]
    [InlineData("IEnumerable<float>")]
    [InlineData("Dictionary<string, NDArray<float>>")]
    public Task A_collection_as_a_parameter_is_reported_there_alone(string type) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, {|PJ0202:{{type}} more|})
            {
                foreach (var m in more)
                {
                    x = x + more.Count();
                }

                return x;
            }
        }
        """,
        $"'{type}' cannot stand in compiled code: how many elements it has is known only when the program runs; use a record, a tuple, or one array with a leading axis");

    [Fact]
    public Task Parameters_that_only_a_running_program_knows_are_refused_where_they_stand() => Check.FindsAsync(
        """
        public record Biased(NDArray<float> W, NDArray<float>? B = null);

        public sealed class Scale(float factor)
        {
            [Jit]
            public NDArray<float> Apply(NDArray<float> x) => x * {|PJ0201:factor|};
        }

        public static class Model
        {
            [Jit]
            public static NDArray<float> Functions(NDArray<float> x, {|PJ0202:Func<NDArray<float>, NDArray<float>> f|}) => f(x);

            [Jit]
            public static NDArray<float> Spans(NDArray<float> x, {|PJ0202:ReadOnlySpan<NDArray<float>> rest|}) => x;

            [Jit]
            public static NDArray<float> Missing({|PJ0202:Biased|} p) => p.B is { } b ? p.W + b : p.W;
        }
        """);

    [Fact]
    public Task Members_whose_uses_are_never_redirected_are_reported() => Check.FindsAsync(
        """
        public interface ITwice { NDArray<float> Twice(NDArray<float> x); }

        public record Model(NDArray<float> A) : ITwice
        {
            public NDArray<float> Double { [Jit] {|PJ0205:get|} => A * 2; }

            [Jit]
            NDArray<float> ITwice.{|PJ0205:Twice|}(NDArray<float> x) => x * A;

            [Jit]
            public float Sum({|PJ0201:Model @this|}) => 1f;
        }
        """);

    [Fact]
    public Task Code_of_other_generators_is_looked_at_as_well() => Check.FindsAsync(
        """
        // <auto-generated/>
        public static class Model
        {
            [Jit]
            public static int F(int b) => 1 / b + {|PJ0103:int.Parse("0")|};
        }
        """);
}
