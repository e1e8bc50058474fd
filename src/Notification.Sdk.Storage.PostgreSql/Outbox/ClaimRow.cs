using System.Text.Json;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Outbox;

/// <summary>A row of the claim function.</summary>
internal static class ClaimRow
{
    private const string Mend =
        "Its legs or summary hold no text of this version. Look at column body of table legs and restore it from a backup, or start the version "
        + "that wrote it, then replay the delivery; or discard it.";

    public static Claim Read(NpgsqlDataReader row)
    {
        try
        {
            return Read(
                row,
                [.. row.GetFieldValue<byte[][]>(14).Select(body => LegJson.FromUtf8(body))],
                row.BytesOrNull(12) is { } tally ? OverflowTally.FromUtf8(tally).ToSummary() : null,
                unreadable: null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidCastException)
        {
            // The other claims go on.
            return Read(row, [.. row.GetFieldValue<long[]>(13).Select(no => Bare(row, no))], summary: null, Mend);
        }
    }

    private static Claim Read(NpgsqlDataReader row, Leg[] legs, OverflowSummary? summary, string? unreadable)
    {
        var endpoint = new EndpointKey(row.GetString(3), row.GetString(4));
        bool isInterrupted = row.GetBoolean(9);
        return new Claim
        {
            DeliveryId = row.TextOrNull(2) ?? Claim.IdFor(endpoint, legs),
            Endpoint = endpoint,
            Legs = legs,
            Attempt = row.GetInt32(7) + 1,
            CreatedAt = row.Time(6),
            DueAt = row.Time(5),
            StillOwed = row.IsDBNull(10) ? [] : row.GetFieldValue<string[]>(10),
            Summary = summary,
            IsInterrupted = isInterrupted,
            WasStarted = isInterrupted && row.GetBoolean(8),
            Member = row.TextOrNull(11),
            Handle = new ClaimHandle(row.GetInt64(0), row.GetInt64(1)),
            Unreadable = unreadable,
        };
    }

    private static Leg Bare(NpgsqlDataReader row, long no) => new()
    {
        Id = $"unreadable-{no}",
        Tenant = row.GetString(3),
        Endpoint = row.GetString(4),
        Topic = "",
        Kind = DeliveryKind.Event,
        DueAt = row.Time(5),
        AcceptedAt = row.Time(6),
    };
}
