using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Stores;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Nodes;

public sealed class SettingsOverNodesTests
{
    [Fact]
    public async Task A_change_of_one_node_holds_on_the_other_when_the_store_tells_it()
    {
        await using var nodes = new Cluster(2);
        await nodes.DispatchAsync();
        await nodes[0].Settings.SaveAsync(new TopicPolicy { Name = Topics.Alerts, Severities = [Severity.Critical] }, "ann");
        nodes[1].Get<ISettingsSignal>().MayHaveChanged();
        await nodes[1].DispatchAsync();

        Assert.Equal(Rules.Severity, (await nodes[1].PublishAsync(Rig.Alert())).Rule);
    }

    [Fact]
    public async Task A_lost_signal_delays_a_change_by_the_poll_interval_and_no_longer()
    {
        await using var nodes = new Cluster(2);
        nodes.Stores.Outbox.PollInterval = TimeSpan.FromSeconds(10);
        await nodes.DispatchAsync();
        await nodes[0].Settings.SaveAsync(new TopicPolicy { Name = Topics.Alerts, Severities = [Severity.Critical] }, "ann");

        nodes.Time.Advance(TimeSpan.FromSeconds(9));
        await nodes[1].DispatchAsync();
        Assert.True((await nodes[1].PublishAsync(Rig.Alert())).IsAccepted);

        nodes.Time.Advance(TimeSpan.FromSeconds(1));
        await nodes[1].DispatchAsync();
        Assert.Equal(Rules.Severity, (await nodes[1].PublishAsync(Rig.Alert())).Rule);
    }

    [Fact]
    public async Task What_another_node_admitted_under_newer_settings_is_not_ended_by_older_ones()
    {
        await using var nodes = new Cluster(2, (options, _) => options.Endpoints["ops"].State = EndpointState.Disabled);
        await nodes.DispatchAsync();
        await nodes[0].Settings.EnableEndpointAsync("ops", true, "ann");
        SecurityEvent alert = Rig.Alert();
        await nodes[0].PublishAsync(alert);
        await nodes[1].DispatchAsync();

        Assert.Contains(nodes[1].Sent, sent => sent.Delivery.Events[0].Id == alert.Id);
        Assert.Equal(0, await nodes[1].CountAsync(Outcome.Suppressed, Rules.EndpointDisabled));
    }

    [Fact]
    public async Task Changes_of_two_nodes_keep_each_other_and_are_checked_together()
    {
        await using var nodes = new Cluster(2);
        await nodes.DispatchAsync();
        await nodes[0].Settings.SaveAsync(new Endpoint { Name = "ops", Channel = "recording", Address = "elsewhere" }, "ann");
        await nodes[1].Settings.EnableEndpointAsync("ops", false, "bob");
        Endpoint endpoint = (await nodes[1].Settings.ListAsync<Endpoint>()).Single(known => known.Name == "ops");
        Assert.Equal(("elsewhere", EndpointState.Disabled), (endpoint.Address, endpoint.State));

        // Each change is right by itself; together they would name an endpoint that is no more.
        await nodes[0].Settings.SaveAsync(new Endpoint { Name = "new", Channel = "recording", Address = "new" }, "ann");
        await nodes[1].Settings.SaveAsync(new Subscription { Name = "extra", Endpoints = ["new"] }, "bob");
        await Assert.ThrowsAsync<ArgumentException>(async () => await nodes[0].Settings.DeleteAsync<Endpoint>("new", "ann"));
    }

    [Fact]
    public async Task Changes_at_once_are_all_kept()
    {
        await using var nodes = new Cluster(3);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () => await nodes[i % 3].Settings.SaveAsync(
            new Endpoint { Name = $"e{i}", Channel = "recording", Address = $"a{i}" }, "ann"))));
        nodes.Time.Advance(TimeSpan.FromMinutes(1));
        await nodes.DispatchAsync();

        foreach (Rig node in nodes)
        {
            Assert.Equal(60, (await node.Settings.ListAsync<Endpoint>()).Count(endpoint => endpoint.Name.StartsWith('e')));
        }
    }

    [Fact]
    public async Task What_does_not_go_with_the_options_of_a_node_is_refused_there_and_named()
    {
        await using var nodes = new Cluster(2, (options, node) =>
        {
            if (node == 0)
            {
                options.Endpoints["extra"] = new Endpoint { Channel = "recording", Address = "extra" };
            }
        });
        await nodes.DispatchAsync();
        await nodes[0].Settings.SaveAsync(new Subscription { Name = "more", Endpoints = ["extra"] }, "ann");
        nodes[1].Get<ISettingsSignal>().MayHaveChanged();
        await nodes[1].DispatchAsync();

        Assert.True((await nodes[1].PublishAsync(Rig.Alert())).IsAccepted);
        Assert.Contains(nodes[1].Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("no endpoint 'extra'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_follows_a_store_that_failed_as_soon_as_it_works_again()
    {
        await using var nodes = new Cluster(2);
        await nodes.DispatchAsync();
        await nodes[0].Settings.SaveAsync(new TopicPolicy { Name = Topics.Alerts, Severities = [Severity.Critical] }, "ann");
        nodes[1].Get<ISettingsSignal>().MayHaveChanged();
        nodes.Stores.Settings.Fault = new StoreException("It is away.", isTransient: true);
        await Assert.ThrowsAsync<StoreException>(nodes[1].DispatchAsync);

        nodes.Stores.Settings.Fault = null;
        await nodes[1].DispatchAsync();
        Assert.Equal(Rules.Severity, (await nodes[1].PublishAsync(Rig.Alert())).Rule);
    }
}
