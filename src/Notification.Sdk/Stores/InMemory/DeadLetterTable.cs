namespace Notification.Sdk.Stores.InMemory;

/// <summary>Dead letters with their legs, as long as the log knows them. Beyond a bound the oldest loses its content: it stays counted, and
/// cannot be replayed. Not thread-safe: its store locks.</summary>
internal sealed class DeadLetterTable(OutcomeBook book)
{
    private const int LargestCount = 10_000;

    private readonly Dictionary<(string Tenant, string DeliveryId), Kept> _kept = [];
    private readonly Queue<((string Tenant, string DeliveryId) Key, DateTimeOffset EndedAt)> _byAge = new();

    public void Add(Settlement settlement, Batch batch)
    {
        batch.StillOwed = settlement.StillOwed;
        (string Tenant, string DeliveryId) key = (settlement.Claim.Endpoint.Tenant, settlement.Claim.DeliveryId);
        _kept[key] = new Kept(batch, settlement);
        _byAge.Enqueue((key, settlement.At));
        while (_kept.Count > LargestCount && _byAge.TryDequeue(out var oldest))
        {
            if (_kept.GetValueOrDefault(oldest.Key) is { } kept && kept.End.At == oldest.EndedAt)
            {
                _kept.Remove(oldest.Key);
            }
        }
    }

    public IEnumerable<DeadLetter> Query(DeadLetterQuery query) => _kept
        .Where(kept => kept.Key.Tenant == query.Tenant && book.KnowsLeg(kept.Value.Batch.Legs[0].Id))
        .Select(kept => ToDeadLetter(kept.Value))
        .Where(letter => Matches(letter, query))
        .OrderBy(letter => letter.EndedAt).ThenBy(letter => letter.DeliveryId, StringComparer.Ordinal)
        .Take(query.Limit);

    /// <summary>Takes a dead letter out, to replay or discard it.</summary>
    public Batch? Take(string tenant, string deliveryId) =>
        _kept.Remove((tenant, deliveryId), out Kept? kept) && kept.Batch.Legs.TrueForAll(leg => book.KnowsLeg(leg.Id))
            ? kept.Batch
            : null;

    private static bool Matches(DeadLetter letter, DeadLetterQuery query) =>
        (query.Endpoint is null || letter.Endpoint.Equals(query.Endpoint, StringComparison.OrdinalIgnoreCase))
        && (query.Topic is null || letter.Topic.Equals(query.Topic, StringComparison.OrdinalIgnoreCase))
        && (query.Code is null || letter.Code == query.Code)
        && (query.To is null || letter.EndedAt < query.To)
        && (query.From is not { } from || letter.EndedAt > from
            || (letter.EndedAt == from && string.CompareOrdinal(letter.DeliveryId, query.After ?? "") > 0));

    private DeadLetter ToDeadLetter(Kept kept)
    {
        Leg first = kept.Batch.Legs[0];
        DeliveryLogEntry entry = book.Find(first.Id);
        return new DeadLetter
        {
            DeliveryId = kept.End.Claim.DeliveryId,
            Tenant = first.Tenant,
            Endpoint = first.Endpoint,
            Topic = first.Topic,
            Legs = kept.Batch.Legs.Count,
            Attempts = entry.Attempts,
            Code = entry.Code ?? "",
            Detail = entry.Detail ?? "",
            AcceptedAt = kept.Batch.Legs.Min(leg => leg.AcceptedAt),
            EndedAt = kept.End.At,
            MayBeDuplicate = entry.MayBeDuplicate,
        };
    }

    private sealed record Kept(Batch Batch, Settlement End);
}
