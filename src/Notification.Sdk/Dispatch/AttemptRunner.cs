using Microsoft.Extensions.Logging;
using Notification.Sdk.Policies;
using Notification.Sdk.Settings;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Makes one attempt through a channel, and turns whatever the channel does into a receipt in bounded time.</summary>
internal sealed class AttemptRunner(
    Extensions extensions,
    TimeProvider time,
    EngineMetrics metrics,
    ILogger<AttemptRunner> logger)
{
    public const string NoChannel = "no-channel";
    public const string Timeout = "timeout";
    public const string Stopped = "stopped";
    public const string Failed = "exception";

    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);

    public ChannelPacing? PacingFor(DeliveryTarget target) =>
        extensions.Channels.GetValueOrDefault(target.Channel)?.PacingFor(target);

    /// <summary>Whether an attempt of unknown outcome is held; for a group, whether one of its members does so.</summary>
    public bool Holds(CompiledEndpoint endpoint, string tenant) =>
        endpoint.Group is { } group
            ? group.Members.Any(member => Holds(member, tenant))
            : extensions.Channels.GetValueOrDefault(endpoint.Endpoint.Channel)?.WhenUnknownFor(endpoint.TargetFor(tenant))
                == WhenUnknown.Hold;

    /// <summary>Makes the attempt.</summary>
    /// <returns>The receipt, and the channel's own task, which is still running when the channel ignores cancellation.</returns>
    public async Task<(DeliveryReceipt Receipt, Task Sending)> RunAsync(
        Delivery delivery, TimeSpan longest, CancellationToken stopping)
    {
        if (!extensions.Channels.TryGetValue(delivery.Target.Channel, out IChannel? channel))
        {
            string mend = $"No channel '{delivery.Target.Channel}' is registered. Add it to AddSecurityNotifications().";
            return (DeliveryReceipt.Deferred(NoChannel, mend, nothingSent: true), Task.CompletedTask);
        }

        using System.Diagnostics.Activity? activity = EngineMetrics.Activities.StartActivity("deliver");
        activity?.SetTag("notification.channel", channel.Name);
        activity?.SetTag("notification.delivery_id", delivery.Id);
        metrics.Started();
        long started = time.GetTimestamp();
        (DeliveryReceipt receipt, Task sending) = await SendAsync(channel, delivery, longest, stopping)
           .ConfigureAwait(false);
        metrics.Attempted(channel.Name, delivery.Kind, receipt.Status, time.GetElapsedTime(started));
        activity?.SetTag("notification.status", EngineMetrics.Word(receipt.Status));
        Log.Attempted(
            logger, delivery.Id, delivery.Target.Tenant, delivery.Target.Endpoint, delivery.Attempt, receipt);
        return (receipt, sending);
    }

    private async Task<(DeliveryReceipt Receipt, Task Sending)> SendAsync(
        IChannel channel, Delivery delivery, TimeSpan longest, CancellationToken stopping)
    {
        // On a thread of its own: a channel that blocks before its first await blocks nobody else. The time counts while it waits for that thread,
        // so that nothing is sent after it was given up.
        var timeout = new CancellationTokenSource(longest, time);
        Task<DeliveryReceipt> sending = Task.Run(
            async () =>
            {
                using (timeout)
                using (stopping.UnsafeRegister(static source => (source as CancellationTokenSource)?.Cancel(), timeout))
                {
                    return await channel.SendAsync(delivery, timeout.Token).ConfigureAwait(false);
                }
            },
            CancellationToken.None);
        try
        {
            DeliveryReceipt receipt = await sending.WaitAsync(2 * longest, time, stopping).ConfigureAwait(false);
            return (receipt ?? Threw(channel, delivery, nameof(NullReferenceException)), sending);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return (await LastWordAsync(sending).ConfigureAwait(false), sending);
        }
        catch (OperationCanceledException)
        {
            return (TimedOut(longest), sending);
        }
        catch (TimeoutException) when (!sending.IsCompleted)
        {
            Log.ChannelHangs(logger, channel.Name, delivery.Id);
            return (TimedOut(longest), sending);
        }
        catch (Exception exception)
        {
            // The message of a foreign exception may hold an address or a secret: only its type is told.
            return (Threw(channel, delivery, exception.GetType().Name), sending);
        }
    }

    /// <summary>A cancelled channel may still know what became of its attempt, such as that it must not be made again.</summary>
    private async Task<DeliveryReceipt> LastWordAsync(Task<DeliveryReceipt> sending)
    {
        try
        {
            return await sending.WaitAsync(LastWord, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            return DeliveryReceipt.Deferred(Stopped, "The host stopped before the answer came.", mayHaveArrived: true);
        }
    }

    private static DeliveryReceipt TimedOut(TimeSpan longest) => DeliveryReceipt.Deferred(
        Timeout,
        $"No answer within {longest.TotalSeconds:0.#} s. Look at the receiver, or raise AttemptTimeout.",
        mayHaveArrived: true);

    private DeliveryReceipt Threw(IChannel channel, Delivery delivery, string exception)
    {
        Log.ChannelThrew(logger, channel.Name, exception, delivery.Id);
        return DeliveryReceipt.Deferred(Failed, $"The channel threw {exception}.", mayHaveArrived: true);
    }
}
