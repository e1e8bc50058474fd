using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Layout.Blocks;

/// <summary>Where a column stands.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Width">Its width without the gap to the next.</param>
/// <param name="IsNumber">Whether its cells end at its right edge.</param>
internal readonly record struct TableColumn(double X, double Width, bool IsNumber)
{
    private const double Gap = 10;

    /// <summary>Gives each column its share by weight, but none more than it needs while another needs more.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="needs">How wide each one would be at most.</param>
    public static TableColumn[] Place(IReadOnlyList<Column> columns, IReadOnlyList<double> needs)
    {
        double gap = Math.Min(Gap, Design.TextWidth / 2 / columns.Count);
        double[] widths = Widths(columns, needs, Design.TextWidth - (gap * (columns.Count - 1)));
        var placed = new TableColumn[columns.Count];
        double x = Design.Left;
        for (int i = 0; i < placed.Length; i++)
        {
            placed[i] = new TableColumn(x, widths[i], columns[i].IsNumber);
            x += widths[i] + gap;
        }

        return placed;
    }

    private static double[] Widths(IReadOnlyList<Column> columns, IReadOnlyList<double> needs, double room)
    {
        double[] widths = new double[columns.Count];
        List<int> open = [.. Enumerable.Range(0, columns.Count)];
        while (true)
        {
            double unit = room / open.Sum(i => columns[i].Weight);
            int[] content = [.. open.Where(i => needs[i] <= columns[i].Weight * unit)];
            if (content.Length == 0 || content.Length == open.Count)
            {
                // All want more, or all have enough: what is left goes by weight.
                double left = content.Length == 0 ? 0 : open.Sum(i => needs[i]);
                double share = (room - left) / open.Sum(i => columns[i].Weight);
                open.ForEach(i => widths[i] = (content.Length == 0 ? 0 : needs[i]) + (columns[i].Weight * share));
                return widths;
            }

            foreach (int i in content)
            {
                widths[i] = needs[i];
                room -= needs[i];
                open.Remove(i);
            }
        }
    }
}
