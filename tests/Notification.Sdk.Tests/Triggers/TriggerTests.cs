using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Triggers;

public sealed class TriggerTests
{
    private static Rig WithTrigger(int moreThan = 5, int minutes = 10) => new(options =>
    {
        options.Topics["logons"] = new() { DedupPeriod = TimeSpan.Zero };
        options.Topics[Topics.Alerts] = new() { Throttles = [], DedupPeriod = TimeSpan.Zero };
        options.Triggers["brute-force"] = new ThresholdTrigger
        {
            Topics = ["logons"],
            MoreThan = moreThan,
            Within = TimeSpan.FromMinutes(minutes),
            By = TriggerKey.Source | TriggerKey.Asset,
            RaiseTitle = "{count} failed logons of {source} on {asset} {unknown}",
        };
    });

    private static SecurityEvent Logon(string source = "192.0.2.1", int count = 1) => new()
    {
        Topic = "logons",
        Kind = "failed-logon",
        Severity = Severity.Low,
        Verdict = Verdict.Suspected,
        Asset = new Asset("web-1"),
        Title = "Failed logon",
        Evidence = [new LogonEvidence("{source}", source) { Count = count }],
    };

    [Fact]
    public async Task It_fires_above_the_threshold_once_and_again_after_the_count_has_fallen()
    {
        await using Rig rig = WithTrigger();
        List<int> fired = [];
        for (int i = 1; i <= 20; i++)
        {
            PublishResult result = await rig.PublishAsync(Logon());
            fired.AddRange(result.Raised.Select(_ => i));
        }

        Assert.Equal([6], fired);
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        for (int i = 1; i <= 6; i++)
        {
            Assert.Equal(i == 6 ? 1 : 0, (await rig.PublishAsync(Logon())).Raised.Count);
        }
    }

    [Fact]
    public async Task Merged_sightings_count_as_many_as_they_are()
    {
        await using Rig rig = WithTrigger();
        Assert.Empty((await rig.PublishAsync(Logon(count: 5))).Raised);
        PublishResult raised = Assert.Single((await rig.PublishAsync(Logon())).Raised);
        Assert.True(raised.IsAccepted);
        await rig.DispatchAsync();
        Assert.Equal(
            "6 failed logons of 192.0.2.1 on web-1 {unknown}", Assert.Single(rig.Sent).Delivery.Events[0].Title);
    }

    [Fact]
    public async Task One_record_of_many_sightings_crosses_again_after_a_quiet_interval()
    {
        await using Rig rig = WithTrigger();
        Assert.Single((await rig.PublishAsync(Logon(count: 10))).Raised);
        Assert.Empty((await rig.PublishAsync(Logon(count: 10))).Raised);
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Single((await rig.PublishAsync(Logon(count: 10))).Raised);
    }

    [Fact]
    public async Task Sources_are_counted_apart()
    {
        await using Rig rig = WithTrigger();
        for (int i = 0; i < 5; i++)
        {
            Assert.Empty((await rig.PublishAsync(Logon("192.0.2.1"))).Raised);
            Assert.Empty((await rig.PublishAsync(Logon("192.0.2.2"))).Raised);
        }
    }

    [Fact]
    public async Task The_interval_slides_and_its_start_is_outside()
    {
        await using Rig rig = WithTrigger(moreThan: 1);
        await rig.PublishAsync(Logon());
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty((await rig.PublishAsync(Logon())).Raised);
        rig.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Single((await rig.PublishAsync(Logon())).Raised);
    }

    [Fact]
    public async Task Explaining_counts_nothing()
    {
        await using Rig rig = WithTrigger();
        for (int i = 0; i < 10; i++)
        {
            Assert.Empty((await rig.Notifier.ExplainAsync(Logon())).Raised);
        }

        await rig.PublishAsync(Logon(count: 5));
        Explanation explanation = Assert.Single((await rig.Notifier.ExplainAsync(Logon())).Raised);
        Assert.True(explanation.Result.IsAccepted);
        Assert.Single((await rig.PublishAsync(Logon())).Raised);
    }
}
