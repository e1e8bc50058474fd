using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>Buffered refusals, as rows of a transaction.</summary>
internal static class RefusalRows
{
    public static void Write(Session session, RefusalBatch batch)
    {
        foreach ((CountKey key, long by) in batch.Counts)
        {
            session.Count(key, by);
        }

        foreach (NamedRefusal refusal in batch.Latest)
        {
            CountKey key = refusal.Key;
            session.Use(Sql.AddRefusal).Bind(session.NextNumber()).Bind(key.Tenant).Bind(refusal.EventId).Bind(key.Topic)
                .Bind(key.Endpoint).Bind((long)key.Outcome).Bind(key.Rule).Bind(refusal.At).Run();
        }
    }
}
