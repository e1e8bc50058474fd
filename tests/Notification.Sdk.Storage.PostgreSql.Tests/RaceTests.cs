using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Notification.Sdk.Storage.Tests;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Tests;

/// <summary>Three nodes at once over one database: caps and deduplication are exact over all of them.</summary>
[Collection(Postgres.Name)]
public sealed class RaceTests(PostgresServer server) : IAsyncLifetime
{
    private readonly TestSchema _schema = new(server);
    private World[] _nodes = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (World node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _schema.DisposeAsync();
    }

    [Fact]
    public async Task A_cap_admits_exactly_as_many()
    {
        Start(options => options.Topics[Topics.Alerts] = new TopicPolicy
        {
            Throttles =
            [
                new ThrottleRule { Name = "all", Limit = 40, ReservedForHigh = 0 },
                new ThrottleRule { Name = "each", Limit = 7, ReservedForHigh = 0, Scope = ThrottleScope.Asset },
            ],
            Overflow = Overflow.Drop,
        });

        PublishResult[] results = await PublishAsync(120, (node, i) => StoreWorld.Alert($"e{node}-{i}", asset: $"web-{i % 10}"));

        Assert.Equal(40, results.Count(result => result.IsAccepted));
        Assert.Equal(40, await server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.legs"));
        Assert.True(await server.ReadAsync<long>(
            $"SELECT max(n) FROM (SELECT count(*) AS n FROM {_schema.Name}.legs GROUP BY convert_from(body, 'UTF8')::json->'event'->'asset'->>'id') AS s") <= 7);
    }

    [Fact]
    public async Task One_thing_is_told_once()
    {
        Start();

        PublishResult[] results = await PublishAsync(100, (node, i) => StoreWorld.Alert($"e{node}-{i}", $"thing-{i % 25}"));

        Assert.Equal(25, results.Count(result => result.IsAccepted));
        Assert.All(results.Where(result => !result.IsAccepted), result => Assert.Equal(Rules.Duplicate, result.Rule));
        Assert.Equal(25, await server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.legs"));
    }

    [Fact]
    public async Task Repeats_that_nodes_tell_at_once_are_all_counted()
    {
        Start();
        await PublishAsync(1, (node, i) => StoreWorld.Alert($"e{node}-{i}"));
        await server.ReadAsync<long>(
            $"""
            WITH added AS (
                INSERT INTO {_schema.Name}.dedup(key, notified_at, period, severity, verdict, repeats, version, previous)
                SELECT md5(n::text)::uuid, 7, 1000000, 1, 1, 0, 1, 0 FROM generate_series(1, 500) AS n RETURNING 1)
            SELECT count(*) FROM added
            """);
        string[] orders = ["n", "-n", "md5(n::text)"];
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(async () => await server.ReadAsync<bool>(
            $"""
            SELECT {_schema.Name}.repeat(array_agg(md5(n::text)::uuid ORDER BY {orders[i % 3]}), array_agg(7::bigint),
                array_agg(n::bigint ORDER BY {orders[i % 3]}), array_agg({i + 2}::bigint)) IS NOT NULL
            FROM generate_series(1, 500) AS n
            """))));

        Assert.Equal(500, await server.ReadAsync<long>(
            $"SELECT count(*) FROM generate_series(1, 500) AS n JOIN {_schema.Name}.dedup ON key = md5(n::text)::uuid WHERE repeats = 30 * n"));
    }

    [Fact]
    public async Task One_event_is_accepted_once()
    {
        Start(options => options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [], DedupPeriod = TimeSpan.Zero });

        PublishResult[] results = await PublishAsync(60, (_, i) => StoreWorld.Alert($"e{i}"));

        Assert.Equal(60, results.Count(result => result.IsAccepted));
        Assert.All(results.Where(result => !result.IsAccepted), result => Assert.Equal(Rules.SameId, result.Rule));
    }

    [Fact]
    public async Task No_leg_is_in_two_claims()
    {
        Start();
        await _nodes[0].Outbox.AppendAsync([.. Enumerable.Range(0, 300).Select(i => Leg($"l{i}", $"e{i % 5}"))], default);

        IReadOnlyList<Claim>[] claims = await Task.WhenAll(_nodes.SelectMany(node => Enumerable.Range(0, 20).Select(_ => Task.Run(
            async () => await node.Outbox.ClaimAsync(new ClaimRequest(StoreWorld.Noon, StoreWorld.Noon.AddHours(1), 4, []), default)))));

        string[] legs = [.. claims.SelectMany(some => some).SelectMany(claim => claim.Legs).Select(leg => leg.Id)];
        Assert.NotEmpty(legs);
        Assert.Equal(legs.Length, legs.Distinct().Count());
        Assert.Equal(legs.Length, await server.ReadAsync<long>($"SELECT count(*) FROM {_schema.Name}.legs WHERE state = 1"));
    }

    private void Start(Action<SecurityNotificationsOptions>? configure = null) =>
        _nodes = [.. Enumerable.Range(0, 3).Select(_ => new World(_schema, configure))];

    private async Task<PublishResult[]> PublishAsync(int count, Func<int, int, SecurityEvent> next) => await Task.WhenAll(
        _nodes.SelectMany((node, number) => Enumerable.Range(0, count).Select(i => Task.Run(
            async () => await node.Notifier.PublishAsync(next(number, i))))));

    private static Leg Leg(string id, string endpoint) => new()
    {
        Id = id,
        Tenant = "",
        Endpoint = endpoint,
        Topic = "t",
        Kind = DeliveryKind.Event,
        DueAt = StoreWorld.Noon,
        AcceptedAt = StoreWorld.Noon,
    };
}
