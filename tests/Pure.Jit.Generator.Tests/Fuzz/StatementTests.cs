using Pure.Jit.Generator.Tests.Frontend;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>
/// Random branches and loops of C#: compiled, under Vmap, and as they stand. PUREJIT_FUZZ_STATEMENTS is the first seed of the slow run.
/// </summary>
public sealed class StatementTests
{
    private const int BatchSize = 20;

    [Theory]
    [InlineData(0)]
    public void CompiledStatementsDoWhatTheyDoInCSharp(int first) => Run(first);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(SlowBatches))]
    public void ManyMore(int first) => Run(first);

    public static TheoryData<int> SlowBatches()
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("PUREJIT_FUZZ_STATEMENTS"), out int given) ? given : 1000;
        return new TheoryData<int>(Enumerable.Range(0, 20).Select(b => first + (b * BatchSize)));
    }

    private static void Run(int first)
    {
        List<int> seeds = Enumerable.Range(first, BatchSize).ToList();
        Assert.Equal("", (string)GeneratedProject.Of(Source(seeds)).Run()!);
    }

    // A delegate of a method is its plain body, a call of it the compiled one.
    internal static string Source(List<int> seeds) => $$"""
        #pragma warning disable CS0162, CS0168, CS0219, CS0652, CS1717, CS1718, CS8120, CS8321, CS8510, CS8519, CS8520, CS8793, CS8794
        public static class Cases
        {
        {{string.Join("\n", seeds.Select(s => RandomStatements.Write(s, $"F{s}")))}}
        }

        public static class Test
        {
            private static readonly int[][] Rows = [{{string.Join(", ", Rows.Select(r => $"[{string.Join(", ", r)}]"))}}];

            public static string Run()
            {
                System.Text.StringBuilder faults = new();
                {{string.Join("\n        ", seeds.Select(s => $"Try(faults, {s}, Cases.F{s}, (a, b, c) => Cases.F{s}(a, b, c), (a, b, c) => Vmap((x, y, z) => (NDArray<int>)Cases.F{s}(x, y, z), a, b, c));"))}}
                return faults.ToString();
            }

            private static void Try(
                System.Text.StringBuilder faults, int seed, Func<int, int, int, int> plain, Func<int, int, int, int> compiled, Func<NDArray<int>, NDArray<int>, NDArray<int>, NDArray<int>> mapped)
            {
                int[] wanted = Rows.Select(r => plain(r[0], r[1], r[2])).ToArray();
                int[] found = Rows.Select(r => compiled(r[0], r[1], r[2])).ToArray();
                int[] lanes = mapped(Rows.Select(r => r[0]).ToArray(), Rows.Select(r => r[1]).ToArray(), Rows.Select(r => r[2]).ToArray()).ToArray();
                if (!wanted.SequenceEqual(found) || !wanted.SequenceEqual(lanes))
                {
                    faults.AppendLine($"F{seed}: {string.Join(" ", wanted)}, but compiled {string.Join(" ", found)} and mapped {string.Join(" ", lanes)}");
                }
            }
        }
        """;

    private static readonly int[][] Rows = [[0, 0, 0], [1, 2, 3], [-5, 7, 2], [100, -3, 11], [6, 6, -6], [3, -1, 0], [-8, -9, 5]];
}
