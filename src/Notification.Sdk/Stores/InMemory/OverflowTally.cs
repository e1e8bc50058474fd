using Notification.Sdk.Events;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>Counts what the budgets of one topic held back from one endpoint. Bounded: of the assets, the most frequent are kept
/// (Space-Saving: a newcomer takes the place and the count of the least frequent).</summary>
internal sealed class OverflowTally
{
    private const int TrackedAssets = 64;
    private const int ShownAssets = 10;

    private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);
    private readonly long[] _severities = new long[(int)Severity.Critical + 1];
    private readonly Dictionary<string, long> _assets = new(StringComparer.Ordinal);
    private long _count;
    private DateTimeOffset _from = DateTimeOffset.MaxValue;
    private DateTimeOffset _to = DateTimeOffset.MinValue;

    public void Add(in OverflowCount count)
    {
        _count++;
        _rules.Add(count.Rule);
        _severities[(int)count.Severity]++;
        _from = count.At < _from ? count.At : _from;
        _to = count.At > _to ? count.At : _to;
        if (count.Asset is { } asset)
        {
            AddAsset(asset);
        }
    }

    public OverflowSummary ToSummary()
    {
        List<KeyValuePair<string, long>> assets =
            [.. _assets.OrderByDescending(asset => asset.Value).ThenBy(asset => asset.Key, StringComparer.Ordinal)];
        return new OverflowSummary(
            [.. _rules],
            _count,
            _from,
            _to,
            [
                .. Enum.GetValues<Severity>().Reverse().Where(severity => _severities[(int)severity] > 0)
                    .Select(severity => KeyValuePair.Create(severity, _severities[(int)severity])),
            ],
            [.. assets.Take(ShownAssets)],
            Math.Max(0, assets.Count - ShownAssets));
    }

    private void AddAsset(string asset)
    {
        if (_assets.TryGetValue(asset, out long seen))
        {
            _assets[asset] = seen + 1;
            return;
        }

        long inherited = 0;
        if (_assets.Count == TrackedAssets)
        {
            KeyValuePair<string, long> least = _assets.MinBy(tracked => tracked.Value);
            _assets.Remove(least.Key);
            inherited = least.Value;
        }

        _assets[asset] = inherited + 1;
    }
}
