using System.Xml.Linq;
using Digits;

namespace Pure.Jit.Samples.Tests;

/// <summary>What the digits sample draws.</summary>
public sealed class DigitsReportTests
{
    [Fact]
    public void TheLearningCurveHasAPointForEveryEpoch()
    {
        IReadOnlyList<Epoch> epochs = DigitsTrainingTests.Train(epochs: 3, batch: 128);
        XElement svg = XElement.Parse(LearningCurve.Draw(epochs));
        string[] curves = svg.Descendants().Where(e => e.Name.LocalName == "polyline").Select(e => e.Attribute("points")!.Value).ToArray();
        Assert.Equal(3, curves.Length);
        Assert.All(curves, points => Assert.Equal(3, points.Split(' ').Length));
    }

    [Fact]
    public void TheSheetShowsEveryMistake()
    {
        DigitsData digits = DigitsTrainingTests.Digits();
        Mistake[] mistakes = [new(0, 0, 7), new(5, 5, 9)];
        XElement svg = XElement.Parse(MisclassifiedSheet.Draw(digits, mistakes));
        Assert.Equal(["is 0, named 7", "is 5, named 9"], svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
    }

    [Fact]
    public void TheSheetSaysSoWhenThereIsNoMistake()
        => Assert.Contains("every picture was named rightly", MisclassifiedSheet.Draw(DigitsTrainingTests.Digits(), []), StringComparison.Ordinal);

    [Fact]
    public void TheConfusionMatrixCountsAnswersByDigit()
    {
        ConfusionMatrix confusion = new(Nd.Array([3, 3, 8], [3]), Nd.Array([3, 8, 8], [3]));
        Assert.Equal((1, 1, 1, 0), (confusion[3, 3], confusion[3, 8], confusion[8, 8], confusion[8, 3]));
        Assert.Equal([new Mistake(1, 3, 8)], confusion.Mistakes);
        Assert.Equal((0.5, 1.0, 1.0), (confusion.Recall(3), confusion.Recall(8), confusion.Recall(0)));
    }
}
