namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>Calls of members that the type of a value chooses, and variables that do not say what they hold.</summary>
public sealed class DispatchTests
{
    [Fact]
    public Task What_implements_a_static_member_is_marked_like_it() => Check.FindsAsync(
        """
        public interface IActivation
        {
            [Pure]
            static abstract NDArray<float> Apply(NDArray<float> x);
        }

        public record Relu : IActivation
        {
            public static NDArray<float> Apply(NDArray<float> x) => Nd.Maximum(x, 0f);
        }

        public static class Model
        {
            [Jit]
            public static NDArray<float> F(NDArray<float> x) => Run<Relu>(x);

            [Pure]
            private static NDArray<float> Run<T>(NDArray<float> x)
                where T : IActivation => {|PJ0103:T.Apply(x)|};
        }
        """,
        "Relu.Apply is called in compiled code, but it is not marked [Pure] or [Jit]");

    [Fact]
    public Task What_implements_a_member_is_marked_like_it() => Check.FindsAsync(
        """
        public interface ILayer
        {
            [Pure]
            NDArray<float> Apply(NDArray<float> x);
        }

        public record Dense([property: Shape("m n")] NDArray<float> W) : ILayer
        {
            public NDArray<float> Apply(NDArray<float> x) => x * this.W;
        }

        public static class Model
        {
            [Jit]
            public static NDArray<float> F(Dense layer, [Shape("m n")] NDArray<float> x) => Run(layer, x);

            [Pure]
            private static NDArray<float> Run<T>(T layer, NDArray<float> x)
                where T : ILayer => {|PJ0103:layer.Apply(x)|};
        }
        """,
        "Dense.Apply is called in compiled code, but it is not marked [Pure] or [Jit]");

    [Fact]
    public Task An_interface_is_no_type_of_a_parameter_that_comes_from_outside() => Check.FindsAsync(
        """
        public interface ILayer
        {
            [Pure]
            NDArray<float> Apply(NDArray<float> x);
        }

        public static class Model
        {
            [Jit]
            public static NDArray<float> F({|PJ0202:ILayer layer|}, NDArray<float> x) => layer.Apply(x);
        }
        """,
        "'ILayer' cannot stand in compiled code: what type it has is known only when the program runs; take the record that is meant, or mark this method [Pure] and call it with that from a [Jit] method");

    [Theory]
    [InlineData("object {|PJ0202:a = l|}; a = new Layer(2f); return ((Layer)a).A;")]
    [InlineData("(Layer A, object B) {|PJ0202:t = (l, l)|}; return t.A.A;")]
    [InlineData("(Layer a, object {|PJ0202:b|}) = (l, l); return a.A;")]
    public Task An_object_in_a_local_is_refused(string body) => Check.FindsAsync(
        $$"""
        public sealed record Layer([property: Shape("")] NDArray<float> A);

        public static class Model
        {
            [Jit]
            public static NDArray<float> F(Layer l)
            {
                {{body}}
            }
        }
        """);
}
