using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>What a store remembers, as the decision about one event reads it. The store holds it still meanwhile.</summary>
public interface IAdmissionState
{
    /// <summary>Whether an event of this id was accepted and is still remembered.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="eventId">The event's id.</param>
    bool KnowsEvent(string tenant, string eventId);

    /// <summary>What was notified under a fingerprint; null when nothing was.</summary>
    /// <param name="fingerprint">The fingerprint.</param>
    DedupRecord? FindDedup(Fingerprint fingerprint);

    /// <summary>The state of a counter; null for a new one.</summary>
    /// <param name="key">The counter.</param>
    IReadOnlyList<long>? FindCounter(Fingerprint key);
}
