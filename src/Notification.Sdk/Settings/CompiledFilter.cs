using System.Collections.Frozen;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Settings;

/// <summary>An <see cref="EventFilter"/> made ready; asking it allocates nothing.</summary>
internal sealed class CompiledFilter
{
    private readonly FrozenSet<string>? _topics;
    private readonly FrozenSet<string>? _kinds;
    private readonly AssetMatcher? _assets;
    private readonly int _severities;

    public CompiledFilter(EventFilter filter, IReadOnlyDictionary<string, AssetGroup> groups)
    {
        bool everyTopic = filter.Topics.Count == 0 || filter.Topics.Contains("*");
        _topics = everyTopic ? null : filter.Topics.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _kinds = filter.Kinds.Count == 0 ? null : filter.Kinds.ToFrozenSet(StringComparer.Ordinal);
        _severities = filter.Severities.Count > 0 ? Mask(filter.Severities) : MaskFrom(filter.MinimumSeverity);
        if (filter.Assets.Count + filter.AssetGroups.Count > 0)
        {
            IEnumerable<string> grouped = filter.AssetGroups.Where(groups.ContainsKey).SelectMany(g => groups[g].Assets);
            _assets = new AssetMatcher([.. filter.Assets, .. grouped], filter.AssetGroups);
        }
    }

    /// <summary>Whether every event of its topics is meant.</summary>
    public bool IsWholeTopic => _kinds is null && _assets is null && _severities == MaskFrom(null);

    public bool MatchesTopic(string topic) => _topics is null || _topics.Contains(topic);

    /// <summary>Whether everything but the topic matches.</summary>
    public bool MatchesRest(SecurityEvent securityEvent) =>
        (_severities & (1 << (int)securityEvent.Severity)) != 0
        && (_kinds is null || _kinds.Contains(securityEvent.Kind))
        && (_assets is null || _assets.Matches(securityEvent.Asset));

    public bool Matches(SecurityEvent securityEvent) =>
        MatchesTopic(securityEvent.Topic) && MatchesRest(securityEvent);

    public static int Mask(IEnumerable<Severity> severities) =>
        severities.Aggregate(0, (mask, severity) => mask | (1 << (int)severity));

    private static int MaskFrom(Severity? lowest) =>
        Mask(Enum.GetValues<Severity>().Where(severity => severity >= (lowest ?? Severity.Informational)));
}
