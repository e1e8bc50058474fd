using System.Globalization;
using Notification.Sdk.Storage.PostgreSql.Tests.Server;
using Notification.Sdk.Storage.PostgreSql.Tests.Support;
using Xunit.Abstractions;

namespace Notification.Sdk.Storage.PostgreSql.Tests.Crashes;

/// <summary>Four nodes, each a process, over one database: killed with SIGKILL, and stopped with SIGSTOP until the others have taken what they
/// held, at random moments under load. The environment variable NODE_DELIVERIES says how much goes out; 400 by default. NODE_SEED says which
/// moments.</summary>
[Collection(Postgres.Name)]
public sealed class ClusterTests(PostgresServer server, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Nodes = 4;
    private const int MostPaused = 2;
    private const int EventsInARound = 16;

    // As long as the lease of the nodes, by their clock.
    private static readonly TimeSpan Lease = 66 * TimeSpan.FromSeconds(3) / 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TestSchema _schema = new(server);
    private readonly Receiver _receiver = new();
    private readonly NodeProcess[] _nodes = new NodeProcess[Nodes];
    private readonly List<Task> _pauses = [];
    private readonly DateTimeOffset _clock = TimeProvider.System.GetUtcNow();
    private int _lives;
    private int _kills;

    private static int Deliveries => Number("NODE_DELIVERIES", 400);

    public async Task InitializeAsync()
    {
        await server.ExecuteAsync(PostgreSqlSchema.GetScript(_schema.Name));

        // The tables themselves write down each end of a leg.
        await server.ExecuteAsync($"""
            CREATE TABLE {_schema.Name}.ends(no bigint NOT NULL);
            CREATE FUNCTION {_schema.Name}.note_end() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN INSERT INTO {_schema.Name}.ends VALUES (NEW.no); RETURN NULL; END $$;
            CREATE TRIGGER note_end AFTER UPDATE OF outcome ON {_schema.Name}.legs FOR EACH ROW WHEN (NEW.state = 2)
                EXECUTE FUNCTION {_schema.Name}.note_end();
            """);
    }

    public async Task DisposeAsync()
    {
        foreach (NodeProcess node in _nodes.OfType<NodeProcess>())
        {
            await node.KillAsync();
        }

        await _schema.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_missing_and_nothing_ends_twice()
    {
        var random = new Random(Number("NODE_SEED", 7));
        for (int i = 0; i < Nodes; i++)
        {
            Begin(i);
        }

        await Task.WhenAll(_nodes.Select(node => node.Id)).WaitAsync(Patience);
        int rounds = 0;
        for (; _receiver.Deliveries < Deliveries && _receiver.Faults.Length == 0; rounds++)
        {
            await RoundAsync(rounds, random);
        }

        await Task.WhenAll(_pauses).WaitAsync(Patience);
        await UntilAsync(() => Task.FromResult(_nodes.All(node => node.IsQuiet)));
        await UntilAsync(async () => await CountAsync("legs WHERE state < 2") == 0);
        await Task.WhenAll(_nodes.Select(node => node.EndAsync())).WaitAsync(Patience);

        _receiver.Check();
        Assert.True(_receiver.Faults.Length == 0, _receiver.Faults);
        output.WriteLine($"{rounds} rounds, {_kills} kills, {_pauses.Count} pauses: {_receiver.Accepted} accepted, {_receiver.Deliveries} deliveries, "
            + $"{_receiver.Repeated.Length} of them received again under the same id, {await CountAsync("legs WHERE may_be_duplicate")} told as perhaps so");
        await CheckTablesAsync();
        Assert.True(_kills > 0 && _pauses.Count > 0);
    }

    private async Task RoundAsync(int round, Random random)
    {
        NodeProcess[] awake = [.. _nodes.Where(node => !node.IsPaused)];
        foreach (NodeProcess node in awake)
        {
            await node.PublishAsync(round, EventsInARound);
        }

        int lines = random.Next(1, 40 * awake.Length);
        (int victim, bool kills, bool isLong) = (random.Next(Nodes), random.Next(3) == 0, random.Next(4) == 0);
        await _receiver.HeardAsync(lines).WaitAsync(Patience);
        NodeProcess chosen = _nodes[victim];
        if (chosen.IsPaused)
        {
            return;
        }

        if (kills)
        {
            _kills++;
            await chosen.KillAsync();
            Begin(victim);
        }
        else if (_nodes.Count(node => node.IsPaused) < MostPaused && chosen.Id.IsCompletedSuccessfully)
        {
            await chosen.PauseAsync();
            _pauses.Add(ResumeAsync(chosen, TimeProvider.System.GetUtcNow() + (isLong ? Lease : TimeSpan.Zero)));
        }
    }

    private void Begin(int slot) => _nodes[slot] = new NodeProcess(server.ConnectionString, _schema.Name, ++_lives, _clock, _receiver);

    /// <summary>Once the others have taken what it held, and when its lease is over by the clock.</summary>
    private async Task ResumeAsync(NodeProcess node, DateTimeOffset leaseUntil)
    {
        Guid id = await node.Id;
        await UntilAsync(async () => TimeProvider.System.GetUtcNow() >= leaseUntil
            && await CountAsync($"nodes WHERE id = '{id}'") == 0 && await CountAsync($"deliveries WHERE node = '{id}'") == 0);
        await node.ResumeAsync();
    }

    private async Task CheckTablesAsync()
    {
        string[] events = await server.ReadAsync<string[]>($"SELECT array_agg(event_id) FROM {_schema.Name}.legs");
        Assert.Equal(events.Order(), _receiver.Events.Order());
        Assert.Equal(events.Length, await CountAsync("ends"));
        Assert.Equal(events.Length, await CountAsync("(SELECT DISTINCT no FROM {schema}.ends) AS each"));
        Assert.Equal(events.Length, await server.ReadAsync<long>($"""
            SELECT sum(count)::bigint FROM (
                SELECT count FROM {_schema.Name}.counts WHERE outcome IN (1, 2)
                UNION ALL SELECT change FROM {_schema.Name}.count_changes WHERE outcome IN (1, 2)) AS counted
            """));

        // Whatever came again is told as perhaps a duplicate.
        string repeated = string.Join(',', _receiver.Repeated.Select(id => $"'{id}'").Append("''"));
        Assert.Equal(0, await CountAsync($"legs WHERE delivery_id IN ({repeated}) AND NOT may_be_duplicate"));
    }

    private Task<long> CountAsync(string what) => server.ReadAsync<long>(
        "SELECT count(*) FROM " + (what[0] == '(' ? what.Replace("{schema}", _schema.Name, StringComparison.Ordinal) : $"{_schema.Name}.{what}"));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using CancellationTokenSource limit = new(Patience);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    private static int Number(string variable, int byDefault) =>
        int.Parse(Environment.GetEnvironmentVariable(variable) ?? $"{byDefault}", CultureInfo.InvariantCulture);
}
