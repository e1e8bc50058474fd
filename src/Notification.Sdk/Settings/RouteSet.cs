using System.Collections.Concurrent;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Settings;

/// <summary>Routes that match together, made ready: whom they tell, each place once, and what publishers are told when a rule ends it
/// for all of them.</summary>
internal sealed class RouteSet
{
    private const int LargestCache = 64;

    private readonly CompiledTopic _topic;
    private readonly ConcurrentDictionary<string, RefusalPoint> _points = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RefusalPoint> _silenced = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(int Budget, DateTimeOffset Until), HeldBack> _heldBack = [];

    /// <summary>Of two endpoints that are one place, a usable one is preferred.</summary>
    public RouteSet(CompiledTopic topic, IEnumerable<CompiledRoute> routes)
    {
        _topic = topic;
        List<CompiledEndpoint> routed = [];
        foreach (CompiledEndpoint endpoint in routes.SelectMany(route => route.Endpoints))
        {
            int known = routed.FindIndex(other => other.AddressKey == endpoint.AddressKey);
            if (known < 0)
            {
                routed.Add(endpoint);
            }
            else if (routed[known].Refusal is not null && endpoint.Refusal is null)
            {
                routed[known] = endpoint;
            }
        }

        Endpoints = routed;
        Usable = [.. routed.Where(endpoint => endpoint.Refusal is null)];
        Unusable = [.. routed.Where(endpoint => endpoint.Refusal is not null)
            .Select(endpoint => Refused(endpoint, Outcome.Suppressed, endpoint.Refusal!, null))];
    }

    public IReadOnlyList<CompiledEndpoint> Endpoints { get; }

    public IReadOnlyList<CompiledEndpoint> Usable { get; }

    public IReadOnlyList<RefusedLeg> Unusable { get; }

    public static RefusedLeg Refused(CompiledEndpoint endpoint, Outcome outcome, string rule, DateTimeOffset? dueAt) =>
        new(new LegResult(endpoint.Name, outcome, rule, dueAt), endpoint.Endpoint.Channel);

    /// <summary>How it ends when a rule suppresses all legs that are left; also before endpoints were looked at, as silences do.</summary>
    public RefusalPoint Suppressed(string rule, bool isBeforeEndpoints = false)
    {
        ConcurrentDictionary<string, RefusalPoint> points = isBeforeEndpoints ? _silenced : _points;
        return points.TryGetValue(rule, out RefusalPoint? known) ? known : Add(points, rule, isBeforeEndpoints);
    }

    /// <summary>What a budget holds back until a time; null when nothing is known of it.</summary>
    public HeldBack? HeldBack(int budget, DateTimeOffset until) => _heldBack.GetValueOrDefault((budget, until));

    /// <summary>Keeps what a budget holds back, unless that is too much.</summary>
    public void HoldBack(int budget, HeldBack held, DateTimeOffset now)
    {
        if (_heldBack.Count >= LargestCache)
        {
            foreach (((int Budget, DateTimeOffset Until) key, HeldBack old) in _heldBack)
            {
                if (old.Until <= now)
                {
                    _heldBack.TryRemove(key, out _);
                }
            }
        }

        if (_heldBack.Count < LargestCache)
        {
            _heldBack.TryAdd((budget, held.Until), held);
        }
    }

    private RefusalPoint Add(ConcurrentDictionary<string, RefusalPoint> points, string rule, bool isBeforeEndpoints)
    {
        IEnumerable<RefusedLeg> legs = isBeforeEndpoints
            ? Endpoints.Select(endpoint => Refused(endpoint, Outcome.Suppressed, rule, null))
            : [.. Unusable, .. Usable.Select(endpoint => Refused(endpoint, Outcome.Suppressed, rule, null))];
        var point = new RefusalPoint(_topic.Tenant ?? "", _topic.Name, rule, PublishStatus.Suppressed, [.. legs]);
        return points.Count < LargestCache ? points.GetOrAdd(rule, point) : point;
    }
}
