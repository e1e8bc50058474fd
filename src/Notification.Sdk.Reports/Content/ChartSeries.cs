namespace Notification.Sdk.Reports.Content;

/// <summary>What is stacked within each column or bar of a chart.</summary>
/// <param name="Name">Its name in the legend; a chart of one series has no legend.</param>
/// <param name="Tone">Its colour and pattern.</param>
/// <param name="Values">One value, zero or more, for each category.</param>
internal sealed record ChartSeries(string Name, Tone Tone, IReadOnlyList<long> Values);
