using Microsoft.Extensions.Logging;
using Notification.Sdk.Health;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Decides what follows from an answer: an end, another attempt, a pause.</summary>
internal sealed class Settler(
    PolicyProvider policies,
    HealthBook health,
    AttemptRunner runner,
    EngineMetrics metrics,
    TimeProvider time,
    ILogger<Settler> logger)
{
    public async ValueTask<Settlement> SettleAsync(Completion completion, DeliveryReceipt receipt, Lane lane)
    {
        DateTimeOffset now = time.GetUtcNow();
        Claim claim = completion.Claim;
        PolicySnapshot snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
        bool isFarewell = claim.Legs[0].Farewell is not null;
        if (completion.Group is null && !isFarewell)
        {
            Judge(claim.Endpoint, receipt, lane, snapshot, now);
        }

        if (!receipt.WasTried)
        {
            return Retry(completion, receipt, lane, now, receipt.RetryAfter ?? TimeSpan.Zero, snapshot);
        }

        if (receipt.Status == ReceiptStatus.Delivered)
        {
            bool alone = claim.Legs is [{ Kind: not DeliveryKind.Report }];
            return Settlement.Ended(claim, now, alone ? Outcome.Delivered : Outcome.Folded, receipt);
        }

        if (receipt is { Status: ReceiptStatus.Deferred, MayHaveArrived: true } && runner.Holds(completion.Endpoint, claim.Endpoint.Tenant))
        {
            return DeadLetter(completion, Held(receipt), now);
        }

        if (receipt.Code == AttemptRunner.Stopped || (receipt.DisablesEndpoint && !isFarewell))
        {
            // The message is not at fault: it goes on after the next start, or with the others once the endpoint is enabled.
            return Settlement.Retry(claim, now, now, receipt);
        }

        TimeSpan? wait = receipt.Status == ReceiptStatus.Rejected ? null : RetrySchedule.WaitAfter(
            claim.Attempt, snapshot.Retries, snapshot.Document.Options.Retry, claim.DeliveryId, receipt.RetryAfter);
        return wait is { } delay
            ? Retry(completion, receipt, lane, now, delay, snapshot)
            : DeadLetter(completion, receipt, now);
    }

    /// <summary>Counts and tells a delivery that is held without an attempt.</summary>
    public void Bury(Settlement held, CompiledEndpoint? endpoint) =>
        Tell(held.Claim, endpoint?.Endpoint.Channel ?? "", held.Receipt!);

    /// <summary>Notes an answer for the health of the endpoint that gave it; a probe that failed pauses it.</summary>
    public void Judge(EndpointKey endpoint, DeliveryReceipt receipt, Lane lane, PolicySnapshot snapshot, DateTimeOffset now)
    {
        if (!receipt.WasTried || receipt.Code is AttemptRunner.Stopped or DeliveryComposer.ReportFailed)
        {
            return;
        }

        bool failed = receipt.Status != ReceiptStatus.Delivered;
        HealthRule rule = snapshot.Document.Options.Health;
        lane.FailedAt = failed ? now : null;
        health.Note(endpoint, receipt, rule, now);
        if (failed && health.IsProbed(endpoint))
        {
            lane.PauseUntil(now + rule.ProbeEvery);
        }
    }

    private static DeliveryReceipt Held(DeliveryReceipt receipt) => DeliveryReceipt.Rejected(
        UnknownNews.Code,
        $"Nobody knows whether it arrived ({receipt.Code}). Ask the receiver, then replay or discard it. {receipt.Detail}",
        mayHaveArrived: true);

    private Settlement Retry(
        Completion completion, DeliveryReceipt receipt, Lane lane, DateTimeOffset now, TimeSpan delay, PolicySnapshot snapshot)
    {
        Claim claim = completion.Claim;
        CompiledTopic topic = snapshot.Tenant(claim.Endpoint.Tenant).Topic(claim.Legs[0].Topic);
        DateTimeOffset next = topic.NextOpening(now + delay) ?? now + delay;
        if (receipt.PausesEndpoint && completion.Group is null)
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
        Tell(completion.Claim, completion.Endpoint.Endpoint.Channel, receipt);
        return Settlement.Ended(completion.Claim, now, Outcome.DeadLettered, receipt);
    }

    private void Tell(Claim claim, string channel, DeliveryReceipt receipt)
    {
        metrics.DeadLettered(channel);
        Log.DeadLettered(
            logger,
            claim.DeliveryId,
            claim.Endpoint.Tenant,
            claim.Endpoint.Name,
            claim.Attempt,
            receipt.Code,
            receipt.Detail);
    }
}
