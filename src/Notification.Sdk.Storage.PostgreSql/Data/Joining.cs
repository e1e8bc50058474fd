using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>Does steps in a transaction of the application's own, on its connection: they commit or vanish with it.</summary>
internal sealed class Joining(Database database)
{
    private const string Step = "notification_step";

    // A transaction that was once found to be of this database is not asked again.
    private readonly ConditionalWeakTable<DbTransaction, object> _known = [];

    /// <exception cref="NotSupportedException">The transaction is of another database, or has ended.</exception>
    /// <exception cref="Stores.StoreException">Nothing of the step was kept; the transaction can go on.</exception>
    public async ValueTask<T> RunAsync<T>(
        DbTransaction transaction, Func<NpgsqlConnection, ValueTask<T>> step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (NpgsqlTransaction ours, NpgsqlConnection connection) = ConnectionOf(transaction);
        await CheckAsync(ours, connection, cancellationToken).ConfigureAwait(false);
        try
        {
            await ours.SaveAsync(Step, CancellationToken.None).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            throw Ended();
        }

        try
        {
            T result = await step(connection).ConfigureAwait(false);
            await ours.ReleaseAsync(Step, CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        catch (Exception exception) when (Failure.Of(exception) is { } failure)
        {
            if (failure.Code.Length > 0)
            {
                await ours.RollbackAsync(Step, CancellationToken.None).ConfigureAwait(false);
            }

            throw database.Remember(failure);
        }
    }

    private static (NpgsqlTransaction Transaction, NpgsqlConnection Connection) ConnectionOf(DbTransaction transaction)
    {
        if (transaction is not NpgsqlTransaction ours)
        {
            throw new NotSupportedException(
                $"The store is in PostgreSQL and cannot join a {transaction.GetType().Name}. Publish within an NpgsqlTransaction on that database, or "
                + "without a transaction.");
        }

        NpgsqlConnection? connection;
        try
        {
            connection = ours.Connection;
        }
        catch (InvalidOperationException)
        {
            connection = null;
        }

        return connection is null
            ? throw Ended()
            : (ours, connection);
    }

    private static NotSupportedException Ended() =>
        new("The transaction has ended. Publish before it is committed or rolled back.");

    private async ValueTask CheckAsync(NpgsqlTransaction transaction, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(transaction, out _))
        {
            return;
        }

        // The schema is made before, on a connection of the store's own.
        await database.RunAsync(_ => ValueTask.FromResult(true), cancellationToken).ConfigureAwait(false);
        if (await Schema.IdentityAsync(connection, database.Name).ConfigureAwait(false) != database.Identity)
        {
            throw new NotSupportedException(
                $"The transaction is of database '{connection.Database}' on '{connection.Host}', and schema '{database.Name.Plain}' of this store is not "
                + "there. Keep both in one database, or publish without the transaction.");
        }

        _known.AddOrUpdate(transaction, _known);
    }
}
