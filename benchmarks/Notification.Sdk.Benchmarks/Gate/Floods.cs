using BenchmarkDotNet.Attributes;
using Notification.Sdk.Events;
using Notification.Sdk.Gate;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>Invented keys: under a spent budget, which leaves no trace of them; tracked, each for the first time; and tracked in a
/// table, or a cache, that is full.</summary>
[MemoryDiagnoser]
public class Floods : GateBenchmark
{
    private const int Full = 100_000;

    private DenyGate _deny = null!;
    private int _next;

    [GlobalSetup(Target = nameof(UnderASpentBudget))]
    public void SetUpSpent()
    {
        Stream = [.. Enumerable.Range(0, Length).Select(Sample.Of)];
        _deny = new DenyGate();
        _deny.SaturateTopic();
        Gate = _deny;
    }

    [GlobalSetup(Targets = [nameof(Tracked), nameof(TrackedByDictionaries), nameof(TrackedByMemoryCaches)])]
    public void SetUpTracked() => Stream = [.. Enumerable.Range(0, Length).Select(Sample.Of)];

    [GlobalSetup(Target = nameof(FullTable))]
    public void SetUpFull()
    {
        SetUpTracked();
        Fill(_deny = new DenyGate(budget: Full * 18L), 2 * Full);
    }

    [GlobalSetup(Target = nameof(FullMemoryCache))]
    public void SetUpFullCache()
    {
        SetUpTracked();
        Fill(new MemoryCacheGate(sizeLimit: Full), Full);
    }

    [Benchmark(OperationsPerInvoke = Length, Description = "the gate, under a spent budget")]
    public int UnderASpentBudget() => Ask(threads: 1);

    [Benchmark(OperationsPerInvoke = Length, Description = "the gate, first seen and tracked")]
    public int Tracked() => Track(new DenyGate());

    [Benchmark(OperationsPerInvoke = Length, Description = "three ConcurrentDictionary, first seen and tracked")]
    public int TrackedByDictionaries() => Track(new DictionaryGate());

    [Benchmark(OperationsPerInvoke = Length, Description = "three IMemoryCache, first seen and tracked")]
    public int TrackedByMemoryCaches() => Track(new MemoryCacheGate());

    [Benchmark(OperationsPerInvoke = Length, Description = "the gate, full")]
    public int FullTable()
    {
        int silent = 0;
        long now = GateTime.Of(TimeProvider.System.GetUtcNow());
        int high = Refusal.LevelOf(Severity.High, Verdict.Confirmed);
        for (int i = 0; i < Length; i++, _next++)
        {
            GateKey key = _deny.KeyOf(Stream[i].Thing) with { High = (ulong)_next & GateKey.HighMask };
            silent += _deny.Table.Refuse(key, now + DenyGate.Day - 1, high, now, DenyGate.Day) ? 1 : 0;
        }

        return silent;
    }

    [Benchmark(OperationsPerInvoke = Length, Description = "IMemoryCache, full")]
    public int FullMemoryCache() => Track(Gate!);

    private int Track(IGate gate)
    {
        int admitted = 0;
        foreach (ref readonly Sample sample in Stream.AsSpan())
        {
            admitted += gate.Admits(sample) ? 1 : 0;
            gate.Notify(sample);
        }

        return admitted;
    }
}
