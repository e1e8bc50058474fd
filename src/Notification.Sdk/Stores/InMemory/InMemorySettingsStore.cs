namespace Notification.Sdk.Stores.InMemory;

/// <summary>Run-time settings in memory; a restart forgets.</summary>
internal sealed class InMemorySettingsStore : ISettingsStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Kind, string Tenant, string Name), StoredSetting> _settings = [];
    private long _revision;

    public ValueTask<StoredSettings> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(new StoredSettings(
                _revision, [.. _settings.Values.OrderBy(setting => setting.ChangedAt)]));
        }
    }

    public ValueTask<long> RevisionAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_revision);
        }
    }

    public ValueTask<long?> SaveAsync(StoredSetting setting, long revision, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (revision != _revision)
            {
                return ValueTask.FromResult<long?>(null);
            }

            _settings[(setting.Kind, setting.Tenant, setting.Name.ToUpperInvariant())] = setting;
            return ValueTask.FromResult<long?>(++_revision);
        }
    }
}
