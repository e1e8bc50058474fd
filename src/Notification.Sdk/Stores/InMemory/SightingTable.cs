using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>How many events came when. Bounded: the oldest quarters go first. Not thread-safe: its store locks.</summary>
internal sealed class SightingTable
{
    private const int LargestCount = 200_000;

    private readonly SortedDictionary<(long Quarter, string Tenant, string Topic, Severity Severity), long> _counts =
        new(Comparer<(long Quarter, string Tenant, string Topic, Severity Severity)>.Create(Compare));

    public void Add(in FindingSighting sighting)
    {
        (long Quarter, string Tenant, string Topic, Severity Severity) key =
            (QuarterOf(sighting.At), sighting.Event.Tenant, sighting.Event.Topic, sighting.Event.Severity);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
        if (_counts.Count > LargestCount)
        {
            _counts.Remove(_counts.First().Key);
        }
    }

    public IEnumerable<SightingCount> Matching(SightingQuery query)
    {
        long to = QuarterOf(query.To);
        return from count in _counts.SkipWhile(count => count.Key.Quarter < QuarterOf(query.From))
               .TakeWhile(count => count.Key.Quarter < to)
               where count.Key.Tenant == query.Tenant
                   && (query.Topics.Count == 0 || query.Topics.Contains(count.Key.Topic, StringComparer.OrdinalIgnoreCase))
               select new SightingCount(StartOf(count.Key.Quarter), count.Key.Topic, count.Key.Severity, count.Value);
    }

    private static long QuarterOf(DateTimeOffset at) => at.UtcTicks / (15 * TimeSpan.TicksPerMinute);

    private static DateTimeOffset StartOf(long quarter) => new(quarter * 15 * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static int Compare(
        (long Quarter, string Tenant, string Topic, Severity Severity) x,
        (long Quarter, string Tenant, string Topic, Severity Severity) y)
    {
        int order = x.Quarter.CompareTo(y.Quarter);
        order = order != 0 ? order : string.CompareOrdinal(x.Tenant, y.Tenant);
        order = order != 0 ? order : string.CompareOrdinal(x.Topic, y.Topic);
        return order != 0 ? order : x.Severity.CompareTo(y.Severity);
    }
}
