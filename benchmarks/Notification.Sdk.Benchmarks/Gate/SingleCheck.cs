using BenchmarkDotNet.Attributes;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>Deduplication alone, beside the least that it could cost, and in batches.</summary>
[MemoryDiagnoser]
public class SingleCheck : GateBenchmark
{
    private const int Batch = 32;

    private DenyGate _gate = null!;
    private long _line;

    [ParamsSource(nameof(AllKeys))]
    public int Keys { get; set; }

    public static IEnumerable<int> AllKeys => Sizes.MoreKeys;

    [GlobalSetup]
    public void SetUp()
    {
        Stream = Sample.Stream(Keys, Length);
        Fill(_gate = new DenyGate(), Keys);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Length, Description = "floor: hash, clock, one line")]
    public int Floor()
    {
        int silent = 0;
        foreach (Sample sample in Stream)
        {
            silent += _gate.IsSilentFloor(sample.Thing, ref _line) ? 1 : 0;
        }

        return silent;
    }

    [Benchmark(OperationsPerInvoke = Length, Description = "one by one")]
    public int OneByOne()
    {
        int silent = 0;
        foreach (Sample sample in Stream)
        {
            silent += _gate.IsSilent(sample.Thing) ? 1 : 0;
        }

        return silent;
    }

    [Benchmark(OperationsPerInvoke = Length, Description = "batches of 32")]
    public int Batches()
    {
        int silent = 0;
        for (int i = 0; i < Length; i += Batch)
        {
            silent += _gate.CountSilent(Stream.AsSpan(i, Batch));
        }

        return silent;
    }
}
