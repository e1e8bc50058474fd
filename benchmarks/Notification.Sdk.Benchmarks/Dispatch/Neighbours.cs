using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Benchmarks.Dispatch;

/// <summary>Nine healthy endpoints with and without a dead one beside them: how long a notification takes from publishing to the receiver. In each
/// round all take turns, so that a busy machine meets them alike; the p99 is of all rounds together.</summary>
internal static class Neighbours
{
    private const int Healthy = 9;
    private const double Allowed = 1.2;

    // Of each turn, so that the first use of a new host is not measured.
    private const int WarmUp = 50;

    /// <summary>Runs the race.</summary>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="events">How many events in a turn, one every 4 ms.</param>
    /// <returns>Whether the p99 of the healthy ones stays within 1.2 times of that without a dead one.</returns>
    public static async Task<bool> RunAsync(int rounds, int events)
    {
        Death[] deaths = Enum.GetValues<Death>();
        var measured = deaths.ToDictionary(death => death, _ => new List<double>());
        foreach (Death death in deaths)
            await TurnAsync(death, events);

        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < deaths.Length; turn++)
            {
                Death death = deaths[(round + turn) % deaths.Length];
                measured[death].AddRange(await TurnAsync(death, events));
            }
        }

        double without = Part(measured[Death.None], 0.99);
        bool isWell = true;
        foreach (Death death in deaths)
        {
            double with = Part(measured[death], 0.99);
            isWell &= with / without <= Allowed;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{death,-10} the healthy: p50 {Part(measured[death], 0.5):0.00} ms, p99 {with:0.00} ms, {with / without:0.00} times that without (allowed {Allowed})"));
        }

        return isWell;
    }

    private static async Task<IReadOnlyCollection<double>> TurnAsync(Death death, int events)
    {
        var channel = new NeighbourChannel(death);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddSingleton<IChannel>(channel);
        builder.Services.AddSecurityNotifications(options =>
        {
            options.StopTimeout = TimeSpan.Zero;
            options.Topics[Topics.Alerts] = new TopicPolicy { Throttles = [] };
            options.Subscriptions["all"] = new Subscription { Topics = [Topics.Alerts] };
            for (int i = 0; i < (death == Death.None ? Healthy : Healthy + 1); i++)
            {
                string name = i < Healthy ? $"healthy-{i}" : NeighbourChannel.Dead;
                options.Endpoints[name] = new Endpoint { Channel = channel.Name, Address = name };
                options.Subscriptions["all"].Endpoints.Add(name);
            }
        });
        using IHost host = builder.Build();
        await host.StartAsync();
        ISecurityNotifier notifier = host.Services.GetRequiredService<ISecurityNotifier>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(4));
        for (int i = -WarmUp; i < events && await pace.WaitForNextTickAsync(); i++)
        {
            string id = $"{i}";
            if (i >= 0)
                channel.Published(id);

            await notifier.PublishAsync(new SecurityEvent
            {
                Id = id,
                Topic = Topics.Alerts,
                Kind = "race",
                Severity = Severity.High,
                Title = "Race",
                DedupKey = id,
            });
        }

        IReadOnlyCollection<double> milliseconds = await channel.AllAsync(events * Healthy);
        await host.StopAsync();
        return milliseconds;
    }

    // The value below which a part of them lies.
    private static double Part(List<double> values, double part) => values.Order().ElementAt((int)(values.Count * part));
}
