using Microsoft.Extensions.Options;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Inbox;

/// <summary>Internal messages, over the file.</summary>
internal sealed class InboxStore(StoreFile file, IOptions<SecurityNotificationsOptions> options, TimeProvider time) : IInboxStore
{
    private DateTimeOffset Oldest => time.GetUtcNow() - options.Value.InboxRetention;

    public async ValueTask AddAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        DateTimeOffset oldest = Oldest;
        await file.WriteAsync(session => Add(session, message, oldest), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<InboxMessage>> ListAsync(InboxQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 1000), nameof(query));
        DateTimeOffset oldest = Oldest;
        return file.ReadAsync(database => List(database, query, oldest), cancellationToken);
    }

    public ValueTask<int> CountUnreadAsync(
        string inbox = "inbox", string tenant = "", CancellationToken cancellationToken = default)
    {
        DateTimeOffset oldest = Oldest;
        return file.ReadAsync(database => CountUnread(database, inbox, tenant, oldest), cancellationToken);
    }

    public ValueTask<int> MarkReadAsync(
        IReadOnlyCollection<string> ids,
        string inbox = "inbox",
        string tenant = "",
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        DateTimeOffset now = time.GetUtcNow();
        return file.WriteAsync(
            session => ids.Sum(id => session.Use(Sql.MarkRead).Bind(now).Bind(tenant).Bind(inbox).Bind(id).Run()), cancellationToken);
    }

    private bool Add(Session session, InboxMessage message, DateTimeOffset oldest)
    {
        int added = session.Use(Sql.AddMessage).Bind(session.NextNumber()).Bind(message.Tenant).Bind(message.Inbox).Bind(message.Id)
            .Bind((long)message.Kind).Bind(message.Topic).Bind((long)message.Severity).Bind(message.Title).Bind(message.Body)
            .Bind(message.ReceivedAt).Run();
        if (added > 0)
        {
            session.Use(Sql.DropOldMessages).Bind(message.Tenant).Bind(message.Inbox).Bind(oldest).Run();
            session.Use(Sql.DropExcessMessages).Bind(message.Tenant).Bind(message.Inbox).Bind(options.Value.InboxCapacity).Run();
        }

        return added > 0;
    }

    private static IReadOnlyList<InboxMessage> List(Database database, InboxQuery query, DateTimeOffset oldest)
    {
        List<InboxMessage> messages = [];
        using Statement row = database.Use(Sql.Messages).Bind(query.Tenant).Bind(query.Inbox).Bind(oldest)
            .Bind(query.Before ?? DateTimeOffset.MaxValue).Bind(query.UnreadOnly).Bind(query.Limit);
        while (row.Step())
        {
            messages.Add(new InboxMessage
            {
                Id = row.Text(0),
                Tenant = query.Tenant,
                Inbox = query.Inbox,
                Kind = (DeliveryKind)row.Int(1),
                Topic = row.Text(2),
                Severity = (Severity)row.Int(3),
                Title = row.Text(4),
                Body = row.Text(5),
                ReceivedAt = row.Time(6),
                ReadAt = row.TimeOrNull(7),
            });
        }

        return messages;
    }

    private static int CountUnread(Database database, string inbox, string tenant, DateTimeOffset oldest)
    {
        using Statement row = database.Use(Sql.CountUnread).Bind(tenant).Bind(inbox).Bind(oldest);
        row.Step();
        return row.Int(0);
    }
}
