using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Calls;

/// <summary>PureJitDebugNans: the operation that made the first NaN or infinity is named, with the place where the user wrote it.</summary>
public sealed class DebugNansTests
{
    private static readonly string Program = """
        public record Pair(NDArray<float> A, NDArray<float> B);

        public static class Model
        {
            [Pure] static NDArray<float> Inner(NDArray<float> x) =>
                Sqrt(x) / (x - 1f);

            [Jit] public static NDArray<float> Ratio([Shape("n m")] NDArray<float> x, [Shape("n m")] NDArray<float> y)
            {
                NDArray<float> shifted = x + 1f;
                return shifted * (x / y);
            }

            [Jit] public static NDArray<float> Called([Shape("n")] NDArray<float> x) => Inner(x + 1f);

            [Jit] public static NDArray<float> Slope([Shape("n")] NDArray<float> x) =>
                Grad(v => Sum(
                    Sqrt(v) * 2f), x);

            [Jit] public static NDArray<float> Guarded([Shape("n")] NDArray<float> x) =>
                Grad(v => Sum(Where(v > 0f, Sqrt(Where(v > 0f, v, 1f)), 0f)), x);

            [Jit] public static NDArray<float> Twice([Shape("n")] NDArray<float> x)
            {
                NDArray<float> y = x;
                for (int i = 0; i < 3; i++)
                {
                    y = Log(y) - 0.5f;
                }

                return Sum(y);
            }

            [Jit] public static NDArray<double> Loop(double start, int count)
            {
                NDArray<double> y = start;
                int i = 0;
                while (i < count)
                {
                    y = y * y;
                    i = i + 1;
                }

                return y;
            }

            [Jit] public static NDArray<float> Norm([Shape("n")] NDArray<float> x) => Nn.Softmax(x) - Max(x);

            [Jit] public static Pair Both([Shape("n")] NDArray<float> x) => new(Exp(x), Max(x, axis: 0) * Ones<float>(2));

            [Jit] public static NDArray<float> Batched([Shape("n m")] NDArray<float> x) =>
                Vmap(r => Grad(v => Sum(Log(v)), r), x);

            [Jit] public static NDArray<float> Masked([Shape("n")] NDArray<float> x) => Sum(Exp(Where(x > 0f, x, float.NegativeInfinity)));

            [Jit] public static (NDArray<Half>, NDArray<double>) Narrow([Shape("n")] NDArray<double> x) => (x.As<Half>(), x);

            [Jit] public static NDArray<int> Whole([Shape("n")] NDArray<int> x) => x / (x - x + 1);

            [Jit] public static NDArray<float> Xlogx([Shape("n")] NDArray<float> x) => Special.Xlogy(x, x) + Nn.Softmax(x);

            [Jit] public static NDArray<float> Scanned([Shape("n")] NDArray<float> x) => Lax.Scan(
                (NDArray<float> sum, NDArray<float> v) => (sum + Log(v), sum), (NDArray<float>)0f, x).Item1;

            [Jit] public static NDArray<float> Mapped([Shape("n")] NDArray<float> x) => Lax.Map(v => 1f / v, x);

            [Jit] public static NDArray<float> Wide([Shape("n m")] NDArray<float> x, [Shape("m")] NDArray<float> y) => x / y;

            [Jit] public static NDArray<float> Turns([Shape("")] NDArray<float> x) => Lax.ForiLoop(0, 4, (i, v) => v * v, x);

            [Jit] public static NDArray<float> OfTurns([Shape("")] NDArray<float> x) => Grad(u => Lax.ForiLoop(0, 2, (i, v) => Sqrt(v), u), x);
        }

        public static class Test
        {
            private static NDArray<float> A(params float[] x) => Nd.Array(x);

            public static string Run(int of)
            {
                try
                {
                    switch (of)
                    {
                        case 0: Model.Ratio(Reshape(A(1, 2, 3, 4), (2, 2)), Reshape(A(1, 2, 0, 0), (2, 2))); break;
                        case 1: Model.Called(A(1, 0)); break;
                        case 2: Model.Slope(A(4, 0)); break;
                        case 3: Model.Guarded(A(4, 0, -1)); break;
                        case 4: Model.Twice(A(2)); break;
                        case 5: Model.Loop(10, 9); break;
                        case 6: Model.Norm(A(1, float.NaN)); break;
                        case 7: Model.Norm(A(1, float.PositiveInfinity)); break;
                        case 8: Model.Both(A(1, 100)); break;
                        case 9: Model.Batched(Reshape(A(1, 2, 3, 0), (2, 2))); break;
                        case 10: Model.Masked(A(1, -2)); break;
                        case 11: Model.Narrow(Nd.Array(new[] { 1.0, 1e6 })); break;
                        case 12: Model.Whole(Nd.Array(new[] { 1, 0 })); break;
                        case 13: Grad((NDArray<float> v) => Sum(
                            Log(v)), A(1, 0)); break;
                        case 14: Model.Ratio(Reshape(A(1, float.NaN), (1, 2)), Reshape(A(1, 0), (1, 2))); break;
                        case 15: Model.Ratio(Reshape(A(float.NaN, 1), (1, 2)), Reshape(A(1, 0), (1, 2))); break;
                        case 16: Model.Ratio(Zeros<float>((0, 2)), Zeros<float>((0, 2))); break;
                        case 17: Model.Ratio(Reshape(A(1, 2), (1, 2)), Reshape(A(1, 4), (1, 2)), into: Zeros<float>((1, 2))); break;
                        case 18: Model.Xlogx(A(0, 1)); break;
                        case 19: Model.Scanned(A(1, 0, 2)); break;
                        case 20: Model.Mapped(A(1, 0)); break;
                        case 21: Model.Wide(Reshape(A(1, 2, 3, 4), (2, 2)), A(1, 0)); break;
                        case 22: Model.Turns(1e9f); break;
                        case 23: Model.OfTurns(0f); break;
                    }

                    return "nothing";
                }
                catch (NotFiniteNumberException e)
                {
                    return e.Message;
                }
            }
        }
        """;

