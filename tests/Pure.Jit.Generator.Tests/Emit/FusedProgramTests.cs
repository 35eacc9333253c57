using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Ir;
using Pure.Jit.Generator.Tests.Support;
using Pure.Jit.Simd;

namespace Pure.Jit.Generator.Tests.Emit;

public sealed class FusedProgramTests
{
    private static readonly CompiledPrograms Compiled = new(FusedPrograms.All.Select(p => p.Program).ToList());

    [Fact]
    public void ContractedProgramsStayClose()
    {
        CompiledPrograms contracted = new([FusedPrograms.Attraction, FusedPrograms.PairwiseDistance, FusedPrograms.KernelDensity, FusedPrograms.LayerNorm], fastMath: true);
        Jaxpr[] programs = [FusedPrograms.Attraction, FusedPrograms.PairwiseDistance, FusedPrograms.KernelDensity, FusedPrograms.LayerNorm];
        for (int index = 0; index < programs.Length; index++)
        {
            foreach (int size in new[] { 1, 7, 16, 33, 100 })
            {
                List<Tensor> arguments = Arguments(programs[index], size);
                IReadOnlyList<Tensor> expected = Interpreter.Run(programs[index], arguments), actual = contracted.Run(index, arguments);
                for (int i = 0; i < expected.Count; i++)
                {
                    Comparison.Check(expected[i], actual[i], 5e-4, $"program {index} of {size}, result {i}");
                }
            }
        }
    }

    [Fact]
    public void FusedProgramsRunAsTheInterpreterDoes()
    {
        for (int index = 0; index < FusedPrograms.All.Count; index++)
        {
            foreach (int size in new[] { 1, 7, 33, 100 })
            {
                (string name, Jaxpr program) = FusedPrograms.All[index];
                List<Tensor> arguments = Arguments(program, size);
                IReadOnlyList<Tensor> expected = Interpreter.Run(program, arguments), actual = Compiled.Run(index, arguments);
                for (int i = 0; i < expected.Count; i++)
                {
                    Comparison.Check(expected[i], actual[i], 2e-4, $"{name} of {size}, result {i}");
                }
            }
        }
    }

    [Fact]
    public void TheNumberOfThreadsChangesNoBit()
    {
        int threads = Workers.Count;
        try
        {
            for (int index = 0; index < FusedPrograms.All.Count; index++)
            {
                Jaxpr program = FusedPrograms.All[index].Program;
                List<Tensor> arguments = Arguments(program, program.Parameters[0].Type.Rank == 1 && !ReferenceEquals(program, FusedPrograms.Attraction) ? 70_000 : 200);
                Workers.Count = 1;
                IReadOnlyList<Tensor> alone = Compiled.Run(index, arguments);
                foreach (int count in new[] { 2, 3, 4, 7 })
                {
                    Workers.Count = count;
                    IReadOnlyList<Tensor> shared = Compiled.Run(index, arguments);
                    for (int i = 0; i < alone.Count; i++)
                    {
                        Comparison.Check(alone[i], shared[i], 0, $"{FusedPrograms.All[index].Name} on {count} threads, result {i}");
                    }
                }
            }
        }
        finally
        {
            Workers.Count = threads;
        }
    }

    private static List<Tensor> Arguments(Jaxpr program, int size)
    {
        Random random = new(size);
        return program.Parameters.Select(p => Tensors.Random(random, p.Type, name => name is "c" or "d1" ? size + 3 : name == "d3" ? 10 : size)).ToList();
    }
}
