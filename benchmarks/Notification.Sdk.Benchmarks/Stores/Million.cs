using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Benchmarks.Stores;

/// <summary>Many events through the SQLite store and a webhook to a receiver in this process: nothing missing, memory flat, the file
/// bounded.</summary>
internal static class Million
{
    private const int Publishers = 100;

    public static async Task RunAsync(long events)
    {
        await using CountingReceiver receiver = await CountingReceiver.StartAsync(events);
        await using StoreRig rig = new(builder =>
        {
            builder.AddWebhook(webhook =>
            {
                webhook.Http.AllowedNetworks.Add("127.0.0.1/32");
                webhook.Http.RequireHttps = false;
            });
            builder.Services.Configure<SecurityNotificationsOptions>(options =>
            {
                options.Endpoints["ops"] = new Endpoint { Channel = "webhook", Address = receiver.Address, Concurrency = 16 };
                options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [], DedupPeriod = TimeSpan.FromMinutes(1) };
            });
        });
        using var ending = new CancellationTokenSource();
        Task dispatching = DispatchAsync(rig, ending.Token);
        long start = Stopwatch.GetTimestamp();
        long published = 0;
        Task publishing = Task.WhenAll(Enumerable.Range(0, Publishers).Select(async _ =>
        {
            await Task.Yield();
            while (Interlocked.Increment(ref published) <= events)
            {
                await rig.Notifier.PublishAsync(rig.Next());
                while (published - receiver.Distinct > 5000)
                {
                    await Task.Delay(5);
                }
            }
        }));
        for (long told = 0; receiver.Distinct < events; await Task.Delay(200))
        {
            if (receiver.Distinct >= told)
            {
                told += events / 20;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{receiver.Distinct,9} delivered, {Stopwatch.GetElapsedTime(start).TotalSeconds,6:f0} s, heap {GC.GetTotalMemory(true) / 1e6,6:f1} MB, resident {Environment.WorkingSet / 1e6,6:f0} MB, file {Size(rig.File),6:f1} MB, log {Size(rig.File + "-wal"),6:f1} MB"));
            }

            if (publishing.IsFaulted || dispatching.IsFaulted)
            {
                await Task.WhenAll(publishing, dispatching);
            }
        }

        await publishing;
        await ending.CancelAsync();
        await dispatching;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{receiver.Distinct} of {events} delivered, {receiver.Total - receiver.Distinct} twice, {events / Stopwatch.GetElapsedTime(start).TotalSeconds:f0}/s"));
    }

    private static async Task DispatchAsync(StoreRig rig, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            await rig.Get<IDispatcher>().DispatchDueAsync();
            await Task.Delay(1);
        }
    }

    private static double Size(string file) => File.Exists(file) ? new FileInfo(file).Length / 1e6 : 0;
}
