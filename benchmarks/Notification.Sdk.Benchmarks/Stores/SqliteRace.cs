using System.Diagnostics;
using System.Globalization;

namespace Notification.Sdk.Benchmarks.Stores;

/// <summary>Publishing into the SQLite store beside the raw ceiling of the same rows, in turns over short rounds.</summary>
internal static class SqliteRace
{
    private const int Publishers = 100;

    public static async Task RunAsync(int rounds, int eventsInARound)
    {
        await using StoreRig rig = new();
        await rig.Notifier.ExplainAsync(rig.Next());
        using var rawFile = new RawFile(rig.File, rig.Next());
        List<double> many = [];
        List<double> lone = [];
        for (int round = -1; round < rounds; round++)
        {
            double raw = Raw(rawFile, eventsInARound);
            double store = await PublishAsync(rig, eventsInARound);
            double[] rawLone = LoneRaw(rawFile, 200);
            double[] storeLone = await LoneAsync(rig, 200);
            if (round >= 0)
            {
                many.Add(store / raw);
                lone.Add(Percentile(storeLone, 0.99) / Percentile(rawLone, 0.99));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"round {round,2}: 100 awaiting {store,8:f0}/s of {raw,8:f0}/s = {many[^1]:p0}; lone p50 {Percentile(storeLone, 0.5):f2} of {Percentile(rawLone, 0.5):f2} ms, p99 {Percentile(storeLone, 0.99):f2} of {Percentile(rawLone, 0.99):f2} ms = {lone[^1]:f2}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"median: {Percentile([.. many], 0.5):p0} of the ceiling with 100 awaiting; p99 of a lone publisher {Percentile([.. lone], 0.5):f2} times one raw insert"));
    }

    private static double Raw(RawFile file, int events)
    {
        long start = Stopwatch.GetTimestamp();
        for (int done = 0; done < events; done += Publishers)
        {
            file.Insert(Publishers);
        }

        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> PublishAsync(StoreRig rig, int events)
    {
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(async _ =>
        {
            await Task.Yield();
            for (int i = 0; i < events / Publishers; i++)
            {
                await rig.Notifier.PublishAsync(rig.Next());
            }
        }));
        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double[] LoneRaw(RawFile file, int events)
    {
        double[] times = new double[events];
        for (int i = 0; i < events; i++)
        {
            long start = Stopwatch.GetTimestamp();
            file.Insert(1);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times;
    }

    private static async Task<double[]> LoneAsync(StoreRig rig, int events)
    {
        double[] times = new double[events];
        for (int i = 0; i < events; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await rig.Notifier.PublishAsync(rig.Next());
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times;
    }

    private static double Percentile(double[] values, double part)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))];
    }
}
