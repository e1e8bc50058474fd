using Microsoft.Extensions.Options;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Inbox;

/// <summary>Internal messages, over the database.</summary>
internal sealed class InboxStore(Database database, IOptions<SecurityNotificationsOptions> options, TimeProvider time) : IInboxStore
{
    private DateTimeOffset Oldest => time.GetUtcNow() - options.Value.InboxRetention;

    public async ValueTask AddAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        await database.RunAsync(connection => AddAsync(connection, message), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<InboxMessage>> ListAsync(InboxQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 1000), nameof(query));
        return await database.RunAsync(connection => ListAsync(connection, query), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<int> CountUnreadAsync(
        string inbox = "inbox", string tenant = "", CancellationToken cancellationToken = default) =>
        database.RunAsync(connection => CountUnreadAsync(connection, inbox, tenant), cancellationToken);

    public ValueTask<int> MarkReadAsync(
        IReadOnlyCollection<string> ids,
        string inbox = "inbox",
        string tenant = "",
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return database.RunAsync(connection => MarkReadAsync(connection, ids, inbox, tenant), cancellationToken);
    }

    private async ValueTask<int> AddAsync(NpgsqlConnection connection, InboxMessage message)
    {
        using NpgsqlCommand add = database.Use(connection, Sql.AddMessage)
            .Bind(message.Tenant).Bind(message.Inbox).Bind(message.Id).Bind((int)message.Kind).Bind(message.Topic)
            .Bind((int)message.Severity).Bind(message.Title).Bind(message.Body).Bind(message.ReceivedAt);
        using NpgsqlCommand old = database.Use(connection, Sql.DropOldMessages).Bind(message.Tenant).Bind(message.Inbox).Bind(Oldest);
        using NpgsqlCommand excess = database.Use(connection, Sql.DropExcessMessages)
            .Bind(message.Tenant).Bind(message.Inbox).Bind(options.Value.InboxCapacity);
        return await Batches.RunAsync(connection, add, old, excess).ConfigureAwait(false);
    }

    private async ValueTask<List<InboxMessage>> ListAsync(NpgsqlConnection connection, InboxQuery query)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Messages)
            .Bind(query.Tenant).Bind(query.Inbox).Bind(Oldest).Bind(query.Before ?? DateTimeOffset.MaxValue).Bind(query.UnreadOnly)
            .Bind(query.Limit);
        return await command.ReadAllAsync(row => new InboxMessage
        {
            Id = row.GetString(0),
            Tenant = query.Tenant,
            Inbox = query.Inbox,
            Kind = (DeliveryKind)row.GetInt16(1),
            Topic = row.GetString(2),
            Severity = (Severity)row.GetInt16(3),
            Title = row.GetString(4),
            Body = row.GetString(5),
            ReceivedAt = row.Time(6),
            ReadAt = row.TimeOrNull(7),
        }).ConfigureAwait(false);
    }

    private async ValueTask<int> CountUnreadAsync(NpgsqlConnection connection, string inbox, string tenant)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.CountUnread).Bind(tenant).Bind(inbox).Bind(Oldest);
        return (await command.ReadAllAsync(row => row.GetInt32(0)).ConfigureAwait(false))[0];
    }

    private async ValueTask<int> MarkReadAsync(NpgsqlConnection connection, IReadOnlyCollection<string> ids, string inbox, string tenant)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.MarkRead).Bind(time.GetUtcNow()).Bind(tenant).Bind(inbox).Bind(ids);
        return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
