using System.Diagnostics;
using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Calls;

/// <summary>What derivatives cost: time of the build, size of the code, and equations of the programs.</summary>
public sealed class DerivativeCostTests
{
    // 50 operations on numbers, each of which takes the one before and another.
    private static readonly string Steps = string.Concat(Enumerable.Range(0, 25).Select(i => (i % 5) switch
    {
        0 => "        y = y * x + 0.5;\n",
        1 => "        y = Sin(y) * x;\n",
        2 => "        y = Tanh(y + x);\n",
        3 => "        y = y / (x + 2.5);\n",
        _ => "        y = Exp(y * -0.25);\n",
    }));

    [Fact]
    public void AThirdDerivativeOfFiftyOperationsBuildsFastAndStaysSmall()
    {
        string source = $$"""
            public static class Program
            {
                [Jit] public static NDArray<double> F([Shape("")] NDArray<double> x)
                {
                    NDArray<double> y = x;
            {{Steps}}        return y;
                }

                [Jit] public static NDArray<double> G([Shape("")] NDArray<double> x) => Grad(a => Grad(b => Grad(F, b), a), x);
            }
            """;
        GeneratedProject.Of(source.Replace("0.25", "0.125", StringComparison.Ordinal));
        Stopwatch clock = Stopwatch.StartNew();
        GeneratedProject project = GeneratedProject.Of(source);
        clock.Stop();
        double growth = (double)Code(project, "Program_G").Length / Code(project, "Program_F").Length;
        Assert.True(growth < 40, $"The code grows {growth:F1} times.");
        Assert.True(clock.Elapsed.TotalSeconds < 1 * Patience, $"The build takes {clock.Elapsed.TotalSeconds:F2} s.");
    }

    // Products stand in the program above the code, elementwise operations in the comments of the kernels.
    [Theory]
    [InlineData("Grad((u, c) => Sum(Tanh(u) * x[.., 0]) + Sum(Exp(c)), y, w)", "exp", 0)]
    [InlineData("Grad((u, c) => Sum(Tanh(u) * x[.., 0]) + Sum(Exp(c)), Arg.Second, y, w)", "tanh", 0)]
    [InlineData("Grad((u, c) => Sum(Matmul(x, c) * u[.., NewAxis]), y, w)", "dot_general", 1)]
    [InlineData("JacFwd(u => Sin(u) * 2, y)", "dot_general", 0)]
    [InlineData("JacRev(u => Sin(u) * 2, y)", "dot_general", 0)]
    [InlineData("Hessian(u => Sum(Sin(u) * Exp(u)), y)", "sin", 1)]
    [InlineData("Hessian(u => Sum(Sin(u) * Exp(u)), y)", "exp", 1)]
    [InlineData("Hessian(u => Sum(Tanh(Matmul(x, u))), w[0])", "tanh", 1)]
    [InlineData("Hvp(u => Sum(Tanh(Matmul(x, u))), w[0], w[1])", "tanh", 1)]
    public void DerivativesComputeNothingTwiceAndNothingThatNobodyWants(string expression, string op, int most)
    {
        string program = GeneratedProject.Of($$"""
            public static class Program
            {
                [Jit] public static NDArray<double> F([Shape("n 3")] NDArray<double> x, [Shape("n")] NDArray<double> y, [Shape("3 3")] NDArray<double> w) => {{expression}};
            }
            """).Files["Program_F.Jit.g.cs"];
        IEnumerable<string> comments = program.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("//   v", StringComparison.Ordinal) || l.Contains(" from ", StringComparison.Ordinal));
        int found = op == "dot_general"
            ? comments.Count(l => l.Contains("= dot_general", StringComparison.Ordinal))
            : comments.Where(l => l.Contains(" from ", StringComparison.Ordinal)).Sum(l => l.Split(": ")[^1].Split(", ").Count(o => o == op));
        Assert.True(found <= most, $"{found} times {op} in\n{program}");
    }

    private static int Patience => Environment.ProcessorCount < 8 ? 4 : 1;

    private static string Code(GeneratedProject project, string name) => project.Files[$"{name}.Jit.g.cs"];
}
