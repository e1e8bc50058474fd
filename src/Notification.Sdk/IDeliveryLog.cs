namespace Notification.Sdk;

/// <summary>What became of everything. Thread-safe.</summary>
public interface IDeliveryLog
{
    /// <summary>Finds entries, newest first. Entries of the outbox are kept as long as the store keeps them; of events that were
    /// refused, the latest are kept and the rest are counted.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    ValueTask<IReadOnlyList<DeliveryLogEntry>> QueryAsync(
        DeliveryLogQuery query, CancellationToken cancellationToken = default);

    /// <summary>Counts every leg there ever was, each under the one outcome at which it stands.</summary>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    ValueTask<IReadOnlyList<OutcomeCount>> CountAsync(string tenant = "", CancellationToken cancellationToken = default);
}
