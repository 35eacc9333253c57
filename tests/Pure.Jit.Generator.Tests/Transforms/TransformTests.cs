using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.Transforms;

public sealed class TransformTests
{
    private static readonly Tensor W = Tensors.Numbers(DType.F64, [2, 3], 0.1, -0.2, 0.3, 0.4, 0.5, -0.6);
    private static readonly Tensor X = Tensors.Vector(1, 2, 3);

    private static readonly Jaxpr Mixed = Programs.Parse("""
        jaxpr(x: f64[n], k: i32[n], y: f64[n]) {
          c: f64[n] = convert_element_type[dtype=f64] k
          p: f64[n] = mul x c
          s: f64[] = reduce_sum[axes=(0)] p
          twice: i32[n] = add k k
          return s, twice, y
        }
        """);

    [Fact]
    public void DerivativesOfLogSumExpAgreeToTheSecondOrder()
    {
        // stop_gradient hides nothing here: the shift cancels.
        CheckGrads.Run(Programs.LogSumExp, [W, X], seed: 1, order: 2);
    }

    [Fact]
    public void JvpGivesZerosForWhatDoesNotDepend()
    {
        Jaxpr jvp = Verifier.Verify(Jvp.Program(Mixed, [true, false, false]));
        Assert.Equal(["x", "k", "y", "x_dot"], jvp.Parameters.Select(p => p.Name));
        Tensor k = Tensors.Integers(DType.I32, [3], 1, 2, 3);
        IReadOnlyList<Tensor> results = Interpreter.Run(jvp, [X, k, X, Tensors.Vector(1, 1, 0)]);
        Tensors.AssertSame(Tensors.Scalar(14), results[0]);
        Tensors.AssertSame(Tensors.Scalar(3), results[3]);
        Tensors.AssertSame(Tensors.Integers(DType.I32, [3], 0, 0, 0), results[4]);
        Tensors.AssertSame(Tensors.Vector(0, 0, 0), results[5]);
    }

