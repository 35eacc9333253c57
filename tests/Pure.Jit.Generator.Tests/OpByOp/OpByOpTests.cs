using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Fuzz;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Ops;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.OpByOp;

public sealed class OpByOpTests
{
    [Fact]
    public void EveryOpRunsAsItsSpecificationSays()
    {
        (OpSpec Spec, OpCase Case)[] cases = OpSpecs.All.SelectMany(s => s.Cases.Select(c => (s, c))).ToArray();
        OpByOpPrograms programs = new(cases.Select(c => OneEquation(c.Spec.Op, c.Case)).ToList());
        List<string> faults = [];
        for (int i = 0; i < cases.Length; i++)
        {
            (OpSpec spec, OpCase @case) = cases[i];
            try
            {
                IReadOnlyList<Tensor> results = programs.Run(i, @case.Inputs);
                for (int k = 0; k < results.Count; k++)
                {
                    double tolerance = Math.Max(@case.Tolerance, 1e-13);
                    Tensors.AssertClose(@case.Expected[k], results[k], tolerance, tolerance);
                }
            }
            catch (Exception exception)
            {
                faults.Add($"{OneEquation(spec.Op, @case)}\n{exception.Message}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {cases.Length} cases differ:\n{string.Join("\n\n", faults)}");
    }

    [Fact]
    public void RandomProgramsRunAsTheInterpreterDoes()
    {
        List<Jaxpr> programs = Enumerable.Range(0, 40).Select(seed => RandomJaxpr.Generate(seed)).ToList();
        OpByOpPrograms compiled = new(programs);
        for (int seed = 0; seed < programs.Count; seed++)
        {
            Random random = new(seed);
            List<Tensor> arguments = programs[seed].Parameters.Select(p => Tensors.Random(random, p.Type, name => name == "n" ? 3 : 2)).ToList();
            IReadOnlyList<Tensor> expected = Interpreter.Run(programs[seed], arguments), actual = compiled.Run(seed, arguments);
            for (int i = 0; i < expected.Count; i++)
            {
                Tensors.AssertClose(expected[i], actual[i], 1e-9, 1e-9, programs[seed].ToString());
            }
        }
    }

    [Fact]
    public void ResultsHaveSizesThatAreFoundOnTheWay()
    {
        JaxprBuilder build = new();
        Value n = build.Parameter(ArrayType.Scalar(DType.I32), "n");
        Dim size = Dim.Name(FreshSize.OfData + "1");
        Value numbers = build.Bind(Primitives.CountUp, [n], Attributes.Of(("size", (EquatableArray<Dim>)[size])));
        OpByOpPrograms programs = new([build.Build([build.Bind(Primitives.Neg, [numbers])])]);

        Assert.Equal([0, -1, -2], Assert.IsType<NDArray<int>>(programs.Invoke(0, [3])[0]).ToArray());
        NDArray<int> into = Nd.Zeros<int>([3]);
        Assert.Equal([0, -1, -2], Assert.IsType<NDArray<int>>(programs.Invoke(0, [3], into)[0]).ToArray());
        Assert.Throws<ArgumentException>(() => programs.Invoke(0, [2], Nd.Zeros<int>([3])));
    }

    [Fact]
    public void PassesKeepEveryBitOfSinglePrecision()
    {
        Jaxpr[] programs = Enumerable.Range(1000, 80).Select(seed => RandomJaxpr.Generate(seed, dtype: DType.F32)).ToArray();
        OpByOpPrograms compiled = new([.. programs, .. programs.Select(Pipeline.Run)]);
        for (int i = 0; i < programs.Length; i++)
        {
            Random random = new(i);
            List<Tensor> arguments = programs[i].Parameters.Select(p => Tensors.Random(random, p.Type, name => name == "n" ? 3 : 2)).ToList();
            IReadOnlyList<Tensor> plain = compiled.Run(i, arguments), optimised = compiled.Run(programs.Length + i, arguments);
            for (int k = 0; k < plain.Count; k++)
            {
                Tensors.AssertSame(plain[k], optimised[k], $"{programs[i]}\nbecame\n{Pipeline.Run(programs[i])}");
            }
        }
    }

    [Fact]
    public void AGradientReadsAsItsEquations()
    {
        Jaxpr gradient = Grad.Program(Programs.LogSumExp, [true, false], withValue: true);
        string text = OpByOpPrograms.Text([gradient]);
        Assert.Contains("internal static void Program0(NDArray<double> a0, NDArray<double> a1, NDArray<double>? into1, out double r0, out NDArray<double> r1)", text, StringComparison.Ordinal);
        Assert.Contains("NDArray<double> shifted = Lax.Sub(y_, wide);", text, StringComparison.Ordinal);
        Assert.Contains("= Lax.DotGeneral(w_, x_, [1], [0], [], []);", text, StringComparison.Ordinal);
    }

    [Fact]
    public void DestinationsAreDonated()
    {
        Jaxpr program = Programs.Parse("""
            jaxpr(x: f64[n], y: f64[n]) {
              z: f64[n] = add x y
              return z, x
            }
            """);
        OpByOpPrograms compiled = new([program]);
        NDArray<double> x = NDArray.Array([1.0, 2]), y = NDArray.Array([3.0, 4]), into = NDArray.Array([0.0, 0]);
        object?[] results = compiled.Invoke(0, [x, y], into);
        Assert.Equal([4, 6], ((NDArray<double>)results[0]!).ToArray());
        Assert.Same(x, results[1]);
        Assert.Throws<InvalidOperationException>(() => into.ToArray());
        Assert.Equal(
            "Program: 'into' for result 0 has shape (3,), but the result has shape (2,)",
            Assert.Throws<ArgumentException>(() => compiled.Invoke(0, [x, y], NDArray.Array([0.0, 0, 0]))).Message);
    }

    [Fact]
    public void FlattenedArraysKeepTheirShape()
    {
        Jaxpr program = Programs.Parse("""
            jaxpr(x: f64[s], y: f64[s]) {
              z: f64[s] = add x y
              return z
            }
            """);
        OpByOpPrograms compiled = new([program], isFlattened: true);
        NDArray<double> x = NDArray.Array(new double[,] { { 1, 2 }, { 3, 4 } });
        NDArray<double> z = (NDArray<double>)compiled.Invoke(0, [x, x])[0]!;
        Assert.Equal(x.Shape, z.Shape);
        Assert.Equal([2, 4, 6, 8], z.ToArray());
    }

    [Fact]
    public void EveryOpHasItsRuntimeMethod()
    {
        HashSet<string> methods = typeof(Lax).GetMethods()
            .SelectMany(m => m.GetCustomAttributes(typeof(PrimitiveAttribute), inherit: false)).Cast<PrimitiveAttribute>().Select(a => a.Name)
            .ToHashSet();

        // A size becomes a C# number, a loop C#'s own; a custom rule is gone when its derivative has been taken; what a loop carries back is cut off by other operations.
        string[] without = ["custom_jvp_call", "custom_vjp_call", "custom_vjp_tangent", "custom_vmap_call", "dim_as_value", "flush_subnormals", "reduce_scatter", "while", "while_each"];
        Assert.Equal(without, OpTable.All.Select(o => o.Name).Where(n => !methods.Contains(n)).Order());
    }

    private static Jaxpr OneEquation(Op op, OpCase @case)
    {
        JaxprBuilder build = new();
        List<Value> inputs = @case.Inputs
            .Select(t => build.Parameter(new ArrayType(t.DType, t.Shape.Select(s => (Dim)s).ToEquatableArray()))).ToList();
        return build.Build(build.BindAll(op, inputs, @case.Attributes));
    }
}
