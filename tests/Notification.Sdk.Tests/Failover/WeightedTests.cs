using Notification.Sdk.Policies;

namespace Notification.Sdk.Tests.Failover;

public sealed class WeightedTests
{
    [Fact]
    public async Task Each_member_gets_its_part()
    {
        await using var group = new GroupRig(options => options.Endpoints[GroupRig.Group].Group = new EndpointGroup
        {
            Members = ["a", "b", "c"],
            Order = GroupOrder.Weighted,
            Weights = [3, 1, 1],
        });
        for (int i = 0; i < 500; i++)
        {
            await group.PublishAsync($"web-{i}");
        }

        List<string> firsts = [.. group.Alerts.Select(sent => sent.Delivery.Target.Endpoint)];
        Assert.Equal(500, firsts.Count);

        // More than five standard deviations each way: ids are random.
        Assert.InRange(firsts.Count(name => name == "a"), 240, 360);
        Assert.InRange(firsts.Count(name => name == "b"), 50, 150);
        Assert.InRange(firsts.Count(name => name == "c"), 50, 150);
    }

    [Fact]
    public async Task A_delivery_keeps_its_member_over_retries()
    {
        await using var group = new GroupRig(options =>
        {
            options.Health.MinimumAttempts = 1000;
            options.Endpoints[GroupRig.Group].Group!.Order = GroupOrder.Weighted;
        });
        foreach (string member in new[] { "a", "b", "c" })
        {
            group.Answers(member, delivery => delivery.Attempt < 4 ? GroupRig.Unanswered : DeliveryReceipt.Delivered("ok"));
        }

        for (int i = 0; i < 40; i++)
        {
            await group.Rig.PublishAsync(Support.Rig.Alert($"web-{i}"));
        }

        await group.Rig.RunForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(160, group.Alerts.Count);
        Assert.All(
            group.Alerts.GroupBy(sent => sent.Delivery.Id),
            attempts => Assert.Single(attempts.Select(sent => sent.Delivery.Target.Endpoint).Distinct()));
        Assert.Equal(3, group.Alerts.Select(sent => sent.Delivery.Target.Endpoint).Distinct().Count());
    }
}
