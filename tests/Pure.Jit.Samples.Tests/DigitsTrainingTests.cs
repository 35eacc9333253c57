using Digits;
using Pure.Jit.Simd;

namespace Pure.Jit.Samples.Tests;

/// <summary>The digits sample as its user sees it, without the display.</summary>
public sealed class DigitsTrainingTests
{
    [Fact]
    public void NamesAtLeast96PercentOfTheHeldBackPictures()
        => Assert.InRange(Train(epochs: 20, batch: 32)[^1].Accuracy, 0.96f, 1f);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1438)]
    public void OneBuildServesEveryBatchSize(int batch)
    {
        IReadOnlyList<Epoch> epochs = Train(epochs: 2, batch);
        Assert.True(float.IsFinite(epochs[1].Loss) && epochs[1].Loss < epochs[0].Loss, $"loss {epochs[0].Loss}, then {epochs[1].Loss}");
    }

    [Fact]
    public void GivesTheSameBitsOnEveryNumberOfThreads()
    {
        int before = Workers.Count;
        try
        {
            Workers.Count = 1;
            IReadOnlyList<Epoch> alone = Train(epochs: 2, batch: 256);
            Workers.Count = 4;
            IReadOnlyList<Epoch> together = Train(epochs: 2, batch: 256);
            Assert.Equal(alone.Select(epoch => epoch.Loss), together.Select(epoch => epoch.Loss));
            Assert.Equal(alone[1].Parameters.W2.ToArray(), together[1].Parameters.W2.ToArray());
        }
        finally
        {
            Workers.Count = before;
        }
    }

    internal static IReadOnlyList<Epoch> Train(int epochs, int batch)
    {
        (DigitsData train, DigitsData test) = Digits().Split(Rand.Key(1));
        return Training.Run(Rand.Key(2), train, test, epochs, batch).ToList();
    }

    internal static DigitsData Digits() => DigitsData.Load(new Options().Data);
}
