using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Layout.Blocks;

/// <summary>Where a column stands.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Width">Its width without the gap to the next.</param>
/// <param name="IsNumber">Whether its cells end at its right edge.</param>
internal readonly record struct TableColumn(double X, double Width, bool IsNumber)
{
    private const double Gap = 10;

    public static TableColumn[] Place(IReadOnlyList<Column> columns)
    {
        double gaps = Math.Min(Gap, Design.TextWidth / 2 / columns.Count);
        double unit = (Design.TextWidth - (gaps * (columns.Count - 1))) / columns.Sum(column => column.Weight);
        var placed = new TableColumn[columns.Count];
        double x = Design.Left;
        for (int i = 0; i < placed.Length; i++)
        {
            placed[i] = new TableColumn(x, columns[i].Weight * unit, columns[i].IsNumber);
            x += placed[i].Width + gaps;
        }

        return placed;
    }
}
