using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Tests.Support;

namespace Notification.Sdk.Tests.Dispatch;

/// <summary>Whatever a channel does, an attempt ends with a receipt that says truly whether anything may have arrived.</summary>
public sealed class AttemptRunnerTests : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Rig _rig = new();

    private AttemptRunner Runner => _rig.Get<AttemptRunner>();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Without_the_channel_nothing_was_sent_and_the_mend_is_named()
    {
        (DeliveryReceipt receipt, Task sending) = await Runner.RunAsync(DeliveryBy("pigeon"), Longest, CancellationToken.None);

        Assert.Equal(
            (ReceiptStatus.Deferred, AttemptRunner.NoChannel, true, false), (receipt.Status, receipt.Code, receipt.NothingSent, receipt.MayHaveArrived));
        Assert.Contains("'pigeon'", receipt.Detail, StringComparison.Ordinal);
        Assert.True(sending.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_channel_that_heeds_its_timeout_may_have_sent()
    {
        _rig.Channel.Answer = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return DeliveryReceipt.Delivered("never");
        };
        Task<(DeliveryReceipt Receipt, Task Sending)> running = Runner.RunAsync(DeliveryBy("recording"), Longest, CancellationToken.None);
        _rig.Time.Advance(Longest);
        (DeliveryReceipt receipt, _) = await running;

        Assert.Equal((AttemptRunner.Timeout, true, false), (receipt.Code, receipt.MayHaveArrived, receipt.NothingSent));
        Assert.Contains("10 s", receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_throws_or_answers_nothing_may_have_sent()
    {
        _rig.Channel.Answer = (_, _) => throw new IOException("token=s3cret");
        (DeliveryReceipt threw, _) = await Runner.RunAsync(DeliveryBy("recording"), Longest, CancellationToken.None);
        Assert.Equal((AttemptRunner.Failed, "The channel threw IOException.", true), (threw.Code, threw.Detail, threw.MayHaveArrived));

        _rig.Channel.Answer = (_, _) => ValueTask.FromResult<DeliveryReceipt>(null!);
        (DeliveryReceipt nothing, _) = await Runner.RunAsync(DeliveryBy("recording"), Longest, CancellationToken.None);
        Assert.Equal((AttemptRunner.Failed, true), (nothing.Code, nothing.MayHaveArrived));
    }

    [Fact]
    public async Task A_host_that_stops_takes_the_channels_last_word()
    {
        using CancellationTokenSource stopping = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.Channel.Answer = async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return DeliveryReceipt.Rejected("taken", "Do not send it again.");
        };
        Task<(DeliveryReceipt Receipt, Task Sending)> running = Runner.RunAsync(DeliveryBy("recording"), Longest, stopping.Token);
        await begun.Task;
        await stopping.CancelAsync();

        Assert.Equal("taken", (await running).Receipt.Code);
    }

    [Fact]
    public async Task A_host_that_stops_knows_nothing_of_a_channel_that_gives_up()
    {
        using CancellationTokenSource stopping = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.Channel.Answer = async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return DeliveryReceipt.Delivered("never");
        };
        Task<(DeliveryReceipt Receipt, Task Sending)> running = Runner.RunAsync(DeliveryBy("recording"), Longest, stopping.Token);
        await begun.Task;
        await stopping.CancelAsync();
        (DeliveryReceipt receipt, _) = await running;

        Assert.Equal((AttemptRunner.Stopped, true), (receipt.Code, receipt.MayHaveArrived));
    }

    [Fact]
    public async Task A_trace_names_the_channel_the_delivery_and_its_end()
    {
        string id = $"traced-{Guid.NewGuid():N}";
        ConcurrentQueue<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NotificationTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await Runner.RunAsync(DeliveryBy("recording", id), Longest, CancellationToken.None);

        Activity deliver = Assert.Single(ended, activity => (string?)activity.GetTagItem("notification.delivery_id") == id);
        Assert.Equal(
            ("deliver", "recording", "delivered"),
            (deliver.OperationName, deliver.GetTagItem("notification.channel"), deliver.GetTagItem("notification.status")));
    }

    private Delivery DeliveryBy(string channel, string id = "d-1") => new()
    {
        Id = id,
        Kind = DeliveryKind.Event,
        Target = new DeliveryTarget
        {
            Tenant = "",
            Endpoint = "ops",
            Channel = channel,
            Address = "ops",
            Settings = new Dictionary<string, string>(),
            Culture = CultureInfo.InvariantCulture,
            TimeZone = TimeZoneInfo.Utc,
        },
        Topic = Topics.Alerts,
        Severity = Severity.High,
        Events = [Rig.Alert()],
        CreatedAt = Rig.Noon,
        Attempt = 1,
        Renderer = _rig.Get<IMessageRenderer>(),
    };
}
