using Digits;

namespace Pure.Jit.Samples.Tests;

/// <summary>Bad options and bad files are refused in words.</summary>
public sealed class DigitsInputTests
{
    [Theory]
    [InlineData("'--epoch' is not an option; --help lists them.", "--epoch", "3")]
    [InlineData("--epochs needs a value.", "--epochs")]
    [InlineData("--epochs needs a whole number of at least 1, not '0'.", "--epochs", "0")]
    [InlineData("--batch needs a whole number of at least 1, not 'many'.", "--plain", "--batch", "many")]
    [InlineData("--seed needs a whole number of at least 0, not '-1'.", "--seed", "-1")]
    public void ABadOptionIsNamed(string message, params string[] arguments)
        => Assert.Equal(message, Assert.Throws<FormatException>(() => Options.Parse(arguments)).Message);

    [Fact]
    public void OptionsAreRead()
    {
        Options options = Options.Parse(["--plain", "--epochs", "3", "--batch", "7", "--seed", "11", "--out", "o", "--data", "d.csv"]);
        Assert.Equal((true, 3, 7, 11, "o", "d.csv"), (options.Plain, options.Epochs, options.Batch, options.Seed, options.Out, options.Data));
    }

    [Fact]
    public void TheShippedPicturesAreRead()
    {
        DigitsData digits = DigitsTrainingTests.Digits();
        (DigitsData train, DigitsData test) = digits.Split(Rand.Key(0));
        Assert.Equal((1797, 1438, 359), (digits.Count, train.Count, test.Count));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], digits.Labels[..10].ToArray());
        Assert.InRange(digits.Pixels.AsSpan().ToArray().Max(), 1f, 1f);
    }

    [Theory]
    [InlineData("1,2,3", "line 1: 65 numbers are needed, but there are 3.")]
    [InlineData("", "at least 10 pictures are needed, but there are 0.")]
    public void ABadFileIsNamedWithItsLine(string text, string message) => AssertRefused(text, message);

    [Fact]
    public void ANumberOutOfRangeIsNamed()
    {
        string good = string.Join(',', Enumerable.Repeat("16", 64)) + ",9";
        AssertRefused($"{good}\n{good[..^1]}10", "line 2: '10' is not a whole number from 0 to 9.");
        AssertRefused($"17{good[2..]}", "line 1: '17' is not a whole number from 0 to 16.");
    }

    private static void AssertRefused(string text, string message)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            Assert.EndsWith(message, Assert.Throws<InvalidDataException>(() => DigitsData.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
