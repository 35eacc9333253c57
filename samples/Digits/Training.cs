using System.Diagnostics;
using Pure.Jit;

namespace Digits;

/// <summary>What is known after an epoch.</summary>
/// <param name="Loss">The mean of the losses of the epoch's steps, each before its update.</param>
/// <param name="Accuracy">The share of the held-back pictures that are named rightly.</param>
/// <param name="ExamplesPerSecond">Pictures learnt from in a second of training time.</param>
public sealed record Epoch(int Number, Mlp Parameters, float Loss, float TrainAccuracy, float Accuracy, double ExamplesPerSecond);

/// <summary>Stochastic gradient descent over shuffled minibatches, at a rate that falls in a straight line.</summary>
public static class Training
{
    private const float FirstRate = 0.2f;

    /// <summary>Trains and yields after every epoch. Equal keys give equal numbers, bit for bit.</summary>
    public static IEnumerable<Epoch> Run(PrngKey key, DigitsData train, DigitsData test, int epochs, int batch)
    {
        (PrngKey initKey, PrngKey shuffleKey) = Rand.Split(key);
        Mlp parameters = Model.Init(initKey);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            NDArray<int> order = Rand.Permutation(Rand.FoldIn(shuffleKey, epoch), train.Count);
            float rate = FirstRate * (epochs - epoch + 1) / epochs;
            float total = 0;
            int steps = 0;
            long started = Stopwatch.GetTimestamp();
            for (int start = 0; start < train.Count; start += batch, steps++)
            {
                NDArray<int> rows = order[start..Math.Min(start + batch, train.Count)];
                (parameters, NDArray<float> loss) = Model.Step(parameters, train.Pixels, train.Labels, rows, rate);
                total += loss;
            }

            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            yield return new Epoch(
                epoch, parameters, total / steps, Accuracy(parameters, train), Accuracy(parameters, test), train.Count / seconds);
        }
    }

    private static float Accuracy(Mlp parameters, DigitsData data)
    {
        ReadOnlySpan<int> answers = Model.Classify(parameters, data.Pixels).AsSpan();
        ReadOnlySpan<int> labels = data.Labels.AsSpan();
        int right = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            right += answers[i] == labels[i] ? 1 : 0;
        }

        return right / (float)labels.Length;
    }
}
