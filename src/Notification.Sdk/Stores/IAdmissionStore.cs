namespace Notification.Sdk.Stores;

/// <summary>The way in: what deduplication and budgets remember, and the door of the outbox. Thread-safe; exact under any
/// concurrency.</summary>
public interface IAdmissionStore
{
    /// <summary>Decides an event and, when it is admitted, keeps all of it in one step: the fingerprint, the budgets, the
    /// legs. A refused event spends nothing and is not remembered as notified. Returns after the legs are as safe as the store makes them.</summary>
    /// <param name="request">The event, its budgets and legs.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    ValueTask<AdmissionResult> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken);

    /// <summary>Counts what budgets held back. Bounded in memory whatever comes.</summary>
    /// <param name="counts">What to count.</param>
    /// <param name="cancellationToken">Cancels before the step, never within it.</param>
    ValueTask CountAsync(IReadOnlyList<OverflowCount> counts, CancellationToken cancellationToken);
}
