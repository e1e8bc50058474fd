using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>The figures of one period of a report.</summary>
public sealed record ReportFigures
{
    /// <summary>How many events came.</summary>
    public long Events { get; init; }

    /// <summary>How many findings are open at the end.</summary>
    public long Open { get; init; }

    /// <summary>How many of them were opened in the period, or came back in it.</summary>
    public long Opened { get; init; }

    /// <summary>How many findings were resolved in the period.</summary>
    public long Resolved { get; init; }

    /// <summary>How many findings are ignored at the end.</summary>
    public long Ignored { get; init; }

    /// <summary>How many notifications were sent, alone or as part of a digest or report.</summary>
    public long Sent { get; init; }

    /// <summary>How many notifications rules held back, whether they were counted into a summary or not.</summary>
    public long HeldBack { get; init; }

    /// <summary>How many notifications failed for good.</summary>
    public long Failed { get; init; }

    /// <summary>Open findings by severity.</summary>
    public IReadOnlyDictionary<Severity, long> OpenBySeverity { get; init; } = new Dictionary<Severity, long>();

    /// <summary>Open findings by how soon they should be handled.</summary>
    public IReadOnlyDictionary<FixPriority, long> OpenByPriority { get; init; } = new Dictionary<FixPriority, long>();

    /// <summary>The assets with the most open findings, most first; at most ten.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> TopAssets { get; init; } = [];
}
