using Pure.Jit;

namespace Digits;

/// <summary>A picture that was given the wrong name.</summary>
public sealed record Mistake(int Row, int Label, int Answer);

/// <summary>How often each digit was given each name.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] counts = new int[10, 10];
    private readonly List<Mistake> mistakes = [];

    public ConfusionMatrix(NDArray<int> labels, NDArray<int> answers)
    {
        for (int row = 0; row < labels.Size; row++)
        {
            int label = labels.AsSpan()[row];
            int answer = answers.AsSpan()[row];
            this.counts[label, answer]++;
            if (label != answer)
            {
                this.mistakes.Add(new Mistake(row, label, answer));
            }
        }
    }

    public IReadOnlyList<Mistake> Mistakes => this.mistakes;

    /// <summary>How many pictures of <paramref name="label"/> were named <paramref name="answer"/>.</summary>
    public int this[int label, int answer] => this.counts[label, answer];

    /// <summary>The share of the pictures of a digit that were named rightly; 1 where there are none.</summary>
    public double Recall(int label)
    {
        int total = Enumerable.Range(0, 10).Sum(answer => this.counts[label, answer]);
        return total == 0 ? 1 : this.counts[label, label] / (double)total;
    }
}
