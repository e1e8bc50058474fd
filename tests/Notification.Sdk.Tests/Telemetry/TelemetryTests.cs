using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Telemetry;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Telemetry;

public sealed class TelemetryTests
{
    [Fact]
    public async Task What_happens_is_counted_under_the_public_names()
    {
        ConcurrentBag<string> seen = [];
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == NotificationTelemetry.Name)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Add(
            $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}".Trim()));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen.Add(instrument.Name));
        listener.Start();
        await using var rig = new Rig(options => options.Endpoints["ops"].Channel = "metered",
            builder => builder.AddChannel<MeteredChannel>());
        await rig.PublishAsync(Rig.Alert(topic: "metered", key: "one"));
        await rig.PublishAsync(Rig.Alert(topic: "metered", key: "one"));
        await rig.DispatchAsync();

        Assert.Contains("notification.events topic=* status=accepted rule=", seen);
        Assert.Contains("notification.events topic=* status=suppressed rule=duplicate", seen);
        Assert.Contains("notification.attempts channel=metered kind=event status=rejected", seen);
        Assert.Contains("notification.dead_letters channel=metered", seen);
        Assert.Contains(NotificationTelemetry.AttemptDuration, seen);
        Assert.Contains(NotificationTelemetry.UnderWay, seen);
    }

    [Fact]
    public async Task Publishing_and_delivering_are_activities()
    {
        ConcurrentBag<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NotificationTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var rig = new Rig();
        await rig.PublishAsync(Rig.Alert());
        await rig.DispatchAsync();

        string id = Assert.Single(rig.Sent).Delivery.Id;
        Activity deliver = Assert.Single(ended, a => Equals(a.GetTagItem("notification.delivery_id"), id));
        Assert.Equal(
            ("deliver", "recording", "delivered"),
            (deliver.OperationName, deliver.GetTagItem("notification.channel"), deliver.GetTagItem("notification.status")));
        Assert.Contains(ended, activity => activity.OperationName == "publish");
    }

    [Fact]
    public void Every_value_has_a_word_of_its_own()
    {
        AssertDistinct(Enum.GetValues<PublishStatus>().Select(EngineMetrics.Word));
        AssertDistinct(Enum.GetValues<ReceiptStatus>().Select(EngineMetrics.Word));
        AssertDistinct(Enum.GetValues<DeliveryKind>().Select(EngineMetrics.Word));
        Assert.All(
            Enum.GetValues<DeliveryKind>(),
            kind => Assert.Equal(kind.ToString(), EngineMetrics.Word(kind), ignoreCase: true));
    }

    [Fact]
    public async Task Health_tells_of_disabled_endpoints_and_of_what_is_late()
    {
        await using var rig = new Rig();
        var check = rig.Get<SecurityNotificationsHealthCheck>();
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);
        await rig.PublishAsync(Rig.Alert());
        rig.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HealthStatus.Unhealthy, (await check.CheckHealthAsync(new HealthCheckContext())).Status);
        rig.Channel.Answers(DeliveryReceipt.Rejected("410", "gone", disablesEndpoint: true));
        await rig.DispatchAsync();
        HealthCheckResult result = await check.CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.Contains("ops", result.Description, StringComparison.Ordinal);
    }

    private static void AssertDistinct(IEnumerable<string> words)
    {
        string[] all = [.. words];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    private sealed class MeteredChannel : IChannel
    {
        public string Name => "metered";

        public ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken) =>
            ValueTask.FromResult(DeliveryReceipt.Rejected("400", "no"));
    }
}
