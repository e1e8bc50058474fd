namespace Notification.Sdk.Http;

/// <summary>When an endpoint that fails is left alone for a while. Each endpoint has a breaker of its own. The defaults
/// are such that the retries of one delivery alone never open it.</summary>
public sealed class HttpBreakerOptions
{
    /// <summary>The part of failed attempts, above 0 to 1, at which the breaker opens; 0.5 by default. Timeouts,
    /// network errors, 408 and 5xx are failures; a 429 is not, the endpoint is well then.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>How many attempts there must be within <see cref="SamplingDuration"/> before the ratio means anything,
    /// at least 2; 10 by default.</summary>
    public int MinimumThroughput { get; set; } = 10;

    /// <summary>How far back attempts count, at least half a second; 30 seconds by default.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the breaker stays open before one attempt is let through, from half a second to one day; 30
    /// seconds by default.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);
}
