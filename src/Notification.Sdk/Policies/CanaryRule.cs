namespace Notification.Sdk.Policies;

/// <summary>A standing test: a test message goes through the outbox to each endpoint again and again, once for all nodes. When one does not
/// arrive in time, the health check is unhealthy and the <c>system</c> topic tells it, until one arrives.</summary>
public sealed class CanaryRule
{
    /// <summary>How often, 1 minute to 31 days; not given, the default, for none unless <see cref="At"/> is.</summary>
    public TimeSpan? Every { get; set; }

    /// <summary>The time of day, <c>HH:mm</c> in the general time zone, instead of <see cref="Every"/>.</summary>
    public string? At { get; set; }

    /// <summary>Names of the endpoints; none given means all that are enabled and verified.</summary>
    public List<string> Endpoints { get; set; } = [];

    /// <summary>How long one may take to arrive, retries included; 15 minutes by default, 1 second to 1 day.</summary>
    public TimeSpan Within { get; set; } = TimeSpan.FromMinutes(15);
}
