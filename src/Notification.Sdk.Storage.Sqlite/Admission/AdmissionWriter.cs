using System.Runtime.InteropServices;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.Sqlite.Data;
using Notification.Sdk.Storage.Sqlite.Writing;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Admission;

/// <summary>Keeps what was decided, within a transaction.</summary>
internal static class AdmissionWriter
{
    /// <summary>Decides and keeps. Bodies are given for each leg draft: they are written by the caller's thread, not the writer's.</summary>
    public static AdmissionResult Admit(Session session, AdmissionRequest request, byte[][] bodies)
    {
        AdmissionDecision decision = AdmissionDecision.Of(request, new AdmissionState(session.Database));
        foreach (CounterWrite counter in decision.Counters)
        {
            long[] state = counter.State as long[] ?? [.. counter.State];
            session.Use(Sql.WriteCounter).Bind(counter.Key).Bind(MemoryMarshal.AsBytes(state.AsSpan()))
                .Bind(counter.CountedAt).Bind(counter.Retention.Ticks).Run();
        }

        int draft = 0;
        foreach (Leg leg in decision.Legs)
        {
            // The decided legs are the drafts in their order, some left out; a reminder differs from its draft.
            while (request.Legs[draft].Leg.Id != leg.Id)
            {
                draft++;
            }

            bool isDraft = ReferenceEquals(request.Legs[draft].Leg, leg);
            Append(session, leg, isDraft ? bodies[draft] : LegJson.ToUtf8(leg));
        }

        if (decision.Dedup is { } dedup)
        {
            session.Use(Sql.WriteDedup).Bind(request.Fingerprint).Bind(dedup.NotifiedAt).Bind(dedup.Period.Ticks)
                .Bind((long)dedup.Severity).Bind((long)dedup.Verdict).Bind(dedup.Repeats).Run();
        }

        return decision.Result;
    }

    public static bool KnowsLeg(Session session, string id)
    {
        using Statement row = session.Use(Sql.KnowsLeg).Bind(id);
        return row.Step();
    }

    public static void Append(Session session, Leg leg, byte[] body)
    {
        Steps.Reach("before-append");
        session.Use(Sql.AddLeg).Bind(session.NextNumber()).Bind(leg.Id).Bind(leg.Tenant).Bind(leg.Endpoint).Bind(leg.Topic)
            .Bind((long)leg.Kind).Bind(leg.Event?.Id ?? "").Bind(leg.AcceptedAt).Bind(leg.DueAt).Bind(leg.GroupKey).Bind(body).Run();
        session.Count(new CountKey(leg.Tenant, leg.Topic, leg.Endpoint, Outcome.Waiting, ""), 1);
        session.Waits(new EndpointKey(leg.Tenant, leg.Endpoint), leg.DueAt.UtcTicks);
        Steps.Reach("after-append");
    }

    public static void Tally(Session session, in OverflowCount count)
    {
        OverflowTally? tally = null;
        using (Statement row = session.Use(Sql.FindTally).Bind(count.Summary.Id))
        {
            tally = row.Step() ? OverflowTally.FromUtf8(row.Bytes(0)) : null;
        }

        if (tally is null)
        {
            // A straggler of a period whose summary is on its way gets another summary.
            Leg leg = count.Summary;
            while (KnowsLeg(session, leg.Id))
            {
                leg = leg with { Id = leg.Id + "+" };
            }

            tally = new OverflowTally();
            Append(session, leg, LegJson.ToUtf8(leg));
        }

        tally.Add(count);
        session.Use(Sql.WriteTally).Bind(count.Summary.Id).Bind(tally.ToUtf8()).Run();
    }
}
