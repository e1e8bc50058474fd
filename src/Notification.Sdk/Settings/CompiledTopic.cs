using System.Collections.Concurrent;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;
using Notification.Sdk.Policies;
using Notification.Sdk.Scheduling;
using Notification.Sdk.Throttling;

namespace Notification.Sdk.Settings;

/// <summary>A topic's policy made ready.</summary>
internal sealed class CompiledTopic
{
    private const int MostRoutes = 64;

    private readonly ConcurrentDictionary<ulong, RouteSet> _routeSets = [];
    private readonly ConcurrentDictionary<string, RefusalPoint> _nowhere = new(StringComparer.Ordinal);

    /// <summary>Whose it is; null when it stands for tenants without settings of their own.</summary>
    public required string? Tenant { get; init; }

    public required string Name { get; init; }

    public required TopicMode Mode { get; init; }

    public required int Severities { get; init; }

    public required int Verdicts { get; init; }

    /// <summary>Null is open all day.</summary>
    public required IScheduleWindow? Window { get; init; }

    public required WhenClosed WhenClosed { get; init; }

    public required IReadOnlyList<Throttle> EventThrottles { get; init; }

    public required IReadOnlyList<Throttle> LegThrottles { get; init; }

    public required Overflow Overflow { get; init; }

    public required TimeSpan DedupPeriod { get; init; }

    public required FingerprintParts Fingerprint { get; init; }

    public required TimeSpan GroupWait { get; init; }

    public required bool Mandatory { get; init; }

    /// <summary>Whether the node decides alone while the store is away.</summary>
    public required bool DecidesLocally { get; init; }

    /// <summary>Of a report topic with a frequency.</summary>
    public required CompiledReport? Report { get; init; }

    /// <summary>Of a report topic with a frequency.</summary>
    public ReportCadence? Cadence => Report?.Cadence;

    public required bool KeepsFindings { get; init; }

    /// <summary>How often an open finding is notified again; null for never.</summary>
    public required TimeSpan? RepeatEvery { get; init; }

    /// <summary>The zone of the policy: its days, and the times that its summaries speak of.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required IReadOnlyList<CompiledRoute> Routes { get; init; }

    /// <summary>What is known to be refused, for each of <see cref="EventThrottles"/> that counts the topic as a whole.</summary>
    public required IReadOnlyList<DenySlot> Slots { get; init; }

    /// <summary>Whether it is the topic of the event and of no other tenant or name.</summary>
    public bool IsOneWith(SecurityEvent securityEvent) => Tenant is not null && securityEvent.Topic == Name;

    /// <summary>How an event ends that is routed nowhere.</summary>
    public RefusalPoint Nowhere(string rule) => _nowhere.TryGetValue(rule, out RefusalPoint? known) ? known : _nowhere.GetOrAdd(
        rule, rule => new RefusalPoint(Tenant ?? "", Name, rule, PublishStatus.Suppressed, []));

    /// <summary>Whom an event is routed to.</summary>
    public RouteSet Route(SecurityEvent securityEvent)
    {
        if (Routes.Count > MostRoutes)
        {
            return NewSet(securityEvent);
        }

        ulong matching = 0;
        for (int i = 0; i < Routes.Count; i++)
        {
            matching |= Routes[i].Filter.MatchesRest(securityEvent) ? 1UL << i : 0;
        }

        return _routeSets.TryGetValue(matching, out RouteSet? known) ? known : AddSet(matching);
    }

    /// <summary>The one gate for every path: first send, retry, digest, summary, report. Null is never.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset from) =>
        Window is null || Mandatory || WhenClosed == WhenClosed.Bypass ? from : Window.NextOpening(from);

    // Apart, so that nothing is allocated for their lambdas before they are needed.
    private RouteSet NewSet(SecurityEvent securityEvent) =>
        new(this, Routes.Where(route => route.Filter.MatchesRest(securityEvent)));

    private RouteSet AddSet(ulong matching) =>
        _routeSets.GetOrAdd(matching, new RouteSet(this, Routes.Where((_, i) => (matching & (1UL << i)) != 0)));
}
