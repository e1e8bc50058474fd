using System.Collections.Concurrent;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>Run-time settings in memory; a restart forgets.</summary>
internal sealed class InMemorySettingsStore : ISettingsStore
{
    private readonly ConcurrentDictionary<(string Kind, string Tenant, string Name), StoredSetting> _settings = [];

    public ValueTask<IReadOnlyList<StoredSetting>> LoadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<StoredSetting>>([.. _settings.Values.OrderBy(setting => setting.ChangedAt)]);

    public ValueTask SaveAsync(StoredSetting setting, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _settings[(setting.Kind, setting.Tenant, setting.Name.ToUpperInvariant())] = setting;
        return ValueTask.CompletedTask;
    }
}
