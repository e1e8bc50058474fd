using System.Collections.Frozen;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Settings;

/// <summary>All policies of one tenant, made ready.</summary>
internal sealed class TenantPolicies
{
    public required FrozenDictionary<string, CompiledTopic> Topics { get; init; }

    /// <summary>For topics that nobody named.</summary>
    public required CompiledTopic OtherTopics { get; init; }

    public required FrozenDictionary<string, CompiledEndpoint> Endpoints { get; init; }

    public required IReadOnlyList<CompiledSilence> Silences { get; init; }

    public required IReadOnlyList<CompiledTrigger> Triggers { get; init; }

    /// <summary>What the store refused under these policies. New settings begin anew: what was refused under the old ones is asked
    /// again. Each tenant has its share of the memory, so that none can make another forget.</summary>
    public required DenyTable Refused { get; init; }

    public CompiledTopic Topic(string name) => Topics.GetValueOrDefault(name) ?? OtherTopics;
}
