using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

public sealed class DispatchTests
{
    private static readonly int[] WrittenWaits = [1, 3, 5, 10, 10, 0, 1, 3, 5, 30, 60, 60, 180, 300, 600, 1800];

    [Fact]
    public async Task A_deferred_delivery_is_tried_at_the_written_waits_under_one_id_then_it_is_a_dead_letter()
    {
        await using var rig = new Rig(options => options.Health.MinimumAttempts = 1000);
        rig.Channel.Answers(DeliveryReceipt.Deferred("500", "down"));
        await rig.PublishAsync(Rig.Alert());
        await rig.RunForAsync(TimeSpan.FromHours(2));

        int[] waits = [.. rig.Sent.Zip(rig.Sent.Skip(1), (one, next) => (int)(next.At - one.At).TotalSeconds)];
        Assert.Equal(WrittenWaits, waits);
        Assert.Single(rig.Sent.Select(sent => sent.Delivery.Id).Distinct());
        Assert.Equal(Enumerable.Range(1, 17), rig.Sent.Select(sent => sent.Delivery.Attempt));
        Assert.Equal(1, await rig.CountAsync(Outcome.DeadLettered));
        DeliveryLogEntry entry = Assert.Single(await rig.Log.QueryAsync(new DeliveryLogQuery { Outcome = Outcome.DeadLettered }));
        Assert.Equal((17, "500"), (entry.Attempts, entry.Code));
    }

    [Fact]
    public async Task A_longer_wait_that_the_receiver_asks_for_is_honoured_up_to_the_longest()
    {
        await using var rig = new Rig(options => options.Retry.LongestWait = TimeSpan.FromHours(1));
        Queue<DeliveryReceipt> answers = new(
        [
            DeliveryReceipt.Deferred("429", "slow down", TimeSpan.FromSeconds(90)),
            DeliveryReceipt.Deferred("429", "slow down", TimeSpan.FromDays(9)),
            DeliveryReceipt.Delivered("200"),
        ]);
        rig.Channel.Answer = (_, _) => ValueTask.FromResult(answers.Dequeue());
        await rig.PublishAsync(Rig.Alert());
        await rig.RunForAsync(TimeSpan.FromHours(2));

        Assert.Equal(
            [Rig.Noon, Rig.Noon.AddSeconds(90), Rig.Noon.AddSeconds(90).AddHours(1)], rig.Sent.Select(sent => sent.At));
        Assert.Equal(1, await rig.CountAsync(Outcome.Delivered));
    }

    [Fact]
    public async Task A_rejected_delivery_is_a_dead_letter_at_once()
    {
        await using var rig = new Rig();
        rig.Channel.Answers(DeliveryReceipt.Rejected("310000", "keywords not in content"));
        await rig.PublishAsync(Rig.Alert());
        Assert.Null(await rig.DispatchAsync());
        Assert.Single(rig.Sent);
        Assert.Equal(1, await rig.CountAsync(Outcome.DeadLettered));
    }

    [Fact]
    public async Task Only_the_recipients_still_owed_are_tried_again()
    {
        await using var rig = new Rig();
        rig.Channel.Answer = (delivery, _) => ValueTask.FromResult(delivery.Attempt == 1
            ? DeliveryReceipt.Deferred("451", "greylisted", stillOwed: ["b@example.com"])
            : DeliveryReceipt.Delivered("250"));
        await rig.PublishAsync(Rig.Alert());
        await rig.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(rig.Sent[0].Delivery.Recipients);
        Assert.Equal(["b@example.com"], rig.Sent[1].Delivery.Recipients);
    }

