using System.Text;
using System.Text.Json;
using Notification.Sdk;
using Quickstart.Receiving;

namespace Quickstart.Reports;

/// <summary>The run as one JSON object: the same log gives the same bytes.</summary>
internal static class JsonReport
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    public static string Of(RunResult result)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            WriteCounts(json, result.Tally);
            WriteDeliveries(json, result);
            WriteNotifications(json, result.Sent);
            json.WriteBoolean("balanced", result.IsBalanced);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteCounts(Utf8JsonWriter json, Tally tally)
    {
        json.WriteNumber("lines", tally.Lines);
        json.WriteNumber("badLines", tally.BadLines);
        json.WriteNumber("failedLogons", tally.FailedLogons);
        json.WriteNumber("acceptedLogons", tally.AcceptedLogons);
        json.WriteNumber("triggersFired", tally.TriggersFired);
        json.WriteNumber("events", tally.Events);
        json.WriteNumber("admitted", tally.Admitted);
        json.WriteStartObject("suppressed");
        foreach ((string rule, long count) in tally.Suppressed)
        {
            json.WriteNumber(rule, count);
        }

        json.WriteEndObject();
        json.WriteNumber("held", tally.Held);
    }

    private static void WriteDeliveries(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("deliveries");
        foreach (string channel in Notifications.Channels.Values)
        {
            json.WriteStartObject(channel);
            foreach (Outcome outcome in Enum.GetValues<Outcome>())
            {
                string name = JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());
                json.WriteNumber(name, result.Count(channel, outcome));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteNotifications(Utf8JsonWriter json, IReadOnlyList<Sent> sent)
    {
        json.WriteStartArray("notifications");
        foreach (Sent one in sent)
        {
            json.WriteStartObject();
            json.WriteString("time", one.Time.UtcDateTime);
            json.WriteString("topic", one.Topic);
            json.WriteString("severity", one.Severity.ToString());
            json.WriteString("channel", one.Channel);
            json.WriteString("endpoint", one.Endpoint);
            json.WriteString("kind", one.Kind);
            json.WriteString("title", one.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
