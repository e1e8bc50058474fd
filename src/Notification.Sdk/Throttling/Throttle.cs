using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Throttling;

/// <summary>A rule made ready: which counter an event draws on, and the arithmetic over it.</summary>
internal sealed class Throttle
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    private readonly string _identity;

    public Throttle(ThrottleRule rule, string owner, TimeZoneInfo zone, IThrottlePolicy policy)
    {
        Name = rule.Name;
        Rule = Rules.ThrottlePrefix + rule.Name;
        Limit = rule.Limit;
        Interval = rule.Interval;
        Scope = rule.Scope;
        Reserved = Math.Min(rule.Limit, rule.ReservedForHigh ?? rule.Limit * 2 / 5);
        Zone = zone;
        Policy = policy;

        // The limit is left out: a changed limit goes on with the counts of the day.
        _identity = $"{owner}/{rule.Name}/{rule.Policy ?? rule.Kind.ToString()}/{rule.Interval.Ticks}/{(int)rule.Scope}";
    }

    public string Name { get; }

    /// <summary>The rule, as outcomes call it.</summary>
    public string Rule { get; }

    public int Limit { get; }

    public TimeSpan Interval { get; }

    public ThrottleScope Scope { get; }

    public int Reserved { get; }

    public TimeZoneInfo Zone { get; }

    public IThrottlePolicy Policy { get; }

    /// <summary>A calendar day and the one before it, or the interval, whichever is longer.</summary>
    public TimeSpan Retention => Interval > TwoDays ? Interval : TwoDays;

    public bool IsPerLeg => (Scope & (ThrottleScope.Recipient | ThrottleScope.Endpoint)) != 0;

    /// <summary>Whether one counter serves all events of a topic.</summary>
    public bool IsPerTopic => !IsPerLeg && (Scope & ThrottleScope.Asset) == 0;

    /// <summary>Whether there is something to count: an event without an asset has no budget per asset.</summary>
    public bool AppliesTo(SecurityEvent securityEvent) =>
        (Scope & ThrottleScope.Asset) == 0 || securityEvent.Asset is not null;

    public Fingerprint KeyFor(SecurityEvent securityEvent, string? recipient, string? endpoint) => Fingerprint.Of(
        "throttle",
        _identity,
        securityEvent.Tenant,
        (Scope & ThrottleScope.Topic) != 0 ? securityEvent.Topic : null,
        (Scope & ThrottleScope.Asset) != 0 ? securityEvent.Asset?.Id : null,
        (Scope & ThrottleScope.Recipient) != 0 ? recipient : null,
        (Scope & ThrottleScope.Endpoint) != 0 ? endpoint : null);

    public ThrottleDecision Decide(Severity severity, DateTimeOffset now, Span<long> state) =>
        Policy.Decide(new ThrottleRequest(Name, Limit, Interval, Reserved, severity, Zone, now), state);
}