    private static readonly Lazy<GeneratedProject> Checked = new(() => GeneratedProject.Of(Program, debugsNans: true));

    [Theory]
    [InlineData(0, "File1.cs(11,27): 'div', in 'Model.Ratio', gave ∞ at [1, 0], in a result of type f32 and shape (2, 2), from 3 and 0")]
    [InlineData(1, "File1.cs(6,9): 'div', in 'Model.Inner', gave ∞ at [1], in a result of type f32 and shape (2,), from 1 and 0")]
    [InlineData(2, "File1.cs(18,13): the derivative of 'Nd.Sqrt', in 'Model.Slope', gave ∞ at [1], in a result of type f32 and shape (2,), from 2 and 0")]
    [InlineData(3, "nothing")]
    [InlineData(4, "File1.cs(28,17): 'log', in 'Model.Twice', gave NaN at [0], in a result of type f32 and shape (1,), from -2.14430285")]
    [InlineData(5, "File1.cs(40,17): 'mul', in 'Model.Loop', gave ∞, in a result of type f64 and shape (), from 1E+256 and 1E+256")]
    [InlineData(6, "nothing")]
    [InlineData(7, "File1.cs(47,79): 'Nn.Softmax', in 'Model.Norm', gave NaN at [0], in a result of type f32 and shape (2,)")]
    [InlineData(8, "File1.cs(49,73): 'exp', in 'Model.Both', gave ∞ at [1], in a result of type f32 and shape (2,), from 100")]
    [InlineData(9, "File1.cs(52,33): 'div' in the derivative of 'Nd.Log', in 'Model.Batched', gave ∞ at [1, 1], in a result of type f32 and shape (2, 2), from 1 and 0")]
    [InlineData(10, "nothing")]
    [InlineData(11, "File1.cs(56,101): 'convert_element_type', in 'Model.Narrow', gave ∞ at [1], in a result of type f16 and shape (2,), from 1000000")]
    [InlineData(12, "nothing")]
    [InlineData(13, "File1.cs(98,21): 'div' in the derivative of 'Nd.Log', in 'Grad', gave ∞ at [1], in a result of type f32 and shape (2,), from 1 and 0")]
    [InlineData(14, "nothing")]
    [InlineData(15, "File1.cs(11,27): 'div', in 'Model.Ratio', gave ∞ at [0, 1], in a result of type f32 and shape (1, 2), from 1 and 0")]
    [InlineData(16, "nothing")]
    [InlineData(17, "nothing")]
    [InlineData(18, "nothing")]
    [InlineData(19, "File1.cs(63,58): 'log', in 'Model.Scanned', gave -∞, in a result of type f32 and shape (), from 0")]
    [InlineData(20, "File1.cs(65,94): 'div', in 'Model.Mapped', gave ∞, in a result of type f32 and shape (), from 1 and 0")]
    [InlineData(21, "File1.cs(67,112): 'div', in 'Model.Wide', gave ∞ at [0, 1], in a result of type f32 and shape (2, 2), from 2 and 0")]
    [InlineData(22, "File1.cs(69,108): 'mul', in 'Model.Turns', gave ∞, in a result of type f32 and shape (), from 9.99999962E+35 and 9.99999962E+35")]
    [InlineData(23, "File1.cs(71,120): the derivative of 'Nd.Sqrt', in 'Model.OfTurns', gave ∞, in a result of type f32 and shape (), from 0")]
    public void TheFirstIsNamedWithItsPlace(int of, string told)
    {
        Assert.Equal([], Checked.Value.Faults());
        object? message = Checked.Value.Load().GetType("Test", throwOnError: true)!.GetMethod("Run")!.Invoke(null, [of]);
        Assert.Equal(told, message);
    }

    [Fact]
    public void NothingIsCheckedOrSlowerWhereNobodyAsks()
    {
        GeneratedProject plain = GeneratedProject.Of(Program);
        Assert.DoesNotContain(plain.Files.Values, f => f.Contains("NanCheck", StringComparison.Ordinal) || f.Contains("File1.cs(", StringComparison.Ordinal));
        Assert.Contains(Checked.Value.Files.Values, f => f.Contains("NanCheck", StringComparison.Ordinal));
    }

    [Fact]
    public void ResultsAreTheSameAsOpByOp()
    {
        const string Source = """
            public static class Model
            {
                [Jit] public static NDArray<double> F([Shape("n")] NDArray<double> x) => Grad(v => Sum(Softmax(Tanh(v)) * Log(v + 2)), x);
            }

            public static class Test { public static string Run() => Model.F(Arange(7).As<double>() / 4 - 1).ToString(); }
            """;
        Assert.Equal(GeneratedProject.Of(Source, "Eager").Run(), GeneratedProject.Of(Source, debugsNans: true).Run());
    }
}
