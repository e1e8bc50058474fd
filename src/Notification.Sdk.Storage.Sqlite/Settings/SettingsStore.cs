using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Settings;

/// <summary>What was set at run time, over the file. Names are one whatever their case. One process has the file: the revision is counted in
/// memory, from its start.</summary>
internal sealed class SettingsStore(StoreFile file) : ISettingsStore, IDisposable
{
    private readonly SemaphoreSlim _saving = new(1);
    private long _revision;

    public async ValueTask<StoredSettings> LoadAsync(CancellationToken cancellationToken)
    {
        // The revision first: it may be older than what is read, never newer.
        long revision = Volatile.Read(ref _revision);
        return new StoredSettings(revision, await file.ReadAsync(Load, cancellationToken).ConfigureAwait(false));
    }

    public ValueTask<long> RevisionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Volatile.Read(ref _revision));

    public async ValueTask<long?> SaveAsync(StoredSetting setting, long revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setting);
        await _saving.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (revision != _revision)
            {
                return null;
            }

            await file.WriteAsync(
                session => session.Use(Sql.SaveSetting).Bind(setting.Kind).Bind(setting.Tenant).Bind(setting.Name.ToUpperInvariant())
                    .Bind(setting.Name).Bind(setting.Json).Bind(setting.ChangedBy).Bind(setting.ChangedAt).Run(),
                cancellationToken).ConfigureAwait(false);
            return Interlocked.Increment(ref _revision);
        }
        finally
        {
            _saving.Release();
        }
    }

    public void Dispose() => _saving.Dispose();

    private static IReadOnlyList<StoredSetting> Load(Database database)
    {
        List<StoredSetting> settings = [];
        using Statement row = database.Use(Sql.Settings);
        while (row.Step())
        {
            settings.Add(new StoredSetting(
                row.Text(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.Text(4), row.Time(5)));
        }

        return settings;
    }
}
