using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Ops;
using Pure.Jit.Generator.Tests.OpByOp;
using Pure.Jit.Generator.Tests.Support;

namespace Pure.Jit.Generator.Tests.Ops.Grid;

/// <summary>
/// Every op, on every element type it accepts, at rank 0 to 6 and at lengths around the vectors' widths: compiled code, with n
/// unknown and with n in the text, and the op-by-op form give what the interpreter does. On every change one program in 200
/// (PUREJIT_SEED=7 chooses others), in the slow tier all of them.
/// </summary>
public sealed class OpGridTests
{
    private const int Parts = 200;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("PUREJIT_SEED"), out int seed) ? seed : 0;

    public static TheoryData<int> AllParts => [.. Enumerable.Range(0, Parts)];

    [Fact]
    public void EveryOpHasARow()
    {
        Assert.Equal(
            OpGrid.Without.Keys.Order(),
            OpTable.All.Where(op => !OpGrid.Programs(op).Any()).Select(op => op.Name).Order());
    }

    [Fact]
    public void SomeProgramsAgree() => Check(Part(Seed));

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(AllParts))]
    public void AllProgramsAgree(int part) => Check(Part(part));

    private static List<GridProgram> Part(int part) =>
        [.. OpTable.All.SelectMany(OpGrid.Programs).Where((_, i) => (i * 7) % Parts == ((part % Parts) + Parts) % Parts)];

    private static void Check(List<GridProgram> grid)
    {
        // One length of each program also as a number, another one for each.
        int[] fixedLengths = [.. grid.Select((p, i) => p.Lengths.ElementAt(i % p.Lengths.Count()))];
        CompiledPrograms compiled = new([.. grid.Select(p => p.Program), .. grid.Select((p, i) => p.At(fixedLengths[i]))]);
        HashSet<string> reported = [];
        OpByOpPrograms opByOp = new([.. grid.Select(p => p.Program)]);
        List<string> faults = [];
        for (int i = 0; i < grid.Count; i++)
        {
            GridProgram program = grid[i];
            foreach (int length in program.Lengths)
            {
                Tensor[] arguments = program.Arguments(length);
                IReadOnlyList<Tensor> expected = Interpreter.Run(program.Program, arguments);
                int index = i;
                Compare("compiled", () => compiled.Run(index, arguments));
                Compare("op by op", () => opByOp.Run(index, arguments));
                if (length == fixedLengths[i])
                {
                    Compare("compiled for this length", () => compiled.Run(grid.Count + index, arguments));
                }

                void Compare(string form, Func<IReadOnlyList<Tensor>> run)
                {
                    if (reported.Contains(program.Name + form))
                    {
                        return;
                    }

                    int before = faults.Count;
                    try
                    {
                        IReadOnlyList<Tensor> actual = run();
                        DType coarsest = program.Row.Operands.Select(o => o.Type.DType).Concat(expected.Select(e => e.DType)).Where(t => t.IsFloating()).DefaultIfEmpty(DType.F64)
                            .MaxBy(t => t switch { DType.BF16 => 3, DType.F16 => 2, DType.F32 => 1, _ => 0 });
                        string? fault = expected.Select((e, r) => GridValues.Difference(e, actual[r], coarsest)).FirstOrDefault(d => d is not null);
                        if (fault is not null)
                        {
                            faults.Add($"{program.Name}, length {length}, {form}: {fault}");
                        }
                    }
                    catch (Exception exception)
                    {
                        faults.Add($"{program.Name}, length {length}, {form}: {exception.GetType().Name}: {exception.Message}");
                    }

                    if (faults.Count > before)
                    {
                        reported.Add(program.Name + form);
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} differences in {grid.Count} programs:\n{string.Join("\n", faults.Take(60))}");
    }
}
