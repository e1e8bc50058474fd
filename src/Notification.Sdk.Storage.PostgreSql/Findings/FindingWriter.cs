using Notification.Sdk.Storage.PostgreSql.Data;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Storage.PostgreSql.Findings;

/// <summary>Keeps findings within a transaction, one node after the other.</summary>
internal sealed class FindingWriter(Database database)
{
    private const long Quarter = 15 * TimeSpan.TicksPerMinute;

    public static long QuarterOf(DateTimeOffset at) => at.UtcTicks / Quarter;

    public static DateTimeOffset StartOf(long quarter) => new(quarter * Quarter, TimeSpan.Zero);

    /// <returns>How many findings are new.</returns>
    public async ValueTask<int> SeeAsync(NpgsqlConnection connection, IReadOnlyList<FindingSighting> sightings)
    {
        (string Tenant, string Id)[] keys = [.. sightings.Select(sighting => (sighting.Event.Tenant, sighting.Id)).Distinct()];
        Dictionary<(string, string), Finding> findings = await TakeAsync(connection, keys).ConfigureAwait(false);
        int known = findings.Count;
        Dictionary<(string, string), Finding> changed = [];
        Dictionary<(long Quarter, string Tenant, string Topic, short Severity), long> counted = [];
        foreach (FindingSighting sighting in sightings)
        {
            (string, string) key = (sighting.Event.Tenant, sighting.Id);
            if (sighting.Apply(findings.GetValueOrDefault(key)) is { } after)
            {
                findings[key] = changed[key] = after;
                (long, string, string, short) slot =
                    (QuarterOf(sighting.At), sighting.Event.Tenant, sighting.Event.Topic, (short)sighting.Event.Severity);
                counted[slot] = counted.GetValueOrDefault(slot) + 1;
            }
        }

        if (changed.Count > 0)
        {
            using NpgsqlCommand write = Write(connection, changed);
            using NpgsqlCommand count = Count(connection, counted);
            await Batches.RunAsync(connection, write, count).ConfigureAwait(false);
        }

        return findings.Count - known;
    }

    public async ValueTask<int> ChangeAsync(NpgsqlConnection connection, FindingChange change)
    {
        Dictionary<(string, string), Finding> findings = await TakeAsync(
            connection, [.. change.Ids.Distinct(StringComparer.Ordinal).Select(id => (change.Tenant, id))]).ConfigureAwait(false);
        int times = 0;
        Dictionary<(string, string), Finding> changed = [];
        foreach (string id in change.Ids)
        {
            (string, string) key = (change.Tenant, id);
            if (findings.TryGetValue(key, out Finding? before) && change.Apply(before) is { } after)
            {
                findings[key] = changed[key] = after;
                times++;
            }
        }

        if (changed.Count > 0)
        {
            using NpgsqlCommand write = Write(connection, changed);
            await write.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        return times;
    }

    // Locks on names: a finding that is new has no row yet.
    private async ValueTask<Dictionary<(string Tenant, string Id), Finding>> TakeAsync(
        NpgsqlConnection connection, (string Tenant, string Id)[] keys)
    {
        using NpgsqlCommand command = database.Use(connection, Sql.FindFindings)
            .Bind(keys.Select(key => key.Tenant)).Bind(keys.Select(key => key.Id));
        return (await Locks.ReadAsync(
                database, connection, keys.Select(key => $"{key.Tenant}\n{key.Id}"), command, row => FindingJson.FindingFromUtf8(row.Bytes(2)))
            .ConfigureAwait(false)).ToDictionary(finding => (finding.Event.Tenant, finding.Id));
    }

    private NpgsqlCommand Write(NpgsqlConnection connection, Dictionary<(string Tenant, string Id), Finding> changed)
    {
        Finding[] rows = [.. changed.Values];
        return database.Use(connection, Sql.WriteFindings)
            .Bind(rows.Select(row => row.Event.Tenant)).Bind(rows.Select(row => row.Id)).Bind(rows.Select(row => row.Event.Topic))
            .Bind(rows.Select(row => row.Event.Asset?.Id)).Bind((short[])[.. rows.Select(row => (short)row.Event.Severity)])
            .Bind((short[])[.. rows.Select(row => (short)row.State)]).Bind((long[])[.. rows.Select(row => row.FirstSeenAt.UtcTicks)])
            .Bind((long[])[.. rows.Select(row => row.LastSeenAt.UtcTicks)]).Bind((long?[])[.. rows.Select(row => row.ResolvedAt?.UtcTicks)])
            .Bind((long?[])[.. rows.Select(row => row.IgnoredUntil?.UtcTicks)]).Bind((long?[])[.. rows.Select(row => row.RepeatAt?.UtcTicks)])
            .Bind([.. rows.Select(FindingJson.ToUtf8)]);
    }

    private NpgsqlCommand Count(
        NpgsqlConnection connection, Dictionary<(long Quarter, string Tenant, string Topic, short Severity), long> counted)
    {
        // Rows are taken in the order of their keys: nobody waits in a circle.
        KeyValuePair<(long Quarter, string Tenant, string Topic, short Severity), long>[] rows =
        [
            .. counted.OrderBy(row => row.Key.Quarter).ThenBy(row => row.Key.Tenant, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Topic, StringComparer.Ordinal).ThenBy(row => row.Key.Severity),
        ];
        return database.Use(connection, Sql.AddSightings)
            .Bind((long[])[.. rows.Select(row => row.Key.Quarter)]).Bind(rows.Select(row => row.Key.Tenant))
            .Bind(rows.Select(row => row.Key.Topic)).Bind((short[])[.. rows.Select(row => row.Key.Severity)])
            .Bind((long[])[.. rows.Select(row => row.Value)]);
    }
}
