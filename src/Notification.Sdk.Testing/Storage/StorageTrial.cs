using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Testing.Storage;

/// <summary>One case under way: the engine over the store, with one endpoint that writes down what it gets.</summary>
internal sealed class StorageTrial : IAsyncDisposable
{
    public const string Endpoint = "ops";
    public const string Plain = "plain";
    public const string Capped = "capped";
    public const int Cap = 3;

    private readonly StorageConformance _suite;
    private readonly Recorder _channel = new();
    private ServiceProvider _services;

    public StorageTrial(StorageConformance suite)
    {
        _suite = suite;
        _services = suite.Build(_channel);
    }

    public ManualClock Clock => _suite.Clock;

    public bool SurvivesRestart => _suite.SurvivesRestart;

    public ISecurityNotifier Notifier => Get<ISecurityNotifier>();

    public IOutbox Outbox => Get<IOutbox>();

    /// <summary>What the endpoint got.</summary>
    public IReadOnlyList<Delivery> Sent => [.. _channel.Sent];

    public static void Configure(SecurityNotificationsOptions options)
    {
        options.Endpoints[Endpoint] = new Endpoint { Channel = Recorder.ChannelName, Address = "x" };
        options.Subscriptions["all"] = new Subscription { Endpoints = [Endpoint], Topics = [Plain, Capped] };
        options.Topics[Plain] = new TopicPolicy { Throttles = [], DedupPeriod = TimeSpan.FromHours(1) };
        options.Topics[Capped] = new TopicPolicy
        {
            DedupPeriod = TimeSpan.FromHours(1),
            Throttles = [new ThrottleRule { Name = "three", Limit = Cap, ReservedForHigh = 0 }],
        };
    }

    public static SecurityEvent Event(string id, string topic = Plain, string? key = null) => new()
    {
        Id = id,
        Topic = topic,
        Kind = "k",
        Severity = Severity.High,
        Title = "Something",
        DedupKey = key ?? id,
    };

    public Leg Leg(string id, string endpoint = Endpoint, TimeSpan dueIn = default, string? group = null) => new()
    {
        Id = id,
        Tenant = "",
        Endpoint = endpoint,
        Topic = Plain,
        Kind = DeliveryKind.Event,
        DueAt = Clock.Now + dueIn,
        GroupKey = group,
        AcceptedAt = Clock.Now,
    };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<PublishResult> PublishAsync(string id, string topic = Plain, string? key = null) =>
        await Notifier.PublishAsync(Event(id, topic, key)).ConfigureAwait(false);

    public async Task AppendAsync(params Leg[] legs) => await Outbox.AppendAsync(legs, default).ConfigureAwait(false);

    public async Task<IReadOnlyList<Claim>> ClaimAsync(int perEndpoint = 1000, params string[] except) => await Outbox.ClaimAsync(
        new ClaimRequest(Clock.Now, Clock.Now.AddHours(1), perEndpoint, [.. except.Select(name => new EndpointKey("", name))]),
        default).ConfigureAwait(false);

    public async Task<int> SettleAsync(params Settlement[] settlements) =>
        await Outbox.SettleAsync(settlements, default).ConfigureAwait(false);

    public async Task<long> CountAsync(Outcome outcome, string? rule = null) =>
        (await Get<IDeliveryLog>().CountAsync().ConfigureAwait(false))
            .Where(count => count.Outcome == outcome && (rule is null || count.Rule == rule)).Sum(count => count.Count);

    public async Task DispatchAsync() => await Get<IDispatcher>().DispatchDueAsync().ConfigureAwait(false);

    /// <summary>Ends everything and begins again over the same place.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync().ConfigureAwait(false);
        _services = _suite.Build(_channel);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Recorder : IChannel
    {
        public const string ChannelName = "conformance-recorder";

        public ConcurrentQueue<Delivery> Sent { get; } = new();

        public string Name => ChannelName;

        public ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
        {
            Sent.Enqueue(delivery);
            return ValueTask.FromResult(DeliveryReceipt.Delivered("ok"));
        }
    }
}
