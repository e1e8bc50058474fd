namespace Notification.Sdk.Reports.Content;

internal enum ChartKind
{
    /// <summary>Upright, in the order given: over time.</summary>
    Columns,

    /// <summary>Lying, one below the other with its name before it: rankings.</summary>
    Bars,
}
