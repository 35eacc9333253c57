using System.Reflection;
using Pure.Jit.Generator.Ir;
using Pure.Jit.Generator.Support;
using Pure.Jit.Generator.Tests.Frontend;
using Pure.Jit.Generator.Tests.Ir;

namespace Pure.Jit.Generator.Tests.Fuzz;

/// <summary>
/// Random stacks of up to four transformations over random functions. Each level, compiled, op by op and interpreted, is what
/// differences of the level below, or a loop over it, give. PUREJIT_FUZZ_TRANSFORMATIONS is the first seed of the slow run.
/// </summary>
public sealed class TransformationTests
{
    private const int BatchSize = 10;

    private static readonly int[] Sizes = [0, 1, 3];

    [Theory]
    [InlineData(0)]
    public void EachLevelFollowsFromTheOneBelow(int first) => Run(first);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(SlowBatches))]
    public void ManyMore(int first) => Run(first);

    public static TheoryData<int> SlowBatches()
    {
        int first = int.TryParse(Environment.GetEnvironmentVariable("PUREJIT_FUZZ_TRANSFORMATIONS"), out int given) ? given : 1000;
        return new TheoryData<int>(Enumerable.Range(0, 48).Select(b => first + (b * BatchSize)));
    }

    private static void Run(int first)
    {
        List<RandomTransformations> all = Enumerable.Range(first, BatchSize).Select(RandomTransformations.Of).ToList();
        List<string> faults = Faults(all);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>What is wrong with these, with the source.</summary>
    internal static List<string> Faults(IReadOnlyList<RandomTransformations> all)
    {
        string source = string.Join("\n", all.Select(a => a.Text));
        GeneratedProject compiled = GeneratedProject.Of(source), eager = GeneratedProject.Of(source, "Eager", name: "Eager");
        Assembly fast = compiled.Load(), slow = eager.Load();
        List<string> faults = [];
        int compared = 0;
        foreach (RandomTransformations one in all)
        {
            foreach (int n in Sizes)
            {
                TransformationCheck check = new(one, n, compiled, fast, slow);
                string? fault = check.Fault();
                compared += check.Compared;
                if (fault is not null)
                {
                    faults.Add($"{one.Name}, n = {n}: {fault}\n{one.Text}");
                    break;
                }
            }
        }

        if (faults.Count == 0 && compared < all.Count * 3)
        {
            faults.Add($"Only {compared} levels could be compared with differences.");
        }

        return faults;
    }
}
