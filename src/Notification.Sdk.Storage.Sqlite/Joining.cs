using System.Data.Common;
using Microsoft.Data.Sqlite;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>Does steps in a transaction of the application's own, on its connection and on its thread: they commit or vanish with it.</summary>
internal static class Joining
{
    /// <exception cref="NotSupportedException">The transaction is of another database, or has ended.</exception>
    /// <exception cref="StoreException">Nothing of the step was kept; the transaction can go on.</exception>
    public static T Run<T>(StoreFile file, DbTransaction transaction, Func<Session, T> step)
    {
        OpenFile open = file.Open();
        SqliteConnection connection = ConnectionOf(transaction, open.Path);
        using Database database = Database.Borrow(connection);
        var session = new Session(database, open.Numbers);
        try
        {
            file.Joined.Add(transaction);
            database.Execute("SAVEPOINT notification_step");
            T result = step(session);
            session.WriteCounts();
            database.Execute("RELEASE notification_step");
            return result;
        }
        catch (SqliteFailure failure)
        {
            database.RollbackTo("notification_step");
            throw failure.ToStoreException(open.Path);
        }
    }

    private static SqliteConnection ConnectionOf(DbTransaction transaction, string path)
    {
        if (transaction is not SqliteTransaction { Connection: { } connection })
        {
            throw new NotSupportedException(transaction is SqliteTransaction
                ? "The transaction has ended. Publish before it is committed or rolled back."
                : $"The store is the SQLite file '{path}' and cannot join a {transaction.GetType().Name}. Publish within a SqliteTransaction "
                    + "on that file, or without a transaction.");
        }

        string other = Database.PathOf(connection);
        return other == path
            ? connection
            : throw new NotSupportedException(
                $"The transaction is of '{other}' and the store of '{path}'. Keep both in one file, or publish without the transaction.");
    }
}
