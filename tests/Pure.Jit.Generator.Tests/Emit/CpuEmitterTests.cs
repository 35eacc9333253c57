using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Fuzz;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Ops;
using Pure.Jit.Generator.Tests.Support;

namespace Pure.Jit.Generator.Tests.Emit;

public sealed class CpuEmitterTests
{
    [Fact]
    public void EveryOpRunsAsItsSpecificationSays()
    {
        (OpSpec Spec, OpCase Case)[] cases = OpSpecs.All.SelectMany(s => s.Cases.Select(c => (s, c))).ToArray();
        CompiledPrograms programs = new(cases.Select(c => OneEquation(c.Spec.Op, c.Case)).ToList());
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

    [Theory]
    [InlineData(DType.F64, 1e-9)]
    [InlineData(DType.F32, 2e-4)]
    public void RandomProgramsRunAsTheInterpreterDoes(DType dtype, double tolerance)
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("PUREJIT_FUZZ"), out int asked) ? asked : 60;
        List<Jaxpr> programs = Enumerable.Range(0, count).Select(seed => Pipeline.Run(As(RandomJaxpr.Generate(seed, 20), dtype))).ToList();
        CompiledPrograms compiled = new(programs);
        List<string> faults = [];
        foreach ((int n, int m) in new[] { (3, 2), (0, 2), (1, 1), (33, 17), (70, 130) })
        {
            for (int seed = 0; seed < programs.Count; seed++)
            {
                Random random = new(seed);
                try
                {
                    List<Tensor> arguments = programs[seed].Parameters.Select(p => Tensors.Random(random, p.Type, name => name == "n" ? n : m)).ToList();
                    IReadOnlyList<Tensor> expected = Interpreter.Run(programs[seed], arguments), actual = compiled.Run(seed, arguments);
                    for (int i = 0; i < expected.Count; i++)
                    {
                        Comparison.Check(expected[i], actual[i], tolerance, $"result {i}");
                    }
                }
                catch (Exception exception) when (!(n == 0 && exception is ArgumentException))
                {
                    faults.Add($"seed {seed} n={n} m={m}: {exception.GetType().Name} {exception.Message}\n{programs[seed]}");
                }
                catch (ArgumentException)
                {
                    // There is nothing to choose from in an empty array: both refuse.
                }
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join("\n\n", faults.Take(8))}");
    }

    private static Jaxpr As(Jaxpr program, DType dtype) => Programs.Parse(program.ToString().Replace("f64", dtype.Name()));

    private static Jaxpr OneEquation(Op op, OpCase @case)
    {
        JaxprBuilder build = new();
        List<Value> inputs = @case.Inputs
            .Select(t => build.Parameter(new ArrayType(t.DType, t.Shape.Select(s => (Dim)s).ToEquatableArray()))).ToList();

        // Rules are for transformations; the code is that of what they go with.
        return Pure.Jit.Generator.Passes.Inline.Run(build.Build(build.BindAll(op, inputs, @case.Attributes)));
    }
}
