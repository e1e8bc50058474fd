using System.Diagnostics;
using System.Globalization;

namespace Notification.Sdk.Benchmarks.Gate;

/// <summary>How long the slowest of very many inserts takes: a table that grows must not stop the world.</summary>
internal static class Pauses
{
    public static void Print(int keys)
    {
        Console.WriteLine($"The slowest of {keys:n0} inserts, and the bytes that a live key takes:");
        double dictionary = Measure(new DictionaryGate(), keys, out _);
        using var gate = new DenyGate(budget: 1L << 32);
        double table = Measure(gate, keys, out _);
        double bytes = (double)gate.Table.Bytes / keys;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  three ConcurrentDictionary  {dictionary:f2} ms"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  the gate                    {table:f2} ms, {table / dictionary:f4} of it; {bytes:f1} B a key"));
    }

    private static double Measure(IGate gate, int keys, out long total)
    {
        GC.Collect();
        long worst = total = 0;
        for (int i = 0; i < keys; i++)
        {
            var sample = Sample.Of(i);
            long started = Stopwatch.GetTimestamp();
            gate.Notify(sample);
            long took = Stopwatch.GetTimestamp() - started;
            total += took;
            worst = Math.Max(worst, took);
        }

        return worst * 1000.0 / Stopwatch.Frequency;
    }
}
