using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Data;

/// <summary>The tables by version. They go forward only. The version stands in a table of its own: the file may be the application's, and
/// <c>user_version</c> with it.</summary>
internal static class Schema
{
    private static readonly string[] Steps = [Migrations.First, Migrations.Second, Migrations.Third];

    /// <summary>The version that this package writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>Makes the tables, or brings those of an earlier version up.</summary>
    /// <exception cref="StoreException">They are of a newer version.</exception>
    public static void Bring(Database database, string path)
    {
        long version = database.Number(Sql.HasSchema) > 0 ? database.Number(Sql.SchemaVersion) : 0;
        if (version > Version)
        {
            throw new StoreException(
                $"'{path}' was written by a newer version of Notification.Sdk.Storage.Sqlite (schema {version}; this one knows {Version}). "
                + "Use that version again, or the backup from before the upgrade.");
        }

        if (version == Version)
        {
            return;
        }

        database.Execute("BEGIN IMMEDIATE");
        for (long step = version; step < Version; step++)
        {
            database.Execute(Steps[step]);
        }

        database.Use(Sql.SetSchemaVersion).Bind(Version).Run();
        database.Execute("COMMIT");
    }
}
