namespace Digits;

/// <summary>The report as plain lines, for logs and pipes.</summary>
public static class PlainReport
{
    public static IReadOnlyList<Epoch> Show(IEnumerable<Epoch> training)
    {
        List<Epoch> epochs = [];
        foreach (Epoch epoch in training)
        {
            epochs.Add(epoch);
            Console.WriteLine(
                $"epoch {epoch.Number,2}  loss {epoch.Loss:0.0000}  train {epoch.TrainAccuracy:0.000}  test {epoch.Accuracy:0.000}  {epoch.ExamplesPerSecond,9:0} examples/s");
        }

        return epochs;
    }

    public static void ShowResult(ConfusionMatrix confusion, IEnumerable<string> files, Epoch last)
    {
        Console.WriteLine();
        Console.WriteLine("rows: the digit; columns: the answer");
        Console.WriteLine("     " + string.Concat(Enumerable.Range(0, 10).Select(answer => $"{answer,4}")));
        for (int label = 0; label < 10; label++)
        {
            Console.WriteLine($"{label,4} " + string.Concat(Enumerable.Range(0, 10).Select(answer => $"{confusion[label, answer],4}")));
        }

        Console.WriteLine();
        Console.WriteLine(string.Join(Environment.NewLine, files.Select(file => "wrote " + file)));
        Console.WriteLine($"test accuracy {last.Accuracy:0.0000}");
    }
}
