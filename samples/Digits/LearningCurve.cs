using System.Text;

namespace Digits;

/// <summary>Loss and accuracy by epoch as an SVG picture.</summary>
public static class LearningCurve
{
    private const int Width = 640;
    private const int Height = 360;
    private const int Margin = 56;

    public static string Draw(IReadOnlyList<Epoch> epochs)
    {
        // A round number above every loss, so that the grid's lines have short labels.
        double top = Math.Max(0.5, Math.Ceiling(epochs.Max(epoch => epoch.Loss) * 2) / 2);
        StringBuilder svg = new();
        svg.AppendLine($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12">""");
        svg.AppendLine("""  <rect width="100%" height="100%" fill="#ffffff"/>""");
        for (int line = 0; line <= 4; line++)
        {
            double y = Y(line / 4.0);
            svg.AppendLine($"""  <path d="M{Margin} {y:0.0}H{Width - Margin}" stroke="#dddddd"/>""");
            svg.AppendLine($"""  <text x="{Margin - 8}" y="{y + 4:0.0}" text-anchor="end" fill="#b04a2f">{top * line / 4:0.00}</text>""");
            svg.AppendLine($"""  <text x="{Width - Margin + 8}" y="{y + 4:0.0}" fill="#2f6fb0">{line * 25} %</text>""");
        }

        // At most twenty numbers fit below the axis.
        int every = (epochs.Count + 19) / 20;
        foreach (Epoch epoch in epochs.Where(epoch => epoch.Number % every == 0))
        {
            svg.AppendLine($"""  <text x="{X(epoch.Number, epochs.Count):0.0}" y="{Height - Margin + 18}" text-anchor="middle">{epoch.Number}</text>""");
        }

        svg.AppendLine(Line(epochs, epoch => epoch.Loss / top, "#b04a2f", ""));
        svg.AppendLine(Line(epochs, epoch => epoch.TrainAccuracy, "#2f6fb0", """ stroke-dasharray="4 3" """));
        svg.AppendLine(Line(epochs, epoch => epoch.Accuracy, "#2f6fb0", ""));
        svg.AppendLine($"""  <text x="{Margin}" y="28" fill="#b04a2f">loss</text>""");
        svg.AppendLine($"""  <text x="{Width - Margin}" y="28" text-anchor="end" fill="#2f6fb0">accuracy: test, and training (dashed)</text>""");
        svg.AppendLine($"""  <text x="{Width / 2}" y="{Height - 12}" text-anchor="middle">epoch</text>""");
        return svg.AppendLine("</svg>").ToString();
    }

    private static string Line(IReadOnlyList<Epoch> epochs, Func<Epoch, double> share, string colour, string style)
    {
        IEnumerable<string> points = epochs.Select(epoch => $"{X(epoch.Number, epochs.Count):0.0},{Y(share(epoch)):0.0}");
        string dots = string.Concat(epochs.Select(epoch =>
            $"""<circle cx="{X(epoch.Number, epochs.Count):0.0}" cy="{Y(share(epoch)):0.0}" r="2.5" fill="{colour}"/>"""));
        return $"""  <polyline points="{string.Join(' ', points)}" fill="none" stroke="{colour}" stroke-width="2"{style}/>{dots}""";
    }

    private static double X(int epoch, int count) => Margin + ((Width - (2 * Margin)) * (epoch - 0.5) / count);

    private static double Y(double share) => Height - Margin - ((Height - (2 * Margin)) * share);
}
