namespace Notification.Sdk;

/// <summary>Which entries are wanted. What is left out does not restrict.</summary>
public sealed record DeliveryLogQuery
{
    /// <summary>Whose; the one tenant by default.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>Of which event.</summary>
    public string? EventId { get; init; }

    /// <summary>To which endpoint.</summary>
    public string? Endpoint { get; init; }

    /// <summary>In which delivery; entries have one from their first attempt on.</summary>
    public string? DeliveryId { get; init; }

    /// <summary>Of which kind.</summary>
    public DeliveryKind? Kind { get; init; }

    /// <summary>Where they stand.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Accepted or refused at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Accepted or refused before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many at most, 1 to 10,000; 100 by default.</summary>
    public int Limit { get; init; } = 100;

    internal bool Matches(DeliveryLogEntry entry) =>
        entry.Tenant == Tenant
        && (EventId is null || entry.EventId == EventId)
        && (Endpoint is null || entry.Endpoint.Equals(Endpoint, StringComparison.OrdinalIgnoreCase))
        && (DeliveryId is null || entry.DeliveryId == DeliveryId)
        && (Kind is null || entry.Kind == Kind)
        && (Outcome is null || entry.Outcome == Outcome)
        && (From is null || entry.AcceptedAt >= From)
        && (To is null || entry.AcceptedAt < To);
}
