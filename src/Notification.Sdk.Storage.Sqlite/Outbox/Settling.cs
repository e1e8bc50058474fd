using System.Text.Json;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Outbox;

/// <summary>Writes down what came of one claim.</summary>
internal static class Settling
{
    /// <returns>Whether the claim was still ours.</returns>
    public static bool Settle(Session session, Settlement settlement, ClaimHandle handle)
    {
        Steps.Reach("before-settle");
        bool isOurs = Write(session, settlement, handle);
        Steps.Reach("after-settle");
        return isOurs;
    }

    private static bool Write(Session session, Settlement settlement, ClaimHandle handle)
    {
        if (settlement.NextAt is not { } next)
        {
            return End(session, settlement, handle);
        }

        bool isFresh = !settlement.WasAttempted && settlement.Claim.Attempt == 1;
        return isFresh && settlement.GroupKey is { } groupKey && !IsReplayed(session, handle)
            ? Regroup(session, settlement, handle, next, groupKey)
            : PutOff(session, settlement, handle, next);
    }

    private static bool End(Session session, Settlement settlement, ClaimHandle handle)
    {
        bool isDead = settlement.Outcome == Outcome.DeadLettered;
        int changed = isDead
            ? session.Use(Sql.BuryDelivery).Bind(settlement.At).Bind(Owed(settlement)).Bind(settlement.Member).Bind(handle.No).Run()
            : session.Use(Sql.EndDelivery).Bind(handle.No).Run();
        if (changed == 0)
        {
            return false;
        }

        foreach ((long no, Leg leg) in handle.Legs.Zip(settlement.Claim.Legs))
        {
            session.Use(Sql.EndLeg).Bind((long)settlement.Outcome).Bind(settlement.Rule).Bind(settlement.At).Bind(DeliveryId(settlement))
                .Bind(settlement.WasAttempted).Bind(settlement.MayBeDuplicate).Bind(settlement.Receipt?.Code)
                .Bind(settlement.Receipt?.Detail).Bind(settlement.Member).Bind(isDead).Bind(no).Run();
            session.Count(new CountKey(leg.Tenant, leg.Topic, leg.Endpoint, Outcome.Waiting, ""), -1);
            session.Count(new CountKey(leg.Tenant, leg.Topic, leg.Endpoint, settlement.Outcome, settlement.Rule ?? ""), 1);
        }

        session.Ended += handle.Legs.Length;
        return true;
    }

    private static bool PutOff(Session session, Settlement settlement, ClaimHandle handle, DateTimeOffset next)
    {
        int changed = session.Use(Sql.PutOffDelivery).Bind(session.NextNumber()).Bind(next).Bind(settlement.WasAttempted)
            .Bind(Owed(settlement)).Bind(settlement.Member).Bind(handle.No).Run();
        if (changed == 0)
        {
            return false;
        }

        PutOffLegs(session, settlement, handle, next);
        return true;
    }

    private static bool Regroup(
        Session session, Settlement settlement, ClaimHandle handle, DateTimeOffset next, string groupKey)
    {
        if (session.Use(Sql.EndDelivery).Bind(handle.No).Run() == 0)
        {
            return false;
        }

        PutOffLegs(session, settlement, handle, next);
        foreach (long no in handle.Legs)
        {
            session.Use(Sql.RegroupLeg).Bind(session.NextNumber()).Bind(groupKey).Bind(no).Run();
        }

        return true;
    }

    private static void PutOffLegs(Session session, Settlement settlement, ClaimHandle handle, DateTimeOffset next)
    {
        foreach (long no in handle.Legs)
        {
            session.Use(Sql.PutOffLeg).Bind(next).Bind(DeliveryId(settlement)).Bind(settlement.WasAttempted)
                .Bind(settlement.MayBeDuplicate).Bind(settlement.Receipt?.Code).Bind(settlement.Receipt?.Detail).Bind(settlement.Member)
                .Bind(no).Run();
        }

        session.Waits(settlement.Claim.Endpoint, next.UtcTicks);
    }

    private static bool IsReplayed(Session session, ClaimHandle handle)
    {
        using Statement row = session.Use(Sql.IsReplayed).Bind(handle.No);
        return row.Step() && row.Long(0) != 0;
    }

    private static string? Owed(Settlement settlement) => settlement.StillOwed.Count == 0
        ? null
        : JsonSerializer.Serialize([.. settlement.StillOwed], OwedJsonContext.Default.StringArray);

    private static string? DeliveryId(Settlement settlement) => settlement.NamesDelivery ? settlement.Claim.DeliveryId : null;
}
