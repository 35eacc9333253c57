namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Operands of several element types, and arrays where one number is taken.</summary>
public sealed class OperandTests
{
    [Fact]
    public Task Operands_that_meet_in_a_wider_or_lossy_type_are_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<double> F([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<double> y) => {|PJ0308:Nd.Add(x, y)|};

            [Jit]
            public static NDArray<int> G([Shape("n")] NDArray<uint> x, [Shape("n")] NDArray<int> y) => {|PJ0308:Nd.Multiply(x, y)|};

            [Jit]
            public static NDArray<float> H([Shape("n")] NDArray<float> x, [Shape("n")] NDArray<int> y) => Nd.Maximum(Nd.Subtract(x, y), 0.5f);
        }
        """,
        "'Add' of f32 and f64 gives f64: twice the memory, at half the speed; convert one operand with As",
        "'Multiply' of u32 and i32 gives i32: i32 does not hold every u32; convert one operand with As");

    // C# takes the f32 array as one number where the other is f16; it finds two ways where the other is of integers.
    [Fact]
    public Task Operators_between_arrays_of_two_types_are_reported() => Check.FindsAsync(
        """
        public static class Program
        {
            public static NDArray<Half> F(NDArray<Half> x, NDArray<float> y) => {|PJ0309:x + y|};

            public static NDArray<bool> G(NDArray<Half> x, NDArray<float> y) => {|PJ0309:x < y[0]|};

            public static NDArray<Half> H(NDArray<Half> x, NDArray<float> y)
            {
                {|PJ0309:x *= y|};
                return x;
            }

            public static NDArray<float> K(NDArray<float> x, NDArray<int> y) => (x * 2) + y.As<float>() + 1.5 + (float)y[0];
        }
        """,
        "No operator + takes arrays of f16 and f32: write Nd.Add(x, y), or convert one of them with As",
        "No operator < takes arrays of f16 and f32: convert one of them with As",
        "No operator *= takes arrays of f16 and f32: write Nd.Multiply(x, y), or convert one of them with As");

    [Fact]
    public async Task Operators_that_CSharp_finds_ambiguous_are_explained()
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation project = Compile.Project(
            "public static class Program { public static NDArray<float> F(NDArray<float> x, NDArray<int> y) => x - y; }");
        Xunit.Assert.Equal(["CS0034"], project.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(d => d.Id));
        Xunit.Assert.Equal(
            ["No operator - takes arrays of f32 and i32: write Nd.Subtract(x, y), or convert one of them with As"],
            (await Compile.AnalyzeAsync(project)).Select(Check.Message));
    }

    [Theory]
    [InlineData("Abs(x) > 1e-6f && n < 50", "CS0217", "No operator && takes arrays of bool and numbers: write &, or convert what has one element: (bool)(Abs(x) > 1e-6f)")]
    [InlineData("x > 0 || x < -1", "CS0218", "No operator || takes arrays of bool and bool: write |, or convert what has one element: (bool)(x > 0)")]
    public async Task Conditions_of_arrays_are_told_how_they_join(string condition, string error, string message)
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation project = Compile.Project(
            $"public static class Program {{ public static int F(NDArray<float> x, int n) {{ if ({condition}) {{ n++; }} return (bool)(x > 0) && n < 3 ? 1 : 2; }} }}");
        Xunit.Assert.Equal([error], project.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(d => d.Id));
        Xunit.Assert.Equal([message], (await Compile.AnalyzeAsync(project)).Select(Check.Message));
    }

    [Fact]
    public Task An_array_printed_as_one_number_is_reported() => Check.FindsAsync(
        """
        public static class Program
        {
            public static void Show(NDArray<float> x, NDArray<int> i)
            {
                Console.WriteLine({|PJ0307:x + 1f|});
                Console.Write({|PJ0307:i|});
                Console.WriteLine(x.ToString());
                Console.WriteLine((float)x);
                Console.WriteLine($"{x}");
                Console.WriteLine("{0}", x);
                Console.WriteLine((object)x);
            }
        }
        """,
        "Console.WriteLine takes the array as one number and throws unless it has one element; print its ToString()",
        "Console.Write takes the array as one number and throws unless it has one element; print its ToString()");
}
