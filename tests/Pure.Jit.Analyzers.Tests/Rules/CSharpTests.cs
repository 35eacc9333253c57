namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class CSharpTests
{
    [Theory]
    [InlineData("{ checked { n = {|PJ0201:n * 2|}; } return n; }", "Checked arithmetic cannot be compiled; use 'unchecked'; overflow wraps")]
    [InlineData("=> checked({|PJ0201:n + 1|});", "Checked arithmetic cannot be compiled; use 'unchecked'; overflow wraps")]
    [InlineData("{ {|PJ0201:goto end;|} end: return n; }", "'goto' cannot be compiled; write it with 'if', 'while' or 'for'")]
    public Task What_loops_and_sums_cannot_do_is_refused(string body, string message) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static int F(int n) {{body}}
        }
        """,
        message);

    [Fact]
    public Task A_statement_that_is_not_compiled_is_reported_whole() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                {|PJ0201:try { return x; } finally { }|}
            }
        }
        """,
        "'try' cannot be compiled; catch exceptions outside; compiled code throws only for shapes and arguments that do not fit, before it computes");

    [Fact]
    public Task A_local_function_is_reported_once() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                {|PJ0201:static T Twice<T>(T y) => y;|}
                return Twice(x) + Twice(Sum(x));
            }

            [Jit]
            public static NDArray<float> G(NDArray<float> x)
            {
                return Twice(x) + Grad(Twice, Sum(x));
                static NDArray<float> Twice(NDArray<float> y) => y + y;
            }
        }
        """);

    [Fact]
    public Task Members_of_extension_blocks_are_refused_once() => Check.FindsAsync(
        """
        public static class Extensions
        {
            extension(NDArray<float> x)
            {
                [Jit]
                public NDArray<float> {|PJ0205:Triple|}() => x * 3;

                [Pure]
                public NDArray<float> {|PJ0201:Half|} => x / 2;
            }
        }
        """,
        "'Triple' cannot be a [Jit] method: it is in an extension block; write an extension method, with 'this' before its first parameter",
        "'Half' cannot be compiled; it is in an extension block; write an extension method, with 'this' before its first parameter");

    [Fact]
    public Task References_to_locals_are_refused() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static int F(int x)
            {
                int y = x;
                ref int {|PJ0201:z = ref y|};
                z += 3;
                return y;
            }
        }
        """,
        "The 'ref' local 'z' cannot be compiled; assign the variable itself, or take a copy without 'ref'");

    [Fact]
    public Task A_lambda_that_comes_to_call_itself_is_refused() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x)
            {
                Func<NDArray<float>, NDArray<float>> f = y => y;
                f = y => {|PJ0204:f(y) + x|};
                return f(x);
            }
        }
        """,
        "Recursion cannot be compiled: a lambda → itself, by way of a local that holds it");

    [Fact]
    public Task Recursion_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Again(x);

            [Pure]
            private static NDArray<float> Again(NDArray<float> x) => {|PJ0204:Again(x * x)|};
        }
        """);

    [Fact]
    public Task Instance_methods_of_classes_that_never_change_are_compiled() => Check.FindsAsync(
        """
        public class Model
        {
            public required NDArray<float> W { get; init; }

            [Jit]
            public NDArray<float> F(NDArray<float> x) => x * this.W;
        }
        """);

    [Fact]
    public Task A_value_that_an_operation_cannot_use_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float>? F(NDArray<float> x)
            {|PJ0206:{
                return null;
            }|}
        }
        """,
        "Null as a result cannot be compiled");

    [Fact]
    public async Task Code_with_compiler_errors_gets_no_findings_of_ours()
    {
        Microsoft.CodeAnalysis.Compilation compilation = Compile.Generated(Compile.Project(
            """
            public static class Model
            {
                [Jit]
                public static NDArray<float> F(NDArray<float> x) => Missing(x) + 1;
            }
            """));

        Xunit.Assert.Empty(await Compile.AnalyzeAsync(compilation));
        Xunit.Assert.Equal(["CS0103"], compilation.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(d => d.Id));
    }

    [Fact]
    public async Task A_result_of_another_type_is_an_error_in_the_source_alone()
    {
        Microsoft.CodeAnalysis.Compilation compilation = Compile.Generated(Compile.Project(
            """
            public static class Model
            {
                [Jit]
                public static NDArray<int> F(NDArray<float> x) => x * 2;
            }
            """));

        Xunit.Assert.Empty(await Compile.AnalyzeAsync(compilation));
        Microsoft.CodeAnalysis.Diagnostic error = Xunit.Assert.Single(compilation.GetDiagnostics(), d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Xunit.Assert.Equal(("CS0029", Compile.SourcePath), (error.Id, error.Location.SourceTree?.FilePath));
    }

    [Fact]
    public async Task Where_the_project_checks_for_overflow_sizes_convert_and_arithmetic_says_so()
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation project = Compile.Project(
            """
            public static class Model
            {
                [Jit]
                public static NDArray<float> F([Shape("n")] NDArray<float> x) => x * x.Shape[0];

                [Jit]
                public static NDArray<float> G([Shape("n")] NDArray<float> x) => x * (x.Shape[0] + 1);
            }
            """);
        Microsoft.CodeAnalysis.Compilation compilation = Compile.Generated(project.WithOptions(project.Options.WithOverflowChecks(true)));
        Microsoft.CodeAnalysis.Diagnostic found = Xunit.Assert.Single(await Compile.AnalyzeAsync(compilation));
        Xunit.Assert.Equal("PJ0201 x.Shape[0] + 1", Check.Describe(found));
        Xunit.Assert.Contains("CheckForOverflowUnderflow", Check.Message(found), StringComparison.Ordinal);
    }

    [Fact]
    public Task Properties_operators_and_extensions_are_looked_at() => Check.FindsAsync(
        """
        public sealed record Vec(NDArray<float> X)
        {
            [Pure]
            public NDArray<float> Twice => this.X * 2;

            public NDArray<float> Half
            {
                [Pure]
                get => this.X * (float){|PJ0104:Random.Shared|}.NextDouble();
            }

            [Pure]
            public static Vec operator +(Vec a, Vec b) => new(a.X + Wrong(b).X);

            [Pure]
            private static Vec Wrong(Vec v) => {|PJ0103:Unmarked(v)|};

            private static Vec Unmarked(Vec v) => v;
        }

        public static class Extensions
        {
            [Jit]
            public static NDArray<float> Norm(this Vec v) => Sqrt(Sum(v.Twice * v.Twice));
        }
        """);

    [Theory]
    [InlineData("==", "Equal")]
    [InlineData("!=", "NotEqual")]
    public Task Arrays_are_not_compared_with_operators_of_objects(string symbol, string function) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, NDArray<float> y) => Where({|PJ0201:x {{symbol}} y|}, x, y);
        }
        """,
        $"'{symbol}' of two arrays cannot be compiled; use Nd.{function}, which compares element by element");

    [Fact]
    public Task Arrays_are_compared_with_null() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Add(x, null);

            [Pure]
            private static NDArray<float> Add(NDArray<float> x, NDArray<float>? bias) => bias == null ? x : x + bias;
        }
        """);

    [Fact]
    public Task What_compiled_code_would_read_differently_is_refused() => Check.FindsAsync(
        """
        public record Turned(NDArray<float> A, NDArray<float> B)
        {
            public void Deconstruct(out NDArray<float> a, out NDArray<float> b)
            {
                a = B;
                b = A;
            }
        }

        public static class Model
        {
            [Jit]
            public static NDArray<float> Apart(Turned t)
            {
                {|PJ0201:var (a, b) = t|};
                return a - b;
            }

            [Jit]
            public static NDArray<float> Matched(Turned t) => t is {|PJ0201:(var a, var b)|} ? a - b : t.A;

            [Jit]
            public static NDArray<float> Ordered(NDArray<float> x) => Minus(y: {|PJ0201:x = x * 2|}, x: x);

            [Jit]
            public static NDArray<float> Again(NDArray<float> x)
            {
                Func<NDArray<float>, NDArray<float>> f = y => y;
                foreach (var k in new[] { 1f, 2f })
                {
                    var factor = k;
                    f = y => y * {|PJ0201:factor|};
                    factor += 1;
                }

                return f(x);
            }

            [Jit]
            public static NDArray<float> Written(NDArray<float> x, [Static] int n) => $"{|PJ0201:{n:D3}|}" == "001" ? x : -x;

            [Pure]
            private static NDArray<float> Minus(NDArray<float> x, NDArray<float> y) => x - y;
        }
        """);

    [Fact]
    public Task Records_whose_constructor_does_more_than_to_store_are_reported_where_they_are_made() => Check.FindsAsync(
        """
        public record Below(float Q);
        public record Above(float A) : Below(A + 1);
        public record Five { public Five() { A = 5; } public float A { get; init; } }
        public record Seven(float A) { public Seven() : this(7) { } }
        public record Twice(float A) { public float A { get; init; } = A * 2; }
        public record Copied(float A) { protected Copied(Copied other) { A = other.A + 100; } }

        public static class Model
        {
            [Jit]
            public static float F(float x) => {|PJ0202:new Above(x)|}.Q + {|PJ0202:new Five()|}.A + {|PJ0202:new Seven()|}.A + {|PJ0202:new Twice(x)|}.A;

            [Jit]
            public static float G(float x) => ({|PJ0201:new Copied(x) with { A = 3 }|}).A;
        }
        """);

    [Fact]
    public Task Text_of_numbers_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static float F(float a, float b, float x) => {|PJ0206:$"{a}"|} == $"{b}" ? x : x * 2;

            [Jit]
            public static float G([Shape("n")] NDArray<float> x) => {|PJ0206:$"{x.Shape[0]}"|} == "2" ? 1f : 2f;
        }
        """);

    [Fact]
    public Task A_local_function_that_outlives_its_local_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static float F(float x)
            {
                Func<float> g;
                float r;
                { float q = x; float H() => q * 2; g = {|PJ0201:H|}; }
                { float q = x + 100; r = g() + q; }
                return r;
            }

            [Jit]
            public static float G(float x)
            {
                Func<float> g;
                float r;
                { float q = x; float H() => q * 2; g = () => {|PJ0201:H()|}; }
                { float q = x + 100; r = g() + q; }
                return r;
            }
        }
        """);
}
