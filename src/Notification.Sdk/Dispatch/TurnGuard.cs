using Microsoft.Extensions.Logging;
using Notification.Sdk.Health;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Keeps the loop alive when its store fails: says so loudly, makes the health check unhealthy, and waits longer and longer, up to a
/// bound. Used by the dispatcher's loop alone.</summary>
internal sealed class TurnGuard(EngineCondition condition, TimeProvider time, ILogger<TurnGuard> logger)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private TimeSpan _wait;

    /// <summary>Makes a turn.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async ValueTask<bool> RunAsync(Func<ValueTask> turn)
    {
        try
        {
            await turn().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _wait = _wait == TimeSpan.Zero ? ShortestWait : _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
            condition.StoreTrouble = StoreTrouble.Of(exception);
            Log.TurnFailed(logger, condition.StoreTrouble, _wait);
            return false;
        }

        if (condition.StoreTrouble is not null)
        {
            condition.StoreTrouble = null;
            Log.TurnsAgain(logger);
        }

        _wait = TimeSpan.Zero;
        return true;
    }

    /// <summary>Waits after a turn that failed. Nobody wakes it: a flood of events must not hurry a store that fails.</summary>
    public async ValueTask WaitAsync(CancellationToken stopping)
    {
        Task wait = Task.Delay(_wait, time, stopping);
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
