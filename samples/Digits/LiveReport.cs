using Spectre.Console;
using Spectre.Console.Rendering;

namespace Digits;

/// <summary>The report as a table that fills while the network learns.</summary>
public static class LiveReport
{
    private const int BarWidth = 24;

    public static IReadOnlyList<Epoch> Show(IEnumerable<Epoch> training, Options options, DigitsData train, DigitsData test)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"[bold]64-128-128-10[/] on {train.Count} pictures, {test.Count} held back; batches of {options.Batch}, seed {options.Seed}");
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("epoch").RightAligned())
            .AddColumn(new TableColumn("loss").RightAligned())
            .AddColumn(new TableColumn("").Width(BarWidth))
            .AddColumn(new TableColumn("train").RightAligned())
            .AddColumn(new TableColumn("test").RightAligned())
            .AddColumn(new TableColumn("examples/s").RightAligned());
        List<Epoch> epochs = [];
        AnsiConsole.Live(table).Start(display =>
        {
            display.Refresh();
            foreach (Epoch epoch in training)
            {
                epochs.Add(epoch);
                table.AddRow(
                    new Text($"{epoch.Number}/{options.Epochs}"),
                    new Text($"{epoch.Loss:0.0000}"),
                    Bar(epoch.Loss / epochs[0].Loss),
                    new Text($"{epoch.TrainAccuracy:0.0%}"),
                    new Markup($"[bold]{epoch.Accuracy:0.0%}[/]"),
                    new Text($"{epoch.ExamplesPerSecond:#,0}"));
                display.Refresh();
            }
        });
        return epochs;
    }

    public static void ShowResult(ConfusionMatrix confusion, IEnumerable<string> files, Epoch last)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title("[bold]answers by digit[/]").AddColumn("");
        for (int answer = 0; answer < 10; answer++)
        {
            table.AddColumn(new TableColumn($"{answer}").RightAligned());
        }

        table.AddColumn(new TableColumn("recall").RightAligned());
        for (int label = 0; label < 10; label++)
        {
            IEnumerable<IRenderable> cells = Enumerable.Range(0, 10).Select(answer => Cell(confusion[label, answer], label == answer));
            table.AddRow([new Markup($"[bold]{label}[/]"), .. cells, new Text($"{confusion.Recall(label):0.0%}")]);
        }

        AnsiConsole.Write(table);
        foreach (string file in files)
        {
            AnsiConsole.MarkupLineInterpolated($"wrote {file}");
        }

        AnsiConsole.MarkupLineInterpolated($"test accuracy [bold]{last.Accuracy:0.0000}[/], {confusion.Mistakes.Count} mistakes");
    }

    private static Markup Cell(int count, bool isRight)
        => new(count == 0 ? "[grey]·[/]" : isRight ? $"[green]{count}[/]" : $"[red]{count}[/]");

    private static Markup Bar(double share)
    {
        int filled = Math.Clamp((int)Math.Ceiling(share * BarWidth), 1, BarWidth);
        return new($"[blue]{new string('█', filled)}[/]");
    }
}
