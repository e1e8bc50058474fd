namespace Notification.Sdk;

/// <summary>What to do about deliveries that were given up. Every replay and discard is told on the <c>system</c> topic and in the log: who, how
/// many, of which endpoint; never the content. Who may do it is for the product to decide. Thread-safe.</summary>
public interface IDeadLetters
{
    /// <summary>Finds dead letters, oldest first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    /// <exception cref="Stores.StoreException">The store failed.</exception>
    ValueTask<IReadOnlyList<DeadLetter>> QueryAsync(DeadLetterQuery query, CancellationToken cancellationToken = default);

    /// <summary>Sends deliveries again: under their ids, with a new retry schedule, no more in a minute than
    /// <see cref="Policies.HealthRule.ReleasePerMinute"/> an endpoint. What its endpoint no longer exists for stays where it is.</summary>
    /// <param name="deliveryIds">The deliveries; one that is no dead letter is passed over.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="tenant">Whose they are; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels between pages of 500; what went before is replayed.</param>
    /// <returns>How many are sent again.</returns>
    /// <exception cref="Stores.StoreException">The store failed; some may have been replayed.</exception>
    ValueTask<int> ReplayAsync(
        IReadOnlyList<string> deliveryIds, string by, string tenant = "", CancellationToken cancellationToken = default);

    /// <summary>Sends all that match again, such as those given up since a time.</summary>
    /// <param name="query">Which ones; its limit does not count.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellationToken">Cancels between pages of 500; what went before is replayed.</param>
    /// <returns>How many are sent again.</returns>
    /// <exception cref="Stores.StoreException">The store failed; some may have been replayed.</exception>
    ValueTask<int> ReplayAsync(DeadLetterQuery query, string by, CancellationToken cancellationToken = default);

    /// <summary>Forgets the content of deliveries. They stay counted as dead letters, under <see cref="Rules.Discarded"/>.</summary>
    /// <param name="deliveryIds">The deliveries; one that is no dead letter is passed over.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="tenant">Whose they are; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels between pages of 500; what went before is discarded.</param>
    /// <returns>How many were discarded.</returns>
    /// <exception cref="Stores.StoreException">The store failed; some may have been discarded.</exception>
    ValueTask<int> DiscardAsync(
        IReadOnlyList<string> deliveryIds, string by, string tenant = "", CancellationToken cancellationToken = default);

    /// <summary>Forgets the content of all that match.</summary>
    /// <param name="query">Which ones; its limit does not count.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellationToken">Cancels between pages of 500; what went before is discarded.</param>
    /// <returns>How many were discarded.</returns>
    /// <exception cref="Stores.StoreException">The store failed; some may have been discarded.</exception>
    ValueTask<int> DiscardAsync(DeadLetterQuery query, string by, CancellationToken cancellationToken = default);
}
