using System.Collections.Concurrent;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Gate;

/// <summary>All gates under eight threads while policies change, the clock jumps and counts are flushed; at the end every cap and every count
/// is exact.</summary>
public sealed class EngineSoakTests
{
    private const int Threads = 8;
    private const int EventsEach = 2_500;
    private const int Servers = 20;
    private const int Things = 30;

    private static readonly string[] TopicNames = ["capped", "servers", "dropped", "silent"];

    [Fact]
    public async Task Every_cap_and_every_count_is_exact_in_the_end()
    {
        await using var rig = new Rig(options =>
        {
            options.Topics["capped"] = new TopicPolicy { Throttles = [Cap(50, ThrottleScope.Topic)] };
            options.Topics["servers"] = new TopicPolicy { Throttles = [Cap(3, ThrottleScope.Topic | ThrottleScope.Asset)] };
            options.Topics["dropped"] = new TopicPolicy { Throttles = [Cap(7, ThrottleScope.Topic)], Overflow = Overflow.Drop };
            options.Topics["silent"] = new TopicPolicy { Throttles = [] };
        });
        ConcurrentBag<(SecurityEvent Event, PublishResult Result)> published = [];
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () => PublishAsync(rig, thread, published), TaskCreationOptions.LongRunning).Unwrap()));
        await rig.DispatchAsync();

        ILookup<string, (SecurityEvent Event, PublishResult Result)> byTopic = published.ToLookup(one => one.Event.Topic);
        Assert.Equal(50, byTopic["capped"].Count(one => one.Result.IsAccepted));
        Assert.Equal(7, byTopic["dropped"].Count(one => one.Result.IsAccepted));
        Assert.All(byTopic["servers"].GroupBy(one => one.Event.Asset!.Id), server => Assert.Equal(3, server.Count(one => one.Result.IsAccepted)));
        Assert.All(byTopic["silent"].GroupBy(one => one.Event.DedupKey), thing => Assert.Equal(1, thing.Count(one => one.Result.IsAccepted)));

        long held = byTopic["capped"].Count() - 50 + byTopic["servers"].Count() - (3 * Servers);
        long repeats = byTopic["silent"].Count() - Things;
        Assert.Equal(held, await rig.CountAsync(Outcome.Summarized));
        Assert.Equal(repeats, await rig.CountAsync(Outcome.Suppressed, Rules.Duplicate));
        Assert.Equal(byTopic["dropped"].Count() - 7, await rig.CountAsync(Outcome.Suppressed, "throttle:cap"));
        await AssertToldAsync(rig, held, repeats);
    }

    private static async Task AssertToldAsync(Rig rig, long held, long repeats)
    {
        // Past the silence, and not yet past what is remembered of it.
        await rig.RunForAsync(TimeSpan.FromHours(30));
        Assert.Equal(held, rig.Sent.Sum(sent => sent.Delivery.Summary?.Count ?? 0));
        for (int thing = 0; thing < Things; thing++)
        {
            await rig.PublishAsync(Rig.Alert(topic: "silent", key: $"thing-{thing}"));
        }

        await rig.DispatchAsync();
        List<Delivery> reminders = [.. rig.Sent.Select(sent => sent.Delivery).Where(delivery => delivery.Kind == DeliveryKind.Reminder)];
        Assert.Equal(Things, reminders.Count);
        Assert.Equal(repeats, reminders.Sum(reminder => reminder.RepeatCount - 1));
    }

    private static async Task PublishAsync(
        Rig rig, int thread, ConcurrentBag<(SecurityEvent Event, PublishResult Result)> published)
    {
        var random = new Random(thread);
        for (int i = 0; i < EventsEach; i++)
        {
            string topic = TopicNames[i % TopicNames.Length];
            SecurityEvent next = Rig.Alert(
                asset: $"server-{random.Next(Servers)}",
                topic: topic,
                key: topic == "silent" ? $"thing-{random.Next(Things)}" : null);
            published.Add((next, await rig.PublishAsync(next)));
            if (thread == 0)
            {
                await DisturbAsync(rig, i, random);
            }
        }
    }

    // Noon plus at most some seven hours: the day of the caps does not end.
    private static async Task DisturbAsync(Rig rig, int step, Random random)
    {
        if (step % 100 == 10)
        {
            await rig.Settings.SaveAsync(new Contact { Name = $"contact-{step % 3}", Endpoints = ["ops"] }, "test");
        }

        if (step % 50 == 20)
        {
            await rig.DispatchAsync();
        }

        if (step % 10 == 5)
        {
            rig.Time.Set(rig.Time.GetUtcNow().AddSeconds(random.Next(-100, 200)));
        }
    }

    private static ThrottleRule Cap(int limit, ThrottleScope scope) =>
        new() { Name = "cap", Limit = limit, ReservedForHigh = 0, Scope = scope };
}
