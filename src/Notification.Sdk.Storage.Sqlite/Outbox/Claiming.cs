using System.Runtime.InteropServices;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Outbox;

/// <summary>Takes what is due of one endpoint: deliveries that wait again, and legs that become one.</summary>
internal static class Claiming
{
    private const char Straggler = '+';

    public static void Take(Session session, EndpointKey endpoint, ClaimRequest request, List<ClaimedRow> claims)
    {
        Steps.Reach("before-claim");
        for (int i = 0; i < request.PerEndpoint && TryTake(session, endpoint, request.Now.UtcTicks) is { } claim; i++)
        {
            claims.Add(claim);
        }

        session.Stands(endpoint, Queues.FirstDue(session.Database, endpoint));
        Steps.Reach("after-claim");
    }

    private static ClaimedRow? TryTake(Session session, EndpointKey endpoint, long now)
    {
        using Statement leg = session.Use(Sql.FirstLeg).Bind(endpoint.Tenant).Bind(endpoint.Name);
        using Statement delivery = session.Use(Sql.FirstDelivery).Bind(endpoint.Tenant).Bind(endpoint.Name);
        bool hasLeg = leg.Step() && leg.Long(2) <= now;
        bool hasDelivery = delivery.Step() && delivery.Long(2) <= now;
        return hasDelivery && (!hasLeg || (delivery.Long(2), delivery.Long(0)).CompareTo((leg.Long(2), leg.Long(0))) < 0)
            ? TakeDelivery(session, endpoint, delivery)
            : hasLeg ? TakeLegs(session, endpoint, leg, now) : null;
    }

    private static ClaimedRow TakeDelivery(Session session, EndpointKey endpoint, Statement row)
    {
        long[] legs = MemoryMarshal.Cast<byte, long>(row.Bytes(9)).ToArray();
        byte[]? summary = row.IsNull(8) ? null : row.Bytes(8).ToArray();
        session.Use(Sql.ClaimDelivery).Bind(row.Long(0)).Run();
        return new ClaimedRow(
            row.Long(0), row.Text(1), endpoint, row.Long(2), row.Long(3), row.Int(4), row.Long(5) != 0, row.Long(6) != 0, row.TextOrNull(7),
            row.TextOrNull(10), summary, Array.ConvertAll(legs, no => LegOf(session, no)));
    }

    private static ClaimedRow TakeLegs(Session session, EndpointKey endpoint, Statement first, long now)
    {
        long dueAt = first.Long(2);
        LegRow[] legs = first.IsNull(5)
            ? [new(first.Long(0), first.Text(1), first.Text(3), (DeliveryKind)first.Int(4), first.Long(6), first.Bytes(7).ToArray())]
            : Group(session, endpoint, first);
        foreach (LegRow leg in legs)
        {
            session.Use(Sql.JoinDelivery).Bind(leg.No).Run();
        }

        byte[]? summary = legs[0].Kind == DeliveryKind.Summary ? Summary(session, legs[0].Id) : null;
        string id = Claim.IdFor(endpoint, legs.Select(leg => leg.Bare(endpoint, dueAt)));
        long[] numbers = Array.ConvertAll(legs, leg => leg.No);
        long delivery = session.NextNumber();
        session.Use(Sql.AddDelivery).Bind(delivery).Bind(id).Bind(endpoint.Tenant).Bind(endpoint.Name).Bind(dueAt).Bind(now)
            .Bind(summary).Bind(MemoryMarshal.AsBytes(numbers.AsSpan())).Run();
        return new ClaimedRow(delivery, id, endpoint, dueAt, now, 0, false, false, null, null, summary, legs);
    }

    /// <summary>The legs that go together; one that cannot be read goes alone, so that it holds back no others.</summary>
    private static LegRow[] Group(Session session, EndpointKey endpoint, Statement first)
    {
        List<LegRow> legs = [];
        using Statement row = session.Use(Sql.LegsOfGroup).Bind(endpoint.Tenant).Bind(endpoint.Name).Bind(first.Long(2))
            .Bind(first.Text(5)).Bind(first.Text(3)).Bind((DeliveryKind)first.Int(4) == DeliveryKind.Report);
        while (row.Step())
        {
            legs.Add(LegRow.Of(row));
        }

        return legs.Find(leg => leg.Read() is null) is { } damaged ? [damaged] : [.. legs];
    }

    private static byte[]? Summary(Session session, string legId)
    {
        string id = legId.TrimEnd(Straggler);
        byte[]? tally;
        using (Statement row = session.Use(Sql.FindTally).Bind(id))
        {
            tally = row.Step() ? row.Bytes(0).ToArray() : null;
        }

        session.Use(Sql.DropTally).Bind(id).Run();
        return tally;
    }

    private static LegRow LegOf(Session session, long no)
    {
        using Statement row = session.Use(Sql.LegOf).Bind(no);
        row.Step();
        return LegRow.Of(row);
    }
}
