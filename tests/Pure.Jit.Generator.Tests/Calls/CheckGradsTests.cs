using Pure.Jit.Generator.Tests.Frontend;
using GradientMismatchException = Pure.Jit.Testing.GradientMismatchException;

namespace Pure.Jit.Generator.Tests.Calls;

/// <summary>CheckGrads of right rules, wrong ones, corners, trees and several arguments; compiled and op by op.</summary>
public sealed class CheckGradsTests
{
    private const string Source = """
        using Pure.Jit.Testing;
        using static Pure.Jit.Testing.Derivatives;

        public record Weights([property: Shape("k m")] NDArray<float> W, [property: Shape("m")] NDArray<float> B);

        public static class Functions
        {
            [Pure] public static NDArray<double> Smooth([Shape("n")] NDArray<double> x) => Sum(Sin(x) * Exp(x * 0.5));

            [Pure] public static NDArray<float> Loss(Weights p, [Shape("n k")] NDArray<float> x) => Mean(Square(Tanh(Matmul(x, p.W) + p.B)));

            [Pure, CustomJvp(nameof(Rule))] public static NDArray<double> Wrong(NDArray<double> x) => x * x;

            [Pure] public static (NDArray<double>, NDArray<double>) Rule(NDArray<double> x, NDArray<double> t) => (x * x, 3 * x * t);

            [Pure, CustomVjp(nameof(Forward), nameof(Backward))] public static NDArray<double> Product(NDArray<double> x, NDArray<double> y) => x * y;

            [Pure] public static (NDArray<double>, (NDArray<double>, NDArray<double>)) Forward(NDArray<double> x, NDArray<double> y) => (x * y, (x, y));

            // The cotangents are the wrong way round.
            [Pure] public static (NDArray<double>, NDArray<double>) Backward((NDArray<double>, NDArray<double>) kept, NDArray<double> g) => (g * kept.Item1, g * kept.Item2);

            // The first derivative is right, the second is not.
            [Pure, CustomJvp(nameof(CubeRule))] public static NDArray<double> Cube(NDArray<double> x) => x * x * x;

            [Pure] public static (NDArray<double>, NDArray<double>) CubeRule(NDArray<double> x, NDArray<double> t) => (x * x * x, 3 * Lax.StopGradient(x * x) * t);

            [Jit] public static NDArray<double> Within([Shape("n")] NDArray<double> x) => CheckGrads(Wrong, x, order: 1, modes: "fwd");
        }

        public static class Test
        {
            private static NDArray<double> X => Nd.Array(new[] { 0.3, -1.2, 2.0 });

            private static Weights P => new(Nd.Array(new[] { 0.1f, -0.4f, 0.7f, 0.2f, 0.5f, -0.9f }, Shape.Create([3, 2])), Nd.Array(new[] { 0.3f, 0.1f }));

            public static object Right() => CheckGrads(Functions.Smooth, X, order: 3);

            public static object Empty() => CheckGrads(Functions.Smooth, X[..0]);

            public static object Lambda() => CheckGrads(([Shape("n")] NDArray<double> x) => (Cumsum(x), Prod(x) * 2), X, 2, "rev");

            public static object Tree() => CheckGrads(Functions.Loss, (P, Nd.Array(new[] { 0.2f, 1.1f, -0.3f }, Shape.Create([1, 3]))), modes: "fwd,rev");

            public static object WrongRule() => CheckGrads(Functions.Wrong, X);

            public static object WrongReverse() => CheckGrads((x, y) => Sin(Functions.Product(x, y)), (X, X * 0.5 + 1), modes: "rev", order: 1);

            public static object WrongSecond() => CheckGrads(Functions.Cube, X, order: 2);

            public static object RightFirst() => CheckGrads(Functions.Cube, X, order: 1);

            public static object Corner() => CheckGrads((NDArray<double> x) => Abs(x), X * 0);

            public static object NotANumber() => CheckGrads((NDArray<double> x) => Sqrt(x), X);

            public static object Loose() => CheckGrads(Functions.Wrong, X, order: 1, tolerance: 10);

            public static object Within() => Functions.Within(X);
        }
        """;

    [Theory]
    [InlineData("Compiled", "App")]
    [InlineData("Eager", "EagerApp")]
    public void HoldsDerivativesAgainstDifferences(string mode, string name)
    {
        GeneratedProject project = GeneratedProject.Of(Source, mode, name: name);
        Assert.Equal([14, 2], ((NDArray<double>)project.Run("Test", "Right")!).Shape);
        foreach (string right in new[] { "Empty", "Lambda", "Tree", "RightFirst", "Loose", "Within" })
        {
            project.Run("Test", right);
        }

        void Refuses(string method, string start) =>
            Assert.StartsWith(start, Assert.Throws<GradientMismatchException>(() => project.Run("Test", method)).Message, StringComparison.Ordinal);
        Refuses("WrongRule", "The forward derivative (Jvp) and the differences of the function differ by ");
        Refuses("WrongReverse", "The reverse derivative (Vjp) and");
        Refuses("WrongSecond", "The forward derivative (Jvp) of the forward derivative and");
        Refuses("Corner", "The forward derivative (Jvp) and");
        Refuses("NotANumber", "The forward derivative (Jvp) and the differences of the function differ by NaN");
    }
}
