using Notification.Sdk;
using Quickstart.Logs;

namespace Quickstart;

/// <summary>Counts what went in, and what publishing answered.</summary>
internal sealed class Tally
{
    private readonly Dictionary<LedgerKey, long> _ledger = [];
    private readonly HashSet<(LedgerKey Key, DateTimeOffset? DueAt)> _summaries = [];

    public long Lines { get; private set; }

    public long BadLines { get; private set; }

    public long SshdLines { get; private set; }

    public long FailedLogons { get; private set; }

    public long AcceptedLogons { get; private set; }

    public long TriggersFired { get; private set; }

    public long Events { get; private set; }

    public long Admitted { get; private set; }

    public long Held { get; private set; }

    public SortedDictionary<string, long> Suppressed { get; } = new(StringComparer.Ordinal);

    /// <summary>The end that each leg must have come to, by what publishing answered.</summary>
    public IReadOnlyDictionary<LedgerKey, long> Ledger => _ledger;

    public void Count(LogLine? line)
    {
        Lines++;
        BadLines += line is null ? 1 : 0;
        SshdLines += line is { IsSshd: true } ? 1 : 0;
        FailedLogons += line?.Logon is { Succeeded: false } failed ? failed.Count : 0;
        AcceptedLogons += line?.Logon is { Succeeded: true } accepted ? accepted.Count : 0;
    }

    /// <summary>Counts an event and those that triggers raised over it.</summary>
    /// <param name="topic">The event's topic.</param>
    /// <param name="result">What publishing answered.</param>
    /// <param name="now">When it was published.</param>
    public void Count(string topic, in PublishResult result, DateTimeOffset now)
    {
        CountOne(topic, result, now);
        TriggersFired += result.Raised.Count;
        foreach (PublishResult raised in result.Raised)
        {
            CountOne(Notifications.RaisedTopic, raised, now);
        }
    }

    private void CountOne(string topic, in PublishResult result, DateTimeOffset now)
    {
        Events++;
        Admitted += result.IsAccepted ? 1 : 0;
        if (!result.IsAccepted)
        {
            string rule = result.Rule ?? "";
            Suppressed[rule] = Suppressed.GetValueOrDefault(rule) + 1;
        }

        if (result.Legs.Count == 0)
        {
            Add(new LedgerKey(topic, "", Outcome.Suppressed, result.Rule ?? ""));
        }

        foreach (LegResult leg in result.Legs)
        {
            Held += leg.Outcome == Outcome.Waiting && leg.DueAt > now ? 1 : 0;
            Count(topic, leg);
        }
    }

    private void Count(string topic, LegResult leg)
    {
        var key = LedgerKey.Of(topic, leg);
        Add(key);

        // All that one budget holds back from one endpoint in one period makes one summary.
        if (leg.Outcome == Outcome.Summarized && _summaries.Add((key, leg.DueAt)))
        {
            Add(LedgerKey.Done(topic, leg.Endpoint));
        }
    }

    private void Add(LedgerKey key) => _ledger[key] = _ledger.GetValueOrDefault(key) + 1;
}
