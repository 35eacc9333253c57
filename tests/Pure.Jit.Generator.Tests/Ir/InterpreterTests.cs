using Pure.Jit.Generator.Ir;

namespace Pure.Jit.Generator.Tests.Ir;

public sealed class InterpreterTests
{
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
