namespace Notification.Sdk.Reports.Content;

/// <summary>The few numbers that a reader takes along.</summary>
internal sealed record KeyFigures(IReadOnlyList<KeyFigure> Figures) : ReportBlock;
