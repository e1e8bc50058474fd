using Notification.Sdk.DingTalk.Tests.Support;

namespace Notification.Sdk.DingTalk.Tests;

public sealed class PoolTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Sixty_messages_to_one_robot_leave_as_twenty_in_any_minute_and_none_is_lost()
    {
        await using var host = new DingTalkHost();
        GroupRobot robot = host.Server.Add("A");

        TimeSpan took = await SendAllAsync(host, DingTalkHost.Target(host.Server.Url("A")), 60);

        Assert.Equal(2 * Minute, took);
        AssertPaced(robot, 60);
        Assert.Equal(60, robot.Titles.Distinct().Count());
    }

    [Fact]
    public async Task Sixty_messages_to_a_pool_of_three_leave_at_once_in_turns()
    {
        await using var host = new DingTalkHost();
        GroupRobot[] robots = [host.Server.Add("A"), host.Server.Add("B", DingTalkHost.Secret), host.Server.Add("C")];

        TimeSpan took = await SendAllAsync(host, Pool(host), 60);

        Assert.Equal(TimeSpan.Zero, took);
        Assert.All(robots, robot => AssertPaced(robot, 20));
        Assert.Equal(
            ["A", "B", "C", "A", "B", "C"],
            host.Server.Requests.Take(6).Select(request => request.Target.Split("access_token=")[1][..1]));
    }

    [Fact]
    public async Task The_sixty_first_waits_for_the_robot_that_is_free_first()
    {
        await using var host = new DingTalkHost();
        DeliveryTarget pool = Pool(host);
        host.Server.Add("A");
        host.Server.Add("B", DingTalkHost.Secret);
        host.Server.Add("C");
        await host.SendAsync(pool);
        host.Time.Advance(TimeSpan.FromSeconds(25));
        await SendAllAsync(host, pool, 59);

        DeliveryReceipt receipt = await host.SendAsync(pool);

        Assert.Equal(("robots-busy", true), (receipt.Code, receipt.PausesEndpoint));
        Assert.Equal(TimeSpan.FromSeconds(35), receipt.RetryAfter);
        Assert.Equal(60, host.Server.Requests.Count);
    }

    [Theory]
    [InlineData(130101)]
    [InlineData(410100)]
    [InlineData(660026)]
    public async Task A_banned_robot_is_passed_over_for_ten_minutes(int code)
    {
        await using var host = new DingTalkHost();
        DeliveryTarget pool = Pool(host);
        GroupRobot banned = host.Server.Add("A");
        banned.Script.Enqueue(VendorAnswers.Of(code, "too fast"));
        GroupRobot[] well = [host.Server.Add("B", DingTalkHost.Secret), host.Server.Add("C")];

        DeliveryReceipt receipt = await host.SendAsync(pool);
        Assert.Equal((ReceiptStatus.Deferred, $"{code}"), (receipt.Status, receipt.Code));
        Assert.False(receipt.PausesEndpoint);
        Assert.StartsWith("Robot 1 of 3: ", receipt.Detail, StringComparison.Ordinal);
        Assert.Null(receipt.RetryAfter);
        Assert.Equal(40, host.Channel.PacingFor(pool)?.Limit);
        banned.Script.Clear();

        await SendAllAsync(host, pool, 40);
        host.Time.Advance(10 * Minute - TimeSpan.FromTicks(1));
        await SendAllAsync(host, pool, 40);
        Assert.Empty(banned.Posts);
        Assert.All(well, robot => AssertPaced(robot, 40));

        host.Time.Advance(TimeSpan.FromTicks(1));
        await host.SendAsync(pool);
        Assert.Single(banned.Posts);
        Assert.Equal(60, host.Channel.PacingFor(pool)?.Limit);
    }

    [Fact]
    public async Task When_all_are_banned_the_endpoint_pauses_until_the_first_is_free_and_the_vendor_is_left_alone()
    {
        await using var host = new DingTalkHost();
        DeliveryTarget pool = DingTalkHost.Target(
            "pool", new() { ["robots"] = $"{host.Server.Url("A")}|{host.Server.Url("B")}" });
        host.Server.Add("A").Script.Enqueue(VendorAnswers.Of(130101, "too fast"));
        host.Server.Add("B").Script.Enqueue(VendorAnswers.Of(130101, "too fast"));

        DeliveryReceipt first = await host.SendAsync(pool);
        host.Time.Advance(TimeSpan.FromMinutes(4));
        DeliveryReceipt second = await host.SendAsync(pool);
        DeliveryReceipt third = await host.SendAsync(pool);

        Assert.False(first.PausesEndpoint);
        Assert.Equal((true, TimeSpan.FromMinutes(6)), (second.PausesEndpoint, second.RetryAfter));
        Assert.Equal(("robots-busy", TimeSpan.FromMinutes(6)), (third.Code, third.RetryAfter));
        Assert.Equal(2, host.Server.Requests.Count);
        Assert.Equal(20, host.Channel.PacingFor(pool)?.Limit);
    }

    [Fact]
    public async Task A_dead_robot_does_not_stop_the_living_ones()
    {
        await using var host = new DingTalkHost();
        DeliveryTarget pool = Pool(host);
        GroupRobot[] living = [host.Server.Add("B", DingTalkHost.Secret), host.Server.Add("C")];

        DeliveryReceipt dead = await host.SendAsync(pool);
        await SendAllAsync(host, pool, 40);

        Assert.Equal((ReceiptStatus.Deferred, "300005", false), (dead.Status, dead.Code, dead.DisablesEndpoint));
        Assert.StartsWith("Robot 1 of 3: ", dead.Detail, StringComparison.Ordinal);
        Assert.All(living, robot => AssertPaced(robot, 20));
        Assert.Single(host.Server.Requests, request => request.Target.EndsWith("=A", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_the_last_robot_is_dead_the_endpoint_stops_and_the_first_mended_one_brings_it_back()
    {
        await using var host = new DingTalkHost();
        DeliveryTarget pool = Pool(host);

        Assert.False((await host.SendAsync(pool)).DisablesEndpoint);
        Assert.False((await host.SendAsync(pool)).DisablesEndpoint);
        Assert.True((await host.SendAsync(pool)).DisablesEndpoint);

        GroupRobot mended = host.Server.Add("B", DingTalkHost.Secret);
        await SendAllAsync(host, pool, 5);

        Assert.Equal(5, mended.Posts.Count);
        Assert.Equal(20, host.Channel.PacingFor(pool)?.Limit);
    }

    [Fact]
    public async Task A_single_robot_that_was_mended_is_tried_as_soon_as_the_endpoint_is_enabled()
    {
        await using var host = new DingTalkHost();
        DeliveryTarget target = DingTalkHost.Target(host.Server.Url("A"));

        Assert.True((await host.SendAsync(target)).DisablesEndpoint);
        host.Server.Add("A");

        Assert.Equal(ReceiptStatus.Delivered, (await host.SendAsync(target)).Status);
    }

    [Fact]
    public async Task An_interval_keeps_messages_of_each_robot_apart()
    {
        await using var host = new DingTalkHost();
        GroupRobot[] robots = [host.Server.Add("A"), host.Server.Add("B")];
        DeliveryTarget pool = DingTalkHost.Target(
            "pool", new() { ["robots"] = $"{host.Server.Url("A")}|{host.Server.Url("B")}", ["interval"] = "90" });

        TimeSpan took = await SendAllAsync(host, pool, 6);

        Assert.Equal(TimeSpan.FromSeconds(180), took);
        Assert.All(robots, robot => Assert.Equal(
            [0, 90, 180], robot.Accepted.Select(at => (int)(at - robot.Accepted[0]).TotalSeconds)));
    }

    [Fact]
    public async Task Two_endpoints_of_one_robot_share_its_pace()
    {
        await using var host = new DingTalkHost();
        GroupRobot robot = host.Server.Add("A");
        DeliveryTarget one = DingTalkHost.Target(host.Server.Url("A"), endpoint: "one");
        DeliveryTarget other = DingTalkHost.Target(host.Server.Url("A"), endpoint: "other");

        await SendAllAsync(host, one, 15);
        TimeSpan took = await SendAllAsync(host, other, 10);

        Assert.Equal(Minute, took);
        AssertPaced(robot, 25);
    }

    [Fact]
    public async Task However_many_threads_send_a_robot_gets_exactly_twenty()
    {
        await using var host = new DingTalkHost();
        GroupRobot robot = host.Server.Add("A");
        DeliveryTarget target = DingTalkHost.Target(host.Server.Url("A"));

        DeliveryReceipt[] receipts = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(_ => Task.Run(() => host.SendAsync(target))));

        Assert.Equal(20, receipts.Count(receipt => receipt.Status == ReceiptStatus.Delivered));
        Assert.Equal(40, receipts.Count(receipt => receipt.Code == "robots-busy" && receipt.RetryAfter == Minute));
        AssertPaced(robot, 20);
    }

    private static DeliveryTarget Pool(DingTalkHost host) => DingTalkHost.Target(
        host.Server.Url("A"),
        new() { ["robots"] = $"{host.Server.Url("B")} {DingTalkHost.Secret}\n{host.Server.Url("C")}" });

    /// <summary>Sends like the engine does: what is deferred waits as long as was asked.</summary>
    private static async Task<TimeSpan> SendAllAsync(DingTalkHost host, DeliveryTarget target, int count)
    {
        DateTimeOffset start = host.Time.GetUtcNow();
        var waiting = new Queue<int>(Enumerable.Range(0, count));
        while (waiting.TryPeek(out int number))
        {
            DeliveryReceipt receipt = await host.SendAsync(target, $"Event {number}");
            if (receipt.Status == ReceiptStatus.Delivered)
            {
                waiting.Dequeue();
                continue;
            }

            Assert.Equal(ReceiptStatus.Deferred, receipt.Status);
            host.Time.Advance(receipt.RetryAfter ?? TimeSpan.Zero);
        }

        return host.Time.GetUtcNow() - start;
    }

    private static void AssertPaced(GroupRobot robot, int count)
    {
        Assert.Equal(count, robot.Accepted.Count);
        Assert.InRange(robot.MostInAMinute, 1, 20);
    }
}
