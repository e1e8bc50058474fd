using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Notification.Sdk.Testing.Channels;

/// <summary>One case on its way: the channel, its counterpart, and how both are asked.</summary>
internal sealed class ChannelTrial
{
    /// <summary>In real time, for what must end by itself: far more than a busy machine needs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int MostTurns = 1_000;
    private readonly ChannelConformance _suite;
    private int _before;
    private int _ids;

    private ChannelTrial(ChannelConformance suite, IServiceProvider services, IChannel channel, TelemetryRecorder recorder, string endpoint)
    {
        (_suite, Channel, Recorder, Endpoint) = (suite, channel, recorder, endpoint);
        Renderer = services.GetRequiredService<IMessageRenderer>();
        Notifier = services.GetRequiredService<ISecurityNotifier>();
        Dispatcher = services.GetRequiredService<IDispatcher>();
        Log = services.GetRequiredService<IDeliveryLog>();
        Kit = new DeliveryKit(suite.Target, Renderer, suite.Clock.Now, () => $"c-{++_ids:0000}");
    }

    public IChannel Channel { get; }

    public TelemetryRecorder Recorder { get; }

    public IMessageRenderer Renderer { get; }

    public ISecurityNotifier Notifier { get; }

    public IDispatcher Dispatcher { get; }

    public IDeliveryLog Log { get; }

    public string Endpoint { get; }

    public DeliveryKit Kit { get; }

    public DeliveryTarget Target => Kit.Target;

    public ManualClock Clock => _suite.Clock;

    public IReadOnlyCollection<string> Secrets => _suite.Secrets;

    public TimeSpan? DeferralWait => _suite.DeferralWait;

    public static async ValueTask<ChannelTrial> BeginAsync(
        ChannelConformance suite, IServiceProvider services, TelemetryRecorder recorder, string endpoint)
    {
        string name = suite.Target.Channel;
        IChannel channel = services.GetServices<IChannel>().FirstOrDefault(channel => channel.Name == name)
            ?? throw new ConformanceException(
                "a registered channel answers to the name that endpoints use",
                $"no registered channel has the name '{name}' of the target",
                "register the channel in Register, and give Target the channel's Name");
        var trial = new ChannelTrial(suite, services, channel, recorder, endpoint);
        await trial.MarkAsync().ConfigureAwait(false);
        return trial;
    }

    public bool Prepare(CounterpartAnswer answer) => _suite.Prepare(answer);

    /// <summary>What counts as new is what comes from here on.</summary>
    public async ValueTask MarkAsync() => _before += (await NewAsync().ConfigureAwait(false)).Count;

    public ValueTask<IReadOnlyList<ReceivedMessage>> NewAsync() => _suite.ReceivedAsync(_before);

    /// <summary>Waits until the counterpart has something new, or the attempt has ended without.</summary>
    public async Task UntilSeenAsync(Task attempt)
    {
        long started = TimeProvider.System.GetTimestamp();
        while ((await NewAsync().ConfigureAwait(false)).Count == 0 && !attempt.IsCompleted)
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new ConformanceException(
                    "an attempt reaches the counterpart or ends",
                    $"neither happened within {Patience.TotalSeconds} s",
                    "make the counterpart of the suite accept, and the channel send at once");
            }

            await Task.Yield();
        }
    }

    /// <summary>Sends, and has patience with a channel that keeps a pace of its own: its clock moves on as it asks.</summary>
    public async Task<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken = default)
    {
        for (int turn = 0; turn < MostTurns; turn++)
        {
            DeliveryReceipt receipt = await AttemptAsync(delivery, cancellationToken).ConfigureAwait(false);
            if (receipt.WasTried)
            {
                return receipt;
            }

            Clock.Advance(receipt.RetryAfter ?? TimeSpan.FromMinutes(1));
        }

        throw new ConformanceException(
            "a delivery that was not tried is tried after the wait that its receipt names",
            $"it was put off {MostTurns} times",
            "give NotTried the time after which the channel's own pace really lets it through");
    }

    /// <summary>Makes one attempt that must end by itself.</summary>
    public async Task<DeliveryReceipt> AttemptAsync(Delivery delivery, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Task.Run(async () => await Channel.SendAsync(delivery, cancellationToken).ConfigureAwait(false), CancellationToken.None)
                .WaitAsync(Patience, TimeProvider.System, CancellationToken.None).ConfigureAwait(false)
                ?? throw new ConformanceException(
                    "SendAsync returns a receipt", "it returned null", "return Delivered, Deferred or Rejected on every way out");
        }
        catch (TimeoutException)
        {
            throw new ConformanceException(
                "an attempt ends when the counterpart has answered",
                string.Create(CultureInfo.InvariantCulture, $"it had not after {Patience.TotalSeconds} s; it was a {delivery.Kind}"),
                "await nothing but the counterpart's answer, and never wait for a retry");
        }
        catch (Exception thrown) when (thrown is not ConformanceException and not OperationCanceledException)
        {
            throw new ConformanceException(
                "what goes wrong in an attempt comes back as a receipt",
                $"SendAsync threw {thrown.GetType().Name}",
                "catch what the transport throws and return Deferred, or Rejected when trying again makes no sense",
                thrown);
        }
    }
}
