using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite;

/// <summary>What waits for each endpoint, read from the tables.</summary>
internal static class Queues
{
    private static readonly string[] Walks = [Sql.NextWaitingLegQueue, Sql.NextWaitingDeliveryQueue];

    /// <summary>Every endpoint for which something waits: a few indexed reads an endpoint.</summary>
    public static List<(EndpointKey Endpoint, long? DueAt, bool IsExact)> All(Database database)
    {
        List<(EndpointKey, long?, bool)> found = [];
        foreach (string walk in Walks)
        {
            for (EndpointKey? at = Next(database, walk, null); at is { } endpoint; at = Next(database, walk, endpoint))
            {
                found.Add((endpoint, FirstDue(database, endpoint), true));
            }
        }

        return found;
    }

    /// <summary>When the first thing that waits for an endpoint is due; null when nothing waits.</summary>
    public static long? FirstDue(Database database, EndpointKey endpoint)
    {
        long? leg = First(database, Sql.FirstLeg, endpoint);
        long? delivery = First(database, Sql.FirstDelivery, endpoint);
        return leg is { } x && delivery is { } y ? Math.Min(x, y) : leg ?? delivery;
    }

    private static long? First(Database database, string sql, EndpointKey endpoint)
    {
        using Statement row = database.Use(sql).Bind(endpoint.Tenant).Bind(endpoint.Name);
        return row.Step() ? row.Long(2) : null;
    }

    private static EndpointKey? Next(Database database, string sql, EndpointKey? after)
    {
        // Before the first tenant, which may be the empty one, there is only an endpoint without a name.
        using Statement row = database.Use(sql).Bind(after?.Tenant ?? "").Bind(after?.Name ?? "");
        return row.Step() ? new EndpointKey(row.Text(0), row.Text(1)) : null;
    }
}