    [Fact]
    public async Task Pacing_delays_and_drops_nothing()
    {
        await using var rig = new Rig(options => options.Topics[Topics.Alerts] = new() { Throttles = [] });
        rig.Channel.Pacing = new ChannelPacing(20, TimeSpan.FromMinutes(1));
        for (int i = 0; i < 60; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.RunForAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(60, rig.Sent.Count);
        foreach (RecordingChannel.Sent sent in rig.Sent)
        {
            int within = rig.Sent.Count(other => other.At <= sent.At && other.At > sent.At - TimeSpan.FromMinutes(1));
            Assert.InRange(within, 1, 20);
        }

        Assert.Equal(Rig.Noon.AddMinutes(2), rig.Sent.Max(sent => sent.At));
        Assert.All(rig.Sent, sent => Assert.Equal(1, sent.Delivery.Attempt));
    }

    [Fact]
    public async Task A_ban_pauses_everything_on_the_endpoint()
    {
        await using var rig = new Rig(options =>
        {
            options.Topics[Topics.Alerts] = new() { Throttles = [] };
            options.EndpointConcurrency = 1;
        });
        rig.Channel.Answer = (_, _) => ValueTask.FromResult(rig.Time.GetUtcNow() < Rig.Noon.AddMinutes(10)
            ? DeliveryReceipt.Deferred("130101", "too fast", TimeSpan.FromMinutes(10), pausesEndpoint: true)
            : DeliveryReceipt.Delivered("0"));
        for (int i = 0; i < 5; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await rig.RunForAsync(TimeSpan.FromMinutes(11));

        Assert.Single(rig.Sent, sent => !sent.IsDelivered);
        Assert.Equal(5, rig.Sent.Count(sent => sent.IsDelivered && sent.At >= Rig.Noon.AddMinutes(10)));
    }

    [Fact]
    public async Task What_a_channel_did_not_try_costs_no_attempt_and_is_no_failure()
    {
        await using var rig = new Rig(options => options.Health.MinimumAttempts = 1);
        int asked = 0;
        rig.Channel.Answer = (_, _) => ValueTask.FromResult(asked++ < 30
            ? DeliveryReceipt.NotTried("busy", "wait", TimeSpan.FromMinutes(5), pausesEndpoint: true)
            : DeliveryReceipt.Delivered("ok"));
        await rig.PublishAsync(Rig.Alert());
        await rig.RunForAsync(TimeSpan.FromHours(3));

        Assert.Equal(31, rig.Sent.Count);
        Assert.All(rig.Sent, sent => Assert.Equal(1, sent.Delivery.Attempt));
        Assert.Single(rig.Sent.Select(sent => sent.Delivery.Id).Distinct());
        Assert.Equal(Rig.Noon.AddMinutes(150), rig.Sent[^1].At);
        Assert.Equal(1, await rig.CountAsync(Outcome.Delivered));
    }

    [Fact]
    public async Task A_retry_that_falls_into_the_night_waits_for_the_morning()
    {
        await using var rig = new Rig(start: new(2026, 3, 2, 19, 59, 58, TimeSpan.Zero));
        rig.Channel.Answer = (delivery, _) => ValueTask.FromResult(
            delivery.Attempt < 3 ? DeliveryReceipt.Deferred("503", "later") : DeliveryReceipt.Delivered("200"));
        await rig.PublishAsync(Rig.Alert(topic: Topics.ConfigAssessment));
        await rig.RunForAsync(TimeSpan.FromHours(13));

        Assert.Equal(
            [
                new(2026, 3, 2, 19, 59, 58, TimeSpan.Zero),
                new(2026, 3, 2, 19, 59, 59, TimeSpan.Zero),
                new(2026, 3, 3, 8, 0, 0, TimeSpan.Zero),
            ],
            rig.Sent.Select(sent => sent.At));
    }

    [Fact]
    public async Task What_was_due_just_before_the_close_and_is_claimed_after_it_waits_for_the_morning()
    {
        await using var rig = new Rig(start: new(2026, 3, 2, 19, 59, 59, TimeSpan.Zero));
        await rig.PublishAsync(Rig.Alert("a", topic: Topics.ConfigAssessment));
        await rig.PublishAsync(Rig.Alert("b", topic: Topics.ConfigAssessment));
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await rig.RunForAsync(TimeSpan.FromHours(13));

        RecordingChannel.Sent digest = Assert.Single(rig.Sent);
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 8, 0, 0, TimeSpan.Zero), digest.At);
        Assert.Equal((DeliveryKind.Digest, 1), (digest.Delivery.Kind, digest.Delivery.Attempt));
        Assert.Equal(2, await rig.CountAsync(Outcome.Folded));
    }

