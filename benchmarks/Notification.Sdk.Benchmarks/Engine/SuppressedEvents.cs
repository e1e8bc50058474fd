using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Benchmarks.Gate;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Benchmarks.Engine;

/// <summary>Events that never become notifications, which are most: through the public door with somebody listening to the metrics, beside
/// the chain of rate limiters that one would write instead, which only says no, and beside the bare gate. And one that is admitted.</summary>
[MemoryDiagnoser]
public class SuppressedEvents
{
    private const int Length = 1 << 18;
    private const int AdmittedEvents = 1 << 14;

    private Sample[] _samples = [];
    private SecurityEvent[] _events = [];
    private IGate? _gate;
    private ISecurityNotifier _notifier = null!;
    private ServiceProvider? _services;
    private MeterListener? _listener;
    private int _next;

    [ParamsSource(nameof(AllKeys))]
    public int Keys { get; set; }

    public static IEnumerable<int> AllKeys => Sizes.PublishedKeys;

    [GlobalSetup(Target = nameof(Chain))]
    public void SetUpChain() => SetUpGate(new RateLimiterGate());

    [GlobalSetup(Target = nameof(BareGate))]
    public void SetUpBareGate() => SetUpGate(new DenyGate());

    [GlobalSetup(Targets = [nameof(Duplicates), nameof(Batches)])]
    public async Task SetUpDuplicatesAsync()
    {
        SetUpEngine();
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < Keys; i++)
                await _notifier.PublishAsync(NewEvent(i) with { Id = $"first-{round}-{i}" });
        }

        // Published before under other ids: from here on every event is a known duplicate.
        var random = new Random(1);
        SecurityEvent[] known = [.. Enumerable.Range(0, Keys).Select(NewEvent)];
        _events = [.. Enumerable.Range(0, Length).Select(_ => known[random.Next(Keys)])];
    }

    [GlobalSetup(Target = nameof(Admitted))]
    public void SetUpAdmitted() => SetUpEngine();

    [GlobalCleanup]
    public void CleanUp()
    {
        _gate?.Dispose();
        _listener?.Dispose();
        _services?.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Length, Description = "three chained PartitionedRateLimiter")]
    public int Chain() => AskGate();

    [Benchmark(OperationsPerInvoke = Length, Description = "the gate alone")]
    public int BareGate() => AskGate();

    [Benchmark(OperationsPerInvoke = Length, Description = "PublishAsync of a duplicate")]
    public async Task<int> Duplicates()
    {
        int accepted = 0;
        foreach (SecurityEvent securityEvent in _events)
            accepted += (await _notifier.PublishAsync(securityEvent)).IsAccepted ? 1 : 0;

        return accepted;
    }

    [Benchmark(OperationsPerInvoke = Length, Description = "PublishAsync of duplicates, 256 at once")]
    public async Task<int> Batches()
    {
        int accepted = 0;
        for (int i = 0; i < Length; i += 256)
            accepted += (await _notifier.PublishAsync(new ArraySegment<SecurityEvent>(_events, i, 256))).Count(result => result.IsAccepted);

        return accepted;
    }

    [Benchmark(OperationsPerInvoke = AdmittedEvents, Description = "PublishAsync of an event that is admitted, building it included")]
    public async Task<int> Admitted()
    {
        int accepted = 0;
        for (int i = 0; i < AdmittedEvents; i++)
            accepted += (await _notifier.PublishAsync(NewEvent(_next++))).IsAccepted ? 1 : 0;

        return accepted;
    }

    private static SecurityEvent NewEvent(int number) => SecurityEvents.SuspiciousProcess(
        new Asset($"i-0123456789abcdef{number % 9973:d4}"), new ProcessEvidence($"miner-{number:d8}") { Path = "/tmp/.x/miner" });

    private int AskGate()
    {
        int admitted = 0;
        foreach (ref readonly Sample sample in _samples.AsSpan())
            admitted += _gate!.Admits(sample) ? 1 : 0;

        return admitted;
    }

    private void SetUpGate(IGate gate)
    {
        _gate = gate;
        _samples = Sample.Stream(Keys, Length);
        for (int i = 0; i < Keys; i++)
            gate.Notify(Sample.Of(i));
    }

    private void SetUpEngine()
    {
        _services = new ServiceCollection().AddLogging()
            .AddSecurityNotifications(options => options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [] })
            .Services.BuildServiceProvider();
        _notifier = _services.GetRequiredService<ISecurityNotifier>();
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == NotificationTelemetry.Name)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, _, _, _) => { });
        _listener.Start();
    }
}
