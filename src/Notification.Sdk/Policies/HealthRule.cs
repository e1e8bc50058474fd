namespace Notification.Sdk.Policies;

/// <summary>When an endpoint that fails is switched off by itself.</summary>
public sealed class HealthRule
{
    /// <summary>The part of failed attempts, above 0 to 1, at which it is switched off; 0.6 by default.</summary>
    public double FailureRatio { get; set; } = 0.6;

    /// <summary>How far back attempts count; 12 hours by default.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How many attempts there must be before the ratio means anything; 20 by default.</summary>
    public int MinimumAttempts { get; set; } = 20;
}
