using System.Text;

namespace Pure.Jit;

/// <summary>NumPy's way of printing: aligned columns, nested brackets, lines of 75, "..." above 1000 elements.</summary>
internal static class ArrayPrinter
{
    private const int LineWidth = 75;
    private const int SummaryAbove = 1000;
    private const int EdgeItems = 3;

    public static string Print<T>(NDArray<T> x)
        where T : unmanaged
    {
        if (x.Device is not null)
        {
            return Print(x.ToHost());
        }

        if (x.Rank == 0)
        {
            return NumberFormat.Single(x.Item());
        }

        if (x.Size == 0)
        {
            return "[]";
        }

        bool isSummarised = x.Size > SummaryAbove;
        List<int> visible = [];
        CollectVisible(x.Shape, 0, 0, isSummarised, visible);
        T[] values = new T[visible.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = x.AsSpan()[visible[i]];
        }

        GC.KeepAlive(x);
        Queue<string> cells = new(NumberFormat.Aligned(values));
        return PrintAxis(x.Shape, 0, " ", LineWidth, isSummarised, cells);
    }

    private static void CollectVisible(Shape shape, int axis, int start, bool isSummarised, List<int> visible)
    {
        if (axis == shape.Rank)
        {
            visible.Add(start);
            return;
        }

        int stride = shape[(axis + 1)..].Size;
        int size = shape[axis];
        bool hasGap = isSummarised && size > 2 * EdgeItems;
        for (int i = 0; i < size; i++)
        {
            i = hasGap && i == EdgeItems ? size - EdgeItems : i;
            CollectVisible(shape, axis + 1, start + (i * stride), isSummarised, visible);
        }
    }

    private static string PrintAxis(Shape shape, int axis, string indent, int width, bool isSummarised, Queue<string> cells)
    {
        if (axis == shape.Rank)
        {
            return cells.Dequeue();
        }

        int size = shape[axis];
        bool hasGap = isSummarised && size > 2 * EdgeItems;
        int shown = hasGap ? 2 * EdgeItems : size;
        bool isInnermost = axis == shape.Rank - 1;
        StringBuilder text = new();
        StringBuilder line = new(indent);
        string between = new('\n', shape.Rank - 1 - axis);

        void Append(string item, bool isLast)
        {
            if (!isInnermost)
            {
                text.Append(indent).Append(item).Append(isLast ? string.Empty : between);
                return;
            }

            if (line.Length > indent.Length && line.Length + item.Length > width - 1)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(indent);
            }

            line.Append(item).Append(isLast ? string.Empty : " ");
        }

        for (int i = 0; i < shown; i++)
        {
            if (hasGap && i == EdgeItems)
            {
                Append("...", isLast: false);
            }

            Append(PrintAxis(shape, axis + 1, indent + " ", width - 1, isSummarised, cells), isLast: i == shown - 1);
        }

        string inner = isInnermost ? text.Append(line).ToString() : text.ToString();
        return $"[{inner[Math.Min(indent.Length, inner.Length)..]}]";
    }
}
