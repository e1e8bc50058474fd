using Notification.Sdk.Stores;
using SQLitePCL;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>Whether the application brought SQLite itself.</summary>
internal static class SqliteBundle
{
    /// <exception cref="StoreException">It did not.</exception>
    public static void Check()
    {
        try
        {
            // The first connection of the process looks for a bundle and lets it introduce itself.
            using (new Microsoft.Data.Sqlite.SqliteConnection())
            {
                _ = raw.sqlite3_libversion_number();
            }
        }
        catch (Exception exception) when (exception is not StoreException)
        {
            throw new StoreException(
                "SQLite itself is missing. Add the package SQLitePCLRaw.bundle_e_sqlite3 to the application, or another bundle of SQLitePCLRaw and "
                + "call its SQLitePCL.Batteries_V2.Init() at start.",
                false,
                exception);
        }
    }
}
