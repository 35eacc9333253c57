using System.Text;

namespace Digits;

/// <summary>The held-back pictures that were given a wrong name, as one SVG picture.</summary>
public static class MisclassifiedSheet
{
    private const int Columns = 6;
    private const int Dot = 10;
    private const int Cell = (8 * Dot) + 24;
    private const int Caption = 20;

    public static string Draw(DigitsData test, IReadOnlyList<Mistake> mistakes)
    {
        int rows = Math.Max(1, (mistakes.Count + Columns - 1) / Columns);
        int width = Columns * Cell;
        int height = (rows * (Cell + Caption)) + 8;
        StringBuilder svg = new();
        svg.AppendLine($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">""");
        svg.AppendLine("""  <rect width="100%" height="100%" fill="#ffffff"/>""");
        if (mistakes.Count == 0)
        {
            svg.AppendLine($"""  <text x="{width / 2}" y="{height / 2}" text-anchor="middle">every picture was named rightly</text>""");
        }

        for (int i = 0; i < mistakes.Count; i++)
        {
            Mistake mistake = mistakes[i];
            int left = (i % Columns * Cell) + 12;
            int top = (i / Columns * (Cell + Caption)) + 8;
            ReadOnlySpan<float> pixels = test.Pixels.AsSpan().Slice(mistake.Row * 64, 64);
            svg.AppendLine($"""  <g transform="translate({left} {top})" shape-rendering="crispEdges">""");
            for (int pixel = 0; pixel < 64; pixel++)
            {
                int grey = 255 - (int)MathF.Round(pixels[pixel] * 255);
                svg.AppendLine($"""    <rect x="{pixel % 8 * Dot}" y="{pixel / 8 * Dot}" width="{Dot}" height="{Dot}" fill="#{grey:x2}{grey:x2}{grey:x2}"/>""");
            }

            svg.AppendLine($"""    <rect width="{8 * Dot}" height="{8 * Dot}" fill="none" stroke="#999999"/>""");
            svg.AppendLine($"""    <text x="{4 * Dot}" y="{(8 * Dot) + 16}" text-anchor="middle">is {mistake.Label}, named {mistake.Answer}</text>""");
            svg.AppendLine("  </g>");
        }

        return svg.AppendLine("</svg>").ToString();
    }
}
