using System.Globalization;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Passes;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Transforms;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>Random programs under every transformation and pass; PUREJIT_FUZZ sets the number of seeds.</summary>
public sealed class FuzzTests
{
    private static readonly int SeedCount =
        int.TryParse(Environment.GetEnvironmentVariable("PUREJIT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : 60;

    [Fact]
    public void TextReadsBack() => ForEachSeed((program, _) =>
    {
        Verifier.Verify(program);
        Assert.Equal(program, Programs.Parse(Printer.Print(program)));
    });

    [Fact]
    public void PassesKeepEveryBit() => ForEachSeed((program, arguments) =>
    {
        IReadOnlyList<Tensor> expected = Interpreter.Run(program, arguments);
        Jaxpr current = program;
        foreach (Pass pass in Pipeline.Passes)
        {
            Jaxpr next = Verifier.Verify(pass.Run(current), pass.Name);
            AssertSame(expected, Interpreter.Run(next, arguments), $"'{pass.Name}' made\n{next}\nfrom\n{current}");
            current = next;
        }

        Assert.Equal(current, Pipeline.Run(program));
    });

    [Fact]
    public void PassesKeepDerivatives() => ForEachSeed((program, arguments) =>
    {
        Jaxpr gradient = Pipeline.Run(GradientOfSum(program), verify: true);
        AssertClose(Interpreter.Run(GradientOfSum(program), arguments), Interpreter.Run(gradient, arguments), gradient.ToString());
    });

    [Fact]
    public void DerivativesAgreeWithDifferences()
    {
        int seed = 0;
        ForEachSeed((program, arguments) => CheckGrads.Run(program, arguments, seed++, order: 1));
    }

    [Fact]
    public void GradientsOfGradientsAgreeWithDifferences()
    {
        int seed = 0;
        ForEachSeed((program, arguments) => CheckGrads.Run(GradientOfSum(program), arguments, seed++, order: 1, tolerance: 1e-4));
    }

    [Fact]
    public void VmapIsALoop() => ForEachSeed((program, arguments) => AssertIsLoop(program, arguments));

    [Fact]
    public void VmapOfGradIsALoop() => ForEachSeed((program, arguments) => AssertIsLoop(GradientOfSum(program), arguments));

    [Fact]
    public void GradOfVmapIsVmapOfGrad() => ForEachSeed((program, arguments) =>
    {
        EquatableArray<bool> isBatched = program.Parameters.Select(_ => true).ToEquatableArray();
        List<Tensor> batch = arguments.Select(a => Stack([a, a.Numbers is null ? a : a.Map((x, _) => x * 0.7), a])).ToList();
        Jaxpr inner = Verifier.Verify(GradientOfSum(Vmap.Program(program, isBatched, 3)));
        Jaxpr outer = Verifier.Verify(Vmap.Program(GradientOfSum(program), isBatched, 3));
        AssertClose(Interpreter.Run(outer, batch), Interpreter.Run(inner, batch), program.ToString());
    });

    private static void AssertIsLoop(Jaxpr program, IReadOnlyList<Tensor> arguments)
    {
        Random random = new(program.Equations.Count);
        List<bool> isBatched = program.Parameters.Select(p => p.Name != "p0").ToList();
        List<Tensor>[] examples = Enumerable.Range(0, 4)
            .Select(_ => arguments.Select((a, i) => !isBatched[i] || a.Numbers is null ? a : a.Map((x, _) => (random.NextDouble() * 4) - 2)).ToList())
            .ToArray();
        List<Tensor> batch = arguments.Select((a, i) => isBatched[i] ? Stack(examples.Select(e => e[i]).ToList()) : a).ToList();
        Jaxpr mapped = Verifier.Verify(Vmap.Program(program, isBatched, 4), "vmap");
        IReadOnlyList<Tensor> results = Interpreter.Run(mapped, batch);
        for (int b = 0; b < examples.Length; b++)
        {
            AssertClose(Interpreter.Run(program, examples[b]), results.Select(r => r.Slice(b)).ToList(), $"example {b} of\n{mapped}\nfrom\n{program}");
        }

        Jaxpr symbolic = Verifier.Verify(Vmap.Program(program, isBatched, Dim.Name("batch")), "vmap");
        AssertClose(results, Interpreter.Run(symbolic, batch, _ => 4), symbolic.ToString());
    }

    // The gradient of the sum of all floating results in all floating parameters.
    private static Jaxpr GradientOfSum(Jaxpr program)
    {
        EquatableArray<bool> wrt = program.Parameters.Select(p => p.Type.DType.IsFloating()).ToEquatableArray();
        EquatableArray<bool> hasCotangent = program.Results.Select(r => r.Type.DType.IsFloating()).ToEquatableArray();
        Jaxpr vjp = Vjp.Program(program, wrt, hasCotangent);
        JaxprBuilder build = new();
        List<Value> primals = program.Parameters.Select(p => build.Parameter(p.Type, p.Name)).ToList();
        IEnumerable<Value> ones = program.Results.Where((_, i) => hasCotangent[i]).Select(r => build.Full(r.Type, 1)).ToList();
        return DeadCode.Run(build.Build(build.Inline(vjp, [.. primals, .. ones])));
    }

    private static void ForEachSeed(Action<Jaxpr, IReadOnlyList<Tensor>> check)
    {
        for (int seed = 0; seed < SeedCount; seed++)
        {
            Jaxpr program = RandomJaxpr.Generate(seed);
            Random random = new(seed);
            List<Tensor> arguments = program.Parameters
                .Select(p => Tensors.Random(random, p.Type, name => name == "n" ? 3 : 2 + (seed % 3))).ToList();
            try
            {
                check(program, arguments);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"Seed {seed}: {exception.Message}\n{Printer.Print(program)}", exception);
            }
        }
    }

    private static Tensor Stack(IReadOnlyList<Tensor> parts) => new(
        parts[0].DType, [parts.Count, .. parts[0].Shape],
        parts[0].Numbers is null ? null : parts.SelectMany(p => p.Numbers!).ToArray(),
        parts[0].Integers is null ? null : parts.SelectMany(p => p.Integers!).ToArray());

    private static void AssertSame(IReadOnlyList<Tensor> expected, IReadOnlyList<Tensor> actual, string because)
    {
        for (int i = 0; i < expected.Count; i++)
        {
            Tensors.AssertSame(expected[i], actual[i], because);
        }
    }

    private static void AssertClose(IReadOnlyList<Tensor> expected, IReadOnlyList<Tensor> actual, string because)
    {
        for (int i = 0; i < expected.Count; i++)
        {
            Tensors.AssertClose(expected[i], actual[i], 1e-9, 1e-9, because);
        }
    }
}
