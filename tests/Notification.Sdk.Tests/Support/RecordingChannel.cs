using System.Collections.Concurrent;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Tests.Support;

/// <summary>A channel that writes down what it is asked to send and answers what the test says.</summary>
internal sealed class RecordingChannel(TimeProvider time, string name = "recording") : IChannel
{
    private readonly ConcurrentQueue<Sent> _sent = new();

    public string Name => name;

    public ChannelPacing? Pacing { get; set; }

    /// <summary>The answer; delivered by default.</summary>
    public Func<Delivery, CancellationToken, ValueTask<DeliveryReceipt>> Answer { get; set; } =
        (_, _) => ValueTask.FromResult(DeliveryReceipt.Delivered("ok"));

    public IReadOnlyList<Sent> All => [.. _sent];

    public WhenUnknown WhenUnknown { get; set; }

    public WhenUnknown WhenUnknownFor(DeliveryTarget target) => WhenUnknown;

    public ChannelPacing? PacingFor(DeliveryTarget target) => Pacing;

    public async ValueTask<DeliveryReceipt> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        DateTimeOffset at = time.GetUtcNow();
        DeliveryReceipt receipt = await Answer(delivery, cancellationToken);
        _sent.Enqueue(new Sent(delivery, at, receipt));
        return receipt;
    }

    /// <summary>Answers when the test says so, whatever is cancelled meanwhile.</summary>
    /// <returns>Whether it was asked, and its answer to all.</returns>
    public (Task Begun, TaskCompletionSource<DeliveryReceipt> Answer) Holds()
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<DeliveryReceipt> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Answer = (_, _) =>
        {
            begun.TrySetResult();
            return new ValueTask<DeliveryReceipt>(answer.Task);
        };
        return (begun.Task, answer);
    }

    public void Answers(DeliveryReceipt receipt) => Answer = (_, _) => ValueTask.FromResult(receipt);

    internal sealed record Sent(Delivery Delivery, DateTimeOffset At, DeliveryReceipt Receipt)
    {
        public bool IsDelivered => Receipt.Status == ReceiptStatus.Delivered;
    }
}
