namespace Notification.Sdk.Reports.Content;

/// <summary>A picture of counts. A writer that draws none writes the counts.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Categories">The names of the columns or bars, such as the days.</param>
/// <param name="Series">What is stacked within a column or bar; each with as many values as there are categories.</param>
internal sealed record Chart(
    ChartKind Kind, string Title, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series) : ReportBlock;
