namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class PurityTests
{
    [Fact]
    public Task An_assigned_field_is_reported_at_the_target() => Check.FindsAsync(
        """
        public static class Model
        {
            private static int calls;

            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                {|PJ0101:calls|} = 3;
                return Exp(x);
            }
        }
        """,
        "Assigning calls has an effect outside this call; return the new value instead");

    [Fact]
    public Task Locals_are_assigned_freely() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                NDArray<float> y = x;
                y += x;
                y = Exp(y);
                return y;
            }
        }
        """);

    [Fact]
    public Task A_captured_local_assigned_by_a_lambda_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                NDArray<float> last = x;
                Func<NDArray<float>, NDArray<float>> f = y => { {|PJ0101:last|} = y; return y; };
                return f(x) + last;
            }
        }
        """);

    [Fact]
    public Task A_static_readonly_field_is_a_constant_where_it_is_initialized_with_one() => Check.FindsAsync(
        """
        public static class Model
        {
            private static readonly double Rate = 0.1f * 2;
            private static readonly float Computed = MathF.Sqrt(2f);
            private static readonly int Replaced = 1;

            static Model() => Replaced = 2;

            [Jit]
            public static NDArray<float> F(NDArray<float> x) => x * (float)Rate * {|PJ0102:Computed|} * {|PJ0102:Replaced|};
        }
        """);

    [Fact]
    public Task A_static_field_that_is_read_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            public static float Rate = 0.1f;

            [Jit]
            public static NDArray<float> F(NDArray<float> x) => x * {|PJ0102:Rate|};
        }
        """,
        "The value of the static field 'Rate' is known only when the program runs; pass it as a parameter, or make it a const");

    [Fact]
    public Task A_property_with_a_setter_is_reported() => Check.FindsAsync(
        """
        public sealed class Model
        {
            public required NDArray<float> W { get; set; }

            [Jit]
            public NDArray<float> F(NDArray<float> x) => x * {|PJ0102:this.W|};
        }
        """);

    [Fact]
    public Task Constants_and_records_are_read_freely() => Check.FindsAsync(
        """
        public sealed record Model(NDArray<float> W)
        {
            private const float Rate = 0.1f;

            [Jit]
            public NDArray<float> F(NDArray<float> x) => x * this.W * Rate;
        }
        """);

    [Fact]
    public Task A_call_of_an_unmarked_method_is_reported() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Exp({|PJ0103:Half(x)|});

            private static NDArray<float> Half(NDArray<float> x) => x * 0.5f;
        }
        """,
        "Model.Half is called in compiled code, but it is not marked [Pure] or [Jit]");

    [Fact]
    public Task Pure_methods_are_called_freely() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Exp(Half(x));

            [Pure]
            private static NDArray<float> Half(NDArray<float> x) => x * 0.5f;
        }
        """);

    [Fact]
    public Task A_problem_of_a_callee_is_reported_there_alone() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Exp(Scale(x));

            [Jit]
            public static NDArray<float> G(NDArray<float> x) => Scale(x);

            [Pure]
            private static NDArray<float> Scale(NDArray<float> x) => x * (float){|PJ0104:Random.Shared|}.NextDouble();
        }
        """);

    [Theory]
    [InlineData("{|PJ0104:DateTime.Now.Hour|}", "DateTime.Hour depends on more than its arguments, or has an effect; take the time as a parameter")]
    [InlineData("(float){|PJ0104:new Random(1)|}.NextDouble()", "New Random depends on more than its arguments, or has an effect; take a PrngKey and use Rand")]
    [InlineData("{|PJ0104:Environment.ProcessorCount|}", "Environment.ProcessorCount depends on more than its arguments, or has an effect; take it as a parameter")]
    [InlineData("{|PJ0104:Environment.CurrentManagedThreadId|}", "Environment.CurrentManagedThreadId depends on more than its arguments, or has an effect; take it as a parameter")]
    [InlineData("{|PJ0104:Environment.TickCount64|}", "Environment.TickCount64 depends on more than its arguments, or has an effect; take it as a parameter")]
    [InlineData("{|PJ0104:Random.Shared|}.NextSingle()", "Random.Shared depends on more than its arguments, or has an effect; take a PrngKey and use Rand")]
    [InlineData("{|PJ0104:System.Security.Cryptography.RandomNumberGenerator.GetInt32(9)|}", "RandomNumberGenerator.GetInt32 depends on more than its arguments, or has an effect; take a PrngKey and use Rand")]
    [InlineData("{|PJ0104:System.Threading.Thread.CurrentThread.ManagedThreadId|}", "Thread.ManagedThreadId depends on more than its arguments, or has an effect; leave threads to the runtime")]
    [InlineData("{|PJ0104:System.Diagnostics.Stopwatch.GetTimestamp()|}", "Stopwatch.GetTimestamp depends on more than its arguments, or has an effect; measure outside")]
    [InlineData("{|PJ0104:HashCode.Combine(1, 2)|}", "HashCode.Combine depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0104:\"a\".GetHashCode()|}", "String.GetHashCode depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0104:Guid.NewGuid()|}.ToByteArray()[0]", "Guid.NewGuid depends on more than its arguments, or has an effect; take it as a parameter, or a PrngKey and use Rand.Bits")]
    [InlineData("Called({|PJ0104:Random.Shared.NextSingle|})", "Random.NextSingle depends on more than its arguments, or has an effect; take a PrngKey and use Rand")]
    [InlineData("{|PJ0104:Environment.GetEnvironmentVariable(\"SCALE\")|} is null ? 1f : 2f", "Environment.GetEnvironmentVariable depends on more than its arguments, or has an effect; take it as a parameter")]
    [InlineData("{|PJ0104:System.IO.Path.GetRandomFileName()|}.Length", "Path.GetRandomFileName depends on more than its arguments, or has an effect; make names of files outside")]
    [InlineData("{|PJ0104:System.IO.Directory.GetFiles(\".\")|}.Length", "Directory.GetFiles depends on more than its arguments, or has an effect; read or write outside")]
    [InlineData("DateOnly.FromDateTime({|PJ0104:DateTime.Now|}).DayNumber", "DateTime.Now depends on more than its arguments, or has an effect; take the time as a parameter")]
    [InlineData("{|PJ0104:3.GetHashCode()|}", "Int32.GetHashCode depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0104:(3, 4).GetHashCode()|}", "ValueTuple.GetHashCode depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0104:new Pair(1, 2).GetHashCode()|}", "Pair.GetHashCode depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0104:Rand.Key(1).GetHashCode()|}", "PrngKey.GetHashCode depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0104:x.GetHashCode()|}", "Object.GetHashCode depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0104:System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(x)|}", "RuntimeHelpers.GetHashCode depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0104:Guid.NewGuid()|}.GetHashCode()", "Guid.NewGuid depends on more than its arguments, or has an effect; take it as a parameter, or a PrngKey and use Rand.Bits")]
    [InlineData("{|PJ0104:System.Threading.Tasks.Task.Run(() => 3).Result|}", "Task.Result depends on more than its arguments, or has an effect; leave threads to the runtime")]
    [InlineData("{|PJ0104:OperatingSystem.IsWindows()|} ? 1f : 2f", "OperatingSystem.IsWindows depends on more than its arguments, or has an effect; take it as a parameter")]
    [InlineData("Rand.Uniform(Rand.Key({|PJ0104:DateTime.Now.Ticks|}))", "DateTime.Ticks depends on more than its arguments, or has an effect; take the time as a parameter")]
    [InlineData("Rand.Uniform(Rand.FoldIn(Rand.Key(0), {|PJ0104:Random.Shared|}.Next()))", "Random.Shared depends on more than its arguments, or has an effect; take a PrngKey and use Rand")]
    public Task Impure_members_come_with_advice(string expression, string message) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => x * (float)({{expression}});

            [Pure]
            private static float Called(Func<float> f) => f();
        }

        public sealed record Pair(int A, int B);
        """,
        message);

    [Theory]
    [InlineData("HashCode h = {|PJ0104:new HashCode()|}; h.Add(3); h.Add(4); return x * h.ToHashCode();", "New HashCode depends on more than its arguments, or has an effect; hash codes differ from run to run; take a number as a parameter, or a PrngKey and use Rand.FoldIn")]
    [InlineData("{|PJ0201:using var bytes = System.Security.Cryptography.RandomNumberGenerator.Create();|} return x;", "'using' cannot be compiled; take a PrngKey and use Rand")]
    [InlineData("{|PJ0201:using var text = new System.IO.StringReader(\"a\");|} return x * text.Read();", "'using' cannot be compiled; read or write outside")]
    public Task What_is_made_of_impure_types_is_told_where_it_is_made(string body, string message) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                {{body}}
            }
        }
        """,
        message);

    [Fact]
    public Task Generators_and_times_that_are_handed_over_come_with_advice() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, {|PJ0202:Random|} random) => x * random.NextSingle();

            [Jit]
            public static NDArray<float> G(NDArray<float> x, {|PJ0202:DateTime|} time) => x * time.Hour;

            [Pure]
            public static NDArray<float> H(NDArray<float> x, Random random) => x * {|PJ0104:random.NextSingle()|};

            [Pure]
            public static NDArray<float> Unused(NDArray<float> x) => x * {|PJ0104:Random.Shared|}.NextSingle();

            public static NDArray<float> Outside(NDArray<float> x) => Grad((NDArray<float> y) => Sum(y * y) * {|PJ0104:Random.Shared|}.NextSingle(), x);
        }
        """,
        "'Random' cannot stand in compiled code: take a PrngKey and use Rand",
        "'DateTime' cannot stand in compiled code: take the time as a parameter",
        "Random.NextSingle depends on more than its arguments, or has an effect; take a PrngKey and use Rand",
        "Random.Shared depends on more than its arguments, or has an effect; take a PrngKey and use Rand",
        "Random.Shared depends on more than its arguments, or has an effect; take a PrngKey and use Rand");

    [Fact]
    public Task Printing_is_reported_with_advice() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                {|PJ0104:Console.WriteLine("F")|};
                return x;
            }
        }
        """,
        "Console.WriteLine depends on more than its arguments, or has an effect; return the value and print it outside");

    [Fact]
    public Task A_class_that_changes_is_to_become_a_record() => Check.FindsAsync(
        """
        public sealed class Weights
        {
            public required NDArray<float> W { get; set; }

            public NDArray<float> B = Array([0f]);
        }

        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0202:Weights|} weights, NDArray<float> x) => x * weights.W + weights.B;
        }
        """,
        "'Weights' cannot stand in compiled code: its property 'W' would be lost; make 'Weights' a record (immutable)");

    [Theory]
    [InlineData(
        "x * {|PJ0103:xs.Sum()|}",
        "Enumerable.Sum is called in compiled code, but the framework's members cannot be compiled; use a loop over constants or shapes, or the function of Nd that does the same")]
    [InlineData(
        "x * {|PJ0202:new List<float>(2)|}.Count",
        "'System.Collections.Generic.List<float>' cannot stand in compiled code: use a record, a tuple or a fixed array")]
    [InlineData(
        "x * {|PJ0103:MathF.ScaleB(2f, 2)|}",
        "MathF.ScaleB is called in compiled code, but the framework's members cannot be compiled; use the function of Nd that does the same, or compute it outside and pass it as a parameter")]
    public Task Members_of_the_framework_come_with_what_to_use_instead(string expression, string message) => Check.FindsAsync(
        $$"""
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x)
            {
                float[] xs = [1f, 2f];
                return {{expression}};
            }
        }
        """,
        message);
}
