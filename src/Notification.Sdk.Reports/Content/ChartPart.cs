using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Reports.Content;

/// <summary>Pictures of the figures.</summary>
internal static class ChartPart
{
    private const int MostColumns = 31;
    private const int MostBars = 12;

    public static IEnumerable<ReportBlock> Of(ReportRequest request, ContentWords words)
    {
        if (request.Days.Count > 0)
        {
            yield return Days(request, words);
        }

        FixPriority[] priorities = [.. Enum.GetValues<FixPriority>().OrderDescending()];
        if (request.Figures.Open > 0)
        {
            yield return new Chart(
                ChartKind.Bars,
                words["chart.priorities"],
                [.. priorities.Select(words.Priority)],
                [
                    new(
                        words["figure.open"],
                        Tone.Neutral,
                        [.. priorities.Select(priority => request.Figures.OpenByPriority.GetValueOrDefault(priority))]),
                ]);
        }

        if (request.Figures.TopAssets.Count > 0)
        {
            yield return new Chart(
                ChartKind.Bars,
                words["chart.assets"],
                [.. request.Figures.TopAssets.Select(asset => Texts.Short(asset.Key))],
                [new(words["figure.open"], Tone.Neutral, [.. request.Figures.TopAssets.Select(asset => asset.Value)])]);
        }

        if (request.Outcomes.Count > 0)
        {
            yield return Outcomes(request, words);
        }
    }

    /// <summary>A column for each day; of longer periods, as many days in a column as keep the columns countable.</summary>
    private static Chart Days(ReportRequest request, ContentWords words)
    {
        int first = DayOf(request.From, request.TimeZone).DayNumber;
        int last = Math.Max(first, DayOf(request.To.AddTicks(-1), request.TimeZone).DayNumber);
        int width = (last - first + MostColumns) / MostColumns;
        int columns = ((last - first) / width) + 1;
        Dictionary<Severity, long[]> values = [];
        foreach (ReportDay day in request.Days)
        {
            int column = Math.Clamp((day.Date.DayNumber - first) / width, 0, columns - 1);
            if (!values.TryGetValue(day.Severity, out long[]? counts))
            {
                values[day.Severity] = counts = new long[columns];
            }

            counts[column] += day.Count;
        }

        return new Chart(
            ChartKind.Columns,
            words["chart.days"],
            [
                .. Enumerable.Range(0, columns).Select(column => DateOnly.FromDayNumber(first + (column * width))
                    .ToString("MM-dd", CultureInfo.InvariantCulture)),
            ],
            [
                .. values.OrderByDescending(severity => severity.Key)
                    .Select(severity => new ChartSeries(words.Severity(severity.Key), Tones.Of(severity.Key), severity.Value)),
            ]);
    }

    private static Chart Outcomes(ReportRequest request, ContentWords words)
    {
        List<(string Name, long Count)> bars = [(words["figure.sent"], request.Figures.Sent)];
        bars.AddRange(request.Outcomes
            .Where(count => count.Outcome is Outcome.Suppressed or Outcome.Summarized)
            .GroupBy(count => count.Rule.Length == 0 ? words["outcome.Summarized"] : words.Rule(count.Rule), StringComparer.Ordinal)
            .Select(group => (group.Key, group.Sum(count => count.Count)))
            .OrderByDescending(bar => bar.Item2)
            .ThenBy(bar => bar.Key, StringComparer.Ordinal)
            .Take(MostBars));
        if (request.Figures.Failed > 0)
        {
            bars.Add((words["figure.failed"], request.Figures.Failed));
        }

        return new Chart(
            ChartKind.Bars,
            words["chart.outcomes"],
            [.. bars.Select(bar => bar.Name)],
            [new(words["column.count"], Tone.Neutral, [.. bars.Select(bar => bar.Count)])]);
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
