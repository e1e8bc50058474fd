using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Publishing;

public sealed class PublishTests
{
    [Fact]
    public async Task An_event_reaches_its_endpoint()
    {
        await using var rig = new Rig();
        PublishResult result = await rig.PublishAsync(Rig.Alert());
        await rig.DispatchAsync();

        Assert.Equal(PublishStatus.Accepted, result.Status);
        Assert.Equal(DeliveryKind.Event, Assert.Single(rig.Sent).Delivery.Kind);
        Assert.Equal(1, await rig.CountAsync(Outcome.Delivered));
    }

    [Fact]
    public async Task The_bare_engine_delivers_to_the_inbox()
    {
        await using var rig = new Rig(options =>
        {
            options.Endpoints.Clear();
            options.Subscriptions.Clear();
        });
        await rig.PublishAsync(Rig.Alert());
        await rig.DispatchAsync();

        InboxMessage message = Assert.Single(await rig.Get<IInbox>().ListAsync(new InboxQuery()));
        Assert.Equal(1, await rig.Get<IInbox>().CountUnreadAsync());
        Assert.Equal(1, await rig.Get<IInbox>().MarkReadAsync([message.Id]));
        Assert.Equal(0, await rig.Get<IInbox>().CountUnreadAsync());
    }

    [Fact]
    public async Task An_event_without_a_time_happened_when_it_was_published()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Rig.Alert());
        await rig.PublishAsync(Rig.Alert("web-2") with { OccurredAt = Rig.Noon.AddDays(-1) });
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.DispatchAsync();
        Assert.Equal(
            [Rig.Noon.AddDays(-1), Rig.Noon],
            rig.Sent.Select(sent => sent.Delivery.Events[0].OccurredAt!.Value).Order());
    }

    [Fact]
    public async Task A_suspected_event_is_silent_and_notifies_once_it_is_confirmed()
    {
        await using var rig = new Rig();
        PublishResult suspected = await rig.PublishAsync(
            Rig.Alert(key: "one") with { Verdict = Verdict.Suspected });
        PublishResult confirmed = await rig.PublishAsync(Rig.Alert(key: "one"));

        Assert.Equal(Rules.Verdict, suspected.Rule);
        Assert.True(confirmed.IsAccepted);
    }

    [Fact]
    public async Task The_same_thing_is_silent_then_reminded_with_its_count()
    {
        await using var rig = new Rig(options => options.Topics[Topics.Alerts] = new() { Throttles = [] });
        await rig.PublishAsync(Rig.Alert(key: "one"));
        for (int i = 0; i < 3; i++)
        {
            rig.Time.Advance(TimeSpan.FromHours(1));
            PublishResult repeated = await rig.PublishAsync(Rig.Alert(key: "one"));
            Assert.Equal(Rules.Duplicate, repeated.Rule);
            Assert.Equal(Rig.Noon.AddDays(1), repeated.Until);
        }

        rig.Time.Advance(TimeSpan.FromHours(21));
        await rig.PublishAsync(Rig.Alert(key: "one"));
        await rig.DispatchAsync();

        Delivery reminder = Assert.Single(rig.Sent, sent => sent.Delivery.Kind == DeliveryKind.Reminder).Delivery;
        Assert.Equal(4, reminder.RepeatCount);
        Assert.Equal(Rig.Noon, reminder.RepeatSince);
    }

    [Fact]
    public async Task A_rise_in_severity_breaks_through()
    {
        await using var rig = new Rig(options => options.Topics[Topics.Alerts] = new() { Throttles = [] });
        Assert.True((await rig.PublishAsync(Rig.Alert(severity: Severity.Medium, key: "one"))).IsAccepted);
        Assert.False((await rig.PublishAsync(Rig.Alert(severity: Severity.Medium, key: "one"))).IsAccepted);
        Assert.True((await rig.PublishAsync(Rig.Alert(severity: Severity.High, key: "one"))).IsAccepted);
        Assert.False((await rig.PublishAsync(Rig.Alert(severity: Severity.Medium, key: "one"))).IsAccepted);
    }

    [Fact]
    public async Task A_throttled_event_does_not_make_the_next_one_a_duplicate()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Rig.Alert());
        PublishResult throttled = await rig.PublishAsync(Rig.Alert(key: "one"));
        rig.Time.Advance(TimeSpan.FromDays(1));
        PublishResult next = await rig.PublishAsync(Rig.Alert(key: "one"));

        Assert.Equal("throttle:1-a-server-a-day", throttled.Rule);
        Assert.True(next.IsAccepted);
    }

    [Fact]
    public async Task What_the_caps_hold_back_is_told_in_one_summary_when_the_day_ends()
    {
        await using var rig = new Rig();
        for (int i = 0; i < 9; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.RunForAsync(TimeSpan.FromDays(1));

        Assert.Equal(5, rig.Sent.Count(sent => sent.Delivery.Kind == DeliveryKind.Event));
        RecordingChannel.Sent summary = Assert.Single(rig.Sent, sent => sent.Delivery.Kind == DeliveryKind.Summary);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), summary.At);
        Assert.Equal(4, summary.Delivery.Summary!.Count);
        Assert.Equal(4, await rig.CountAsync(Outcome.Summarized));
    }

    [Fact]
    public async Task A_flood_of_lesser_events_does_not_spend_the_budget_of_high_ones()
    {
        await using var rig = new Rig();
        for (int i = 0; i < 20; i++)
        {
            await rig.PublishAsync(Rig.Alert($"low-{i}", Severity.Low));
        }

        Assert.True((await rig.PublishAsync(Rig.Alert("high-1", Severity.Critical))).IsAccepted);
        Assert.True((await rig.PublishAsync(Rig.Alert("high-2", Severity.High))).IsAccepted);
        Assert.False((await rig.PublishAsync(Rig.Alert("high-3", Severity.High))).IsAccepted);
    }

    [Fact]
    public async Task A_night_is_held_and_told_together_in_the_morning()
    {
        await using var rig = new Rig(
            options => options.TimeZone = "Asia/Shanghai", start: new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero));
        for (int i = 0; i < 3; i++)
        {
            PublishResult held = await rig.PublishAsync(Rig.Alert($"bucket-{i}", topic: Topics.ConfigAssessment));
            Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), held.Legs[0].DueAt);
        }

        await rig.RunForAsync(TimeSpan.FromHours(12));

        RecordingChannel.Sent digest = Assert.Single(rig.Sent);
        Assert.Equal(DeliveryKind.Digest, digest.Delivery.Kind);
        Assert.Equal(3, digest.Delivery.Events.Count);
        Assert.Equal(3, await rig.CountAsync(Outcome.Folded));
    }

    [Fact]
    public async Task A_report_topic_goes_out_every_seven_days()
    {
        await using var rig = new Rig();
        await rig.PublishAsync(Rig.Alert("a", topic: Topics.Vulnerabilities));
        await rig.PublishAsync(Rig.Alert("b", topic: Topics.Vulnerabilities));
        await rig.RunForAsync(TimeSpan.FromDays(8));

        RecordingChannel.Sent report = Assert.Single(rig.Sent);
        Assert.Equal(DeliveryKind.Report, report.Delivery.Kind);
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 8, 0, 0, TimeSpan.Zero), report.At);
    }

    [Fact]
    public async Task Two_routes_to_one_address_are_one_leg()
    {
        await using var rig = new Rig(options =>
        {
            options.Endpoints["again"] = new Endpoint { Channel = "recording", Address = "ops" };
            options.Subscriptions["more"] = new Subscription { Endpoints = ["again", "ops"] };
        });
        PublishResult result = await rig.PublishAsync(Rig.Alert());
        Assert.Equal("ops", Assert.Single(result.Legs).Endpoint);
    }

    [Fact]
    public async Task A_silence_mutes_until_its_end_but_never_a_mandatory_topic()
    {
        await using var rig = new Rig(options => options.Silences["works"] = new Silence
        {
            Owner = "ann",
            Reason = "planned works",
            Until = Rig.Noon.AddHours(1),
        });
        Assert.Equal("silence:works", (await rig.PublishAsync(Rig.Alert())).Rule);
        Assert.True((await rig.PublishAsync(Rig.Alert(topic: Topics.System))).IsAccepted);
        rig.Time.Advance(TimeSpan.FromHours(1));
        Assert.True((await rig.PublishAsync(Rig.Alert())).IsAccepted);
    }

    [Fact]
    public async Task An_event_that_nobody_wants_is_recorded_and_loud()
    {
        await using var rig = new Rig(options => options.Subscriptions["all"].Topics = [Topics.WebTamper]);
        SecurityEvent unwanted = Rig.Alert();
        PublishResult result = await rig.PublishAsync(unwanted);

        Assert.Equal(Rules.NoSubscription, result.Rule);
        Assert.Contains(rig.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal)
            && line.Contains(unwanted.Id, StringComparison.Ordinal));
        DeliveryLogEntry entry = Assert.Single(await rig.Log.QueryAsync(new DeliveryLogQuery { EventId = unwanted.Id }));
        Assert.Equal(Rules.NoSubscription, entry.Rule);
    }

    [Fact]
    public async Task An_event_id_is_accepted_once()
    {
        await using var rig = new Rig();
        SecurityEvent alert = Rig.Alert();
        Assert.True((await rig.PublishAsync(alert)).IsAccepted);
        Assert.Equal(Rules.SameId, (await rig.PublishAsync(alert with { DedupKey = "other" })).Rule);
    }

    [Fact]
    public async Task Tenants_do_not_meet()
    {
        await using var rig = new Rig(options =>
        {
            options.Endpoints["theirs"] = new Endpoint { Tenant = "acme", Channel = "recording", Address = "acme" };
            options.Subscriptions["theirs"] = new Subscription { Tenant = "acme", Endpoints = ["theirs"] };
        });
        SecurityEvent mine = Rig.Alert(key: "one");
        await rig.PublishAsync(mine);
        PublishResult theirs = await rig.PublishAsync(mine with { Tenant = "acme" });

        Assert.Equal("theirs", Assert.Single(theirs.Legs).Endpoint);
        Assert.Empty(await rig.Log.QueryAsync(new DeliveryLogQuery { Tenant = "other" }));
    }

    [Theory]
    [InlineData("Id", "", "alerts")]
    [InlineData("Id", "a.b", "alerts")]
    [InlineData("Topic", "1", "no such thing!")]
    public async Task A_malformed_event_is_refused_by_name(string property, string id, string topic)
    {
        await using var rig = new Rig();
        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => rig.PublishAsync(Rig.Alert() with { Id = id, Topic = topic }));
        Assert.StartsWith(property + ":", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_with_a_malformed_event_keeps_nothing()
    {
        await using var rig = new Rig();
        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await rig.Notifier.PublishAsync([Rig.Alert(), Rig.Alert() with { Title = " " }]));
        Assert.Contains("Event 1 of 2", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await rig.Log.CountAsync());
    }

    [Fact]
    public async Task One_renderer_replaces_a_message_and_keeps_the_rest()
    {
        await using var rig = new Rig(build: builder => builder.UseRenderer<ShoutingRenderer>());
        await rig.PublishAsync(Rig.Alert());
        await rig.DispatchAsync();
        Delivery delivery = Assert.Single(rig.Sent).Delivery;

        Assert.Equal("HELP", delivery.Render(MessageFormat.Sms).Body);
        Assert.Contains("web-1", delivery.Render(MessageFormat.Text).Body, StringComparison.Ordinal);
    }

    private sealed class ShoutingRenderer(DefaultMessageRenderer others) : IMessageRenderer
    {
        public RenderedMessage Render(Delivery delivery, MessageFormat format, int maxLength) =>
            format == MessageFormat.Sms ? new("HELP", "HELP", false) : others.Render(delivery, format, maxLength);
    }
}
