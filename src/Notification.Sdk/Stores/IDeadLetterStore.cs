namespace Notification.Sdk.Stores;

/// <summary>Keeps dead letters whole, with their legs, until somebody decides about them. Thread-safe; each call is one step.</summary>
public interface IDeadLetterStore
{
    /// <summary>Finds dead letters, in the order of their <see cref="DeadLetter.EndedAt"/>, then of their ids (ordinal).</summary>
    /// <param name="query">Which ones; the limit is in range.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<IReadOnlyList<DeadLetter>> QueryAsync(DeadLetterQuery query, CancellationToken cancellationToken);

    /// <summary>Puts deliveries back into the outbox, each under its own id and with the same legs, even when its next start is put off: such
    /// a delivery is never regrouped. The retry schedule begins anew (<see cref="Claim.Attempt"/> is 1), nothing is still interrupted, the
    /// recipients still owed and the log's count of attempts stay. Legs stand at <see cref="Outcome.Waiting"/> again, and nowhere else.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="replays">The deliveries. One that is no dead letter, or no more, is passed over.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>The ids of those that were put back.</returns>
    ValueTask<IReadOnlyList<string>> ReplayAsync(
        string tenant, IReadOnlyList<Replay> replays, CancellationToken cancellationToken);

    /// <summary>Forgets the content of dead letters. Their legs stay at <see cref="Outcome.DeadLettered"/>, under
    /// <see cref="Rules.Discarded"/>.</summary>
    /// <param name="tenant">Whose they are.</param>
    /// <param name="deliveryIds">The deliveries. One that is no dead letter, or no more, is passed over.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>The ids of those that were discarded.</returns>
    ValueTask<IReadOnlyList<string>> DiscardAsync(
        string tenant, IReadOnlyList<string> deliveryIds, CancellationToken cancellationToken);
}
