using System.Globalization;

namespace Notification.Sdk.Reports.Content;

/// <summary>A report in no format yet. All text is in the report's language, and none of it is trusted: every writer
/// makes it inert for the place it lands in.</summary>
internal sealed record ReportDocument
{
    /// <summary>What it is, for the properties of the file.</summary>
    public required string Title { get; init; }

    /// <summary>Whose name stands in the properties of the file; empty for none.</summary>
    public string Author { get; init; } = "";

    /// <summary>The language.</summary>
    public required CultureInfo Culture { get; init; }

    /// <summary>When it was made, with the offset of the report's zone.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>The cover first, when there is one.</summary>
    public required IReadOnlyList<ReportBlock> Blocks { get; init; }
}