    [Fact]
    public async Task What_throws_is_deferred_and_its_message_stays_secret()
    {
        await using var rig = new Rig();
        rig.Channel.Answer = (delivery, _) => delivery.Attempt == 1
            ? throw new InvalidOperationException("token=s3cret")
            : ValueTask.FromResult(DeliveryReceipt.Delivered("ok"));
        await rig.PublishAsync(Rig.Alert());
        await rig.RunForAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(1, await rig.CountAsync(Outcome.Delivered));
        Assert.DoesNotContain(rig.Logs.Lines, line => line.Contains("s3cret", StringComparison.Ordinal));
        Assert.Contains(rig.Logs.Lines, line => line.Contains(nameof(InvalidOperationException), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_disabled_told_elsewhere_and_released_when_enabled()
    {
        await using var rig = new Rig(options =>
        {
            options.Topics[Topics.Alerts] = new() { Throttles = [] };
            options.Contacts["boss"] = new Contact { Primary = true, Endpoints = ["inbox"] };
        });
        rig.Channel.Answers(DeliveryReceipt.Rejected("410", "gone", disablesEndpoint: true));
        await rig.PublishAsync(Rig.Alert("a"));
        await rig.DispatchAsync();
        await rig.PublishAsync(Rig.Alert("b"));
        await rig.RunForAsync(TimeSpan.FromDays(1));
        Assert.Single(rig.Sent);
        Assert.Contains(
            await rig.Get<IInbox>().ListAsync(new InboxQuery()), message => message.Topic == Topics.System);

        rig.Channel.Answers(DeliveryReceipt.Delivered("200"));
        await rig.Settings.EnableEndpointAsync("ops", true, "ann");
        await rig.RunForAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, rig.Sent.Count(sent => sent.IsDelivered && sent.Delivery.Topic == Topics.Alerts));
        Assert.Equal(0, await rig.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task An_endpoint_that_hangs_delays_no_other()
    {
        await using var rig = new Rig(
            options =>
            {
                options.Topics[Topics.Alerts] = new() { Throttles = [] };
                options.Endpoints["stuck"] = new Endpoint { Channel = "stuck", Address = "stuck" };
                options.Subscriptions["all"].Endpoints.Add("stuck");
            },
            builder => builder.AddChannel<StuckChannel>());
        for (int i = 0; i < 50; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        Task<DateTimeOffset?> dispatching = rig.DispatchAsync();
        await WaitFor.TrueAsync(() => rig.Sent.Count == 50);
        Assert.False(dispatching.IsCompleted);

        // The stuck channel ignores cancellation: after its timeout the dispatcher goes on without it.
        while (!dispatching.IsCompleted)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        await dispatching;
        Assert.Equal(4, rig.Logs.Lines.Count(line => line.Contains("ignores cancellation", StringComparison.Ordinal)));
        Assert.Equal(50, await rig.CountAsync(Outcome.Waiting));
    }

    [Fact]
    public async Task A_cancelled_dispatch_leaves_everything_due()
    {
        await using var rig = new Rig(options => options.Topics[Topics.Alerts] = new() { Throttles = [] });
        using var cancelling = new CancellationTokenSource();
        rig.Channel.Answer = async (_, cancellationToken) =>
        {
            await cancelling.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancellationToken);
            return DeliveryReceipt.Delivered("never");
        };
        for (int i = 0; i < 40; i++)
        {
            await rig.PublishAsync(Rig.Alert($"web-{i}"));
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await rig.Get<IDispatcher>().DispatchDueAsync(cancelling.Token));
        Assert.Equal(40, await rig.CountAsync(Outcome.Waiting));

        rig.Channel.Answers(DeliveryReceipt.Delivered("ok"));
        await rig.DispatchAsync();
        Assert.Equal(40, await rig.CountAsync(Outcome.Delivered));
    }

    private sealed class StuckChannel : IChannel
    {
        public string Name => "stuck";

        public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
        {
            await new TaskCompletionSource().Task;
            return DeliveryReceipt.Delivered("never");
        }
    }
}
