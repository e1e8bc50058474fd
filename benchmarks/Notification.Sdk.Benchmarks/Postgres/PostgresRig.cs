using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Npgsql;

namespace Notification.Sdk.Benchmarks.Postgres;

/// <summary>The engine over a schema of its own, nothing dispatched.</summary>
internal sealed class PostgresRig : IAsyncDisposable
{
    public const int Endpoints = 8;

    private readonly ServiceProvider _services;
    private readonly bool _isOwner;
    private long _events;

    /// <param name="source">The database.</param>
    /// <param name="schema">The schema of a rig whose node this one joins; null for one of its own.</param>
    public PostgresRig(NpgsqlDataSource source, string? schema = null)
    {
        (Source, _isOwner) = (source, schema is null);
        Schema = schema ?? $"bench_{Guid.NewGuid():N}";
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSecurityNotifications(options =>
        {
            for (int i = 0; i < Endpoints; i++)
            {
                options.Endpoints[$"ops-{i}"] = new Endpoint { Channel = "inbox", Address = "ops" };
                options.Subscriptions[$"to-{i}"] = new Subscription { Endpoints = [$"ops-{i}"], Kinds = [$"kind-{i}"] };
            }

            options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [] };
        }).UsePostgreSql(source, options => options.Schema = Schema);
        _services = services.BuildServiceProvider();
    }

    public NpgsqlDataSource Source { get; }

    public string Schema { get; }

    public ISecurityNotifier Notifier => _services.GetRequiredService<ISecurityNotifier>();

    public IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public SecurityEvent Next()
    {
        long number = Interlocked.Increment(ref _events);
        string id = $"event-{number}";
        return new SecurityEvent
        {
            Id = id,
            Topic = Topics.Alerts,
            Kind = $"kind-{number % Endpoints}",
            Severity = Severity.High,
            Asset = new Asset("web-1") { Name = "shop front" },
            Title = "Suspicious process on web-1",
            Summary = "A process that mines coins was started by the account www-data.",
            DedupKey = id,
        };
    }

    public async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = Source.CreateCommand(sql.Replace("{schema}", Schema, StringComparison.Ordinal));
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_isOwner)
        {
            await ExecuteAsync("DROP SCHEMA {schema} CASCADE");
        }
    }
}
