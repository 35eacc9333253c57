namespace Pure.Jit.Analyzers.Tests.Rules;

/// <summary>A fault in a helper is one finding, whoever calls it and with whatever names of sizes; whose names it shows does not depend on which analysis comes first.</summary>
public sealed class SharedFaultTests
{
    [Fact]
    public async Task Callers_with_other_names_of_sizes_tell_one_fault()
    {
        for (int i = 0; i < 8; i++)
        {
            await Check.FindsAsync(
                """
                public static class Model
                {
                    [Jit]
                    public static NDArray<float> A([Shape("p q")] NDArray<float> x) => Halves(x);

                    [Jit]
                    public static NDArray<float> B([Shape("t d")] NDArray<float> x) => Halves(x[1..]) + Halves(x)[1..];

                    [Jit]
                    public static NDArray<float> C([Shape("a b")] NDArray<float> x) => Grad(v => Sum(Halves(v)), x);

                    public static NDArray<float> D(NDArray<float> x) => Grad(([Shape("c e")] NDArray<float> v) => Sum(Halves(v)), x);

                    [Pure]
                    private static NDArray<float> Halves([Shape("t d")] NDArray<float> x) => {|PJ0301:Reshape(x, [x.Shape[0], 2, 4])|};
                }
                """,
                "'Nd.Reshape' keeps the number of elements: x is f32[p,q], which has p*q, and the result is f32[p,2,4], which has 8*p");
        }
    }

    [Fact]
    public async Task A_method_tells_its_own_fault_with_its_own_names()
    {
        for (int i = 0; i < 8; i++)
        {
            await Check.FindsAsync(
                """
                public static class Model
                {
                    [Jit]
                    public static NDArray<float> A([Shape("p q")] NDArray<float> x) => Halves(x);

                    [Jit]
                    public static NDArray<float> Halves([Shape("t d")] NDArray<float> x) => {|PJ0301:Reshape(x, [x.Shape[0], 2, 4])|};
                }
                """,
                "'Nd.Reshape' keeps the number of elements: x is f32[t,d], which has d*t, and the result is f32[t,2,4], which has 8*t");
        }
    }

    [Fact]
    public Task Calls_with_other_types_tell_one_fault() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<T> H<T>([Shape("n k")] NDArray<T> x) where T : unmanaged, System.Numerics.INumber<T> => {|PJ0301:Reshape(x, [2, 4])|};

            public static NDArray<double> Use(NDArray<float> x) => H(x).As<double>() + H(x.As<double>());
        }
        """,
        "'Nd.Reshape' keeps the number of elements: x is f32[n,k], which has k*n, and the result is f32[2,4], which has 8");

    [Fact]
    public Task Two_faults_of_helpers_are_two_findings() => Check.FindsAsync(
        """
        public static class Model
        {
            [Jit]
            public static NDArray<float> A([Shape("p q")] NDArray<float> x) => Halves(x);

            [Jit]
            public static NDArray<float> B([Shape("t d")] NDArray<float> x) => Thirds(x);

            [Pure]
            private static NDArray<float> Halves(NDArray<float> x) => {|PJ0301:Reshape(x, [2, 4])|};

            [Pure]
            private static NDArray<float> Thirds(NDArray<float> x) => {|PJ0301:Reshape(x, [3, 4])|};
        }
        """);
}
