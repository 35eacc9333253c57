using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Transforms;

namespace Pure.Jit.Generator.Tests.Transforms;

/// <summary>Every transformation of loops and branches, alone and nested, against finite differences and loops over examples.</summary>
public sealed class ControlTests
{
    [Theory]
    [MemberData(nameof(ControlPrograms.All), MemberType = typeof(ControlPrograms))]
    public void DerivativesAreThoseOfDifferences(string name, string text)
    {
        Jaxpr program = Verifier.Verify(Programs.Parse(text), name);
        CheckGrads.Run(program, Arguments(program, new Random(3)), seed: 5, order: 2, tolerance: 2e-5);
    }

    [Theory]
    [MemberData(nameof(ControlPrograms.All), MemberType = typeof(ControlPrograms))]
    public void VmapIsALoopOverExamples(string name, string text)
    {
        Jaxpr program = Programs.Parse(text);
        CheckVmap(program, name);
        EquatableArray<bool> wrt = program.Parameters.Select(p => p.Type.DType.IsFloating()).ToEquatableArray();
        EquatableArray<bool> has = program.Results.Select(r => r.Type.DType.IsFloating()).ToEquatableArray();
        CheckVmap(Jvp.Program(program, wrt), name + ", jvp");
        CheckVmap(Vjp.Program(program, wrt, has), name + ", vjp");
    }

    [Theory]
    [MemberData(nameof(ControlPrograms.All), MemberType = typeof(ControlPrograms))]
    public void DerivativesOfVmapAreThoseOfDifferences(string name, string text)
    {
        Jaxpr program = Programs.Parse(text);
        bool[] isBatched = program.Parameters.Select((p, i) => i != 1).ToArray();
        Jaxpr mapped = Verifier.Verify(Vmap.Program(program, isBatched, 3), name);
        CheckGrads.Run(mapped, Arguments(mapped, new Random(4)), seed: 6, order: 1, tolerance: 2e-5);
    }

    [Theory]
    [MemberData(nameof(ControlPrograms.All), MemberType = typeof(ControlPrograms))]
    public void TheOptimisedProgramGivesTheSame(string name, string text)
    {
        Jaxpr program = Programs.Parse(text);
        EquatableArray<bool> wrt = program.Parameters.Select(p => p.Type.DType.IsFloating()).ToEquatableArray();
        EquatableArray<bool> has = program.Results.Select(r => r.Type.DType.IsFloating()).ToEquatableArray();
        foreach (Jaxpr each in new[] { program, Jvp.Program(program, wrt), Vjp.Program(program, wrt, has), Vmap.Program(program, wrt, 2) })
        {
            IReadOnlyList<Tensor> arguments = Arguments(each, new Random(8));
            IReadOnlyList<Tensor> expected = Interpreter.Run(each, arguments), actual = Interpreter.Run(Pipeline.Run(each, verify: true), arguments);
            for (int i = 0; i < expected.Count; i++)
            {
                Tensors.AssertClose(expected[i], actual[i], 1e-12, 1e-12, name);
            }
        }
    }

    // A loop asks for the derivative of its body until it knows which carries have a tangent; all of them have one after three turns here.
    [Fact]
    public void NestedLoopsAreSplitOnce()
    {
        Jaxpr program = Programs.Parse($"jaxpr(x: f64[], a: f64[], b: f64[], c: f64[]) {{\n{Body(4)}\n}}");
        EquatableArray<bool> wrt = [true, false, false, false];
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 4; i++)
        {
            System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal(3, Linearize.Program(program, wrt).HasTangent.Count(h => h));
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, watch.Elapsed.Ticks));
        }

        Assert.True(best < TimeSpan.FromSeconds(1), $"{best.TotalMilliseconds} ms");

        static string Body(int depth)
        {
            if (depth == 0)
            {
                IEnumerable<string> lines = Enumerable.Range(1, 200).Select(i => i % 2 == 0 ? $"t{i}: f64[] = sin t{i - 1}" : $"t{i}: f64[] = mul t{i - 1} x");
                return $"t0: f64[] = add x c\n{string.Join('\n', lines)}\nreturn b, c, t200";
            }

            return $"p: f64[], q: f64[], r: f64[] = scan[length=[3]; reverse=false; constCount=1; carryCount=3; body=jaxpr(x: f64[], a: f64[], b: f64[], c: f64[]) {{\n{Body(depth - 1)}\n}}] x a b c\nreturn p, q, r";
        }
    }

    private static void CheckVmap(Jaxpr program, string name)
    {
        Random random = new(11);
        for (int mask = 1; mask < 1 << Math.Min(program.Parameters.Count, 4); mask++)
        {
            List<bool> isBatched = program.Parameters.Select((_, i) => ((mask >> (i % 4)) & 1) != 0).ToList();
            Jaxpr mapped = Verifier.Verify(Vmap.Program(program, isBatched, 3), name);
            IReadOnlyList<Tensor> arguments = Arguments(mapped, random);
            IReadOnlyList<Tensor> actual = Interpreter.Run(mapped, arguments);
            for (int example = 0; example < 3; example++)
            {
                IReadOnlyList<Tensor> expected = Interpreter.Run(program, arguments.Select((a, i) => isBatched[i] ? a.Slice(example) : a).ToList());
                for (int i = 0; i < expected.Count; i++)
                {
                    Tensors.AssertClose(expected[i], actual[i].Slice(example), 1e-9, 1e-9, $"{name}, mask {mask}, result {i} of example {example} of\n{Printer.Print(mapped)}");
                }
            }
        }
    }

    private static List<Tensor> Arguments(Jaxpr program, Random random) => program.Parameters
        .Select(p => p.Type.DType.IsFloating()
            ? Tensors.Random(random, p.Type, _ => 4).Map((x, _) => 0.3 + (0.4 * Math.Abs(x)))
            : Tensor.Of(p.Type.DType, p.Type.Shape.Select(_ => 3).ToEquatableArray(), Enumerable.Range(0, p.Type.Rank == 0 ? 1 : 3).Select(i => (long)((i + 2) % 4)).ToArray()))
        .ToList();
}
