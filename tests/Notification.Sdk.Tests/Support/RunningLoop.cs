using Notification.Sdk.Dispatch;

namespace Notification.Sdk.Tests.Support;

/// <summary>The loop as the host's service runs it, on the manual clock.</summary>
internal sealed class RunningLoop : IAsyncDisposable
{
    private readonly Rig _rig;
    private readonly AttemptsUnderWay _attempts;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _cancelling = new();
    private readonly Task _running;

    public RunningLoop(Rig rig, AttemptsUnderWay attempts)
    {
        (_rig, _attempts) = (rig, attempts);
        _running = rig.Get<Dispatcher>().RunAsync(_stopping.Token, _cancelling.Token);
    }

    public async Task RunUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Advance(TimeSpan.FromSeconds(0.25));
            await Task.Yield();
            Assert.False(_running.IsCompleted, "The loop ended.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _cancelling.CancelAsync();
        while (!_running.IsCompleted)
        {
            Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await _running;
        _stopping.Dispose();
        _cancelling.Dispose();
    }

    private void Advance(TimeSpan step)
    {
        if (!_attempts.Any)
        {
            _rig.Time.Advance(step);
        }
    }
}
