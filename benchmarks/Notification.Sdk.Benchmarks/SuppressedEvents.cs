using System.Threading.RateLimiting;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Benchmarks;

/// <summary>The events that never become notifications, which are most: through the public door, beside the chain of rate limiters that
/// one would write instead (deduplication, five a day, one a server a day; without the window, the routes and the counts).</summary>
[MemoryDiagnoser]
public class SuppressedEvents
{
    private SecurityEvent[] _events = [];
    private ISecurityNotifier _notifier = null!;
    private ServiceProvider _services = null!;
    private PartitionedRateLimiter<SecurityEvent> _chain = null!;
    private int _next;

    /// <summary>How many different events there are.</summary>
    public static IEnumerable<int> KeyCounts { get; set; } = [1_000, 100_000];

    [ParamsSource(nameof(KeyCounts))]
    public int Keys { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _events = [.. Enumerable.Range(0, Keys).Select(NewEvent)];
        _chain = NewChain();
        _services = new ServiceCollection().AddLogging()
            .AddSecurityNotifications(options => options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [] })
            .Services.BuildServiceProvider();
        _notifier = _services.GetRequiredService<ISecurityNotifier>();
        foreach (SecurityEvent securityEvent in _events)
        {
            await _notifier.PublishAsync(securityEvent);
            _chain.AttemptAcquire(securityEvent).Dispose();
        }

        // Published again under other ids: from here on every event is a duplicate.
        _events = [.. Enumerable.Range(0, Keys).Select(i => NewEvent(i) with { Id = $"again-{i}" })];
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _chain.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "three chained PartitionedRateLimiters")]
    public bool Chain()
    {
        using RateLimitLease lease = _chain.AttemptAcquire(Next());
        return lease.IsAcquired;
    }

    [Benchmark(Description = "PublishAsync of a duplicate")]
    public async Task<bool> PublishAsync() => (await _notifier.PublishAsync(Next())).IsAccepted;

    private static SecurityEvent NewEvent(int number) => SecurityEvents.SuspiciousProcess(
        new Asset($"i-0123456789abcdef{number % 1000:d4}"), new ProcessEvidence($"miner-{number}") { Path = "/tmp/.x/miner" });

    private static PartitionedRateLimiter<SecurityEvent> NewChain() => PartitionedRateLimiter.CreateChained(
        NewLimiter(securityEvent => $"{securityEvent.Asset!.Id}/{((ProcessEvidence)securityEvent.Evidence[0]).Name}", 1),
        NewLimiter(securityEvent => securityEvent.Topic, int.MaxValue),
        NewLimiter(securityEvent => securityEvent.Asset!.Id, int.MaxValue));

    private static PartitionedRateLimiter<SecurityEvent> NewLimiter(Func<SecurityEvent, string> keyOf, int limit) =>
        PartitionedRateLimiter.Create<SecurityEvent, string>(securityEvent => RateLimitPartition.GetFixedWindowLimiter(
            keyOf(securityEvent),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromDays(1), QueueLimit = 0 }));

    private SecurityEvent Next()
    {
        _next = (_next + 1) % _events.Length;
        return _events[_next];
    }
}
