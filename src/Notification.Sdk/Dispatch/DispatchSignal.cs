using System.Threading.Channels;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Wakes the dispatcher's loop. Many wakes before it looks are one.</summary>
internal sealed class DispatchSignal : IDispatchSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Wake() => _channel.Writer.TryWrite(true);

    /// <summary>Waits for a wake, at most so long.</summary>
    public async ValueTask WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task delay = Task.Delay(longest, time, done.Token);
        Task<bool> wake = _channel.Reader.WaitToReadAsync(done.Token).AsTask();
        await Task.WhenAny(delay, wake).ConfigureAwait(false);
        await done.CancelAsync().ConfigureAwait(false);
        _channel.Reader.TryRead(out _);
    }
}
