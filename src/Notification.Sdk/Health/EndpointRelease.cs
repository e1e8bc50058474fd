using Notification.Sdk.Stores;

namespace Notification.Sdk.Health;

/// <summary>Ends an endpoint's episode because a person enabled it or removed it. Thread-safe.</summary>
internal sealed class EndpointRelease(IHealthStore store, HealthRefresh refresh)
{
    /// <summary>Gives the endpoint a clean record. What waited from before goes out at a bounded pace.</summary>
    public async ValueTask ReleaseAsync(EndpointKey endpoint, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<HealthRecord> records = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        HealthRecord? record = records.FirstOrDefault(record => record.Endpoint == endpoint);
        while (record is { Stage: not HealthStage.Healthy })
        {
            HealthRecord clean = HealthRecord.None(endpoint) with { Since = now };
            HealthRecord stands = await store.ReplaceAsync(record, clean, true, cancellationToken).ConfigureAwait(false);
            record = stands == clean ? null : stands;
        }

        refresh.Ask();
    }
}
