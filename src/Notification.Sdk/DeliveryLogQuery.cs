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

    /// <summary>Where they stand.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Accepted or refused at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Accepted or refused before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many at most, 1 to 10,000; 100 by default.</summary>
    public int Limit { get; init; } = 100;
}
