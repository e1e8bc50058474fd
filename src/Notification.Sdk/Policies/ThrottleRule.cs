namespace Notification.Sdk.Policies;

/// <summary>A budget. A cap of N admits exactly N, whatever the threads do. A notification counts at the time for which it is due, so a
/// held one counts on the day it goes out.</summary>
public sealed class ThrottleRule
{
    /// <summary>The name by which outcomes call it: 1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many are let through; 0 lets nothing through.</summary>
    public int Limit { get; set; }

    /// <summary>How it counts.</summary>
    public ThrottleKind Kind { get; set; }

    /// <summary>The interval of <see cref="ThrottleKind.Rolling"/> and <see cref="ThrottleKind.Rate"/>; one hour by
    /// default. Not used by <see cref="ThrottleKind.Day"/>.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>What has a budget of its own.</summary>
    public ThrottleScope Scope { get; set; } = ThrottleScope.Topic;

    /// <summary>How much of the limit only High and Critical may use, so that a flood of lesser events cannot spend it; two
    /// fifths, rounded down, when not given.</summary>
    public int? ReservedForHigh { get; set; }

    /// <summary>The IANA zone of the calendar day; the policy's when not given.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The name of a registered <c>IThrottlePolicy</c> that decides instead of <see cref="Kind"/>.</summary>
    public string? Policy { get; set; }
}
