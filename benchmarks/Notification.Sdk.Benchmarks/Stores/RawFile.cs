using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Notification.Sdk.Events;
using Notification.Sdk.Stores;
using SQLitePCL;

namespace Notification.Sdk.Benchmarks.Stores;

/// <summary>The ceiling: the rows of a publish, written into tables and under pragmas of the store's own by nothing but SQLite.</summary>
internal sealed class RawFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _leg;
    private readonly sqlite3_stmt _dedup;
    private readonly sqlite3_stmt _count;
    private readonly byte[] _body;
    private long _number;

    /// <param name="store">A store's file, of which this one is an empty copy.</param>
    /// <param name="sample">An event as it is published.</param>
    public RawFile(string store, SecurityEvent sample)
    {
        using (var source = new SqliteConnection($"Data Source={store};Pooling=False"))
        {
            source.Open();
            Check(raw.sqlite3_exec(source.Handle, $"VACUUM INTO '{store}.raw'"), source);
        }

        _connection = new SqliteConnection($"Data Source={store}.raw;Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -32768");
        _leg = Prepare("""
            INSERT INTO notification_legs(no, id, tenant, endpoint, topic, kind, event_id, accepted_at, state, due_at, group_key, outcome,
                attempts, may_be_duplicate, body) VALUES (?, ?, '', 'ops', 'alerts', 0, ?, ?, 0, ?, NULL, 0, 0, 0, ?)
            """);
        _dedup = Prepare("INSERT OR REPLACE INTO notification_dedup VALUES (?, ?, 864000000000, 3, 1, 0)");
        _count = Prepare("""
            INSERT INTO notification_counts VALUES ('', 'alerts', 'ops', 0, '', ?)
            ON CONFLICT(tenant, topic, endpoint, outcome, rule) DO UPDATE SET count = count + excluded.count
            """);
        _body = LegJson.ToUtf8(new Leg
        {
            Id = "event-1/ops/",
            Tenant = "",
            Endpoint = "ops",
            Topic = sample.Topic,
            Kind = DeliveryKind.Event,
            DueAt = TimeProvider.System.GetUtcNow(),
            AcceptedAt = TimeProvider.System.GetUtcNow(),
            Event = sample,
        });
    }

    /// <summary>One transaction with the rows of so many events.</summary>
    public void Insert(int events)
    {
        Run("BEGIN IMMEDIATE");
        for (int i = 0; i < events; i++)
        {
            long now = TimeProvider.System.GetUtcNow().UtcTicks;
            string id = $"event-{++_number}";
            raw.sqlite3_bind_int64(_leg, 1, _number);
            raw.sqlite3_bind_text(_leg, 2, $"{id}//ops");
            raw.sqlite3_bind_text(_leg, 3, id);
            raw.sqlite3_bind_int64(_leg, 4, now);
            raw.sqlite3_bind_int64(_leg, 5, now);
            raw.sqlite3_bind_blob(_leg, 6, _body);
            Step(_leg);
            raw.sqlite3_bind_blob(_dedup, 1, SHA256.HashData(BitConverter.GetBytes(_number)).AsSpan(0, 16));
            raw.sqlite3_bind_int64(_dedup, 2, now);
            Step(_dedup);
        }

        raw.sqlite3_bind_int64(_count, 1, events);
        Step(_count);
        Run("COMMIT");
    }

    public void Dispose()
    {
        _leg.Dispose();
        _dedup.Dispose();
        _count.Dispose();
        _connection.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_connection.Handle, sql, out sqlite3_stmt statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        Check(raw.sqlite3_step(statement));
        raw.sqlite3_reset(statement);
    }

    private void Run(string sql) => Check(raw.sqlite3_exec(_connection.Handle, sql));

    private void Check(int code) => Check(code, _connection);

    private static void Check(int code, SqliteConnection connection)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string());
        }
    }
}
