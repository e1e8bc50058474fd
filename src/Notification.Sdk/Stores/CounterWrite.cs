using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>The new state of one counter.</summary>
/// <param name="Key">Which counter, as a fingerprint of its rule and of what has a budget of its own.</param>
/// <param name="State">Its words.</param>
/// <param name="CountedAt">The instant that was counted.</param>
/// <param name="Retention">How long after its latest counted instant the counter still matters.</param>
public readonly record struct CounterWrite(
    Fingerprint Key, IReadOnlyList<long> State, DateTimeOffset CountedAt, TimeSpan Retention);
