using System.Runtime.InteropServices;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.DeadLetters;

/// <summary>What a person decides about one dead letter.</summary>
internal static class Revival
{
    public static bool Replay(Session session, string tenant, Replay replay)
    {
        if (Take(session, tenant, replay.DeliveryId) is not { } dead)
        {
            return false;
        }

        foreach ((long no, string topic, string rule) in dead.Legs)
        {
            session.Use(Sql.ReviveLeg).Bind(replay.DueAt).Bind(no).Run();
            Move(session, tenant, topic, dead.Endpoint, (Outcome.DeadLettered, rule), (Outcome.Waiting, ""));
        }

        session.Use(Sql.ReviveDelivery).Bind(session.NextNumber()).Bind(replay.DueAt).Bind(dead.No).Run();
        session.Waits(new EndpointKey(tenant, dead.Endpoint), replay.DueAt.UtcTicks);
        session.Ended -= dead.Legs.Count;
        return true;
    }

    public static bool Discard(Session session, string tenant, string deliveryId)
    {
        if (Take(session, tenant, deliveryId) is not { } dead)
        {
            return false;
        }

        foreach ((long no, string topic, string rule) in dead.Legs)
        {
            session.Use(Sql.DiscardLeg).Bind(Rules.Discarded).Bind(no).Run();
            Move(session, tenant, topic, dead.Endpoint, (Outcome.DeadLettered, rule), (Outcome.DeadLettered, Rules.Discarded));
        }

        session.Use(Sql.DropDead).Bind(dead.No).Run();
        return true;
    }

    /// <summary>The dead letter, when all its legs are still known; one of which some are not is dropped.</summary>
    private static Dead? Take(Session session, string tenant, string deliveryId)
    {
        long number;
        long[] legs;
        string endpoint;
        using (Statement row = session.Use(Sql.FindDead).Bind(tenant).Bind(deliveryId))
        {
            if (!row.Step())
            {
                return null;
            }

            (number, endpoint) = (row.Long(0), row.Text(2));
            legs = MemoryMarshal.Cast<byte, long>(row.Bytes(1)).ToArray();
        }

        List<(long, string, string)> known = [];
        foreach (long no in legs)
        {
            using Statement leg = session.Use(Sql.DeadLeg).Bind(no);
            if (!leg.Step())
            {
                break;
            }

            known.Add((no, leg.Text(0), leg.TextOrNull(6) ?? ""));
        }

        if (known.Count == legs.Length)
        {
            return new Dead(number, endpoint, known);
        }

        session.Use(Sql.DropDead).Bind(number).Run();
        return null;
    }

    private static void Move(
        Session session, string tenant, string topic, string endpoint, (Outcome Outcome, string Rule) from, (Outcome Outcome, string Rule) to)
    {
        session.Count(new CountKey(tenant, topic, endpoint, from.Outcome, from.Rule), -1);
        session.Count(new CountKey(tenant, topic, endpoint, to.Outcome, to.Rule), 1);
    }

    private sealed record Dead(long No, string Endpoint, List<(long No, string Topic, string Rule)> Legs);
}
