using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Admission;

/// <summary>Takes an event through the same gates without the store, and says so. Thread-safe.</summary>
internal sealed class AwayGate(
    AwayStore store, IOutcomeLog log, FrontGate front, FrontMemory memory, IDispatchSignal signal, EngineMetrics metrics, ILogger<AwayGate> logger)
{
    private readonly Gatekeeper _gatekeeper = new(store, log, front, memory);

    /// <summary>Decides an event of a topic that wants it.</summary>
    /// <param name="securityEvent">The event.</param>
    /// <param name="tenant">Its tenant's policies.</param>
    /// <param name="now">When it was published.</param>
    /// <param name="trouble">What the store said.</param>
    /// <param name="cancellationToken">Cancels before anything is kept.</param>
    /// <exception cref="StoreException">There is no more room.</exception>
    public async ValueTask<PublishResult> DecideAsync(
        SecurityEvent securityEvent, TenantPolicies tenant, DateTimeOffset now, StoreException trouble, CancellationToken cancellationToken)
    {
        bool isFirst = !store.HasAny;
        PublishResult result = await _gatekeeper
            .DecideAsync(securityEvent, tenant, now, isDryRun: false, transaction: null, cancellationToken).ConfigureAwait(false);
        metrics.DecidedLocally(tenant.Topic(securityEvent.Topic).Name);
        if (isFirst && store.HasAny)
        {
            Log.DecidesLocally(logger, trouble.Message);
        }

        signal.Wake();
        return result with { DecidedLocally = true };
    }
}
