using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Settings;

/// <summary>What was set at run time, over the file. Names are one whatever their case.</summary>
internal sealed class SettingsStore(StoreFile file) : ISettingsStore
{
    public ValueTask<IReadOnlyList<StoredSetting>> LoadAsync(CancellationToken cancellationToken) =>
        file.ReadAsync(Load, cancellationToken);

    public async ValueTask SaveAsync(StoredSetting setting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setting);
        await file.WriteAsync(
            session => session.Use(Sql.SaveSetting).Bind(setting.Kind).Bind(setting.Tenant).Bind(setting.Name.ToUpperInvariant())
                .Bind(setting.Name).Bind(setting.Json).Bind(setting.ChangedBy).Bind(setting.ChangedAt).Run(),
            cancellationToken).ConfigureAwait(false);
    }

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
