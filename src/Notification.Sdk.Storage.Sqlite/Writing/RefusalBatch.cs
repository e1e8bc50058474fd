using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>Refusals that are written together: the latest by name, all of them by number.</summary>
internal sealed class RefusalBatch(int capacity)
{
    public Dictionary<CountKey, long> Counts { get; } = [];

    public Queue<Refusal> Latest { get; } = new();

    public void Add(in Refusal refusal)
    {
        Latest.Enqueue(refusal);
        if (Latest.Count > capacity)
        {
            Latest.Dequeue();
        }
    }

    public void Write(Session session)
    {
        foreach ((CountKey key, long by) in Counts)
        {
            session.Count(key, by);
        }

        foreach (Refusal refusal in Latest)
        {
            session.Use(Sql.AddRefusal).Bind(session.NextNumber()).Bind(refusal.Tenant).Bind(refusal.EventId).Bind(refusal.Topic)
                .Bind(refusal.Endpoint).Bind((long)refusal.Outcome).Bind(refusal.Rule).Bind(refusal.At).Run();
        }
    }

    /// <summary>A refusal without its event.</summary>
    internal readonly record struct Refusal(
        string Tenant, string EventId, string Topic, string Endpoint, Outcome Outcome, string Rule, DateTimeOffset At)
    {
        public CountKey Key => new(Tenant, Topic, Endpoint, Outcome, Rule);

        public static Refusal Of(in RefusalEntry entry) => new(
            entry.Event.Tenant, entry.Event.Id, entry.Event.Topic, entry.Endpoint, entry.Outcome, entry.Rule, entry.At);
    }
}
