using System.Runtime.InteropServices;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.DeadLetters;

/// <summary>Dead letters over the file, as long as the log knows their legs.</summary>
internal sealed class DeadLetterStore(StoreFile file) : IDeadLetterStore
{
    public ValueTask<IReadOnlyList<DeadLetter>> QueryAsync(DeadLetterQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return file.ReadAsync(database => Find(database, query), cancellationToken);
    }

    public ValueTask<IReadOnlyList<string>> ReplayAsync(
        string tenant, IReadOnlyList<Replay> replays, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(replays);
        return file.WriteAsync<IReadOnlyList<string>>(
            session => [.. replays.Where(replay => Revival.Replay(session, tenant, replay)).Select(replay => replay.DeliveryId)],
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<string>> DiscardAsync(
        string tenant, IReadOnlyList<string> deliveryIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deliveryIds);
        return file.WriteAsync<IReadOnlyList<string>>(
            session => [.. deliveryIds.Where(id => Revival.Discard(session, tenant, id))], cancellationToken);
    }

    private static IReadOnlyList<DeadLetter> Find(Database database, DeadLetterQuery query)
    {
        List<DeadLetter> letters = [];
        using Statement row = database.Use(Sql.DeadOf).Bind(query.Tenant);
        while (letters.Count < query.Limit && row.Step())
        {
            long[] legs = MemoryMarshal.Cast<byte, long>(row.Bytes(3)).ToArray();
            if (Read(database, query.Tenant, row, legs) is { } letter && Matches(letter, query))
            {
                letters.Add(letter);
            }
        }

        return letters;
    }

    private static DeadLetter? Read(Database database, string tenant, Statement row, long[] legs)
    {
        using Statement first = database.Use(Sql.DeadLeg).Bind(legs[0]);
        return first.Step()
            ? new DeadLetter
            {
                DeliveryId = row.Text(0),
                Tenant = tenant,
                Endpoint = row.Text(1),
                Topic = first.Text(0),
                Legs = legs.Length,
                Attempts = first.Int(1),
                Code = first.TextOrNull(2) ?? "",
                Detail = first.TextOrNull(3) ?? "",
                AcceptedAt = first.Time(4),
                EndedAt = row.Time(2),
                MayBeDuplicate = first.Long(5) != 0,
            }
            : null;
    }

    private static bool Matches(DeadLetter letter, DeadLetterQuery query) =>
        (query.Endpoint is null || letter.Endpoint.Equals(query.Endpoint, StringComparison.OrdinalIgnoreCase))
        && (query.Topic is null || letter.Topic.Equals(query.Topic, StringComparison.OrdinalIgnoreCase))
        && (query.Code is null || letter.Code == query.Code)
        && (query.To is null || letter.EndedAt < query.To)
        && (query.From is not { } from || letter.EndedAt > from
            || (letter.EndedAt == from && string.CompareOrdinal(letter.DeliveryId, query.After ?? "") > 0));
}
