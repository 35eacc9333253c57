using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops.LinearAlgebra;

namespace Pure.Jit.Generator.Tests.Ir;

public sealed class InterpreterTests
{
    // Rounding leaves more in the product of two orthogonal columns of this length than of a short one.
    [Theory]
    [InlineData(67, 65)]
    [InlineData(65, 65)]
    [InlineData(300, 12)]
    public async Task DecompositionsOfLargeMatricesEnd(int rows, int columns)
    {
        Random random = new(7);
        double[] matrix = [.. Enumerable.Range(0, rows * columns).Select(_ => (double)(float)((random.NextDouble() * 4) - 2))];
        double[][] parts = await Task.Run(() => Svd.Decompose(matrix, rows, columns, isFull: false)).WaitAsync(TimeSpan.FromMinutes(1));
        double product = 0;
        for (int k = 0; k < columns; k++)
        {
            product += parts[0][k] * parts[1][k] * parts[2][k * columns];
        }

        Assert.Equal(matrix[0], product, 12);
        Assert.Equal(matrix.Sum(x => x * x), parts[1].Sum(s => s * s), 8);
    }

    [Fact]
    public void SizesComeFromTheArguments()
    {
        Tensor w = Tensors.Numbers(DType.F64, [2, 3], 1, 2, 3, 4, 5, 6);
        Tensor result = Interpreter.Run(Programs.LogSumExp, [w, Tensors.Vector(0.1, 0.2, 0.3)])[0];
        Tensors.AssertClose(Tensors.Scalar(Math.Log(Math.Exp(1.4) + Math.Exp(3.2))), result, 1e-14, 0);
    }

    [Fact]
    public void SizesAreSolvedFromPolynomials()
    {
        Jaxpr program = Programs.Parse("""
            jaxpr(x: f64[2*n+1]) {
              y: f64[n] = slice[startIndices=[0]; limitIndices=[n]; strides=(1)] x
              return y
            }
            """);
        Tensors.AssertSame(Tensors.Vector(1, 2), Interpreter.Run(program, [Tensors.Vector(1, 2, 3, 4, 5)])[0]);
        Assert.Contains(
            "which no n makes equal to 2*n+1",
            Assert.Throws<ArgumentException>(() => Interpreter.Run(program, [Tensors.Vector(1, 2)])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void SizesInNoParameterAreGiven()
    {
        Jaxpr program = Programs.Parse("""
            jaxpr() {
              y: f64[k] = full[shape=[k]; value=1.0; dtype=f64]
              return y
            }
            """);
        Tensors.AssertSame(Tensors.Vector(1, 1, 1), Interpreter.Run(program, [], name => name == "k" ? 3 : 0)[0]);
    }

    [Fact]
    public void ArgumentsMustFit()
    {
        Tensor w = Tensors.Numbers(DType.F64, [2, 3], 1, 2, 3, 4, 5, 6);
        string message = Assert.Throws<ArgumentException>(() => Interpreter.Run(Programs.LogSumExp, [w, Tensors.Vector(1, 2)])).Message;
        Assert.Equal("Parameter x is f64[3] but the argument is f64[2] with 2 elements.", message);
    }
}
