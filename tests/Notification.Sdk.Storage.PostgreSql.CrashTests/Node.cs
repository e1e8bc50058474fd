using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.PostgreSql.Nodes;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.CrashTests;

/// <summary>The engine over the database that all nodes share, with a channel that tells the parent.</summary>
internal sealed class Node : IAsyncDisposable
{
    private const int Endpoints = 4;
    private const int Publishers = 4;

    private static readonly string[] Topics = ["plain", "plain", "plain", "plain", "plain", "grouped", "capped", "once"];

    private readonly ToParent _report;
    private readonly IHost _host;
    private long _next;

    public Node(string connectionString, string schema, long firstEvent, TimeProvider time, ToParent report)
    {
        (_report, _next) = (report, firstEvent);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IChannel>(new PipeChannel(report, time));
        builder.Services.AddSecurityNotifications(Configure).UsePostgreSql(connectionString, options => options.Schema = schema);
        _host = builder.Build();
    }

    /// <summary>What the tables call this node.</summary>
    public Guid Id => _host.Services.GetRequiredService<NodeIdentity>().Id;

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    /// <summary>Publishes from several threads beside the dispatcher. Nodes that publish the same round meet at the same budgets and things.</summary>
    public async Task PublishAsync(string round, int events)
    {
        int last = -1;
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(async _ =>
        {
            await Task.Yield();
            while (Interlocked.Increment(ref last) is var i && i < events)
            {
                string topic = Topics[i % Topics.Length];
                string id = $"{topic}-{Interlocked.Increment(ref _next)}";
                string shared = $"{round}.{i / Topics.Length % 2}";
                await PublishAsync(new SecurityEvent
                {
                    Id = id,
                    Topic = topic,
                    Kind = $"kind-{i % Endpoints}",
                    Severity = Severity.High,
                    Asset = new Asset(topic is "capped" or "once" ? shared : "a"),
                    Title = "t",
                    DedupKey = topic == "once" ? shared : id,
                });
            }
        }));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }

    private static void Configure(SecurityNotificationsOptions options)
    {
        for (int i = 0; i < Endpoints; i++)
        {
            options.Endpoints[$"pipe-{i}"] = new Endpoint { Channel = "pipe", Address = "x" };
            options.Subscriptions[$"to-{i}"] = new Subscription { Endpoints = [$"pipe-{i}"], Kinds = [$"kind-{i}"] };
        }

        // A lease is 66 times as long.
        options.AttemptTimeout = TimeSpan.FromSeconds(3);
        options.Retry.Waits = [.. Enumerable.Repeat(TimeSpan.Zero, 1000)];
        options.Topics["plain"] = new TopicPolicy { Throttles = [] };
        options.Topics["once"] = new TopicPolicy { Throttles = [], DedupPeriod = TimeSpan.FromDays(2) };
        options.Topics["grouped"] = new TopicPolicy { Throttles = [], GroupWait = TimeSpan.FromSeconds(2) };
        options.Topics["capped"] = new TopicPolicy
        {
            Overflow = Overflow.Drop,
            Throttles =
            [
                new ThrottleRule
                {
                    Name = "two",
                    Limit = 2,
                    ReservedForHigh = 0,
                    Scope = ThrottleScope.Asset,
                    Kind = ThrottleKind.Rolling,
                    Interval = TimeSpan.FromDays(2),
                },
            ],
        };
    }

    private async Task PublishAsync(SecurityEvent securityEvent)
    {
        _report.Say($"tried {securityEvent.Id} {securityEvent.Asset!.Id}");
        while (true)
        {
            try
            {
                PublishResult result = await _host.Services.GetRequiredService<ISecurityNotifier>().PublishAsync(securityEvent);
                bool isKept = result.IsAccepted || result.Rule == Rules.SameId;
                _report.Say($"{(isKept ? "accepted" : "refused")} {securityEvent.Id} {securityEvent.Asset!.Id}");
                return;
            }
            catch (StoreException exception) when (exception.IsTransient)
            {
                // A node that stands still may hold a row for a while. Again, under the same id.
            }
        }
    }
}
