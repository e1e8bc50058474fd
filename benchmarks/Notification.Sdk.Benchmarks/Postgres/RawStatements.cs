using Notification.Sdk.Events;
using Notification.Sdk.Stores;
using Npgsql;
using NpgsqlTypes;

namespace Notification.Sdk.Benchmarks.Postgres;

/// <summary>The ceiling: the store's own statements with the same rows, on one connection, with nothing decided, nothing read back and no
/// object made.</summary>
internal sealed class RawStatements(PostgresRig rig, NpgsqlConnection connection)
{
    private readonly string _schema = rig.Schema;
    private readonly byte[] _body = LegJson.ToUtf8(new Leg
    {
        Id = "event-1//ops-1",
        Tenant = "",
        Endpoint = "ops-1",
        Topic = Topics.Alerts,
        Kind = DeliveryKind.Event,
        DueAt = TimeProvider.System.GetUtcNow(),
        AcceptedAt = TimeProvider.System.GetUtcNow(),
        Event = rig.Next(),
    });

    private long _number;

    /// <summary>Admits so many events in one statement.</summary>
    public async Task AdmitAsync(int events)
    {
        long now = TimeProvider.System.GetUtcNow().UtcTicks;
        string[] ids = [.. Enumerable.Range(0, events).Select(_ => $"raw-{++_number}")];
        T[] All<T>(T value) => [.. Enumerable.Repeat(value, events)];
        await RunAsync(
            $"SELECT * FROM {_schema}.admit($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29)",
            ids, All(""),
            ids.Select(_ => Guid.NewGuid()).ToArray(), All(0L), ids.Select(_ => Random.Shared.NextInt64(1, long.MaxValue)).ToArray(), All(now),
            All(TimeSpan.TicksPerDay), All((short)3), All((short)1), All(0L),
            Array.Empty<Guid>(), Array.Empty<long>(), Array.Empty<long>(), Array.Empty<byte[]>(), Array.Empty<long>(), Array.Empty<long>(),
            ids.Select(id => $"{id}//ops").ToArray(), All(""), ids.Select((_, i) => $"ops-{i % PostgresRig.Endpoints}").ToArray(),
            All(Topics.Alerts), All((short)0), ids, All(0), All(now), All(now), new string?[events], All(_body), _schema, "[]");
    }

    /// <summary>Claims and settles what is due.</summary>
    /// <returns>How many deliveries.</returns>
    public async Task<int> ClaimAndSettleAsync(int perEndpoint)
    {
        long now = TimeProvider.System.GetUtcNow().UtcTicks;
        List<(long No, long Turn)> claimed = [];
        string[] endpoints = [.. Enumerable.Range(0, PostgresRig.Endpoints).Select(i => $"ops-{i}")];
        await using (NpgsqlCommand claim = Command(
            $"SELECT * FROM {_schema}.claim($1,$2,$3,$4,$5,$6)",
            endpoints.Select(_ => "").ToArray(), endpoints, now, now + TimeSpan.TicksPerHour, perEndpoint, Guid.NewGuid()))
        await using (NpgsqlDataReader row = await claim.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                if (!row.IsDBNull(0))
                {
                    claimed.Add((row.GetInt64(0), row.GetInt64(1)));
                }
            }
        }

        T[] All<T>(T value) => [.. Enumerable.Repeat(value, claimed.Count)];
        string?[] none = new string?[claimed.Count];
        await RunAsync(
            $"SELECT * FROM {_schema}.settle($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)",
            claimed.Select(claim => claim.No).ToArray(), claimed.Select(claim => claim.Turn).ToArray(), All((short)1), none, All(now),
            All("d-0123456789abcdef0123456789abcdef"), All(true), All(false), All("200"), none, none, none, new long?[claimed.Count], none, _schema,
            DBNull.Value);
        return claimed.Count;
    }

    private async Task RunAsync(string sql, params object[] values)
    {
        await using NpgsqlCommand command = Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (object value in values)
        {
            command.Parameters.Add(value is DBNull
                ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = value }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
