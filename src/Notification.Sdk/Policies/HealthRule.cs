namespace Notification.Sdk.Policies;

/// <summary>When an endpoint that fails is probed, and at last switched off by itself; and how what waited goes out once it works again.</summary>
public sealed class HealthRule
{
    /// <summary>The part of failed attempts, above 0 to 1, at which an endpoint is unhealthy; 0.6 by default.</summary>
    public double FailureRatio { get; set; } = 0.6;

    /// <summary>How far back attempts count; 12 hours by default.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How many attempts there must be before the ratio means anything; 20 by default.</summary>
    public int MinimumAttempts { get; set; } = 20;

    /// <summary>How long an unhealthy endpoint is probed before it is disabled, zero to 31 days; 1 hour by default. After half of it the
    /// owner is told that it is about to happen.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The wait after a probe that failed, zero to 1 day; 1 minute by default.</summary>
    public TimeSpan ProbeEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after it was disabled by itself, and how often, one delivery is tried all the same, up to 31 days: when it arrives, the
    /// endpoint is enabled again. Zero, the default, for never: a person enables it.</summary>
    public TimeSpan RetryDisabledAfter { get; set; }

    /// <summary>How many of the deliveries that waited go out in a minute once an endpoint works again, 1 to 100,000; 60 by default. New
    /// ones are not slowed down.</summary>
    public int ReleasePerMinute { get; set; } = 60;

    /// <summary>What waited for longer than this goes out in digests then, up to 366 days; 1 hour by default, zero for no digests.</summary>
    public TimeSpan DigestAfter { get; set; } = TimeSpan.FromHours(1);
}
