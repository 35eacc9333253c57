using Digits;
using Pure.Jit;
using Spectre.Console;

try
{
    Options options = Options.Parse(args);
    if (options.ShowHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    DigitsData data = DigitsData.Load(options.Data);
    (PrngKey splitKey, PrngKey trainKey) = Rand.Split(Rand.Key(options.Seed));
    (DigitsData train, DigitsData test) = data.Split(splitKey);
    IEnumerable<Epoch> training = Training.Run(trainKey, train, test, options.Epochs, options.Batch);

    IReadOnlyList<Epoch> epochs = options.Plain ? PlainReport.Show(training) : LiveReport.Show(training, options, train, test);
    Mlp trained = epochs[^1].Parameters;
    ConfusionMatrix confusion = new(test.Labels, Model.Classify(trained, test.Pixels));

    Directory.CreateDirectory(options.Out);
    string curve = Path.Combine(options.Out, "learning-curve.svg");
    string sheet = Path.Combine(options.Out, "misclassified.svg");
    File.WriteAllText(curve, LearningCurve.Draw(epochs));
    File.WriteAllText(sheet, MisclassifiedSheet.Draw(test, confusion.Mistakes));

    if (options.Plain)
    {
        PlainReport.ShowResult(confusion, [curve, sheet], epochs[^1]);
    }
    else
    {
        LiveReport.ShowResult(confusion, [curve, sheet], epochs[^1]);
    }

    return 0;
}
catch (Exception problem) when (problem is FormatException or InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"digits: {problem.Message}");
    return 2;
}
