using System.Data.Common;
using Notification.Sdk.Events;

namespace Notification.Sdk;

/// <summary>The front door: takes security events, and answers what became or would become of them. Thread-safe.</summary>
public interface ISecurityNotifier
{
    /// <summary>Publishes one event. Returns when its notifications are in the outbox, as safe as the store makes them, or when a rule
    /// has ended it. Never waits for a channel.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="cancellationToken">Cancels before anything is kept.</param>
    /// <exception cref="ArgumentException">The event is not well formed; the message names the property, the fault and the mend.
    /// Nothing was kept.</exception>
    /// <exception cref="Stores.StoreException">The store failed and nothing was kept; the message names the fault and the mend.</exception>
    ValueTask<PublishResult> PublishAsync(SecurityEvent securityEvent, CancellationToken cancellationToken = default);

    /// <summary>Publishes one event within the caller's transaction: its notifications, budgets and deduplication are committed or vanish with
    /// it. They leave after the commit. What a budget holds back joins as well; sightings of triggers do not.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="transaction">A transaction of the very database in which the store keeps its tables. While it is open, the store may
    /// have to wait for it: keep it short.</param>
    /// <param name="cancellationToken">Cancels before anything is kept.</param>
    /// <exception cref="ArgumentException">The event is not well formed, or the transaction is of another database.</exception>
    /// <exception cref="NotSupportedException">The store cannot join a transaction, as the one in memory.</exception>
    /// <exception cref="Stores.StoreException">Nothing was kept.</exception>
    ValueTask<PublishResult> PublishAsync(
        SecurityEvent securityEvent, DbTransaction transaction, CancellationToken cancellationToken = default);

    /// <summary>Publishes events in their order. All are checked before the first is taken; the store is asked about up to 64 of them at once, so that
    /// they share what one write to a disk or over a network costs.</summary>
    /// <param name="securityEvents">The events.</param>
    /// <param name="cancellationToken">Cancels between two events; those before are kept.</param>
    /// <returns>One result for each event, in order.</returns>
    /// <exception cref="ArgumentException">An event is not well formed; the message names its position. Nothing was kept.</exception>
    /// <exception cref="Stores.StoreException">The store failed for some of the events. Publish all of them again: those that were kept are known by
    /// their ids.</exception>
    ValueTask<IReadOnlyList<PublishResult>> PublishAsync(
        IReadOnlyList<SecurityEvent> securityEvents, CancellationToken cancellationToken = default);

    /// <summary>Says gate by gate what publishing the event would come to, and changes nothing.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="at">When it would be published; now when not given.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="ArgumentException">The event is not well formed.</exception>
    ValueTask<Explanation> ExplainAsync(
        SecurityEvent securityEvent, DateTimeOffset? at = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a test message to an endpoint at once, past budgets and hours, and returns the vendor's answer. Works for a disabled
    /// endpoint too; an unverified one is refused. Of a group, every member is tested.</summary>
    /// <param name="endpoint">The endpoint's name.</param>
    /// <param name="tenant">Whose; the one tenant by default.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <exception cref="ArgumentException">There is no such endpoint.</exception>
    ValueTask<TestReceipt> TestAsync(
        string endpoint, string tenant = "", CancellationToken cancellationToken = default);
}
