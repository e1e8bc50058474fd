using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Benchmarks.Dispatch;

/// <summary>Nine healthy endpoints with and without a dead one beside them: how long a notification takes from publishing to the receiver. Rounds with and
/// without take turns, so that a busy machine meets both alike.</summary>
internal static class Neighbours
{
    private const int Healthy = 9;
    private const double Allowed = 1.2;

    /// <summary>Runs the race.</summary>
    /// <param name="rounds">How many rounds each way, for each kind of death.</param>
    /// <param name="events">How many events in a round, one every 4 ms.</param>
    /// <returns>Whether the p99 of the healthy ones stays within 1.2 times, by the median of the rounds.</returns>
    public static async Task<bool> RunAsync(int rounds, int events)
    {
        bool isWell = true;
        await RoundAsync(Death.None, events);
        foreach (Death death in new[] { Death.Hangs, Death.Answers500, Death.Closes })
        {
            List<(double Without, double With)> measured = [];
            for (int i = 0; i < rounds; i++)
            {
                bool isDeadFirst = i % 2 == 1;
                double first = await RoundAsync(isDeadFirst ? death : Death.None, events);
                double second = await RoundAsync(isDeadFirst ? Death.None : death, events);
                measured.Add(isDeadFirst ? (second, first) : (first, second));
            }

            double ratio = Median(measured.Select(round => round.With / round.Without));
            isWell &= ratio <= Allowed;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{death,-10} p99 of the healthy: without {Median(measured.Select(m => m.Without)):0.00} ms, with {Median(measured.Select(m => m.With)):0.00} ms, ratio {ratio:0.00} (allowed {Allowed})"));
        }

        return isWell;
    }

    private static async Task<double> RoundAsync(Death death, int events)
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
        for (int i = 0; i < events && await pace.WaitForNextTickAsync(); i++)
        {
            string id = $"{i}";
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

        double p99 = await channel.P99Async(events * Healthy);
        await host.StopAsync();
        return p99;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
