using BenchmarkDotNet.Attributes;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>The full decision where a few things make up most of the stream (Zipf), and where one thing is all of it.</summary>
[MemoryDiagnoser]
public class MixedDecision : GateBenchmark
{
    [ParamsSource(nameof(AllKeys))]
    public int Keys { get; set; }

    public static IEnumerable<int> AllKeys => Sizes.OneOrMany;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup(Target = nameof(Dictionaries))]
    public void SetUpDictionaries() => SetUp(new DictionaryGate());

    [GlobalSetup(Target = nameof(DenyUntil))]
    public void SetUpDenyUntil() => SetUp(new DenyGate());

    [Benchmark(Baseline = true, OperationsPerInvoke = Length, Description = "three ConcurrentDictionary")]
    public int Dictionaries() => Ask(Threads);

    [Benchmark(OperationsPerInvoke = Length, Description = "the gate")]
    public int DenyUntil() => Ask(Threads);

    private void SetUp(IGate gate)
    {
        Stream = Sample.Zipf(Keys, Length);
        Fill(gate, Keys);
    }
}
