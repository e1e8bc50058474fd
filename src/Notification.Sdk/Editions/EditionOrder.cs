using System.Globalization;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Editions;

/// <summary>An edition to be made.</summary>
internal sealed record EditionOrder
{
    public required string Id { get; init; }

    public required string Tenant { get; init; }

    public required string Topic { get; init; }

    /// <summary>Empty for one that was asked for.</summary>
    public required string Endpoint { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required CultureInfo Culture { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>All topics when empty.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>The topics whose events are counted as sightings of findings.</summary>
    public required Func<string, bool> KeepsFindings { get; init; }

    public IReadOnlyList<SecurityEvent> Events { get; init; } = [];

    /// <summary>Whose findings the endpoint may see; null for all.</summary>
    public Func<SecurityEvent, bool>? Filter { get; init; }

    public int MissedEditions { get; init; }

    /// <summary>The formats; all when empty.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    public bool Covers(string topic) => Topics.Count == 0 || Topics.Contains(topic, StringComparer.OrdinalIgnoreCase);
}
