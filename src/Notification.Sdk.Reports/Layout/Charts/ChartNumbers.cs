using Notification.Sdk.Reports.Content;

namespace Notification.Sdk.Reports.Layout.Charts;

internal static class ChartNumbers
{
    /// <summary>A count of one part; below zero is nothing.</summary>
    public static double Value(this ChartSeries series, int category) => Math.Max(0, series.Values[category]);

    /// <summary>The height of a column or the length of a bar.</summary>
    public static double Total(this Chart chart, int category) => chart.Series.Sum(series => series.Value(category));

    public static double Most(this Chart chart) =>
        Enumerable.Range(0, chart.Categories.Count).Select(chart.Total).DefaultIfEmpty().Max();
}
