using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Notification.Sdk.Dispatch;
using Notification.Sdk.Events;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Tests.Failover;
using Notification.Sdk.Tests.Rendering;
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
        _rig.Channel.Answer = (_, cancellationToken) => NeverAsync(cancellationToken);
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
        DeliveryReceipt receipt = await StoppedAsync(async cancellationToken =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return DeliveryReceipt.Rejected("taken", "Do not send it again.");
        });

        Assert.Equal("taken", receipt.Code);
    }

    [Fact]
    public async Task A_host_that_stops_knows_nothing_of_a_channel_that_gives_up()
    {
        DeliveryReceipt receipt = await StoppedAsync(NeverAsync);

        Assert.Equal((AttemptRunner.Stopped, true), (receipt.Code, receipt.MayHaveArrived));
    }

    [Fact]
    public async Task An_attempt_counts_as_under_way_while_its_channel_is_asked()
    {
        using AttemptsUnderWay attempts = new();
        await using Rig rig = new(build: builder => builder.Services.AddSingleton<IMeterFactory>(attempts));
        bool wasUnderWay = false;
        rig.Channel.Answer = (_, _) =>
        {
            wasUnderWay = attempts.Any;
            return ValueTask.FromResult(DeliveryReceipt.Delivered("ok"));
        };
        await rig.Get<AttemptRunner>().RunAsync(DeliveryBy("recording"), Longest, CancellationToken.None);

        Assert.Equal((true, false), (wasUnderWay, attempts.Any));
    }

    [Fact]
    public async Task A_group_holds_when_one_of_its_members_does()
    {
        await using GroupRig group = new(options => options.Endpoints["c"].Channel = "careful", builder =>
            builder.Services.AddSingleton<IChannel>(new RecordingChannel(TimeProvider.System, "careful") { WhenUnknown = WhenUnknown.Hold }));
        PolicySnapshot snapshot = await group.Rig.Get<PolicyProvider>().CurrentAsync(CancellationToken.None);
        AttemptRunner runner = group.Rig.Get<AttemptRunner>();

        Assert.Equal(
            [true, false, true],
            new[] { GroupRig.Group, "a", "c" }.Select(name => runner.Holds(snapshot.Tenant("").Endpoints[name], "")));
    }

    [Fact]
    public async Task A_channel_that_hangs_keeps_its_place_until_it_answers()
    {
        await using Rig rig = new(options => options.AlertsOnly());
        (Task begun, TaskCompletionSource<DeliveryReceipt> answer) = rig.Channel.Holds();
        await rig.PublishAsync(Rig.Alert());
        Task dispatching = rig.DispatchAsync();
        await begun;
        while (!dispatching.IsCompleted)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await dispatching;
        Lane lane = rig.Get<Lanes>().Of(Claims.Ops);
        Assert.Equal((1, 1), (lane.UnderWay, lane.Hanging));

        // Nothing but the answer wakes it; what woke it before may still be known.
        answer.SetResult(DeliveryReceipt.Rejected("late", ""));
        while (lane.UnderWay > 0)
        {
            await rig.Get<DispatchSignal>().WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
            await rig.DispatchAsync();
        }

        Assert.Equal(0, lane.Hanging);
    }

    private static async ValueTask<DeliveryReceipt> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return DeliveryReceipt.Delivered("never");
    }

    private async Task<DeliveryReceipt> StoppedAsync(Func<CancellationToken, ValueTask<DeliveryReceipt>> channel)
    {
        using CancellationTokenSource stopping = new();
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.Channel.Answer = (_, cancellationToken) =>
        {
            begun.SetResult();
            return channel(cancellationToken);
        };
        Task<(DeliveryReceipt Receipt, Task Sending)> running = Runner.RunAsync(DeliveryBy("recording"), Longest, stopping.Token);
        await begun.Task;
        await stopping.CancelAsync();
        return (await running).Receipt;
    }

    private static Delivery DeliveryBy(string channel) =>
        RenderingSamples.Delivery(DeliveryKind.Event, Rig.Alert()).With(RenderingSamples.Target("en", "UTC", channel: channel));
}
