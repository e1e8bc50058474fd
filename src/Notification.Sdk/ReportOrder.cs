using Notification.Sdk.Policies;

namespace Notification.Sdk;

/// <summary>A report that a person asks for.</summary>
/// <param name="Topic">Its topic: the name under which the edition is kept.</param>
/// <param name="From">The start of the period.</param>
/// <param name="To">The end of the period, itself outside.</param>
public sealed record ReportOrder(string Topic, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Whose; the one tenant by default.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The topics that it covers; what the topic's schedule covers when null, all when empty.</summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>The language; the general one when not given.</summary>
    public string? Culture { get; init; }

    /// <summary>The IANA zone in which times are written; the topic's when not given.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The formats, such as <c>pdf</c>; every registered one when empty.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>The parts; those of the schedule when empty.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];
}
