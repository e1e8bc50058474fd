using Notification.Sdk.Events;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Gate;

/// <summary>Keeps what was refused without asking the store until the outcome log is told: how often, and which events lately. Bounded;
/// allocates nothing once it is in use. Thread-safe.</summary>
internal sealed class RefusalBook
{
    private readonly IOutcomeLog _log;
    private readonly RecentRefusals[] _recent = [.. Enumerable.Range(0, Processors.Copies).Select(_ => new RecentRefusals())];
    private readonly Lock _lock = new();
    private List<RefusalPoint> _counted = [];
    private List<RefusalPoint> _spare = [];

    public RefusalBook(IOutcomeLog log)
    {
        _log = log;
        log.FlushBeforeReading(Flush);
    }

    public void Record(RefusalPoint point, string eventId, DateTimeOffset now)
    {
        if (point.Count())
        {
            lock (_lock)
            {
                _counted.Add(point);
            }
        }

        _recent[Processors.Mine].Add(point, eventId, now);
    }

    /// <summary>Tells the log. Events that are no longer remembered one by one are told as a number.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            (_counted, _spare) = (_spare, _counted);
            Dictionary<RefusalPoint, long> left = _spare.ToDictionary(point => point, point => point.TakeCount());
            _spare.Clear();
            DateTimeOffset latest = default;
            foreach (RecentRefusals.Entry entry in _recent.SelectMany(recent => recent.TakeAll()))
            {
                latest = entry.At > latest ? entry.At : latest;
                long count = left.GetValueOrDefault(entry.Point);
                if (count > 0)
                {
                    left[entry.Point] = count - 1;
                    Tell(entry.Point, entry.EventId, entry.At, 1);
                }
            }

            foreach ((RefusalPoint point, long count) in left)
            {
                if (count > 0)
                {
                    Tell(point, "", latest, count);
                }
            }
        }
    }

    private void Tell(RefusalPoint point, string eventId, DateTimeOffset at, long count)
    {
        var ended = new SecurityEvent
        {
            Id = eventId,
            Tenant = point.Tenant,
            Topic = point.Topic,
            Severity = Severity.Informational,
            Title = "",
        };
        if (point.RefusedLegs.Count == 0)
        {
            _log.Record(new RefusalEntry(ended, "", "", Outcome.Suppressed, point.Rule, at, count));
        }

        foreach (RefusedLeg leg in point.RefusedLegs)
        {
            _log.Record(new RefusalEntry(
                ended, leg.Result.Endpoint, leg.Channel, leg.Result.Outcome, leg.Result.Rule ?? point.Rule, at, count));
        }
    }
}
