using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pure.Jit.Analyzers.Tests.Rules;

public sealed class PlainBodyTests
{
    private const string Model = """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Exp(x);

            [Jit]
            public static NDArray<T> G<T>(NDArray<T> x, [Static] int axis) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => x;
        }

        """;

    [Fact]
    public Task A_delegate_of_a_jit_method_runs_its_plain_body() => Check.FindsAsync(Model + """
        public static class Program
        {
            public static Func<NDArray<float>, NDArray<float>> A() => {|PJ0701:Model.F|};

            public static unsafe delegate*<NDArray<float>, NDArray<float>> B() => &{|PJ0701:Model.F|};

            public static string C() => nameof(Model.F);

            public static NDArray<float> D(NDArray<float> x) => Model.F(x);
        }
        """,
        "This use of 'F' runs its plain body, not its compiled form: calls through a delegate or pointer are not redirected",
        "This use of 'F' runs its plain body, not its compiled form: calls through a delegate or pointer are not redirected");

    [Fact]
    public Task A_call_through_an_interface_or_bound_at_run_time_runs_the_plain_body() => Check.FindsAsync("""
        public interface IModel<T> where T : unmanaged
        {
            NDArray<T> Predict(NDArray<T> x);

            NDArray<T> Other(NDArray<T> x);
        }

        public sealed record Network(NDArray<float> W) : IModel<float>
        {
            [Jit]
            public NDArray<float> Predict(NDArray<float> x) => x * W;

            public NDArray<float> Other(NDArray<float> x) => x;

            [Jit]
            public static NDArray<float> Other(NDArray<float> x, NDArray<float> y) => x + y;
        }

        public static class Program
        {
            public static NDArray<float> A(IModel<float> model, NDArray<float> x) => {|PJ0701:model.Predict|}(x) + model.Other(x);

            public static NDArray<float> B(dynamic x) => {|PJ0701:Network.Other|}(x, x);

            public static NDArray<float> C(Network model, NDArray<float> x) => model.Predict(x);
        }
        """,
        "This use of 'Predict' runs its plain body, not its compiled form: calls through an interface and calls bound at run time are not redirected",
        "This use of 'Other' runs its plain body, not its compiled form: calls through an interface and calls bound at run time are not redirected");

    [Fact]
    public async Task Nothing_is_said_in_eager_mode()
    {
        Compilation compilation = Compile.Project(Model + "public static class P { public static Func<NDArray<float>, NDArray<float>> A() => Model.F; }");

        Xunit.Assert.Single(await Compile.AnalyzeAsync(compilation));
        Xunit.Assert.Empty(await Compile.AnalyzeAsync(compilation, new AnalyzerOptions([], new Property("PureJitMode", "Eager"))));
    }

    [Fact]
    public void It_is_information_and_no_more() => Xunit.Assert.Equal(DiagnosticSeverity.Info, Analyzers.Rules.PlainBody.DefaultSeverity);

    [Fact]
    public Task Open_types_and_computed_statics_run_the_plain_body() => Check.FindsAsync(Model + """
        public static class Program
        {
            public static NDArray<T> A<T>(NDArray<T> x) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => {|PJ0701:Model.G|}(x, 1);

            public static NDArray<float> B(NDArray<float> x, int axis) => Model.G(x, {|PJ0703:axis|});

            public static NDArray<float> C(NDArray<float> x) => Model.G(x, 1);
        }
        """);

    private const string Broken = """
        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x, NDArray<float> w) => Grad(v => Sum(v * w), x);
        }

        """;

    [Fact]
    public Task A_delegate_whose_plain_body_cannot_run_is_a_warning() => Check.FindsAsync(Broken + """
        public static class Program
        {
            public static Func<NDArray<float>, NDArray<float>, NDArray<float>> A() => {|PJ0702:Model.F|};

            public static Func<NDArray<float>, NDArray<float>, NDArray<float>> B() => (x, w) => Model.F(x, w);
        }
        """,
        "This use of 'F' throws when it is called: the function of a transformation in its body captures 'w', which only compiled code can run, and calls through a delegate or pointer are not redirected; write Compile(F)");

    [Fact]
    public Task What_only_callers_of_a_helper_know_is_told_of_them() => Check.FindsAsync(
        """
        public static class Model
        {
            [Pure]
            static NDArray<float> Slope(Func<NDArray<float>, NDArray<float>> f, NDArray<float> x) => Grad(y => Sum(f(y)), x);

            [Pure]
            static T Step<T>(Func<T, NDArray<float>> loss, T x) => Grad(loss, x);

            [Pure]
            static NDArray<float> Apply(Func<NDArray<float>, NDArray<float>> f, NDArray<float> x) => f(x);

            [Jit]
            public static NDArray<float> F([Shape("n")] NDArray<float> x) => Slope(v => v * v, x);

            [Jit]
            public static NDArray<float> G([Shape("n")] NDArray<float> x) => Step(v => Sum(v * v), x);

            [Jit]
            public static NDArray<float> H([Shape("n")] NDArray<float> x) => Apply(v => v * v, x) + Grad(([Shape("n")] NDArray<float> v) => Sum(Slope(w => w * w, v)), x);
        }

        public static class Program
        {
            public static Func<NDArray<float>, NDArray<float>> A() => {|PJ0702:Model.F|};

            public static Func<NDArray<float>, NDArray<float>> B() => {|PJ0702:Model.G|};

            public static Func<NDArray<float>, NDArray<float>> C() => {|PJ0701:Model.H|};
        }
        """,
        "This use of 'F' throws when it is called: 'Slope', which it calls, transforms what only its callers know, which only compiled code can run, and calls through a delegate or pointer are not redirected; write Compile(F)",
        "This use of 'G' throws when it is called: 'Step', which it calls, transforms what only its callers know, which only compiled code can run, and calls through a delegate or pointer are not redirected; write Compile(G)",
        "This use of 'H' runs its plain body, not its compiled form: calls through a delegate or pointer are not redirected");

