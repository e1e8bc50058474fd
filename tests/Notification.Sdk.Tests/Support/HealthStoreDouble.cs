using Notification.Sdk.Stores;
using Notification.Sdk.Stores.InMemory;

namespace Notification.Sdk.Tests.Support;

/// <summary>A health store whose process ends, when the test says so, just before it keeps what was told.</summary>
internal sealed class HealthStoreDouble : IHealthStore
{
    private readonly InMemoryHealthStore _inner = new();

    public bool EndsBeforeTold { get; set; }

    public ValueTask<IReadOnlyList<HealthRecord>> LoadAsync(CancellationToken cancellationToken) => _inner.LoadAsync(cancellationToken);

    public ValueTask<IReadOnlyList<HealthReading>> CountAsync(
        IReadOnlyList<HealthCount> counts, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken) =>
        _inner.CountAsync(counts, since, now, cancellationToken);

    public ValueTask<HealthRecord> ReplaceAsync(
        HealthRecord before, HealthRecord after, bool forgetsCounts, CancellationToken cancellationToken) =>
        EndsBeforeTold && before.Told != after.Told
            ? throw new StoreException("The process ended.")
            : _inner.ReplaceAsync(before, after, forgetsCounts, cancellationToken);
}
