namespace Notification.Sdk.Stores.InMemory;

/// <summary>Counts and records of endpoints in memory; a restart begins anew.</summary>
internal sealed class InMemoryHealthStore : IHealthStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<EndpointKey, Dictionary<DateTimeOffset, (long Attempts, long Failures)>> _slots = [];
    private readonly Dictionary<EndpointKey, HealthRecord> _records = [];

    public ValueTask<IReadOnlyList<HealthRecord>> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult<IReadOnlyList<HealthRecord>>([.. _records.Values]);
        }
    }

    public ValueTask<IReadOnlyList<HealthReading>> CountAsync(
        IReadOnlyList<HealthCount> counts, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (HealthCount count in counts.Where(count => count.Attempts > 0))
            {
                Add(count);
            }

            return ValueTask.FromResult<IReadOnlyList<HealthReading>>(
                [.. counts.Select(count => count.Endpoint).Distinct().Select(endpoint => Read(endpoint, since, now))]);
        }
    }

    public ValueTask<HealthRecord> ReplaceAsync(
        HealthRecord before, HealthRecord after, bool forgetsCounts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            HealthRecord stands = RecordOf(before.Endpoint);
            if (stands != before)
            {
                return ValueTask.FromResult(stands);
            }

            _records[after.Endpoint] = after;
            if (after == HealthRecord.None(after.Endpoint))
            {
                _records.Remove(after.Endpoint);
            }

            if (forgetsCounts)
            {
                _slots.Remove(after.Endpoint);
            }

            return ValueTask.FromResult(after);
        }
    }

    private void Add(in HealthCount count)
    {
        if (!_slots.TryGetValue(count.Endpoint, out var slots))
        {
            _slots[count.Endpoint] = slots = [];
        }

        (long attempts, long failures) = slots.GetValueOrDefault(count.Slot);
        slots[count.Slot] = (attempts + count.Attempts, failures + count.Failures);
    }

    private HealthReading Read(EndpointKey endpoint, DateTimeOffset since, DateTimeOffset now)
    {
        (long attempts, long failures) = (0, 0);
        if (_slots.TryGetValue(endpoint, out var slots))
        {
            foreach ((DateTimeOffset slot, (long tried, long failed)) in slots.ToArray())
            {
                if (slot <= since)
                {
                    slots.Remove(slot);
                }
                else if (slot <= now)
                {
                    (attempts, failures) = (attempts + tried, failures + failed);
                }
            }
        }

        return new HealthReading(attempts, failures, RecordOf(endpoint));
    }

    private HealthRecord RecordOf(EndpointKey endpoint) =>
        _records.GetValueOrDefault(endpoint) ?? HealthRecord.None(endpoint);
}
