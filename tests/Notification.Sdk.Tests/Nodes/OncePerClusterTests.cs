using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Nodes;

/// <summary>What the engine does by itself it does once, however many nodes there are.</summary>
public sealed class OncePerClusterTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_canary_is_sent_missed_and_back_once(int count)
    {
        await using var nodes = new Cluster(count, Canary);
        nodes.Answers(DeliveryReceipt.Deferred("503", "down"));
        await nodes.RunForAsync(TimeSpan.FromHours(5));
        Assert.Equal(["canary-missed"], await ToldAsync(nodes));

        nodes.Answers(DeliveryReceipt.Delivered("200"));
        await nodes.RunForAsync(TimeSpan.FromHours(5));
        Assert.Equal(["canary-missed", "canary-recovered"], await ToldAsync(nodes));
        Assert.Equal(
            nodes.Sent.Where(sent => sent.IsDelivered).Select(sent => sent.Delivery.Id).Distinct().Count(),
            nodes.Sent.Count(sent => sent.IsDelivered));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_canary_that_was_missed_before_a_restart_is_told_as_back_after_it(bool arrivesBefore)
    {
        var stores = new SharedStores();
        await using var before = new Cluster(2, Canary, stores: stores);
        before.Answers(DeliveryReceipt.Deferred("503", "down"));
        await before.RunForAsync(TimeSpan.FromHours(5));
        if (arrivesBefore)
        {
            // Sent again just before the end: nobody has looked since.
            before.Answers(DeliveryReceipt.Delivered("200"));
            before.Time.Advance(TimeSpan.FromMinutes(31));
            await before[0].DispatchAsync();
        }

        await using var after = new Cluster(2, Canary, stores: stores, start: before.Time.GetUtcNow());
        await after.RunForAsync(TimeSpan.FromHours(3));

        Assert.Equal(["canary-missed", "canary-recovered"], [.. await ToldAsync(before), .. await ToldAsync(after)]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_stages_of_a_failing_endpoint_are_told_once(int count)
    {
        await using var nodes = new Cluster(count, (options, _) =>
        {
            options.AlertsOnly();
            options.Health.MinimumAttempts = 3;
        });
        nodes.Answers(DeliveryReceipt.Deferred("503", "down"));
        for (int i = 0; i < 12; i++)
        {
            await nodes[i % count].PublishAsync(Rig.Alert($"web-{i}"));
        }

        await nodes.RunForAsync(TimeSpan.FromHours(2));
        Assert.Equal(
            ["endpoint-unhealthy", "endpoint-about-to-be-disabled", "endpoint-auto-disabled"], await ToldAsync(nodes));

        await nodes[0].Settings.EnableEndpointAsync("ops", true, "ann");
        nodes.Answers(DeliveryReceipt.Delivered("200"));
        await nodes.RunForAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(0, await nodes[0].CountAsync(Outcome.Waiting));
    }

    [Theory]
    [InlineData(MissedEditions.One, 3)]
    [InlineData(MissedEditions.All, 3)]
    public async Task Each_period_has_one_edition_though_nodes_come_and_go(MissedEditions missed, int count)
    {
        await using var nodes = new Cluster(count, (options, _) => options.Topics["overview"] = new TopicPolicy
        {
            Mode = TopicMode.Report,
            Report = new ReportRule { Frequency = ReportFrequency.Daily, At = "08:00", Missed = missed, WhenEmpty = EmptyEdition.Send },
        });
        var random = new Random(7);
        for (int hour = 0; hour < 24 * 40; hour += 2)
        {
            nodes.Time.Advance(TimeSpan.FromHours(random.Next(4) == 0 ? 30 : 2));
            await Task.WhenAll(nodes.Where(_ => random.Next(3) > 0).Select(node => Task.Run(node.DispatchAsync)));
        }

        await nodes.DispatchAsync();
        ReportEdition[] editions = [.. nodes.Sent.Select(sent => sent.Delivery.Edition!).OrderBy(edition => edition.To)];
        Assert.True(editions.Length > 30, $"{editions.Length} editions");
        Assert.All(editions.Zip(editions.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    }

    [Fact]
    public async Task A_node_that_does_not_know_an_endpoint_yet_does_not_end_what_another_one_admitted_for_it()
    {
        await using var nodes = new Cluster(2);
        await nodes.DispatchAsync();
        await nodes[0].Settings.SaveAsync(new Endpoint { Name = "new", Channel = "recording", Address = "new" }, "ann");
        await nodes[0].Settings.SaveAsync(new Subscription { Name = "more", Endpoints = ["new"] }, "ann");
        await nodes[0].PublishAsync(Rig.Alert());
        await nodes[1].DispatchAsync();

        Assert.Equal(["new", "ops"], nodes[1].Sent.Where(sent => sent.Delivery.Topic == Topics.Alerts)
            .Select(sent => sent.Delivery.Target.Endpoint).Order());
    }

    [Fact]
    public async Task An_endpoint_of_a_newer_deployment_waits_for_a_node_that_knows_it_and_not_for_ever()
    {
        await using var nodes = new Cluster(2, (options, node) =>
        {
            if (node == 0)
            {
                options.Endpoints["new"] = new Endpoint { Channel = "recording", Address = "new" };
                options.Subscriptions["all"].Endpoints = ["new"];
            }
        });
        await nodes[0].PublishAsync(Rig.Alert());
        await nodes[1].RunForAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await nodes[0].CountAsync(Outcome.Waiting));
        nodes.Time.Advance(TimeSpan.FromMinutes(1));
        await nodes.DispatchAsync();
        Assert.Equal("new", Assert.Single(nodes.Sent).Delivery.Target.Endpoint);

        await nodes[0].PublishAsync(Rig.Alert("web-2"));
        await nodes[1].RunForAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(1, await nodes[0].CountAsync(Outcome.Suppressed, Rules.EndpointDeleted));
    }

    private static void Canary(SecurityNotificationsOptions options, int node)
    {
        options.Canary.Every = TimeSpan.FromHours(2);
        options.Subscriptions["all"].Topics = [Topics.Alerts];
        options.Health.MinimumAttempts = 1000;
    }

    /// <summary>The kinds of the engine's own news, in the order in which they came.</summary>
    private static async Task<string[]> ToldAsync(Cluster nodes)
    {
        List<InboxMessage> messages = [];
        foreach (Rig node in nodes)
        {
            messages.AddRange(await node.Get<IInbox>().ListAsync(new InboxQuery()));
        }

        return [.. messages.OrderBy(message => message.ReceivedAt).Select(message => KindOf(message.Title)).OfType<string>()];
    }

    private static string? KindOf(string title) =>
        title.Contains("did not arrive in time", StringComparison.Ordinal) ? "canary-missed"
        : title.Contains("arrives again", StringComparison.Ordinal) ? "canary-recovered"
        : title.Contains("is unhealthy", StringComparison.Ordinal) ? "endpoint-unhealthy"
        : title.Contains("about to be disabled", StringComparison.Ordinal) ? "endpoint-about-to-be-disabled"
        : title.Contains("disabled automatically", StringComparison.Ordinal) ? "endpoint-auto-disabled"
        : null;
}
