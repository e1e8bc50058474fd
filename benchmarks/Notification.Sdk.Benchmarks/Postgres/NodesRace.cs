using System.Diagnostics;
using System.Globalization;
using Notification.Sdk.Events;
using Npgsql;

namespace Notification.Sdk.Benchmarks.Postgres;

/// <summary>Two nodes over one schema beside one node alone: the same flood, of which 95 in a hundred events are duplicates, by as many publishers, in turns.
/// All in one process, so that the cores are shared alike.</summary>
internal static class NodesRace
{
    private const int Publishers = 100;
    private const int Alike = 20;

    // Once would be over while the database still works on what was news.
    private const int Again = 40;

    public static async Task RunAsync(NpgsqlDataSource source, int rounds, int events)
    {
        await using PostgresRig one = new(source);
        await using PostgresRig another = new(source, one.Schema);

        // Each listens to the other from its first look at the outbox on, as a dispatcher makes it.
        await one.Outbox.NextDueAsync([], default);
        await another.Outbox.NextDueAsync([], default);
        List<double> fresh = [];
        List<double> known = [];
        for (int round = -2; round < rounds; round++)
        {
            (double First, double Again) alone = await FloodAsync([one], $"alone-{round}", events);
            (double First, double Again) together = await FloodAsync([one, another], $"together-{round}", events);
            if (round >= 0)
            {
                fresh.Add(together.First / alone.First);
                known.Add(together.Again / alone.Again);
                Write($"round {round,2}: one node {alone.First,9:f0} events/s, two nodes {together.First,9:f0} = {fresh[^1]:f2}; of known things {alone.Again,9:f0} and {together.Again,9:f0} = {known[^1]:f2}");
            }
        }

        Write($"median: two nodes make {Median(fresh):f2} of the events of one; of known things {Median(known):f2}");
    }

    // The flood, and then the same things again, of which none is news any more.
    private static async Task<(double First, double Again)> FloodAsync(PostgresRig[] nodes, string name, int events) =>
        (await PublishAsync(nodes, name, events, times: 1), await PublishAsync(nodes, name, events, Again));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task<double> PublishAsync(PostgresRig[] nodes, string name, int events, int times)
    {
        SecurityEvent[] flood = [.. Enumerable.Range(0, events).Select(i => nodes[0].Next() with { DedupKey = $"{name}-{i / Alike}" })];
        new Random(1).Shuffle(flood);
        int next = -1;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(publisher => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < times * flood.Length)
            {
                await nodes[publisher % nodes.Length].Notifier.PublishAsync(flood[i % flood.Length]);
            }
        })));
        return (double)times * events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
