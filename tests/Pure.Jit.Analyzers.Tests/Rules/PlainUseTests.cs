namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>What plain C# says about arrays and does not mean.</summary>
public sealed class PlainUseTests
{
    [Theory]
    [InlineData("{|PJ0105:x.At(0).Set(1f)|};")]
    [InlineData("{|PJ0105:Rand.Split(new PrngKey(1, 2))|};")]
    [InlineData("{|PJ0105:Nd.Sum(x)|};")]
    [InlineData("{|PJ0105:Model.Twice(x)|};")]
    [InlineData("{|PJ0105:Model.Half(x)|};")]
    [InlineData("_ = Model.Twice(x); new List<float>().Add(1f); Plain(x);")]
    public Task A_result_that_is_thrown_away_is_reported(string statement) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> Twice(NDArray<float> x) => x * 2;

            [Pure]
            public static NDArray<float> Half(NDArray<float> x) => x / 2;
        }

        public static class Program
        {
            public static void F(NDArray<float> x)
            {
                {{statement}}
            }

            private static NDArray<float> Plain(NDArray<float> x) => x;
        }
        """);

    [Fact]
    public Task A_result_that_is_thrown_away_in_traced_code_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x)
            {
                {|PJ0105:x.At(0).Set(1f)|};
                return x;
            }
        }
        """,
        "Nobody uses the result of 'Set', which changes nothing: arrays, trees and keys are immutable; use what it returns");

    [Theory]
    [InlineData("{|PJ0106:x[0] = 1f|};", "'x' is an array, which never changes; write x = x.At(0).Set(1f)")]
    [InlineData("{|PJ0106:x[0, ..2] += y|};", "'x' is an array, which never changes; write x = x.At(0, ..2).Add(y)")]
    [InlineData("{|PJ0106:y[1] /= 2|};", "'y' is an array, which never changes; write y = y.At(1).Divide(2)")]
    [InlineData("var z = {|PJ0106:x[0] = y[0]|};", "'x' is an array, which never changes; write x.At(0).Set(y[0])")]
    [InlineData("var z = {|PJ0604:Grad(Loss)(x)|};", "Grad is applied at once and gives no function; write Grad(Loss, x)")]
    [InlineData("var z = {|PJ0604:Transforms.Vmap(v => v * 2)(x)|};", "Vmap is applied at once and gives no function; write Transforms.Vmap(v => v * 2, x)")]
    [InlineData("var z = {|PJ0604:ValueAndGrad(Loss)|};", "ValueAndGrad is applied at once and gives no function; write ValueAndGrad(Loss, …), with the arguments of the function")]
    [InlineData("float[] a = [1]; a[0] = 2; var z = Grad(Loss, x);", "")]
    public Task What_another_library_writes_is_said_in_ours(string statement, string message) => Check.FindsAsync(
        $$"""
        public static class Program
        {
            [Jit]
            public static NDArray<float> Loss([Shape("n")] NDArray<float> x) => Sum(x * x);

            public static void F(NDArray<float> x, NDArray<float> y)
            {
                {{statement}}
            }
        }
        """,
        message.Length > 0 ? [message] : []);

    // Its types have to be written, as the compiler says.
    [Fact]
    public async Task Compile_of_a_method_gives_a_function()
    {
        const string Source = "public static class P { [Jit] public static NDArray<float> F(NDArray<float> x) => x; public static void G() { var a = Compile(P.F); var b = Compile<NDArray<float>, NDArray<float>>(P.F); } }";
        Microsoft.CodeAnalysis.Compilation project = Compile.Generated(Compile.Project(Source));
        Assert.Equal(["CS0411"], project.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(d => d.Id));
        Assert.Empty(await Compile.AnalyzeAsync(project));
    }

    [Theory]
    [InlineData("{|PJ0311:x == y|}", "'==' compares references, not elements; write Nd.Equal(x, y), or ReferenceEquals(x, y)")]
    [InlineData("{|PJ0311:x != 2f|}", "'!=' takes an array as one number and throws unless it has one element; write Nd.NotEqual(x, 2f), or convert an array of one element with a cast")]
    public Task Equality_of_arrays_is_reported(string comparison, string message) => Check.FindsAsync(
        $$"""
        public static class Program
        {
            public static NDArray<float> F(NDArray<float> x, NDArray<float> y) => Where({{comparison}}, x, -x);
        }
        """,
        message);

    [Fact]
    public Task Comparisons_with_null_and_of_numbers_are_fine() => Check.FindsAsync(
        """
        public static class Program
        {
            public static bool F(NDArray<float>? x, NDArray<float> y, object z) =>
                x == null || null != x || x is null || ReferenceEquals(x, y) || (float)y == 2f || (object)x == z;
        }
        """);

    [Fact]
    public Task Equality_with_a_number_is_reported_in_compiled_code() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x) => Where({|PJ0301:x|} == 2f, x, -x);
        }
        """,
        "An array of type f32[n] is not one number, as which C# takes it here; for every element use the function of Nd (Nd.Equal for ==), and All or Any for a condition on all of them");

    [Theory]
    [InlineData("m + m", "No operator + takes arrays of bool and bool: convert a mask to numbers with As<float>(), or choose with Nd.Where; masks meet by &, | and ^")]
    [InlineData("m * 1.5", "No operator * takes arrays of bool and numbers: convert a mask to numbers with As<float>(), or choose with Nd.Where; masks meet by &, | and ^")]
    public Task Arithmetic_of_masks_is_reported(string expression, string message) => Check.FindsAsync(
        $$"""
        public static class Program
        {
            public static NDArray<bool> F(NDArray<bool> m) => {|PJ0309:{{expression}}|};

            public static NDArray<bool> G(NDArray<bool> m) => m & m | !m;
        }
        """,
        message);

    [Theory]
    [InlineData("long", "i64")]
    [InlineData("uint", "u32")]
    public async Task A_number_of_another_type_beside_an_array_is_told_how_to_convert(string type, string element)
    {
        Microsoft.CodeAnalysis.Compilation compilation = Compile.Generated(Compile.Project(
            $"public static class Program {{ public static NDArray<float> F({type} n, NDArray<float> x) => n * x + x * 2 + 1.5f; }}"));

        Microsoft.CodeAnalysis.Diagnostic found = Xunit.Assert.Single(await Compile.AnalyzeAsync(compilation));
        Xunit.Assert.Equal("PJ0309 n * x", Check.Describe(found));
        Xunit.Assert.Equal($"No operator * takes arrays of f32 and numbers of {element}: convert the number, (float)n, or the array with As", Check.Message(found));
    }

    [Fact]
    public Task A_static_argument_that_is_no_constant_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> Total([Shape("n m")] NDArray<float> x, [Static] int axis) => Sum(x, axis: axis);

            public static NDArray<float> F(NDArray<float> x, int axis) => Total(x, {|PJ0703:axis|}) + Total(x, 0);
        }
        """,
        "This call of 'Total' runs its plain body, not its compiled form: 'axis' is [Static], and this argument is no constant");
}
