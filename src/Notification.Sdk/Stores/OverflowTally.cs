using System.Text.Json;
using System.Text.Json.Serialization;
using Notification.Sdk.Events;

namespace Notification.Sdk.Stores;

/// <summary>Counts what the budgets of one topic held back from one endpoint. Bounded: of the assets, the most frequent are kept
/// (Space-Saving: a newcomer takes the place and the count of the least frequent). The same over every store. Not thread-safe.</summary>
public sealed class OverflowTally
{
    private const int TrackedAssets = 64;
    private const int ShownAssets = 10;

    private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);
    private readonly long[] _severities = new long[(int)Severity.Critical + 1];
    private readonly Dictionary<string, long> _assets = new(StringComparer.Ordinal);
    private long _count;
    private DateTimeOffset _from = DateTimeOffset.MaxValue;
    private DateTimeOffset _to = DateTimeOffset.MinValue;

    /// <summary>Counts events.</summary>
    /// <param name="count">What was held back.</param>
    public void Add(in OverflowCount count)
    {
        _count += count.Count;
        _rules.Add(count.Rule);
        _severities[(int)count.Severity] += count.Count;
        _from = count.At < _from ? count.At : _from;
        _to = count.At > _to ? count.At : _to;
        if (count.Asset is { } asset)
        {
            AddAsset(asset, count.Count);
        }
    }

    /// <summary>What people are told.</summary>
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

    /// <summary>The tally as UTF-8 JSON, for stores that keep it as text.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(
        new TallyState(_rules, _severities, _assets, _count, _from, _to), TallyJsonContext.Default.TallyState);

    /// <summary>Reads a tally back.</summary>
    /// <param name="utf8">What <see cref="ToUtf8"/> gave.</param>
    /// <exception cref="JsonException">The text is not a tally.</exception>
    public static OverflowTally FromUtf8(ReadOnlySpan<byte> utf8)
    {
        TallyState state = JsonText.Read(utf8, TallyJsonContext.Default.TallyState, "a tally");
        var tally = new OverflowTally { _count = state.Count, _from = state.From, _to = state.To };
        tally._rules.UnionWith(state.Rules);
        state.Severities.AsSpan(0, Math.Min(state.Severities.Length, tally._severities.Length)).CopyTo(tally._severities);
        foreach ((string asset, long count) in state.Assets)
        {
            tally._assets[asset] = count;
        }

        return tally;
    }

    private void AddAsset(string asset, long count)
    {
        if (_assets.TryGetValue(asset, out long seen))
        {
            _assets[asset] = seen + count;
            return;
        }

        long inherited = 0;
        if (_assets.Count == TrackedAssets)
        {
            KeyValuePair<string, long> least = _assets.MinBy(tracked => tracked.Value);
            _assets.Remove(least.Key);
            inherited = least.Value;
        }

        _assets[asset] = inherited + count;
    }
}

internal sealed record TallyState(
    SortedSet<string> Rules,
    long[] Severities,
    Dictionary<string, long> Assets,
    long Count,
    DateTimeOffset From,
    DateTimeOffset To);

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TallyState))]
internal sealed partial class TallyJsonContext : JsonSerializerContext;
