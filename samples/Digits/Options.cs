using System.Globalization;

namespace Digits;

/// <summary>What the command line asks for.</summary>
public sealed record Options
{
    public const string Help = """
        Trains a network on pictures of handwritten digits and reports what it learnt.

          --epochs N   passes over the training pictures (default 20)
          --batch N    pictures in a step (default 32)
          --seed N     the key that everything random comes from (default 0)
          --out DIR    where the pictures of the report go (default digits-out)
          --data FILE  lines of 64 intensities 0-16 and a digit, .csv or .csv.gz (default: the set beside the program)
          --plain      plain lines, no live display
          --help       this text
        """;

    public int Epochs { get; private init; } = 20;

    public int Batch { get; private init; } = 32;

    public int Seed { get; private init; }

    public string Out { get; private init; } = "digits-out";

    public string Data { get; private init; } = Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz");

    public bool Plain { get; private init; } = Console.IsOutputRedirected;

    public bool ShowHelp { get; private init; }

    /// <exception cref="FormatException">An option is unknown, lacks its value, or its value is out of range.</exception>
    public static Options Parse(string[] arguments)
    {
        Options options = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            options = name switch
            {
                "--plain" => options with { Plain = true },
                "--help" or "-h" => options with { ShowHelp = true },
                "--epochs" => options with { Epochs = Number(name, Value(arguments, ref i), 1) },
                "--batch" => options with { Batch = Number(name, Value(arguments, ref i), 1) },
                "--seed" => options with { Seed = Number(name, Value(arguments, ref i), 0) },
                "--out" => options with { Out = Value(arguments, ref i) },
                "--data" => options with { Data = Value(arguments, ref i) },
                _ => throw new FormatException($"'{name}' is not an option; --help lists them."),
            };
        }

        return options;
    }

    private static string Value(string[] arguments, ref int i)
        => ++i < arguments.Length ? arguments[i] : throw new FormatException($"{arguments[i - 1]} needs a value.");

    private static int Number(string name, string text, int smallest)
        => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) && value >= smallest
            ? value
            : throw new FormatException($"{name} needs a whole number of at least {smallest}, not '{text}'.");
}
