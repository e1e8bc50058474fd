namespace Notification.Sdk.Stores;

/// <summary>Counts how the attempts of endpoints went, over all nodes and restarts, and keeps how far each endpoint has gone. The engine
/// decides, the store counts. Thread-safe; each call is one step. Loss of the counts of the last moment is bearable, loss of a record is not.</summary>
public interface IHealthStore
{
    /// <summary>All records that are not <see cref="HealthRecord.None"/>; asked once, at start.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<IReadOnlyList<HealthRecord>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Adds counts to their slots. Slots of these endpoints that start at or before <paramref name="since"/> are forgotten; so at most
    /// a few hundred are kept of each.</summary>
    /// <param name="counts">At most one for each endpoint and slot. One of zero attempts only asks.</param>
    /// <param name="since">The beginning of the period that counts.</param>
    /// <param name="now">The end of it: slots that start later, left by a clock that was set back, do not count and are kept.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>One reading for each endpoint named in the counts.</returns>
    ValueTask<IReadOnlyList<HealthReading>> CountAsync(
        IReadOnlyList<HealthCount> counts, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Replaces a record when it still is what the caller thinks.</summary>
    /// <param name="before">What the caller thinks, <see cref="HealthRecord.None"/> when there is none. Compared by all its values.</param>
    /// <param name="after">What replaces it, of the same endpoint.</param>
    /// <param name="forgetsCounts">Whether all slots of the endpoint are forgotten with it.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>The record as it stands afterwards: <paramref name="after"/>, or what another process made of it.</returns>
    ValueTask<HealthRecord> ReplaceAsync(
        HealthRecord before, HealthRecord after, bool forgetsCounts, CancellationToken cancellationToken);
}
