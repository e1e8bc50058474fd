using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Asks the operators about a delivery that is held because nobody knows whether it arrived. Told before it is recorded, under an id made
/// from the delivery: a crash between the two tells it no second time.</summary>
internal sealed class UnknownNews(ISecurityNotifier notifier, ILogger<UnknownNews> logger)
{
    /// <summary>The code of such a dead letter.</summary>
    public const string Code = "unknown";

    public async ValueTask TellAsync(Settlement settlement)
    {
        if (settlement is not { Outcome: Outcome.DeadLettered, Receipt: { MayHaveArrived: true } receipt })
        {
            return;
        }

        Claim claim = settlement.Claim;
        Log.HeldUnknown(
            logger, claim.DeliveryId, claim.Endpoint.Tenant, claim.Endpoint.Name, claim.Attempt, receipt.Code, receipt.Detail);
        if (claim.Legs[0].Topic == Topics.System)
        {
            // News about news that may get lost in the same way would never end.
            return;
        }

        await notifier.PublishAsync(
            new SecurityEvent
            {
                Id = "unknown-" + Fingerprint.Of(claim.DeliveryId, $"{claim.Attempt}", $"{claim.CreatedAt.UtcTicks}"),
                Tenant = claim.Endpoint.Tenant,
                Topic = Topics.System,
                Kind = "delivery-unknown",
                Severity = Severity.High,
                Title = $"Nobody knows whether a notification reached '{claim.Endpoint.Name}': it is held, replay or discard it",
                OccurredAt = settlement.At,
                Evidence =
                [
                    new OtherEvidence("delivery")
                    {
                        Identity = new Dictionary<string, string> { ["delivery.id"] = claim.DeliveryId, ["endpoint.name"] = claim.Endpoint.Name },
                        Details = new Dictionary<string, string> { ["delivery.code"] = receipt.Code, ["delivery.attempt"] = $"{claim.Attempt}" },
                    },
                ],
            },
            CancellationToken.None).ConfigureAwait(false);
    }
}
