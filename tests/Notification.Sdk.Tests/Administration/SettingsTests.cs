using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Administration;

public sealed class SettingsTests
{
    [Fact]
    public async Task A_change_takes_effect_on_the_next_event()
    {
        await using var rig = new Rig();
        await rig.Settings.SaveAsync(
            new TopicPolicy { Name = Topics.Alerts, Severities = [Severity.Critical] }, "ann");
        Assert.Equal(Rules.Severity, (await rig.PublishAsync(Rig.Alert())).Rule);
        Assert.True(await rig.Settings.DeleteAsync<TopicPolicy>(Topics.Alerts, "ann"));
        Assert.True((await rig.PublishAsync(Rig.Alert())).IsAccepted);
    }

    [Fact]
    public async Task A_disabled_endpoint_keeps_its_settings_and_a_deleted_one_loses_them()
    {
        await using var rig = new Rig(options =>
        {
            options.Endpoints["other"] = new Endpoint { Channel = "recording", Address = "other" };
            options.Subscriptions["all"].Endpoints.Add("other");
        });
        await rig.Settings.EnableEndpointAsync("ops", false, "ann");
        PublishResult result = await rig.PublishAsync(Rig.Alert());
        Assert.Equal(Rules.EndpointDisabled, result.Legs.Single(leg => leg.Endpoint == "ops").Rule);
        Assert.True(result.IsAccepted);
        Assert.Equal("ops", (await rig.Settings.ListAsync<Endpoint>()).Single(e => e.Name == "ops").Address);

        await rig.Settings.SaveAsync(new Subscription { Name = "all", Endpoints = ["other"] }, "ann");
        Assert.True(await rig.Settings.DeleteAsync<Endpoint>("ops", "ann"));
        Assert.DoesNotContain(await rig.Settings.ListAsync<Endpoint>(), endpoint => endpoint.Name == "ops");
    }

    [Fact]
    public async Task An_endpoint_that_is_still_named_is_not_deleted()
    {
        await using var rig = new Rig();
        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(
            async () => await rig.Settings.DeleteAsync<Endpoint>("ops", "ann"));
        Assert.Contains("Subscriptions:all:Endpoints: there is no endpoint 'ops'", refusal.Message, StringComparison.Ordinal);
        Assert.True((await rig.PublishAsync(Rig.Alert())).IsAccepted);
    }

    [Fact]
    public async Task The_primary_contact_cannot_be_cut_off_from_mandatory_topics()
    {
        await using var rig = new Rig();
        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(
            async () => await rig.Settings.EnableEndpointAsync("inbox", false, "ann"));
        Assert.Contains("Contacts:primary:Endpoints: the primary contact", refusal.Message, StringComparison.Ordinal);

        await rig.Settings.SaveAsync(
            new Contact { Name = "primary", Primary = true, Endpoints = ["inbox", "ops"] }, "ann");
        await rig.Settings.EnableEndpointAsync("inbox", false, "ann");
        Assert.Equal(
            "ops", Assert.Single((await rig.PublishAsync(Rig.Alert(topic: Topics.System))).Legs, l => l.Rule is null).Endpoint);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_address_that_receives_nothing_any_more_is_told(bool byDisabling)
    {
        await using var rig = new Rig(options =>
        {
            options.Endpoints["other"] = new Endpoint { Channel = "recording", Address = "other" };
            options.Subscriptions["all"].Endpoints.Add("other");
        });
        if (byDisabling)
        {
            await rig.Settings.EnableEndpointAsync("ops", false, "ann");
        }
        else
        {
            await rig.Settings.SaveAsync(new Subscription { Name = "all", Endpoints = ["other"] }, "ann");
            await rig.Settings.DeleteAsync<Endpoint>("ops", "ann");
        }

        await rig.DispatchAsync();

        Delivery farewell = Assert.Single(rig.Sent, sent => sent.Delivery.Target.Address == "ops").Delivery;
        Assert.Equal(Topics.System, farewell.Topic);
        Assert.Equal("ops", farewell.Target.Address);
        Assert.Contains(rig.Sent, sent => sent.Delivery.Target.Address == "other");
        Assert.Equal(0, await rig.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task An_unverified_address_receives_nothing_but_its_verification()
    {
        await using var rig = new Rig(options => options.RequireVerification = true);
        await rig.Settings.SaveAsync(
            new Endpoint { Name = "new", Channel = "recording", Address = "new" }, "ann");
        await rig.Settings.SaveAsync(new Subscription { Name = "all", Endpoints = ["new"] }, "ann");
        Assert.Equal(Rules.Unverified, (await rig.PublishAsync(Rig.Alert())).Rule);
        Assert.Equal(Rules.Unverified, (await rig.Notifier.TestAsync("new")).Code);

        Assert.Equal(ReceiptStatus.Delivered, (await rig.Settings.RequestVerificationAsync("new")).Status);
        Delivery verification = rig.Sent.Single(sent => sent.Delivery.Target.Address == "new").Delivery;
        Assert.Equal(DeliveryKind.Verification, verification.Kind);
        Assert.False(await rig.Settings.ConfirmVerificationAsync("new", "wrong"));
        Assert.True(await rig.Settings.ConfirmVerificationAsync("new", verification.VerificationCode!));
        Assert.True((await rig.PublishAsync(Rig.Alert())).IsAccepted);
        Assert.False(await rig.Settings.ConfirmVerificationAsync("new", verification.VerificationCode!));
    }

    [Fact]
    public async Task A_code_can_be_guessed_five_times_and_grows_old()
    {
        await using var rig = new Rig();
        await rig.Settings.RequestVerificationAsync("ops");
        for (int i = 0; i < 5; i++)
        {
            Assert.False(await rig.Settings.ConfirmVerificationAsync("ops", "wrong"));
        }

        Assert.False(await rig.Settings.ConfirmVerificationAsync("ops", rig.Sent[0].Delivery.VerificationCode!));
        await rig.Settings.RequestVerificationAsync("ops");
        rig.Time.Advance(TimeSpan.FromHours(24));
        Assert.False(await rig.Settings.ConfirmVerificationAsync("ops", rig.Sent[1].Delivery.VerificationCode!));
    }

    [Fact]
    public async Task A_test_is_sent_past_everything_and_returns_the_answer()
    {
        await using var rig = new Rig();
        await rig.Settings.EnableEndpointAsync("ops", false, "ann");
        rig.Channel.Answers(DeliveryReceipt.Deferred("451", "try later"));
        TestReceipt receipt = await rig.Notifier.TestAsync("ops");

        Assert.Equal((ReceiptStatus.Deferred, "451", "try later"), (receipt.Status, receipt.Code, receipt.Detail));
        Assert.Equal(DeliveryKind.Test, Assert.Single(rig.Sent).Delivery.Kind);
        await Assert.ThrowsAsync<ArgumentException>(async () => await rig.Notifier.TestAsync("nowhere"));
    }
}
