using System.Text.Json;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Outbox;

/// <summary>A leg as the writer read it.</summary>
internal sealed record LegRow(long No, string Id, string Topic, DeliveryKind Kind, long AcceptedAt, byte[] Body)
{
    /// <summary>Reads the row of <see cref="Sql.LegsOfGroup"/> and <see cref="Sql.LegOf"/>.</summary>
    public static LegRow Of(Statement row) => new(
        row.Long(0), row.Text(1), row.Text(2), (DeliveryKind)row.Int(3), row.Long(4), row.Bytes(5).ToArray());

    /// <summary>The leg; null when its body is not one.</summary>
    public Leg? Read()
    {
        try
        {
            return LegJson.FromUtf8(Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is known of it without its body.</summary>
    public Leg Bare(EndpointKey endpoint, long dueAt) => new()
    {
        Id = Id,
        Tenant = endpoint.Tenant,
        Endpoint = endpoint.Name,
        Topic = Topic,
        Kind = Kind,
        DueAt = new DateTimeOffset(dueAt, TimeSpan.Zero),
        AcceptedAt = new DateTimeOffset(AcceptedAt, TimeSpan.Zero),
    };
}
