namespace Notification.Sdk;

/// <summary>Sends what is due, for hosts that own their loop: functions, scheduled jobs, tests on a clock of their own. Where a generic host
/// runs, its background service does this already.</summary>
public interface IDispatcher
{
    /// <summary>Sends everything that is due now, and what becomes due meanwhile, until nothing is.</summary>
    /// <param name="cancellationToken">Stops claiming, and cancels attempts under way; they count as unanswered and are tried
    /// again.</param>
    /// <returns>When the next delivery is due; null when none waits. Notifications of disabled endpoints do not count.</returns>
    /// <exception cref="InvalidOperationException">The background service is running.</exception>
    ValueTask<DateTimeOffset?> DispatchDueAsync(CancellationToken cancellationToken = default);
}
