using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Tells that a standing test did not arrive, and that one arrives again. Ids are made from endpoint and period: nodes tell it
/// once.</summary>
internal sealed class CanaryNews(ISecurityNotifier notifier, ILogger<CanaryNews> logger)
{
    public async ValueTask TellAsync(EndpointKey endpoint, DateTimeOffset period, bool isMissed, DateTimeOffset now)
    {
        string kind = isMissed ? "canary-missed" : "canary-recovered";
        if (isMissed)
        {
            Log.CanaryMissed(logger, endpoint.Tenant, endpoint.Name, period);
        }

        await notifier.PublishAsync(
            new SecurityEvent
            {
                Id = $"{kind}-{Fingerprint.Of(endpoint.Tenant, endpoint.Name, $"{period.UtcTicks}")}",
                Tenant = endpoint.Tenant,
                Topic = Topics.System,
                Kind = kind,
                Severity = isMissed ? Severity.High : Severity.Informational,
                Title = isMissed
                    ? $"The test message to the endpoint '{endpoint.Name}' did not arrive in time"
                    : $"The test message to the endpoint '{endpoint.Name}' arrives again",
                OccurredAt = now,
                Evidence =
                [
                    new OtherEvidence("canary")
                    {
                        Identity = new Dictionary<string, string> { ["endpoint.name"] = endpoint.Name },
                        Details = new Dictionary<string, string> { ["canary.period"] = $"{period.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" },
                    },
                ],
            },
            CancellationToken.None).ConfigureAwait(false);
    }
}
