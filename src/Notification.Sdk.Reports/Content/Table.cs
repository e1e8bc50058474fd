namespace Notification.Sdk.Reports.Content;

/// <summary>Rows below headers.</summary>
/// <param name="Columns">One or more.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns. Every writer walks them anew, so they need not
/// all exist at once; each walk gives the same.</param>
/// <param name="Empty">What stands in place of a table without rows.</param>
internal sealed record Table(IReadOnlyList<Column> Columns, IEnumerable<IReadOnlyList<Cell>> Rows, string Empty)
    : ReportBlock;
