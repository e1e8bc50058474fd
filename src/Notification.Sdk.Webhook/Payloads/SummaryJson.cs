using System.Text.Json;
using Notification.Sdk.Events;

namespace Notification.Sdk.Webhook.Payloads;

internal static class SummaryJson
{
    public static void Write(Utf8JsonWriter json, OverflowSummary summary)
    {
        json.WriteStartObject();
        json.WriteStartArray("rules");
        foreach (string rule in summary.Rules)
        {
            json.WriteStringValue(rule);
        }

        json.WriteEndArray();
        json.WriteNumber("count", summary.Count);
        json.WriteString("from", summary.From.UtcDateTime);
        json.WriteString("to", summary.To.UtcDateTime);
        json.WriteStartArray("bySeverity");
        foreach ((Severity severity, long count) in summary.BySeverity)
        {
            json.WriteStartObject();
            json.WriteString("severity", severity.ToString());
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("topAssets");
        foreach ((string asset, long count) in summary.TopAssets)
        {
            json.WriteStartObject();
            json.WriteString("asset", asset);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("otherAssets", summary.OtherAssets);
        json.WriteEndObject();
    }
}
