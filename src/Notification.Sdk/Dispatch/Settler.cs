using Microsoft.Extensions.Logging;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Decides what follows from an answer: an end, another attempt, a pause, the end of an endpoint.</summary>
internal sealed class Settler(
    PolicyProvider policies, IEndpointGuard guard, EngineMetrics metrics, TimeProvider time, ILogger<Settler> logger)
{
    public async ValueTask<Settlement> SettleAsync(Completion completion, DeliveryReceipt receipt, Lane lane)
    {
        DateTimeOffset now = time.GetUtcNow();
        PolicySnapshot snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
        if (!receipt.WasTried)
        {
            return Retry(completion.Claim, receipt, lane, now, receipt.RetryAfter ?? TimeSpan.Zero, snapshot);
        }

        bool failed = receipt.Status != ReceiptStatus.Delivered
            && receipt.Code is not (AttemptRunner.Stopped or DeliveryComposer.ReportFailed);
        bool failsTooOften = lane.Health.Record(failed, now, snapshot.Document.Options.Health);
        bool isFarewell = completion.Claim.Legs[0].Farewell is not null;
        if ((receipt.DisablesEndpoint || failsTooOften) && !isFarewell)
        {
            await DisableAsync(completion, receipt, lane).ConfigureAwait(false);
        }

        Claim claim = completion.Claim;
        if (receipt.Status == ReceiptStatus.Delivered)
        {
            bool alone = claim.Legs is [{ Kind: not DeliveryKind.Report }];
            return Settlement.Ended(claim, now, alone ? Outcome.Delivered : Outcome.Folded, receipt);
        }

        bool isUnanswered = receipt.Code == AttemptRunner.Stopped;
        if (isUnanswered || (receipt.DisablesEndpoint && !isFarewell))
        {
            // The message is not at fault: it goes on after the next start, or with the others once the endpoint is enabled.
            return Settlement.Retry(claim, now, now, receipt);
        }

        TimeSpan? wait = receipt.Status == ReceiptStatus.Rejected ? null : RetrySchedule.WaitAfter(
            claim.Attempt, snapshot.Retries, snapshot.Document.Options.Retry, claim.DeliveryId, receipt.RetryAfter);
        return wait is { } delay
            ? Retry(claim, receipt, lane, now, delay, snapshot)
            : DeadLetter(completion, receipt, now);
    }

    private Settlement Retry(
        Claim claim, DeliveryReceipt receipt, Lane lane, DateTimeOffset now, TimeSpan delay, PolicySnapshot snapshot)
    {
        CompiledTopic topic = snapshot.Tenant(claim.Endpoint.Tenant).Topic(claim.Legs[0].Topic);
        DateTimeOffset next = topic.NextOpening(now + delay) ?? now + delay;
        if (receipt.PausesEndpoint)
        {
            lane.PauseUntil(now + delay);
        }

        Log.Deferred(
            logger,
            claim.DeliveryId,
            claim.Endpoint.Tenant,
            claim.Endpoint.Name,
            next,
            claim.Attempt,
            receipt.Code,
            receipt.Detail);
        return receipt.WasTried
            ? Settlement.Retry(claim, now, next, receipt)
            : Settlement.PutOff(claim, now, next, null, receipt);
    }

    private Settlement DeadLetter(Completion completion, DeliveryReceipt receipt, DateTimeOffset now)
    {
        Claim claim = completion.Claim;
        metrics.DeadLettered(completion.Endpoint.Endpoint.Channel);
        Log.DeadLettered(
            logger,
            claim.DeliveryId,
            claim.Endpoint.Tenant,
            claim.Endpoint.Name,
            claim.Attempt,
            receipt.Code,
            receipt.Detail);
        return Settlement.Ended(claim, now, Outcome.DeadLettered, receipt);
    }

    private async ValueTask DisableAsync(Completion completion, DeliveryReceipt receipt, Lane lane)
    {
        EndpointKey endpoint = completion.Claim.Endpoint;
        string reason = receipt.DisablesEndpoint
            ? $"it is beyond use ({receipt.Code})"
            : $"too many of its attempts failed, the last with {receipt.Code}";
        lane.Health.Reset();
        metrics.EndpointDisabled();
        Log.AutoDisabled(logger, endpoint.Tenant, endpoint.Name, reason);
        try
        {
            await guard.DisableAsync(endpoint, reason, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ArgumentException exception)
        {
            // It was deleted meanwhile, or its settings no longer pass the checks.
            Log.DisableFailed(logger, endpoint.Tenant, endpoint.Name, exception.Message);
        }
    }
}
