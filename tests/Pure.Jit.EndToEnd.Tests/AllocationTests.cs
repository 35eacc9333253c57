using Xunit.Abstractions;

namespace Pure.Jit.EndToEnd.Tests;

#if !EAGER
/// <summary>What a step of training allocates once everything is warm.</summary>
[Collection("Alone")]
public class AllocationTests(ITestOutputHelper output)
{
    [Fact]
    public void AStepAllocatesItsResultsAlone()
    {
        (NDArray<float> x, NDArray<int> labels) = Network.Examples(64);
        NDArray<float> y = OneHot(labels, 3);
        Mlp p = Network.Init(256);
        for (int warm = 0; warm < 50; warm++)
        {
            (p, _) = Network.StepToTargets(p, x, y, 0.1f);
        }

        const int Steps = 100;
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < Steps; step++)
        {
            GC.KeepAlive(new Mlp(
                NDArray<float>.Allocate((8, 256)), NDArray<float>.Allocate(256), NDArray<float>.Allocate((256, 3)), NDArray<float>.Allocate(3)));
            GC.KeepAlive(NDArray<float>.Allocate([]));
        }

        long results = (GC.GetAllocatedBytesForCurrentThread() - start) / Steps;
        start = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < Steps; step++)
        {
            (p, _) = Network.StepToTargets(p, x, y, 0.1f);
        }

        long perStep = (GC.GetAllocatedBytesForCurrentThread() - start) / Steps;
        output.WriteLine($"allocating: {perStep} bytes a step; arrays of these shapes alone take {results}");
        Assert.InRange(perStep, 0, results + 64);

        (Mlp Next, NDArray<float> Loss) old = Network.StepToTargets(p, x, y, 0.1f), spare = Network.StepToTargets(p, x, y, 0.1f);
        for (int warm = 0; warm < 50; warm++)
        {
            (old, spare) = (Network.StepToTargets(old.Next, x, y, 0.1f, into: spare), old);
        }

        start = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < Steps; step++)
        {
            (old, spare) = (Network.StepToTargets(old.Next, x, y, 0.1f, into: spare), old);
        }

        long donated = (GC.GetAllocatedBytesForCurrentThread() - start) / Steps;
        output.WriteLine($"into: {donated} bytes a step");

        // No memory of arrays: an object for each of the five results, and the record.
        Assert.Equal((5 * 40) + 48, donated);
    }

    // Sizes that are numbers of the call, and draws that a mean takes in as they are made.
    [Fact]
    public void DrawsOfASizeThatIsANumberMakeNoArray()
    {
        float pi = Samplers.Pi(Rand.Key(3), 1_000_000).Item();
        long start = GC.GetTotalAllocatedBytes(precise: true);
        float again = Samplers.Pi(Rand.Key(3), 1_000_000).Item();
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - start, 0, 100_000);
        Assert.Equal(pi, again);
        Assert.Equal(3.1416f, pi, 0.01f);
        Assert.Equal(float.NaN, Samplers.Pi(Rand.Key(3), 0).Item());
        Assert.Contains("-1", Assert.ThrowsAny<ArgumentException>(() => Samplers.Pi(Rand.Key(3), -1)).Message, StringComparison.Ordinal);
    }
}
#endif
