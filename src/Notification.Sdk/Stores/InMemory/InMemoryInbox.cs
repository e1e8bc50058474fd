using Microsoft.Extensions.Options;

namespace Notification.Sdk.Stores.InMemory;

/// <summary>Internal messages in memory; a restart forgets.</summary>
internal sealed class InMemoryInbox(IOptions<SecurityNotificationsOptions> options, TimeProvider time) : IInboxStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, string Inbox), List<InboxMessage>> _inboxes = [];

    public ValueTask AddAsync(InboxMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            List<InboxMessage> messages = Of(message.Tenant, message.Inbox);
            if (!messages.Exists(known => known.Id == message.Id))
            {
                messages.Add(message);
                Retire(messages, time.GetUtcNow());
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<InboxMessage>> ListAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Limit, Math.Clamp(query.Limit, 1, 1000), nameof(query));
        lock (_lock)
        {
            List<InboxMessage> messages = Of(query.Tenant, query.Inbox);
            Retire(messages, time.GetUtcNow());
            return ValueTask.FromResult<IReadOnlyList<InboxMessage>>(
            [
                .. Enumerable.Reverse(messages)
                    .Where(message => !query.UnreadOnly || message.ReadAt is null)
                    .Where(message => query.Before is null || message.ReceivedAt < query.Before)
                    .Take(query.Limit),
            ]);
        }
    }

    public ValueTask<int> CountUnreadAsync(string inbox, string tenant, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            List<InboxMessage> messages = Of(tenant, inbox);
            Retire(messages, time.GetUtcNow());
            return ValueTask.FromResult(messages.Count(message => message.ReadAt is null));
        }
    }

    public ValueTask<int> MarkReadAsync(
        IReadOnlyCollection<string> ids, string inbox, string tenant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        HashSet<string> wanted = new(ids, StringComparer.Ordinal);
        int marked = 0;
        lock (_lock)
        {
            List<InboxMessage> messages = Of(tenant, inbox);
            for (int i = 0; i < messages.Count; i++)
            {
                if (messages[i].ReadAt is null && wanted.Contains(messages[i].Id))
                {
                    messages[i] = messages[i] with { ReadAt = time.GetUtcNow() };
                    marked++;
                }
            }
        }

        return ValueTask.FromResult(marked);
    }

    private List<InboxMessage> Of(string tenant, string inbox)
    {
        if (!_inboxes.TryGetValue((tenant, inbox), out List<InboxMessage>? messages))
        {
            _inboxes[(tenant, inbox)] = messages = [];
        }

        return messages;
    }

    private void Retire(List<InboxMessage> messages, DateTimeOffset now)
    {
        DateTimeOffset oldest = now - options.Value.InboxRetention;
        int tooOld = messages.FindIndex(message => message.ReceivedAt >= oldest);
        int tooMany = messages.Count - options.Value.InboxCapacity;
        messages.RemoveRange(0, Math.Max(tooOld < 0 ? messages.Count : tooOld, Math.Max(0, tooMany)));
    }
}
