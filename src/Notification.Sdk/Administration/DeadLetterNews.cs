using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Administration;

/// <summary>Tells who replayed or discarded dead letters. Names and numbers only.</summary>
internal sealed class DeadLetterNews(ISecurityNotifier notifier, ILogger<DeadLetterNews> logger)
{
    public async ValueTask TellAsync(DeadLetterQuery query, string by, int count, bool isReplay, DateTimeOffset now)
    {
        string verb = isReplay ? "replayed" : "discarded";
        Log.DeadLettersDecided(logger, count, query.Tenant, verb, by);
        Dictionary<string, string> details = new()
        {
            ["dead-letters.by"] = by,
            ["dead-letters.count"] = $"{count}",
        };
        Add(details, "dead-letters.endpoint", query.Endpoint);
        Add(details, "dead-letters.topic", query.Topic);
        Add(details, "dead-letters.code", query.Code);
        Add(details, "dead-letters.from", query.From is { } from ? $"{from.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : null);
        Add(details, "dead-letters.to", query.To is { } to ? $"{to.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : null);
        await notifier.PublishAsync(
            new SecurityEvent
            {
                Tenant = query.Tenant,
                Topic = Topics.System,
                Kind = $"dead-letters-{verb}",
                Severity = Severity.Informational,
                Title = count == 1 ? $"A dead letter was {verb}" : $"{count} dead letters were {verb}",
                OccurredAt = now,
                Evidence = [new OtherEvidence("dead-letters") { Details = details }],
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    private static void Add(Dictionary<string, string> details, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            details[name] = value;
        }
    }
}
