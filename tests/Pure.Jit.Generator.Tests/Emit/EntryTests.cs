using Pure.Jit.Generator.Emit;
using Pure.Jit.Generator.Emit.Cpu;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Support;

namespace Pure.Jit.Generator.Tests.Emit;

public sealed class EntryTests
{
    private static readonly Jaxpr Sum = Programs.Parse("""
        jaxpr(x: f32[n,784], y: f32[n,784], s: f32[]) {
          w: f32[n,784] = broadcast_in_dim[shape=[n,784]; broadcastDimensions=()] s
          p: f32[n,784] = mul y w
          z: f32[n,784] = add x p
          return z, x, s
        }
        """);

    private static readonly Jaxpr Difference = Programs.Parse("""
        jaxpr(x: f64[n], y: f64[n]) {
          z: f64[n] = sub x y
          return z
        }
        """);

    private static readonly Jaxpr Reversed = Programs.Parse("""
        jaxpr(x: f64[n]) {
          z: f64[n] = rev[dimensions=(0)] x
          return z
        }
        """);

    private static readonly Jaxpr Flat = Programs.Parse("""
        jaxpr(x: f64[s], y: f64[s]) {
          z: f64[s] = add x y
          return z
        }
        """);

    private static readonly CompiledPrograms Compiled = new([Sum, Difference, Reversed]);
    private static readonly CompiledPrograms Flattened = new([Flat], isFlattened: true);

    [Fact]
    public void WrongSizesAreNamed()
    {
        Assert.Equal(
            "Program: axis 1 of 'x' is 783, but 784 is needed",
            Assert.Throws<ArgumentException>(() => Compiled.Invoke(0, [Nd.Zeros<float>((3, 783)), Nd.Zeros<float>((3, 784)), 1f])).Message);
        Assert.Equal(
            "Program: axis 0 of 'y' is 5, but 'n' is 7 (from axis 0 of 'x')",
            Assert.Throws<ArgumentException>(() => Compiled.Invoke(0, [Nd.Zeros<float>((7, 784)), Nd.Zeros<float>((5, 784)), 1f])).Message);
        Assert.Equal(
            "Program: 'x' has 1 axis, but 2 are needed",
            Assert.Throws<ArgumentException>(() => Compiled.Invoke(0, [Nd.Zeros<float>(784), Nd.Zeros<float>((5, 784)), 1f])).Message);
        Assert.Throws<ArgumentNullException>("x", () => Compiled.Invoke(0, [null!, Nd.Zeros<float>((5, 784)), 1f]));
    }

    [Fact]
    public void AnnotationsAreQuoted()
    {
        EntryParameter[] parameters = [new("p.X", "batch 784"), new("y"), new("s", IsScalar: true)];
        string text = CpuEmitter.Emit(new EntryPoint("F", "Predict", Sum, new(parameters), false, EmitOptions.Default));
        Assert.Contains("""Entry.CheckSize(a0.Shape[1], 784, "Predict", "axis 1 of 'p.X'", "from [Shape(\"batch 784\")]");""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void UnchangedArgumentsComeBackThemselves()
    {
        NDArray<float> x = Nd.Ones<float>((2, 784));
        object?[] results = Compiled.Invoke(0, [x, x, 2f]);
        Assert.Same(x, results[1]);
        Assert.Equal(2f, results[2]);
        Assert.All(((NDArray<float>)results[0]!).ToArray(), v => Assert.Equal(3f, v));
    }

    [Fact]
    public void DonatedMemoryTakesTheResult()
    {
        NDArray<double> x = NDArray.Array([5.0, 7]), y = NDArray.Array([1.0, 2]), into = NDArray.Array([0.0, 0]);
        Storage<double> memory = into.Storage;
        NDArray<double> z = (NDArray<double>)Compiled.Invoke(1, [x, y], into)[0]!;
        Assert.Same(memory, z.Storage);
        Assert.Equal([4, 5], z.ToArray());
        Assert.Throws<InvalidOperationException>(() => into.ToArray());
        Assert.Contains("shape (3,)", Assert.Throws<ArgumentException>(() => Compiled.Invoke(1, [x, y], NDArray.Array([0.0, 0, 0]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnArgumentMayBeDonated()
    {
        NDArray<double> x = NDArray.Array([5.0, 7]), y = NDArray.Array([1.0, 2]);
        Assert.Equal([4, 5], ((NDArray<double>)Compiled.Invoke(1, [x, y], x)[0]!).ToArray());
        NDArray<double> r = NDArray.Array([5.0, 7, 9]);
        Assert.Equal([9, 7, 5], ((NDArray<double>)Compiled.Invoke(2, [r])[0]!).ToArray());
        Assert.Equal([9, 7, 5], ((NDArray<double>)Compiled.Invoke(2, [r], r)[0]!).ToArray());
        Assert.Throws<InvalidOperationException>(() => r.ToArray());
    }

    [Fact]
    public void FlattenedArraysKeepTheirShape()
    {
        NDArray<double> x = NDArray.Array(new double[,] { { 1, 2 }, { 3, 4 } });
        NDArray<double> z = (NDArray<double>)Flattened.Invoke(0, [x, x])[0]!;
        Assert.Equal(x.Shape, z.Shape);
        Assert.Equal([2, 4, 6, 8], z.ToArray());
        Assert.Throws<ArgumentException>(() => Flattened.Invoke(0, [x, NDArray.Array([1.0, 2, 3, 4])]));
    }
}
