namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>What is refused in compiled code, once, with what is true of it and what to write.</summary>
public sealed class RemedyTests
{
    [Theory]
    [InlineData("{|PJ0201:lock (x) { return x; }|}", "'lock' cannot be compiled; leave it out: compiled code changes nothing that threads share")]
    [InlineData("{|PJ0201:goto end;|} end: return x;", "'goto' cannot be compiled; write it with 'if', 'while' or 'for'")]
    [InlineData("{|PJ0201:x++|}; return x;", "'++' of an array cannot be compiled; write x = x + 1")]
    [InlineData("float[] w = [1f, 2f]; {|PJ0201:w[0]|} = 3f; return x * w[0];", "An assignment to an element of a C# array cannot be compiled; write the array with all its elements, or use an NDArray and x.At(i).Set(v)")]
    [InlineData("{|PJ0104:System.Diagnostics.Debug.Assert(x.Rank == 1)|}; return x;", "Debug.Assert depends on more than its arguments, or has an effect; check what depends on data outside; a condition on shapes and constants may 'throw' here, which is an error of the build")]
    [InlineData("dynamic {|PJ0202:d = x|}; return d;", "'dynamic' cannot stand in compiled code: what it means is known only when the program runs; write its type, or 'var'")]
    [InlineData("return x + {|PJ0304:Arange((float)x.Shape[0])|};", "The size of a range of numbers must be known when the project is built: give constants, or count to a size in ints: Arange<float>(n), Arange(n).As<float>()")]
    [InlineData("int k = Sum(x) > 0 ? 1 : 2; return {|PJ0304:x[..k]|};", "The end of a range must be known when the project is built: give a constant, a size of an array, or a parameter marked [Static]; for a start that is computed use Lax.DynamicSlice")]
    [InlineData("return {|PJ0301:x[^5..^8]|};", "Range ^5..^8 of axis 0 ends before it starts")]
    [InlineData("return {|PJ0301:x[3..1]|};", "Range 3..1 of axis 0 ends before it starts")]
    [InlineData("return {|PJ0301:x[.., 0]|};", "2 indices are too many for an array of rank 1, in which each '..' is an axis; Ellipsis stands for all that are left")]
    [InlineData("return {|PJ0301:Reshape(x, [-1, -1])|};", "A shape has one -1 at most, the size that follows from the others, but (-1, -1) has 2")]
    [InlineData("return {|PJ0301:Reshape(x, [-1, 0])|};", "An array of n elements cannot be arranged as (-1, 0): beside a size of 0, -1 may be any; write the size")]
    [InlineData("return Rand.Normal({|PJ0304:Rand.Split(Rand.Key(0), x.Shape[0])|}[0], x.Shape);", "'num' of 'Split' must be known when the project is built: give a constant or a parameter marked [Static], or write Split(key, [num]), an array of keys whose number may be data")]
    [InlineData("return {|PJ0306:Rand.Gamma(Rand.Key(0), x.As<int>())|}.As<float>();", "This would throw: Gamma is of floating-point numbers (float, double, Half or BFloat16), not of i32: name another type, convert its parameters with As<float>(), or draw integers with Randint")]
    [InlineData("return {|PJ0306:Rand.Categorical(Rand.Key(0), x.As<int>())|}.As<float>();", "This would throw: Categorical's logits are floating-point numbers (float, double, Half or BFloat16), not i32: convert them with As<float>()")]
    [InlineData("return {|PJ0301:Rand.Beta(Rand.Key(0), Ones([3]), Ones([4]))|};", "'Beta' cannot broadcast (3) with (4): axis -1 is 3 in one and 4 in the other")]
    [InlineData("if (x.Rank == 1) {|PJ0306:throw new InvalidOperationException();|} return x;", "This would throw: InvalidOperationException")]
    [InlineData("if (x.Rank == 1) {|PJ0306:throw new ArgumentException(\"one axis\", nameof(x));|} return x;", "This would throw: one axis")]
    public Task A_statement_is_refused_with_what_to_write(string body, string message) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x)
            {
                {{body}}
            }
        }
        """,
        message);

    [Theory]
    [InlineData("x[4]", "Index 4 is outside axis 0, which is 4")]
    [InlineData("x[5]", "Index 5 is outside axis 0, which is 4")]
    [InlineData("x[^5]", "Index ^5 is outside axis 0, which is 4")]
    [InlineData("x[-5]", "Index -5 is outside axis 0, which is 4")]
    [InlineData("x[Nd.Array([0, 4])]", "Index 4 is outside axis 0, which is 4")]
    [InlineData("x[new int[] { 1, -5 } + Nd.Array([0, 0])]", "Index -5 is outside axis 0, which is 4")]
    [InlineData("Nd.Ones([2, 3])[.., Nd.Array(new[,] { { 0 }, { 3 } })]", "Index 3 is outside axis 1, which is 3")]
    [InlineData("x.At(Nd.Array([9])).Set(1f)", "Index 9 is outside axis 0, which is 4")]
    [InlineData("x.At(Nd.Array([9])).Get()", "Index 9 is outside axis 0, which is 4")]
    [InlineData("Nd.Take(x, Nd.Array([0, 9]))", "Index 9 is outside axis 0, which is 4")]
    [InlineData("Nd.Take(x, -5, axis: 0)", "Index -5 is outside axis 0, which is 4")]
    [InlineData("Nd.TakeAlongAxis(x, Nd.Array([9, 0]), axis: 0)", "Index 9 is outside axis 0, which is 4")]
    public Task An_index_is_named_as_it_is_written(string index, string message) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("4")] NDArray<float> x) => {|PJ0301:{{index}}|};
        }
        """,
        message);

    [Theory]
    [InlineData("{|PJ0301:Matmul(x, y)|}", "'Nd.Matmul' needs equal contracted sizes: lhs is f32[n,3], axis 1 is 3; rhs is f32[4,n], axis 0 is 4")]
    [InlineData("{|PJ0301:Linalg.Inv(y)|}", "'Linalg.Inv' needs to know whether 4 != n, which is not known when the project is built; write the sizes as numbers in [Shape], or give equal ones one name")]
    [InlineData("{|PJ0306:Median(x.As<int>())|}.As<float>()", "This would throw: 'Median' is not defined for i32 arrays; convert with As<float>() first")]
    public Task A_function_is_named_that_the_user_called(string call, string message) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n 3")] NDArray<float> x, [Shape("4 n")] NDArray<float> y) => {{call}};
        }
        """,
        message);

    [Fact]
    public Task An_object_is_no_tree() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0202:object o|}, NDArray<float> x) => x;
        }
        """);

    [Fact]
    public Task A_string_parameter_is_named() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, {|PJ0206:string|} s) => x;
        }
        """,
        "The string 's' as a parameter of compiled code (mark it [Static] if its value is known at the calls) cannot be compiled");

    [Fact]
    public Task A_number_that_calls_give_is_no_member_of_an_enum() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, int day) => {|PJ0206:(DayOfWeek)day|} == DayOfWeek.Friday ? x : -x;
        }
        """,
        "The member of an enum with a number that is not known when the project is built (mark the parameter it comes from [Static]) cannot be compiled");

    [Fact]
    public Task Lists_of_sizes_and_axes_are_constants() => Check.FindsAsync(
        """
        public record Image(NDArray<float> Pixels, Shape Size);

        public static class Model
        {
            [Jit]
            public static NDArray<float> F([Shape("n m")] NDArray<float> x, {|PJ0202:Axes|} axis) => Mean(x, axis: axis);

            [Jit]
            public static NDArray<float> G({|PJ0202:Image|} x) => x.Pixels;

            [Jit]
            public static NDArray<float> H([Shape("n")] NDArray<float> x, {|PJ0202:NDIndex|} i) => x[i];
        }
        """,
        "'Axes' cannot stand in compiled code: its numbers decide shapes, which are known when the project is built; take it as a [Static] parameter of its own, which is given constants, or each number as an 'int'",
        "'Shape' cannot stand in compiled code: its numbers decide shapes, which are known when the project is built; take it as a [Static] parameter of its own, which is given constants, or each number as an 'int'",
        "'NDIndex' cannot stand in compiled code: it decides shapes, which are known when the project is built; take its numbers as 'int' parameters, and make it of these");

    [Fact]
    public Task An_array_has_as_many_elements_as_its_shape() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Sum({|PJ0301:Array([1f, 2f, 1f, 2f, 4f, 2f, 1f, 2f], [3, 3])|}) * x;

            [Jit]
            public static NDArray<float> G(NDArray<float> x) => x + 1f;
        }
        """,
        "'Array' is given 8 elements, and the shape [3, 3] has 9");

    [Fact]
    public Task A_readonly_field_is_told_to_become_a_property() => Check.FindsAsync(
        """
        public sealed class Holder
        {
            private readonly NDArray<float> w = Ones(3);

            [Jit]
            public NDArray<float> F(NDArray<float> x) => x * {|PJ0201:this.w|};
        }
        """,
        "The field 'w' of Holder cannot be compiled; make it an 'init' property, or Holder a record: arrays are found by their properties");

    [Fact]
    public Task Recursion_names_the_methods() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Again(x);

            [Pure]
            private static NDArray<float> Again(NDArray<float> x) => {|PJ0204:Again(x * x)|};
        }
        """,
        "Recursion cannot be compiled: Model.Again → Model.Again → Model.Again");

    [Fact]
    public Task The_shape_of_a_record_s_member_is_told_with_its_target() => Check.FindsAsync(
        """
        public sealed record Weights(NDArray<float> W);

        public static class Model
        {
            [Jit]
            public static NDArray<float> F(Weights p) => {|PJ0302:Sum(p.W, axis: 0)|};
        }
        """,
        "The rank of 'p.W' is used here; state its shape with [Shape(\"…\")] on the member of the record: [property: Shape(\"…\")]");

    [Fact]
    public Task Items_of_tuples_in_locals_are_assigned() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                (NDArray<float> a, (NDArray<float> b, int n) inner) t = (x, (x, 2));
                t.a = t.a * t.inner.b;
                t.inner.b += t.a;
                return t.inner.b * t.inner.n;
            }
        }
        """);
}
