using BenchmarkDotNet.Attributes;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>What the benchmarks of gates share: a stream of events, and threads that ask about all of it at once.</summary>
public abstract class GateBenchmark
{
    /// <summary>Events of one measurement, on each thread.</summary>
    protected const int Length = 1 << 20;

    private protected Sample[] Stream { get; set; } = [];

    private protected IGate? Gate { get; set; }

    [GlobalCleanup]
    public void CleanUp() => Gate?.Dispose();

    private protected void Fill(IGate gate, int keys)
    {
        Gate = gate;
        for (int i = 0; i < keys; i++)
        {
            gate.Notify(Sample.Of(i));
        }
    }

    /// <summary>Asks about the stream, on each thread from another place on.</summary>
    private protected int Ask(int threads)
    {
        if (threads == 1)
        {
            return Ask(Gate!, Stream, 0);
        }

        int admitted = 0;
        Thread[] running = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() =>
            Interlocked.Add(ref admitted, Ask(Gate!, Stream, thread * (Length / threads)))))];
        Array.ForEach(running, thread => thread.Start());
        Array.ForEach(running, thread => thread.Join());
        return admitted;
    }

    private static int Ask(IGate gate, Sample[] stream, int from)
    {
        int admitted = 0;
        for (int i = 0; i < Length; i++)
        {
            admitted += gate.Admits(stream[(from + i) & (Length - 1)]) ? 1 : 0;
        }

        return admitted;
    }
}
