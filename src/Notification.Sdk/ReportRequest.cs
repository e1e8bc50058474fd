using System.Globalization;
using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>What a report covers.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Topic">The topic.</param>
/// <param name="From">When the first event of the report was accepted.</param>
/// <param name="To">When the report was made.</param>
/// <param name="Culture">The language.</param>
/// <param name="TimeZone">The zone in which times are written.</param>
/// <param name="Events">The events, in the order of publishing.</param>
public sealed record ReportRequest(
    string Tenant,
    string Topic,
    DateTimeOffset From,
    DateTimeOffset To,
    CultureInfo Culture,
    TimeZoneInfo TimeZone,
    IReadOnlyList<SecurityEvent> Events);
