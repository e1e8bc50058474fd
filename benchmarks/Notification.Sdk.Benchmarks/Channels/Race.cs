using System.Diagnostics;

namespace Notification.Sdk.Benchmarks.Channels;

/// <summary>Contenders side by side: in every round each of them does the same work, in turns, so that whatever else the machine
/// does meets all of them. Ratios are taken within a round; printed are medians over the rounds, and in brackets the
/// quartiles.</summary>
/// <param name="workers">How many pieces of work are under way at once.</param>
/// <param name="pieces">How many there are in a round.</param>
internal sealed class Race(int workers, int pieces)
{
    /// <summary>Runs the race and prints a line for each contender; the first one is what the others are compared with.</summary>
    public async Task RunAsync(string title, int warmUp, int rounds, IReadOnlyList<Contender> contenders)
    {
        for (int round = 0; round < warmUp; round++)
        {
            foreach (Contender contender in contenders)
                await LapAsync(contender);
        }

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
            double perSecond = At(rounds.Select(round => laps[i, round].PerSecond), 0.5);
            double processor = At(rounds.Select(round => laps[i, round].Processor), 0.5);
            double bytes = At(rounds.Select(round => laps[i, round].Bytes), 0.5);
            double[] times = [.. rounds.Select(round => laps[0, round].PerSecond / laps[i, round].PerSecond)];
            string compared = $"{At(times, 0.5):0.00}× ({At(times, 0.25):0.00}–{At(times, 0.75):0.00})";
            Console.WriteLine(
                $"  {contenders[i].Name,-46} {perSecond,8:0}/s {compared,18} {processor,6:0} µs {bytes,8:0} bytes");
        }
    }

    // The value below which a part of them lies.
    private static double At(IEnumerable<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Round((sorted.Length - 1) * part)];
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
