using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.DingTalk.Tests.Support;
using Notification.Sdk.Events;

namespace Notification.Sdk.DingTalk.Tests;

/// <summary>The channel below the whole engine.</summary>
public sealed class EngineTests
{
    [Fact]
    public async Task A_burst_of_sixty_reaches_the_group_whole_and_the_vendor_never_bans_the_robot()
    {
        await using var host = new DingTalkHost();
        GroupRobot robot = host.Server.Add("A", DingTalkHost.Secret);
        await using ServiceProvider provider = Build(host, new() { ["secret"] = DingTalkHost.Secret });

        await PublishAsync(provider, 60);
        await DispatchAsync(host, provider);

        Assert.Equal(60, robot.Accepted.Count);
        Assert.InRange(robot.MostInAMinute, 1, 20);
        Assert.Equal(60, host.Server.Requests.Count);
        Assert.Equal(60, await CountAsync(provider, Outcome.Delivered));
    }

    [Fact]
    public async Task A_ban_loses_nothing()
    {
        await using var host = new DingTalkHost();
        GroupRobot robot = host.Server.Add("A");
        robot.Script.Enqueue(VendorAnswers.Of(130101, "send too fast"));
        await using ServiceProvider provider = Build(host, []);

        DateTimeOffset start = host.Time.GetUtcNow();
        await PublishAsync(provider, 5);
        await provider.GetRequiredService<IDispatcher>().DispatchDueAsync();
        robot.Script.Clear();
        await DispatchAsync(host, provider);

        Assert.Equal(5, robot.Accepted.Count);
        Assert.Equal(5, await CountAsync(provider, Outcome.Delivered));
        Assert.True(robot.Accepted[0] - start >= TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_robot_that_is_gone_holds_its_messages_until_somebody_mends_and_enables_it()
    {
        await using var host = new DingTalkHost();
        await using ServiceProvider provider = Build(host, []);

        await PublishAsync(provider, 3);
        await DispatchAsync(host, provider);
        Assert.Equal(0, await CountAsync(provider, Outcome.DeadLettered));

        GroupRobot robot = host.Server.Add("A");
        await provider.GetRequiredService<INotificationSettings>().EnableEndpointAsync("ops", true, "test");
        await DispatchAsync(host, provider);

        Assert.Equal(3, robot.Posts.Count(post => post.GetRawText().Contains("Access key", StringComparison.Ordinal)));
    }

    private static ServiceProvider Build(DingTalkHost host, Dictionary<string, string> settings)
    {
        host.Services.AddLogging();
        host.Services.AddSecurityNotifications(options =>
        {
            string url = host.Server.Url("A");
            options.Endpoints["ops"] = new() { Channel = "dingtalk", Address = url, Settings = settings };
            options.Subscriptions["all"] = new() { Endpoints = ["ops"] };
        }).UseRenderer<ListRenderer>();
        return host.Services.BuildServiceProvider();
    }

    private static async Task PublishAsync(ServiceProvider provider, int count)
    {
        ISecurityNotifier notifier = provider.GetRequiredService<ISecurityNotifier>();
        for (int i = 0; i < count; i++)
        {
            await notifier.PublishAsync(SecurityEvents.AccessKeyLeak(new AccessKeyEvidence($"KEY{i}")));
        }
    }

    private static async Task DispatchAsync(DingTalkHost host, ServiceProvider provider)
    {
        IDispatcher dispatcher = provider.GetRequiredService<IDispatcher>();
        while (await dispatcher.DispatchDueAsync() is { } next)
        {
            host.Time.Advance(next - host.Time.GetUtcNow());
        }
    }

    private static async Task<long> CountAsync(ServiceProvider provider, Outcome outcome)
    {
        IReadOnlyList<OutcomeCount> counts = await provider.GetRequiredService<IDeliveryLog>().CountAsync();
        return counts.Where(count => count.Outcome == outcome).Sum(count => count.Count);
    }
}
