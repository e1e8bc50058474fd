using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Wakes the dispatcher's loop. Many wakes before it looks are one.</summary>
internal sealed class DispatchSignal : IDispatchSignal
{
    private volatile TaskCompletionSource _wake = New();

    public void Wake() => _wake.TrySetResult();

    /// <summary>Waits for a wake, at most so long. One waits at a time.</summary>
    public async ValueTask WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        TaskCompletionSource wake = _wake;
        await wake.Task.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Renewed before the loop looks: who still sets the old one has done before what the loop then sees.
        if (wake.Task.IsCompleted)
        {
            _wake = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
