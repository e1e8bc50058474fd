using System.Diagnostics;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>Contenders side by side: in every round each of them does the same work, in turns, so that whatever else the machine does
/// meets all of them. Ratios are taken within a round; printed are medians over the rounds.</summary>
/// <param name="workers">How many pieces of work are under way at once.</param>
/// <param name="pieces">How many there are in a round.</param>
internal sealed class Race(int workers, int pieces)
{
    /// <summary>Runs the race and prints a line for each contender; the first one is what the others are compared with.</summary>
    public async Task RunAsync(string title, int rounds, IReadOnlyList<Contender> contenders)
    {
        foreach (Contender contender in contenders)
            await LapAsync(contender);

        var laps = new Lap[contenders.Count, rounds];
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < contenders.Count; turn++)
            {
                int who = (round + turn) % contenders.Count;
                laps[who, round] = await LapAsync(contenders[who]);
            }
        }

        Print(title, contenders, laps);
    }

    private static void Print(string title, IReadOnlyList<Contender> contenders, Lap[,] laps)
    {
        int[] rounds = [.. Enumerable.Range(0, laps.GetLength(1))];
        Console.WriteLine(title);
        for (int i = 0; i < contenders.Count; i++)
        {
            double perSecond = Median(rounds.Select(round => laps[i, round].PerSecond));
            double processor = Median(rounds.Select(round => laps[i, round].Processor));
            double bytes = Median(rounds.Select(round => laps[i, round].Bytes));
            double[] times = [.. rounds.Select(round => laps[0, round].PerSecond / laps[i, round].PerSecond)];
            string spread = $"{times.Min():0.00}–{times.Max():0.00}";
            Console.WriteLine(
                $"  {contenders[i].Name,-46} {perSecond,8:0}/s {Median(times),6:0.00}× ({spread}) {processor,6:0} µs {bytes,8:0} bytes");
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private async Task<Lap> LapAsync(Contender contender)
    {
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        int next = 0;
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            for (int piece; (piece = Interlocked.Increment(ref next)) <= pieces;)
                await contender.WorkAsync(worker, piece);
        })));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double processor = (Environment.CpuUsage.TotalTime - used).TotalMicroseconds;
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new Lap(pieces / seconds, processor / pieces, (double)bytes / pieces);
    }
}
