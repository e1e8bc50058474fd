using System.Data.Common;

namespace Notification.Sdk.Stores;

/// <summary>Keeps findings, under tenant and id. Thread-safe; exact under any concurrency: what <c>Apply</c> of a sighting or change makes
/// of the kept finding is kept in one step. Bounded: beyond its capacity resolved findings go first, the longest resolved before
/// others, then the least severe, the longest unseen before others.</summary>
public interface IFindingStore : IFindingSource
{
    /// <summary>Keeps what was seen, in order, and counts each sighting that changed its finding (see
    /// <see cref="IFindingSource.CountSightingsAsync"/>). Returns after it is as safe as the store makes it.</summary>
    /// <param name="sightings">What was seen; several may be of one finding.</param>
    /// <param name="transaction">The publisher's transaction on the store's own database, in which it is kept; null for one of the
    /// store's own.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    ValueTask SeeAsync(
        IReadOnlyList<FindingSighting> sightings, DbTransaction? transaction, CancellationToken cancellationToken);

    /// <summary>Changes findings. Unknown ids are passed over.</summary>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <returns>How many were changed.</returns>
    ValueTask<int> ChangeAsync(FindingChange change, CancellationToken cancellationToken);
}
