using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>What a channel is handed: one event, a digest or a summary, and how severe it is.</summary>
public sealed class ComposingTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task One_event_goes_out_as_it_is_with_the_time_of_its_acceptance_when_it_has_none()
    {
        await using Rig rig = With(_ => { });
        SecurityEvent undated = Rig.Alert(topic: "thing", severity: Severity.Low);
        SecurityEvent dated = Rig.Alert("web-2", topic: "thing") with { OccurredAt = Rig.Noon.AddDays(-1) };
        await rig.PublishAsync(undated);
        await rig.PublishAsync(dated);
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        await rig.DispatchAsync();

        Delivery first = rig.Sent.Select(sent => sent.Delivery).Single(delivery => delivery.Events[0].Id == undated.Id);
        Assert.Equal(
            (DeliveryKind.Event, "thing", Severity.Low, Rig.Noon.AddMinutes(1), 1, Rig.Noon),
            (first.Kind, first.Topic, first.Severity, first.CreatedAt, first.Attempt, first.Events[0].OccurredAt));
        Assert.Empty(first.Recipients);
        Assert.Null(first.Summary);
        Assert.Equal(dated.OccurredAt, rig.Sent.Single(sent => sent.Delivery.Events[0].Id == dated.Id).Delivery.Events[0].OccurredAt);
    }

    [Fact]
    public async Task A_digest_is_as_severe_as_the_worst_in_it()
    {
        await using Rig rig = With(policy => policy.GroupWait = TimeSpan.FromMinutes(10));
        foreach (Severity severity in (Severity[])[Severity.Low, Severity.Critical, Severity.Medium])
        {
            await rig.PublishAsync(Rig.Alert($"web-{severity}", severity, "thing"));
        }

        await rig.RunForAsync(TimeSpan.FromMinutes(10));
        Delivery digest = Assert.Single(rig.Sent).Delivery;
        Assert.Equal((DeliveryKind.Digest, Severity.Critical, 3), (digest.Kind, digest.Severity, digest.Events.Count));
    }

    [Fact]
    public async Task A_summary_is_as_severe_as_the_worst_that_it_counts_and_carries_no_event()
    {
        await using Rig rig = With(policy => policy.Throttles = [new ThrottleRule { Name = "none", Limit = 0 }]);
        await rig.PublishAsync(Rig.Alert("a", Severity.Low, "thing"));
        await rig.PublishAsync(Rig.Alert("b", Severity.Medium, "thing"));
        await rig.PublishAsync(Rig.Alert("b", Severity.Low, "thing"));
        await rig.RunUntilAsync(Midnight);

        Delivery summary = Assert.Single(rig.Sent).Delivery;
        Assert.Equal((DeliveryKind.Summary, Severity.Medium, 3L), (summary.Kind, summary.Severity, summary.Summary!.Count));
        Assert.Empty(summary.Events);
    }

    [Fact]
    public async Task A_standing_test_is_of_no_severity_of_its_own()
    {
        await using Rig rig = new(options => options.Canary.Every = TimeSpan.FromHours(1));
        await rig.DispatchAsync();

        Delivery test = rig.Sent[0].Delivery;
        Assert.Equal((DeliveryKind.Test, Severity.Informational), (test.Kind, test.Severity));
    }

    private static Rig With(Action<TopicPolicy> change) => new(options =>
    {
        var policy = new TopicPolicy { Throttles = [] };
        change(policy);
        options.Topics["thing"] = policy;
    });
}
