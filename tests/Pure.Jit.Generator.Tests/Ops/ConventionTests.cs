using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.Ops;

/// <summary>Derivatives where frameworks differ: ties, kinks and poles.</summary>
public sealed class ConventionTests
{
    [Theory]
    [InlineData("max", 1, 1, 0.5, 0.5)]
    [InlineData("max", 2, 1, 1, 0)]
    [InlineData("min", 1, 1, 0.5, 0.5)]
    [InlineData("min", 2, 1, 0, 1)]
    [InlineData("pow", 0, 0, double.NaN, 0)]
    [InlineData("pow", 0, 2, 0, 0)]
    [InlineData("atan2", 0, 0, double.NaN, double.NaN)]
    [InlineData("rem", 7, 2, 1, -3)]
    public void Two_operands(string name, double x, double y, double dx, double dy)
    {
        Assert.Equal([dx, dy], Gradient(name, x, y));
    }

    [Theory]
    [InlineData("abs", 0, 1)]
    [InlineData("abs", -0.0, 1)]
    [InlineData("abs", double.NaN, -1)]
    [InlineData("sign", 0, 0)]
    [InlineData("floor", 1, 0)]
    [InlineData("ceil", 1, 0)]
    [InlineData("round", 0.5, 0)]
    [InlineData("sqrt", 0, double.PositiveInfinity)]
    [InlineData("cbrt", 0, double.PositiveInfinity)]
    [InlineData("log", 0, double.PositiveInfinity)]
    [InlineData("tanh", 1000, 0)]
    [InlineData("logistic", 1000, 0)]
    [InlineData("erf", 1000, 0)]
    [InlineData("stop_gradient", 3, 0)]
    public void One_operand(string name, double x, double dx) => Assert.Equal([dx], Gradient(name, x));

    [Theory]
    [InlineData(0, 0, 1, 0, 0, 0)]
    [InlineData(0, 1, 1, 0, 0, 0)]
    [InlineData(0, 0.5, 1, 0, 1, 0)]
    [InlineData(0, -1, 1, 1, 0, 0)]
    [InlineData(0, 2, 1, 0, 0, 1)]
    public void Clamp_gives_nothing_at_a_tie(double min, double x, double max, double dmin, double dx, double dmax) =>
        Assert.Equal([dmin, dx, dmax], Gradient("clamp", min, x, max));

    [Theory]
    [InlineData("reduce_max", new double[] { 3, 1, 3 }, new[] { 0.5, 0, 0.5 })]
    [InlineData("reduce_min", new double[] { 1, 1, 3, 1 }, new[] { 1 / 3.0, 1 / 3.0, 0, 1 / 3.0 })]
    [InlineData("reduce_prod", new double[] { 2, 0, 5 }, new double[] { 0, 10, 0 })]
    [InlineData("reduce_prod", new double[] { 0, 0, 5 }, new double[] { 0, 0, 0 })]
    public void Reductions(string name, double[] x, double[] dx)
    {
        Jaxpr program = Programs.Parse($$"""
            jaxpr(x: f64[n]) {
              y: f64[] = {{name}}[axes=(0)] x
              return y
            }
            """);
        Tensor gradient = Interpreter.Run(Grad.Program(program, [true], withValue: false), [Tensors.Vector(x)])[0];
        Assert.Equal(dx, gradient.Numbers!);

        // The same when the size is known.
        Jaxpr known = program.Substitute(_ => x.Length);
        Assert.Equal(dx, Interpreter.Run(Grad.Program(Programs.Parse(Printer.Print(known)), [true], withValue: false), [Tensors.Vector(x)])[0].Numbers!);
    }

    private static double[] Gradient(string name, params double[] x)
    {
        JaxprBuilder build = new();
        List<Value> parameters = x.Select((_, i) => build.Parameter(ArrayType.Scalar(DType.F64), "x" + i)).ToList();
        Jaxpr program = build.Build([build.Bind(OpTable.Find(name)!, parameters)]);
        return Interpreter
            .Run(Grad.Program(program, new([.. x.Select(_ => true)]), withValue: false), [.. x.Select(v => Tensors.Scalar(v))])
            .Select(g => g.Numbers![0]).ToArray();
    }
}
