using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.DeadLetters;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task Dead_letters_are_found_by_endpoint_topic_code_and_time()
    {
        await using var rig = await DeadAsync(3);
        IDeadLetters letters = rig.Get<IDeadLetters>();

        Assert.Equal(3, (await letters.QueryAsync(new())).Count);
        Assert.Equal(3, (await letters.QueryAsync(new() { Endpoint = "OPS", Topic = "Alerts", Code = "400" })).Count);
        Assert.Empty(await letters.QueryAsync(new() { Endpoint = "other" }));
        Assert.Empty(await letters.QueryAsync(new() { Topic = Topics.System }));
        Assert.Empty(await letters.QueryAsync(new() { Code = "500" }));
        Assert.Empty(await letters.QueryAsync(new() { Tenant = "other" }));
        DateTimeOffset second = Rig.Noon.AddMinutes(1);
        DeadLetter letter = Assert.Single(await letters.QueryAsync(new() { From = second, To = second.AddMinutes(1) }));
        Assert.Equal((second, 1, 1, "400", "no"), (letter.EndedAt, letter.Legs, letter.Attempts, letter.Code, letter.Detail));
        DeliveryLogEntry entry = Assert.Single(await rig.Log.QueryAsync(new() { DeliveryId = letter.DeliveryId }));
        Assert.Equal(Outcome.DeadLettered, entry.Outcome);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await letters.QueryAsync(new() { Limit = 0 }));
    }

    [Fact]
    public async Task Pages_follow_each_other_also_within_one_instant()
    {
        await using var rig = await DeadAsync(7, TimeSpan.Zero);
        IDeadLetters letters = rig.Get<IDeadLetters>();
        List<string> ids = [];
        var query = new DeadLetterQuery { Limit = 2 };
        while (await letters.QueryAsync(query) is { Count: > 0 } page)
        {
            ids.AddRange(page.Select(letter => letter.DeliveryId));
            query = query with { From = page[^1].EndedAt, After = page[^1].DeliveryId };
        }

        Assert.Equal(7, ids.Distinct().Count());
        Assert.Equal(7, ids.Count);
    }

    [Fact]
    public async Task A_replay_keeps_the_id_begins_the_schedule_anew_and_stands_at_one_outcome()
    {
        await using var rig = await DeadAsync(1);
        DeadLetter letter = Assert.Single(await rig.Get<IDeadLetters>().QueryAsync(new()));
        rig.Channel.Answers(DeliveryReceipt.Deferred("503", "later"));

        Assert.Equal(1, await rig.Get<IDeadLetters>().ReplayAsync([letter.DeliveryId], "ann"));
        Assert.Equal((1, 0), (await rig.CountAsync(Outcome.Waiting) - 1, await rig.CountAsync(Outcome.DeadLettered)));
        rig.Channel.Answer = (delivery, _) => ValueTask.FromResult(
            delivery.Attempt < 4 ? DeliveryReceipt.Deferred("503", "later") : DeliveryReceipt.Delivered("200"));
        await rig.RunForAsync(TimeSpan.FromHours(1));

        RecordingChannel.Sent[] sent = [.. rig.Sent.Where(sent => sent.Delivery.Id == letter.DeliveryId)];
        Assert.Equal([1, 1, 2, 3, 4], sent.Select(one => one.Delivery.Attempt));
        Assert.Equal([0, 1, 3, 5], sent.Skip(1).Select(one => (int)(one.At - sent[1].At).TotalSeconds).Zip([0, 0, 1, 4], (at, before) => at - before));
        Assert.Equal(0, await rig.CountAsync(Outcome.DeadLettered));
        DeliveryLogEntry entry = Assert.Single(await rig.Log.QueryAsync(new() { DeliveryId = letter.DeliveryId }));
        Assert.Equal((Outcome.Delivered, 5, (string?)null), (entry.Outcome, entry.Attempts, entry.Rule));
        Assert.Empty(await rig.Get<IDeadLetters>().QueryAsync(new()));
    }

    [Fact]
    public async Task A_replayed_delivery_that_is_put_off_keeps_its_id()
    {
        await using var rig = new Rig(start: new(2026, 3, 2, 19, 0, 0, TimeSpan.Zero));
        rig.Channel.Answers(DeliveryReceipt.Rejected("400", "no"));
        await rig.PublishAsync(Rig.Alert(topic: Topics.ConfigAssessment));
        await rig.DispatchAsync();
        DeadLetter letter = Assert.Single(await rig.Get<IDeadLetters>().QueryAsync(new()));
        rig.Time.Advance(TimeSpan.FromHours(2));
        rig.Channel.Answers(DeliveryReceipt.Delivered("200"));
        await rig.Get<IDeadLetters>().ReplayAsync([letter.DeliveryId], "ann");
        await rig.RunForAsync(TimeSpan.FromHours(13));

        RecordingChannel.Sent last = rig.Sent.Last(sent => sent.Delivery.Topic == Topics.ConfigAssessment);
        Assert.Equal((letter.DeliveryId, 8), (last.Delivery.Id, last.At.Hour));
    }

    [Fact]
    public async Task Many_are_replayed_at_a_bounded_pace_and_once()
    {
        await using var rig = await DeadAsync(1_100, TimeSpan.Zero, options => options.Health.ReleasePerMinute = 400);
        rig.Channel.Answers(DeliveryReceipt.Rejected("400", "still no"));
        DateTimeOffset start = rig.Time.GetUtcNow();
        Assert.Equal(1_100, await rig.Get<IDeadLetters>().ReplayAsync(new DeadLetterQuery { Code = "400" }, "ann"));
        await rig.RunForAsync(TimeSpan.FromMinutes(10));

        int[] perMinute = [.. rig.Sent.Skip(1_100).Where(sent => sent.Delivery.Topic == Topics.Alerts)
            .GroupBy(sent => (int)(sent.At - start).TotalMinutes).OrderBy(group => group.Key).Select(group => group.Count())];
        Assert.Equal([400, 400, 300], perMinute);
        Assert.Equal(1_100, await rig.CountAsync(Outcome.DeadLettered));
    }

    [Fact]
    public async Task What_is_discarded_stays_a_dead_letter_by_rule_and_cannot_be_replayed()
    {
        await using var rig = await DeadAsync(3);
        IDeadLetters letters = rig.Get<IDeadLetters>();
        string id = (await letters.QueryAsync(new()))[0].DeliveryId;

        Assert.Equal(1, await letters.DiscardAsync([id, "d-unknown"], "ann"));
        Assert.Equal(0, await letters.ReplayAsync([id], "ann"));
        Assert.Equal(2, await letters.DiscardAsync(new DeadLetterQuery { From = Rig.Noon }, "ann"));
        Assert.Equal((3, 3), (await rig.CountAsync(Outcome.DeadLettered), await rig.CountAsync(Outcome.DeadLettered, Rules.Discarded)));
        Assert.Empty(await letters.QueryAsync(new()));
    }

    [Fact]
    public async Task Every_act_is_told_with_who_and_how_many_and_without_content()
    {
        await using var rig = await DeadAsync(2);
        rig.Channel.Answers(DeliveryReceipt.Delivered("200"));
        await rig.Get<IDeadLetters>().ReplayAsync(new DeadLetterQuery { Endpoint = "ops", From = Rig.Noon }, "ann");
        await rig.Get<IDeadLetters>().DiscardAsync(new DeadLetterQuery(), "bob");
        await rig.DispatchAsync();

        InboxMessage told = Assert.Single(await rig.Get<IInbox>().ListAsync(new InboxQuery()));
        Assert.Contains("2 dead letters were replayed", told.Title, StringComparison.Ordinal);
        Assert.Contains("ann", told.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Suspicious", told.Body, StringComparison.Ordinal);
        Assert.Contains(rig.Logs.Lines, line => line.Contains("2 dead letters of tenant '' were replayed by ann", StringComparison.Ordinal));
        Assert.DoesNotContain(rig.Logs.Lines, line => line.Contains("bob", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_no_endpoint_any_more_stays_a_dead_letter()
    {
        await using var rig = await DeadAsync(1);
        await rig.Settings.DeleteAsync<Subscription>("all", "ann");
        await rig.Settings.DeleteAsync<Endpoint>("ops", "ann");

        Assert.Equal(0, await rig.Get<IDeadLetters>().ReplayAsync(new DeadLetterQuery(), "ann"));
        Assert.Equal(1, await rig.CountAsync(Outcome.DeadLettered));
    }

    private static async Task<Rig> DeadAsync(
        int count, TimeSpan? apart = null, Action<SecurityNotificationsOptions>? configure = null)
    {
        var rig = new Rig(options =>
        {
            options.Topics[Topics.Alerts] = new() { Throttles = [] };
            options.Subscriptions["all"].Topics = [Topics.Alerts, Topics.ConfigAssessment];
            options.Health.MinimumAttempts = 1_000_000;
            configure?.Invoke(options);
        });
        rig.Channel.Answers(DeliveryReceipt.Rejected("400", "no"));
        for (int i = 0; i < count; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
            if (apart != TimeSpan.Zero)
            {
                await rig.DispatchAsync();
                rig.Time.Advance(apart ?? TimeSpan.FromMinutes(1));
            }
        }

        await rig.DispatchAsync();
        return rig;
    }
}
