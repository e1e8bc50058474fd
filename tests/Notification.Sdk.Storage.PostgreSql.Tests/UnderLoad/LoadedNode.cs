using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Storage.PostgreSql.CrashTests;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Tests.UnderLoad;

/// <summary>One node at work: publishers that never tire, and the dispatcher of a host. What is refused for the moment is published again under the same
/// id. On a clock that runs twenty times as fast, so that waits after a failure are short.</summary>
internal sealed class LoadedNode : IAsyncDisposable
{
    private const int Publishers = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, int> _arrived = new();
    private readonly ConcurrentDictionary<string, string> _told = new();
    private readonly ConcurrentDictionary<string, bool> _alone = new();
    private readonly List<Task<List<string>>> _publishers = [];
    private readonly IHost _host;
    private int _failures;

    private LoadedNode(string connectionString, string schema, WhenStoreAway whenAway)
    {
        var time = new QuickClock(TimeProvider.System.GetUtcNow());
        var channel = new RecordingChannel(time) { Answer = Take };
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IChannel>(channel);
        builder.Services.AddSecurityNotifications(options =>
        {
            options.AttemptTimeout = TimeSpan.FromSeconds(3);
            options.Endpoints["ops"] = new Endpoint { Channel = channel.Name, Address = "ops" };
            options.Subscriptions["all"] = new Subscription { Endpoints = ["ops"] };
            options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [], WhenStoreAway = whenAway };
        }).UsePostgreSql(connectionString, options =>
        {
            options.Schema = schema;
            options.CommandTimeout = TimeSpan.FromSeconds(2);
        });
        _host = builder.Build();
    }

    /// <summary>How often a publisher was told that the store failed.</summary>
    public int Failures => Volatile.Read(ref _failures);

    /// <summary>In which words.</summary>
    public IEnumerable<string> Told => _told.Keys;

    public int Delivered => _arrived.Count;

    /// <summary>How many events it has decided without the store.</summary>
    public int DecidedLocally => _alone.Count;

    public static async Task<LoadedNode> StartAsync(string connectionString, string schema, WhenStoreAway whenAway = WhenStoreAway.Wait)
    {
        var node = new LoadedNode(connectionString, schema, whenAway);
        await node._host.StartAsync();
        node._publishers.AddRange(Enumerable.Range(0, Publishers).Select(lane => Task.Run(() => node.PublishAsync(lane))));
        await node.DeliverMoreAsync();
        return node;
    }

    /// <summary>Until so many more have arrived.</summary>
    public Task DeliverMoreAsync(int count = 50)
    {
        int wanted = Delivered + count;
        return UntilAsync(() => Delivered >= wanted);
    }

    /// <summary>Until publishers are told of trouble.</summary>
    public Task FailAsync()
    {
        int before = Failures;
        return UntilAsync(() => Failures > before);
    }

    /// <summary>Stops the publishers, and waits until all that was accepted has arrived.</summary>
    public async Task CheckAsync()
    {
        await _stop.CancelAsync();
        string[] accepted = [.. (await Task.WhenAll(_publishers).WaitAsync(Patience)).SelectMany(ids => ids)];
        await UntilAsync(() => accepted.All(_arrived.ContainsKey));

        // Only what may have arrived the first time comes again; and what the store may have kept although it was not heard to say so.
        IDeliveryLog log = _host.Services.GetRequiredService<IDeliveryLog>();
        foreach (string twice in _arrived.Where(entry => entry.Value > 1).Select(entry => entry.Key).Except(_alone.Keys))
        {
            Assert.True(Assert.Single(await log.QueryAsync(new DeliveryLogQuery { EventId = twice })).MayBeDuplicate, twice);
        }
    }

    /// <summary>Until an outcome stands in the log by this rule.</summary>
    public async Task LogAsync(string rule)
    {
        IDeliveryLog log = _host.Services.GetRequiredService<IDeliveryLog>();
        using CancellationTokenSource limit = new(Patience);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(50));
        while (!(await log.CountAsync()).Any(outcome => outcome.Rule == rule))
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _host.StopAsync();
        _host.Dispose();
        _stop.Dispose();
    }

    private ValueTask<DeliveryReceipt> Take(Delivery delivery, CancellationToken cancellationToken)
    {
        foreach (SecurityEvent securityEvent in delivery.Events)
        {
            _arrived.AddOrUpdate(securityEvent.Id, 1, (_, times) => times + 1);
        }

        return ValueTask.FromResult(DeliveryReceipt.Delivered("ok"));
    }

    private async Task<List<string>> PublishAsync(int lane)
    {
        ISecurityNotifier notifier = _host.Services.GetRequiredService<ISecurityNotifier>();
        List<string> accepted = [];
        for (int i = 0; !_stop.IsCancellationRequested; i++)
        {
            string id = $"{lane}-{i}";
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    PublishResult result = await notifier.PublishAsync(StoreWorldEvent(id));
                    Assert.True(result.IsAccepted || result.Rule is Rules.SameId or Rules.Duplicate, result.Rule);
                    if (result.DecidedLocally)
                    {
                        _alone.TryAdd(id, true);
                    }

                    accepted.Add(id);
                    break;
                }
                catch (StoreException exception)
                {
                    Assert.True(exception.IsTransient, exception.Message);
                    _told.TryAdd(exception.Message, id);
                    Interlocked.Increment(ref _failures);
                    await Task.Yield();
                }
            }
        }

        return accepted;
    }

    private static SecurityEvent StoreWorldEvent(string id) => Storage.Tests.StoreWorld.Alert(id);

    private async Task UntilAsync(Func<bool> holds)
    {
        using CancellationTokenSource limit = new(Patience);
        using PeriodicTimer look = new(TimeSpan.FromMilliseconds(20));
        while (!holds())
        {
            Assert.False(_publishers.Any(publisher => publisher.IsFaulted), $"{_publishers.FirstOrDefault(publisher => publisher.IsFaulted)?.Exception}");
            Assert.False(limit.IsCancellationRequested, $"{Delivered} delivered, {Failures} failures: {string.Join(' ', Told)}");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