    [Fact]
    public Task The_warning_names_what_only_compiled_code_knows() => Check.FindsAsync(
        """
        public record V([property: Shape("n")] NDArray<float> W)
        {
            [Pure]
            public NDArray<float> Dot([Shape("n")] NDArray<float> x) => Sum(this.W * x);

            [Jit]
            public NDArray<float> Slope([Shape("n")] NDArray<float> x) => Grad(([Shape("n")] NDArray<float> y) => Sum(y * W), x);
        }

        public static class Model
        {
            [Jit]
            public static NDArray<float> Rows(V v, [Shape("k n")] NDArray<float> x) => Vmap(v.Dot, x);

            [Jit]
            public static NDArray<float> Chosen([Shape("n")] NDArray<float> x, [Static] bool b)
            {
                Func<NDArray<float>, NDArray<float>> f = b ? y => Sum(y * y) : y => Sum(y);
                return Grad(f, x);
            }

            [Jit]
            public static NDArray<float> Nested([Shape("n")] NDArray<float> x) =>
                Grad(([Shape("n")] NDArray<float> y) => Sum(Grad(([Shape("n")] NDArray<float> z) => Sum(z * z * y), y)), x);

            public static Func<V, NDArray<float>, NDArray<float>> A() => {|PJ0702:Rows|};

            public static NDArray<float> B(NDArray<float> x, bool b) => Chosen(x, {|PJ0702:b|});

            public static Func<NDArray<float>, NDArray<float>> C(V v) => {|PJ0702:v.Slope|};

            public static Func<NDArray<float>, NDArray<float>> D() => {|PJ0701:Nested|};
        }
        """,
        "This use of 'Rows' throws when it is called: a transformation in its body is given 'v.Dot', which captures 'v', which only compiled code can run, and calls through a delegate or pointer are not redirected; write Compile(Rows)",
        "This use of 'Chosen' throws when it is called: which function the Grad in its body is given, 'f', is decided where it runs, which only compiled code can run, and an argument for a [Static] parameter is no constant",
        "This use of 'Slope' throws when it is called: the function of a transformation in its body captures 'this', which only compiled code can run, and calls through a delegate or pointer are not redirected; write Compile(Slope)",
        "This use of 'Nested' runs its plain body, not its compiled form: calls through a delegate or pointer are not redirected");

    [Fact]
    public Task A_pure_method_that_transforms_what_its_calls_know_is_called_from_a_jit_method() => Check.FindsAsync(
        """
        public static class Model
        {
            [Pure]
            public static NDArray<float> Slope(Func<NDArray<float>, NDArray<float>> f, [Shape("")] NDArray<float> x) => Grad(f, x);

            [Pure]
            public static NDArray<float> Times([Shape("")] NDArray<float> x, [Static] int k) => Grad(v => v * k, x);

            [Pure]
            public static NDArray<float> Twice(Func<NDArray<float>, NDArray<float>> f, NDArray<float> x) => f(f(x));

            [Jit]
            public static NDArray<float> All([Shape("")] NDArray<float> x) => Slope(Exp, x) + Times(x, 2) + Twice(Exp, x);

            public static NDArray<float> Plain(NDArray<float> x) => {|PJ0702:Slope|}(Exp, x) + {|PJ0702:Times|}(x, 2) + Twice(Exp, x) + All(x);
        }
        """,
        "This use of 'Slope' throws when it is called: a transformation in its body is given what only its callers know, which only compiled code can run, and a [Pure] method whose functions, types or [Static] values only its calls know is compiled where [Jit] methods call it; call it from one",
        "This use of 'Times' throws when it is called: the function of a transformation in its body captures 'k', which only compiled code can run, and a [Pure] method whose functions, types or [Static] values only its calls know is compiled where [Jit] methods call it; call it from one");

    [Fact]
    public async Task The_name_of_an_argument_is_no_capture()
    {
        Compilation compilation = Compile.Project("""
            public static class Program
            {
                [Jit]
                public static NDArray<int> F(KeyArray keys) => Vmap(k => Rand.Choice(k, 4, [2], replace: false), keys);

                public static Func<KeyArray, NDArray<int>> A() => F;
            }
            """);

        Xunit.Assert.Empty(await Compile.AnalyzeAsync(compilation, new AnalyzerOptions([], new Property("PureJitMode", "Eager"))));
    }

    [Fact]
    public async Task A_plain_body_that_cannot_run_is_reported_in_eager_mode_too()
    {
        Compilation compilation = Compile.Project(Broken + "public static class P { public static Func<NDArray<float>, NDArray<float>, NDArray<float>> A() => Model.F; }");

        Xunit.Assert.Equal(["PJ0702"], (await Compile.AnalyzeAsync(compilation, new AnalyzerOptions([], new Property("PureJitMode", "Eager")))).Select(d => d.Id));
    }
}
