using System.Diagnostics;
using System.Globalization;
using Notification.Sdk.Benchmarks.Channels;

namespace Notification.Sdk.Benchmarks.Engine;

/// <summary>The whole engine, from publishing distinct events to their receipts, beside a bare channel of tasks and an
/// <see cref="HttpClient"/>; and what waiting notifications weigh.</summary>
internal static class DeliveryRace
{
    private const int AtOnce = 16;

    public static async Task RunAsync(Effort effort)
    {
        bool isShort = effort == Effort.Short;
        int events = isShort ? 200 : 20_000;
        int rounds = isShort ? 1 : 5;
        using HttpReceiver receiver = await HttpReceiver.StartAsync();
        var bare = new List<(double Seconds, double Processor)>();
        var engine = new List<(double Seconds, double Processor)>();
        for (int round = -1; round < rounds; round++)
        {
            (double Seconds, double Processor) loop = await MeasureAsync(() => BareLoop.RunAsync(receiver.Address, events, AtOnce));
            await using WholeEngine whole = await WholeEngine.StartAsync(receiver.Address, AtOnce);
            (double Seconds, double Processor) all = await MeasureAsync(() => whole.DeliverAsync(events));
            if (round >= 0 || isShort)
            {
                bare.Add(loop);
                engine.Add(all);
            }
        }

        Console.WriteLine(Line($"Deliveries to a local receiver, {AtOnce} at once, {events:n0} events, medians of {bare.Count}:"));
        Console.WriteLine(Line($"  Channel + HttpClient  {events / Median(bare, lap => lap.Seconds),8:f0}/s {1e6 * Median(bare, lap => lap.Processor) / events,6:f0} µs of processor"));
        Console.WriteLine(Line($"  the engine            {events / Median(engine, lap => lap.Seconds),8:f0}/s {1e6 * Median(engine, lap => lap.Processor) / events,6:f0} µs of processor"));
        double[] ratios = [.. bare.Zip(engine, (loop, all) => loop.Seconds / all.Seconds).Order()];
        Console.WriteLine(Line($"  the engine's part     {ratios[ratios.Length / 2]:f2} ({ratios[0]:f2}–{ratios[^1]:f2})"));
        await WeighAsync(receiver.Address, isShort ? 1_000 : 100_000);
    }

    private static async Task WeighAsync(Uri receiver, int legs)
    {
        await using WholeEngine held = await WholeEngine.StartAsync(receiver, AtOnce, isRunning: false);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await held.PublishAsync(legs);
        double megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(Line($"  {legs:n0} waiting legs: {megabytes:f0} MB of heap, {1e6 * megabytes / legs:f0} B each; working set {process.WorkingSet64 / 1e6:f0} MB"));
    }

    private static async Task<(double Seconds, double Processor)> MeasureAsync(Func<Task> run)
    {
        GC.Collect();
        TimeSpan used = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        await run();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (seconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }

    private static double Median(List<(double Seconds, double Processor)> laps, Func<(double Seconds, double Processor), double> value)
    {
        double[] sorted = [.. laps.Select(value).Order()];
        return sorted[sorted.Length / 2];
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
