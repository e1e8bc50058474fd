using System.Data.Common;

namespace Notification.Sdk.Stores;

/// <summary>The way in: what deduplication and budgets remember, and the door of the outbox. Thread-safe; exact under any
/// concurrency.</summary>
public interface IAdmissionStore
{
    /// <summary>Decides an event and, when it is admitted, keeps all of it in one step: the fingerprint, the budgets, the
    /// legs. A refused event spends nothing and is not remembered as notified. Returns after the legs are as safe as the store makes them.</summary>
    /// <param name="request">The event, its budgets and legs.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <exception cref="StoreException">Nothing was kept; the message names the fault and the mend.</exception>
    /// <exception cref="NotSupportedException">The request has a transaction that the store cannot join.</exception>
    ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken);

    /// <summary>Decides several events in their order, each as <see cref="AdmitAsync"/> does: each sees what those before it left. A store on
    /// disk makes them safe together.</summary>
    /// <param name="requests">The events.</param>
    /// <param name="cancellationToken">Cancels before a step, never within it; events before it are kept.</param>
    /// <returns>One answer for each, in order.</returns>
    /// <exception cref="StoreException">The events from some point on were not kept.</exception>
    async ValueTask<IReadOnlyList<AdmissionResult>> AdmitAllAsync(
        IReadOnlyList<AdmissionRequest> requests, CancellationToken cancellationToken)
    {
        var results = new AdmissionResult[requests.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = await AdmitAsync(requests[i], cancellationToken).ConfigureAwait(false);
        }

        return results;
    }

    /// <summary>Counts what budgets held back. Bounded in memory whatever comes.</summary>
    /// <param name="counts">What to count.</param>
    /// <param name="transaction">The caller's transaction that the counts join; null for none.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    /// <exception cref="StoreException">Nothing was counted.</exception>
    ValueTask CountAsync(
        IReadOnlyList<OverflowCount> counts, DbTransaction? transaction, CancellationToken cancellationToken);

    /// <summary>Counts repeats that were refused without asking the store: what reminders tell. A thing that is not silent at the time of
    /// its repeats is passed over. Stores may leave it to this default, which asks about each thing by an event that breaks through no silence.</summary>
    /// <param name="repeats">What to count.</param>
    /// <param name="cancellationToken">Cancels before a step, never within it.</param>
    /// <exception cref="StoreException">Some were not counted.</exception>
    async ValueTask CountRepeatsAsync(IReadOnlyList<RepeatCount> repeats, CancellationToken cancellationToken)
    {
        if (repeats.Count > 0)
        {
            AdmissionRequest[] requests = [.. repeats.Select(AdmissionRequest.Of)];
            await AdmitAllAsync(requests, cancellationToken).ConfigureAwait(false);
        }
    }
}
