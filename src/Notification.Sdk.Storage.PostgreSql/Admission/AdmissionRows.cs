using System.Runtime.InteropServices;
using Notification.Sdk.Events;
using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Admission;

/// <summary>A trial as the one statement that keeps it, and the answer when it was not kept.</summary>
internal static class AdmissionRows
{
    /// <summary>Keeps what a trial decided, when what it decided upon still stands.</summary>
    /// <returns>Whether it was kept; if not, beliefs and known events are as the tables stand.</returns>
    public static async ValueTask<bool> KeepAsync(
        Database database,
        NpgsqlConnection connection,
        Trial trial,
        Guid node,
        Beliefs beliefs,
        HashSet<(string Tenant, string Id)> known)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Admit);
        (string Tenant, string Id)[] events = [.. trial.Events];
        Fingerprint[] things = BindKeys(command, trial, events, out Fingerprint[] counters);
        BindLegs(command, trial.Legs);
        command.Bind(database.Name.Plain)
            .Bind(trial.Legs.Count == 0 ? null : ToNote(trial, node).ToText());
        return !await LearnAsync(command, events, things, counters, beliefs, known).ConfigureAwait(false);
    }

    private static Note ToNote(Trial trial, Guid node) => Note.Of(node, trial.Legs.Select(row => row.Leg)) with
    {
        // A transaction of the application's own may never commit what its node would then believe.
        Notified = node == Guid.Empty ? [] :
        [
            .. trial.Things.Where(thing => thing.Value.Next is not null)
                .Select(thing => (thing.Key, thing.Value.Next!.Value, thing.Value.Current!.Value)),
        ],
    };

    /// <summary>Reads what a trial asked for.</summary>
    public static async ValueTask RecallAsync(
        Database database, NpgsqlConnection connection, Trial trial, Beliefs beliefs, HashSet<(string Tenant, string Id)> known)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.Recall);
        (string Tenant, string Id)[] events = [.. trial.Events];
        Fingerprint[] things = [.. trial.Things.Keys];
        Fingerprint[] counters = [.. trial.Counters.Keys];
        command.Bind(events.Select(asked => asked.Id)).Bind(events.Select(asked => asked.Tenant))
            .Bind([.. things.Select(key => key.ToGuid())]).Bind([.. counters.Select(key => key.ToGuid())]);
        await LearnAsync(command, events, things, counters, beliefs, known).ConfigureAwait(false);
    }

    private static Fingerprint[] BindKeys(
        NpgsqlCommand command, Trial trial, (string Tenant, string Id)[] events, out Fingerprint[] counterKeys)
    {
        (Fingerprint Key, AskedThing Asked)[] things = [.. trial.Things.Select(pair => (pair.Key, pair.Value))];
        (Fingerprint Key, AskedCounter Asked)[] counters = [.. trial.Counters.Select(pair => (pair.Key, pair.Value))];
        DedupRecord[] records = [.. things.Select(thing => thing.Asked.Current ?? default)];
        command.Bind(events.Select(asked => asked.Id)).Bind(events.Select(asked => asked.Tenant))
            .Bind([.. things.Select(thing => thing.Key.ToGuid())])
            .Bind((long[])[.. things.Select(thing => thing.Asked.Version)])
            .Bind((long?[])[.. things.Select(thing => thing.Asked.Next)])
            .Bind((long[])[.. records.Select(record => record.NotifiedAt.UtcTicks)])
            .Bind((long[])[.. records.Select(record => record.Period.Ticks)])
            .Bind((short[])[.. records.Select(record => (short)record.Severity)])
            .Bind((short[])[.. records.Select(record => (short)record.Verdict)])
            .Bind((long[])[.. records.Select(record => record.Repeats)])
            .Bind([.. counters.Select(counter => counter.Key.ToGuid())])
            .Bind((long[])[.. counters.Select(counter => counter.Asked.Version)])
            .Bind((long?[])[.. counters.Select(counter => counter.Asked.Next)])
            .Bind([.. counters.Select(counter => counter.Asked.Next is null ? null : ToBytes(counter.Asked.Current!))])
            .Bind((long[])[.. counters.Select(counter => counter.Asked.Latest)])
            .Bind((long[])[.. counters.Select(counter => counter.Asked.Retention)]);
        counterKeys = [.. counters.Select(counter => counter.Key)];
        return [.. things.Select(thing => thing.Key)];
    }

    private static void BindLegs(NpgsqlCommand command, List<(Leg Leg, int Ordinal)> legs) => command
        .Bind(legs.Select(row => row.Leg.Id)).Bind(legs.Select(row => row.Leg.Tenant)).Bind(legs.Select(row => row.Leg.Endpoint))
        .Bind(legs.Select(row => row.Leg.Topic)).Bind((short[])[.. legs.Select(row => (short)row.Leg.Kind)])
        .Bind(legs.Select(row => row.Leg.Event?.Id ?? "")).Bind((int?[])[.. legs.Select(row => (int?)row.Ordinal)])
        .Bind((long[])[.. legs.Select(row => row.Leg.AcceptedAt.UtcTicks)]).Bind((long[])[.. legs.Select(row => row.Leg.DueAt.UtcTicks)])
        .Bind(legs.Select(row => row.Leg.GroupKey)).Bind([.. legs.Select(row => LegJson.ToUtf8(row.Leg))]);

    /// <returns>Whether there was an answer: then everything that was asked for is as it says.</returns>
    private static async ValueTask<bool> LearnAsync(
        NpgsqlCommand command,
        (string Tenant, string Id)[] events,
        Fingerprint[] things,
        Fingerprint[] counters,
        Beliefs beliefs,
        HashSet<(string Tenant, string Id)> known)
    {
        var foundThings = new Belief<DedupRecord>[things.Length];
        var foundCounters = new Belief<long[]>[counters.Length];
        bool isAnswered = false;
        NpgsqlDataReader row = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using (row.ConfigureAwait(false))
        {
            while (await row.ReadAsync().ConfigureAwait(false))
            {
                isAnswered = true;
                int at = (int)row.GetInt64(1) - 1;
                switch (row.GetInt32(0))
                {
                    case 1:
                        known.Add(events[at]);
                        break;
                    case 2:
                        foundThings[at] = new Belief<DedupRecord>(row.GetInt64(2), ToRecord(row.GetFieldValue<long[]>(3)));
                        break;
                    case 3:
                        foundCounters[at] = new Belief<long[]>(row.GetInt64(2), MemoryMarshal.Cast<byte, long>(row.Bytes(4)).ToArray());
                        break;
                }
            }
        }

        for (int i = 0; isAnswered && i < things.Length; i++)
        {
            beliefs.Learn(things[i], foundThings[i]);
        }

        for (int i = 0; isAnswered && i < counters.Length; i++)
        {
            beliefs.Learn(counters[i], foundCounters[i]);
        }

        return isAnswered;
    }

    private static DedupRecord ToRecord(long[] numbers) => new(
        new DateTimeOffset(numbers[0], TimeSpan.Zero), TimeSpan.FromTicks(numbers[1]), (Severity)numbers[2], (Verdict)numbers[3], numbers[4]);

    private static byte[] ToBytes(long[] state) => MemoryMarshal.AsBytes(state.AsSpan()).ToArray();
}
