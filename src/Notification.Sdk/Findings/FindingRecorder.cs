using System.Data.Common;
using Notification.Sdk.Events;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Findings;

/// <summary>Keeps what stands behind published events, before any gate decides about them: what deduplication and budgets hold back is
/// a finding all the same, and one that was resolved is open again before its notification can leave.</summary>
internal sealed class FindingRecorder(IFindingSource source)
{
    private readonly IFindingStore? _store = source as IFindingStore;

    /// <summary>Costs nothing where the topic keeps no findings.</summary>
    public ValueTask SeeAsync(
        SecurityEvent securityEvent,
        CompiledTopic topic,
        DateTimeOffset now,
        DbTransaction? transaction,
        CancellationToken cancellationToken) =>
        Concerns(securityEvent, topic) && _store is { } store
            ? store.SeeAsync([Sighting(securityEvent, topic, now)], transaction, cancellationToken)
            : ValueTask.CompletedTask;

    /// <summary>The same for a whole batch, in one step of the store.</summary>
    public ValueTask SeeAsync(
        IReadOnlyList<SecurityEvent> securityEvents, PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<FindingSighting>? sightings = null;
        foreach (SecurityEvent securityEvent in securityEvents)
        {
            CompiledTopic topic = snapshot.Tenant(securityEvent.Tenant).Topic(securityEvent.Topic);
            if (Concerns(securityEvent, topic))
            {
                (sightings ??= []).Add(Sighting(securityEvent, topic, now));
            }
        }

        return sightings is null ? ValueTask.CompletedTask : _store!.SeeAsync(sightings, transaction: null, cancellationToken);
    }

    /// <summary>Whether the event is a sighting of a finding that is kept.</summary>
    public bool Concerns(SecurityEvent securityEvent, CompiledTopic topic) =>
        topic.KeepsFindings && _store is not null && (topic.Verdicts & (1 << (int)securityEvent.Verdict)) != 0;

    private static FindingSighting Sighting(SecurityEvent securityEvent, CompiledTopic topic, DateTimeOffset now) =>
        new(FindingIds.Of(securityEvent, topic), securityEvent, now, topic.RepeatEvery);
}
