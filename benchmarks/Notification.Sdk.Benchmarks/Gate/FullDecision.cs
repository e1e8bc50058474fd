using BenchmarkDotNet.Attributes;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>Deduplication, two budgets and a window, 95 % duplicates. Every candidate asks all of them and keeps nothing of the 5 % that
/// pass. Times are of one event.</summary>
[MemoryDiagnoser]
public class FullDecision : GateBenchmark
{
    [ParamsSource(nameof(AllKeys))]
    public int Keys { get; set; }

    public static IEnumerable<int> AllKeys => Sizes.Keys;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup(Target = nameof(Dictionaries))]
    public void SetUpDictionaries() => SetUp(new DictionaryGate());

    [GlobalSetup(Target = nameof(MemoryCaches))]
    public void SetUpMemoryCaches() => SetUp(new MemoryCacheGate());

    [GlobalSetup(Target = nameof(RateLimiters))]
    public void SetUpRateLimiters() => SetUp(new RateLimiterGate());

    [GlobalSetup(Target = nameof(DenyUntil))]
    public void SetUpDenyUntil() => SetUp(new DenyGate());

    [Benchmark(Baseline = true, OperationsPerInvoke = Length, Description = "three ConcurrentDictionary")]
    public int Dictionaries() => Ask(Threads);

    [Benchmark(OperationsPerInvoke = Length, Description = "three IMemoryCache")]
    public int MemoryCaches() => Ask(Threads);

    [Benchmark(OperationsPerInvoke = Length, Description = "three chained PartitionedRateLimiter")]
    public int RateLimiters() => Ask(Threads);

    [Benchmark(OperationsPerInvoke = Length, Description = "the gate")]
    public int DenyUntil() => Ask(Threads);

    private void SetUp(IGate gate)
    {
        Stream = Sample.Stream(Keys, Length);
        Fill(gate, Keys);
    }
}