    [Fact]
    public void AnIntegerParameterHasNoTangent() => Assert.Contains(
        "is not floating point",
        Assert.Throws<InvalidOperationException>(() => Jvp.Program(Mixed, [false, true, false])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void GradientsOfIntegersAndOfWhatIsNotReadAreZeros()
    {
        Jaxpr gradient = Verifier.Verify(Grad.Program(Mixed, [true, true, true], withValue: true));
        Tensor k = Tensors.Integers(DType.I32, [3], 1, 2, 3);
        IReadOnlyList<Tensor> results = Interpreter.Run(gradient, [X, k, X]);
        Assert.Equal(6, results.Count);
        Tensors.AssertSame(Tensors.Scalar(14), results[0]);
        Tensors.AssertSame(Tensors.Integers(DType.I32, [3], 2, 4, 6), results[1]);
        Tensors.AssertSame(X, results[2]);
        Tensors.AssertSame(Tensors.Vector(1, 2, 3), results[3]);
        Tensors.AssertSame(Tensors.Integers(DType.I32, [3], 0, 0, 0), results[4]);
        Tensors.AssertSame(Tensors.Vector(0, 0, 0), results[5]);
    }

    [Fact]
    public void GradNeedsAScalar() => Assert.Equal(
        "A gradient needs a floating-point scalar result, but the result is f64[n]; sum it, or take JacRev, which has a row of derivatives for each element",
        Assert.Throws<ShapeException>(() => Grad.Program(Vmap.Program(Programs.LogSumExp, [false, true], Dim.Name("n")), [true, false], true)).Message);

    [Fact]
    public void GradKeepsOnlyWhatItsResultsNeed()
    {
        Jaxpr gradient = Grad.Program(Mixed, [true, false, false], withValue: false);
        Assert.DoesNotContain(gradient.Equations, e => e.Op.Name == "reduce_sum");
    }

    [Fact]
    public void TheLinearPartReadsResidualsAndTangents()
    {
        Linearized split = Linearize.Program(Programs.LogSumExp, [true, false]);
        Verifier.Verify(split.Known);
        Verifier.Verify(split.Linear);
        Assert.True(split.ResidualCount > 0);
        Assert.Equal(split.ResidualCount + 1, split.Linear.Parameters.Count);
        Assert.DoesNotContain(split.Linear.Equations, e => e.Op.Name is "exp" or "log" or "reduce_max");
    }

    [Fact]
    public void VmapRepeatsWhatDoesNotDependOnTheBatch()
    {
        Jaxpr mapped = Verifier.Verify(Vmap.Program(Mixed, [true, false, false], 2));
        Tensor k = Tensors.Integers(DType.I32, [2], 1, 2), y = Tensors.Vector(5, 6);
        IReadOnlyList<Tensor> results = Interpreter.Run(mapped, [Tensors.Numbers(DType.F64, [2, 2], 1, 2, 3, 4), k, y]);
        Tensors.AssertSame(Tensors.Vector(5, 11), results[0]);
        Tensors.AssertSame(Tensors.Integers(DType.I32, [2, 2], 2, 4, 2, 4), results[1]);
        Tensors.AssertSame(Tensors.Numbers(DType.F64, [2, 2], 5, 6, 5, 6), results[2]);
    }

    [Fact]
    public void PerExampleGradientsAreARowEach()
    {
        Jaxpr gradient = Grad.Program(Programs.LogSumExp, [true, false], withValue: false);
        Jaxpr mapped = Pipeline.Run(Vmap.Program(gradient, [false, true], Dim.Name("batch")), verify: true);
        Tensor xs = Tensors.Numbers(DType.F64, [2, 3], 1, 2, 3, -1, 0, 1);
        Tensor rows = Interpreter.Run(mapped, [W, xs])[0];
        Tensors.AssertClose(Interpreter.Run(gradient, [W, xs.Slice(1)])[0], rows.Slice(1), 1e-12, 1e-14);
    }

    [Fact]
    public void ForwardOverReverseIsTheHessian()
    {
        // f(x) = Σ x³: the Hessian times t is 6 x t
        Jaxpr cubes = Programs.Parse("""
            jaxpr(x: f64[n]) {
              c: f64[n] = integer_pow[y=3] x
              s: f64[] = reduce_sum[axes=(0)] c
              return s
            }
            """);
        Jaxpr product = Jvp.Program(Grad.Program(cubes, [true], withValue: false), [true]);
        Tensors.AssertClose(Tensors.Vector(6, 24, -18), Interpreter.Run(product, [X, Tensors.Vector(1, 2, -1)])[1], 1e-14, 0);
        Jaxpr reverse = Vjp.Program(Grad.Program(cubes, [true], withValue: false), [true], [true]);
        Tensors.AssertClose(Tensors.Vector(6, 24, -18), Interpreter.Run(reverse, [X, Tensors.Vector(1, 2, -1)])[1], 1e-14, 0);
    }

    [Fact]
    public void ACustomRuleIsUsedInsteadOfTheBody()
    {
        // The rule says 10 t where the body's derivative is 2 x t.
        Jaxpr program = Programs.Parse("""
            jaxpr(x: f64[n]) {
              y: f64[n] = custom_jvp_call[call=jaxpr(a: f64[n]) {
                b: f64[n] = mul a a
                return b
              }; jvp=jaxpr(a: f64[n], t: f64[n]) {
                b: f64[n] = mul a a
                ten: f64[n] = full[shape=[n]; value=10.0; dtype=f64]
                d: f64[n] = mul t ten
                return b, d
              }; nondiff=()] x
              return y
            }
            """);
        Tensors.AssertSame(Tensors.Vector(1, 4, 9), Interpreter.Run(program, [X])[0]);
        Jaxpr vjp = Pipeline.Run(Vjp.Program(program, [true], [true]), verify: true);
        Tensors.AssertSame(Tensors.Vector(10, 10, 20), Interpreter.Run(vjp, [X, Tensors.Vector(1, 1, 2)])[1]);
        Jaxpr mapped = Vmap.Program(program, [true], 2);
        Jaxpr mappedVjp = Vjp.Program(mapped, [true], [true]);
        Tensor ones = Tensors.Numbers(DType.F64, [2, 1], 1, 1);
        Tensors.AssertSame(ones.Map((_, _) => 10), Interpreter.Run(mappedVjp, [ones, ones])[1]);
    }
}
