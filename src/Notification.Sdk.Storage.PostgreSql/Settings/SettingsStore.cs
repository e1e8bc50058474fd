using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Settings;

/// <summary>What was set at run time, over the database. Names are one whatever their case.</summary>
internal sealed class SettingsStore(Database database) : ISettingsStore
{
    public ValueTask<StoredSettings> LoadAsync(CancellationToken cancellationToken) => database.RunAsync(LoadAsync, cancellationToken);

    public ValueTask<long> RevisionAsync(CancellationToken cancellationToken) => database.RunAsync(RevisionAsync, cancellationToken);

    public ValueTask<long?> SaveAsync(StoredSetting setting, long revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return database.RunAsync(connection => SaveAsync(connection, setting, revision), cancellationToken);
    }

    private async ValueTask<StoredSettings> LoadAsync(NpgsqlConnection connection)
    {
        long revision = 0;
        using NpgsqlCommand command = database.Use(connection, Sql.Settings);
        List<StoredSetting?> settings = await command.ReadAllAsync(row =>
        {
            revision = row.GetInt64(6);
            return row.IsDBNull(0)
                ? null
                : new StoredSetting(
                    row.GetString(0), row.GetString(1), row.GetString(2), row.TextOrNull(3), row.GetString(4), row.Time(5));
        }).ConfigureAwait(false);
        return new StoredSettings(revision, [.. settings.OfType<StoredSetting>()]);
    }

    private async ValueTask<long> RevisionAsync(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Revision);
        return (await command.ReadAllAsync(row => row.GetInt64(0)).ConfigureAwait(false))[0];
    }

    private async ValueTask<long?> SaveAsync(NpgsqlConnection connection, StoredSetting setting, long revision)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.SaveSetting)
            .Bind(setting.Kind).Bind(setting.Tenant).Bind(setting.Name.ToUpperInvariant()).Bind(setting.Name).Bind(setting.Json)
            .Bind(setting.ChangedBy).Bind(setting.ChangedAt).Bind(revision).Bind(database.Name.Plain).Bind(Note.SettingsChanged);
        List<long> after = await command.ReadAllAsync(row => row.GetInt64(0)).ConfigureAwait(false);
        return after.Count == 0 ? null : after[0];
    }
}
