using Microsoft.Extensions.Logging;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Health;

/// <summary>Counts answers in the store, once a turn for all endpoints, and leads endpoints from stage to stage. Used by the dispatcher's
/// loop alone.</summary>
internal sealed class HealthBook(
    IHealthStore store,
    HealthRefresh refresh,
    HealthNews news,
    IEndpointGuard guard,
    EngineMetrics metrics,
    ILogger<HealthBook> logger)
{
    private const int Slots = 144;

    // How long it may take until this process knows what another one decided.
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(EndpointKey Endpoint, DateTimeOffset Slot), (int Attempts, int Failures)> _uncounted = [];
    private readonly Dictionary<EndpointKey, Answers> _answers = [];
    private readonly Dictionary<EndpointKey, HealthReading> _readings = [];
    private Dictionary<EndpointKey, HealthRecord> _records = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <summary>Endpoints that are held because of their health, in this process or in another.</summary>
    public IEnumerable<EndpointKey> Disabled =>
        _records.Values.Where(record => record.Stage == HealthStage.Disabled).Select(record => record.Endpoint);

    public HealthRecord RecordOf(EndpointKey endpoint) => _records.GetValueOrDefault(endpoint) ?? HealthRecord.None(endpoint);

    /// <summary>Whether deliveries go out one at a time.</summary>
    public bool IsProbed(EndpointKey endpoint) =>
        RecordOf(endpoint).Stage is HealthStage.Unhealthy or HealthStage.AboutToBeDisabled;

    /// <summary>Notes an attempt; decided about in <see cref="TurnAsync"/>.</summary>
    public void Note(EndpointKey endpoint, DeliveryReceipt receipt, HealthRule rule, DateTimeOffset now)
    {
        long width = Math.Max(1, rule.Period.Ticks / Slots);
        (EndpointKey Endpoint, DateTimeOffset Slot) slot =
            (endpoint, new DateTimeOffset(now.UtcTicks / width * width, TimeSpan.Zero));
        (int attempts, int failures) = _uncounted.GetValueOrDefault(slot);
        _uncounted[slot] = (attempts + 1, failures + (receipt.Status == ReceiptStatus.Delivered ? 0 : 1));
        if (!_answers.TryGetValue(endpoint, out Answers? answers))
        {
            _answers[endpoint] = answers = new Answers();
        }

        answers.Add(receipt);
    }

    /// <summary>Counts, decides and tells. What fails on the way is done at the next turn.</summary>
    public async ValueTask TurnAsync(PolicySnapshot snapshot, DateTimeOffset now)
    {
        HealthRule rule = snapshot.Document.Options.Health;
        await ReadAsync(now).ConfigureAwait(false);
        await CountAsync(rule, now).ConfigureAwait(false);
        foreach ((EndpointKey endpoint, Answers answers) in _answers)
        {
            if (answers.IsEmpty)
            {
                continue;
            }

            HealthReading reading = _readings[endpoint];
            HealthRecord next = HealthDecision.Next(reading, answers, rule, now);
            if (next != reading.Record)
            {
                bool forgets = next.Stage is HealthStage.Healthy or HealthStage.Disabled;
                Keep(await store.ReplaceAsync(reading.Record, next, forgets, CancellationToken.None).ConfigureAwait(false));
            }

            answers.Clear();
            _readings.Remove(endpoint);
        }

        if (_records.Count > 0)
        {
            foreach (HealthRecord record in _records.Values.Where(record => record.Told != record.Stage).ToList())
            {
                await TellAsync(record, snapshot, now).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask ReadAsync(DateTimeOffset now)
    {
        if (!refresh.Take() && now - _readAt < Freshness && now >= _readAt)
        {
            return;
        }

        // Until it succeeds, every turn tries.
        _readAt = DateTimeOffset.MinValue;
        IReadOnlyList<HealthRecord> records = await store.LoadAsync(CancellationToken.None).ConfigureAwait(false);
        _records = records.ToDictionary(record => record.Endpoint);
        _readAt = now;
    }

    private async ValueTask CountAsync(HealthRule rule, DateTimeOffset now)
    {
        if (_uncounted.Count == 0)
        {
            return;
        }

        List<HealthCount> counts =
        [
            .. _uncounted.Select(slot => new HealthCount(slot.Key.Endpoint, slot.Key.Slot, slot.Value.Attempts, slot.Value.Failures)),
        ];
        IReadOnlyList<HealthReading> readings = await store
            .CountAsync(counts, now - rule.Period, now, CancellationToken.None).ConfigureAwait(false);
        _uncounted.Clear();
        foreach (HealthReading reading in readings)
        {
            _readings[reading.Record.Endpoint] = reading;
            Keep(reading.Record);
        }
    }

    private async ValueTask TellAsync(HealthRecord record, PolicySnapshot snapshot, DateTimeOffset now)
    {
        EndpointKey endpoint = record.Endpoint;
        if (!snapshot.Tenant(endpoint.Tenant).Endpoints.ContainsKey(endpoint.Name))
        {
            // Deleted: nobody cares about its health any more.
            Keep(await store.ReplaceAsync(record, HealthRecord.None(endpoint), true, CancellationToken.None).ConfigureAwait(false));
            return;
        }

        string lastCode = _answers.GetValueOrDefault(endpoint)?.LastCode ?? "";
        Log.EndpointStage(logger, endpoint.Tenant, endpoint.Name, record.Stage, lastCode);
        await WriteAsync(record).ConfigureAwait(false);
        await news.TellAsync(record, lastCode, snapshot, now).ConfigureAwait(false);
        HealthRecord told = record with { Told = record.Stage };
        Keep(await store.ReplaceAsync(record, told, false, CancellationToken.None).ConfigureAwait(false));
    }

    private async ValueTask WriteAsync(HealthRecord record)
    {
        try
        {
            if (record.Stage == HealthStage.Disabled)
            {
                metrics.EndpointDisabled();
                await guard.DisableAsync(record.Endpoint, CancellationToken.None).ConfigureAwait(false);
            }
            else if (record is { Stage: HealthStage.Healthy, Told: HealthStage.Disabled })
            {
                await guard.EnableAsync(record.Endpoint, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (ArgumentException exception)
        {
            // Its settings no longer pass the checks. It is held all the same.
            Log.DisableFailed(logger, record.Endpoint.Tenant, record.Endpoint.Name, exception.Message);
        }
    }

    private void Keep(HealthRecord record)
    {
        _records[record.Endpoint] = record;
        if (record == HealthRecord.None(record.Endpoint))
        {
            _records.Remove(record.Endpoint);
        }
    }
}
