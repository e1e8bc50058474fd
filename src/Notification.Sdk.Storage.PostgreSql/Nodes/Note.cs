using System.Text;
using System.Text.Json;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Nodes;

/// <summary>What one node tells the others when its transaction commits: what waits for which endpoints, and since when; what was notified, so that
/// they need not ask about its duplicates.</summary>
/// <param name="Node">Who tells; empty when it is to hear it itself, because it does not know when the transaction ends.</param>
/// <param name="Due">What waits; empty, when nothing was notified either, to say: look.</param>
/// <param name="Notified">What was notified; some may be left out.</param>
internal sealed record Note(
    Guid Node,
    IReadOnlyList<(EndpointKey Endpoint, long DueAt)> Due,
    IReadOnlyList<(Fingerprint Key, long Version, DedupRecord Record)> Notified)
{
    /// <summary>The text that tells of changed settings.</summary>
    public const string SettingsChanged = "settings";

    // PostgreSQL takes less than 8,000 bytes.
    private const int Longest = 7900;
    private const int MostNotified = 50;

    public static Note Of(Guid node, IEnumerable<Leg> legs)
    {
        Dictionary<EndpointKey, long> due = [];
        foreach (Leg leg in legs)
        {
            var endpoint = new EndpointKey(leg.Tenant, leg.Endpoint);
            due[endpoint] = due.TryGetValue(endpoint, out long known) ? Math.Min(known, leg.DueAt.UtcTicks) : leg.DueAt.UtcTicks;
        }

        return new Note(node, [.. due.Select(pair => (pair.Key, pair.Value))], []);
    }

    public string ToText()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            json.WriteStringValue(Node);
            json.WriteNumberValue(Due.Count);
            foreach ((EndpointKey endpoint, long dueAt) in Due)
            {
                json.WriteStringValue(Text.Of(endpoint.Tenant));
                json.WriteStringValue(Text.Of(endpoint.Name));
                json.WriteNumberValue(dueAt);
            }

            foreach ((Fingerprint key, long version, DedupRecord record) in Notified.Take(MostNotified))
            {
                json.WriteStringValue(key.ToGuid());
                json.WriteNumberValue(version);
                json.WriteNumberValue(record.NotifiedAt.UtcTicks);
                json.WriteNumberValue(record.Period.Ticks);
                json.WriteNumberValue((int)record.Severity);
                json.WriteNumberValue((int)record.Verdict);
                json.WriteNumberValue(record.Repeats);
            }

            json.WriteEndArray();
        }

        return stream.Length <= Longest ? Encoding.UTF8.GetString(stream.ToArray())
            : Notified.Count > 0 ? (this with { Notified = [] }).ToText()
            : new Note(Node, [], []).ToText();
    }

    /// <summary>Reads a note; what is none says: look.</summary>
    public static Note Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement[] all = [.. document.RootElement.EnumerateArray()];
            int end = 2 + (3 * all[1].GetInt32());
            return new Note(
                all[0].GetGuid(),
                [.. all[2..end].Chunk(3).Select(part => (new EndpointKey(part[0].GetString() ?? "", part[1].GetString() ?? ""), part[2].GetInt64()))],
                [.. all[end..].Chunk(7).Select(ReadNotified)]);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or IndexOutOfRangeException
            or ArgumentException)
        {
            return new Note(Guid.Empty, [], []);
        }
    }

    private static (Fingerprint Key, long Version, DedupRecord Record) ReadNotified(JsonElement[] part) => (
        part[0].GetGuid().ToFingerprint(),
        part[1].GetInt64(),
        new DedupRecord(
            new DateTimeOffset(part[2].GetInt64(), TimeSpan.Zero),
            TimeSpan.FromTicks(part[3].GetInt64()),
            (Severity)part[4].GetInt32(),
            (Verdict)part[5].GetInt32(),
            part[6].GetInt64()));
}
