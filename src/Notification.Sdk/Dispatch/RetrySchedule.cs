using Notification.Sdk.Events;
using Notification.Sdk.Policies;

namespace Notification.Sdk.Dispatch;

/// <summary>When a deferred delivery is tried again. Pure.</summary>
internal static class RetrySchedule
{
    /// <summary>The wait after a failed attempt; null when it was the last.</summary>
    /// <param name="attempt">The number of the failed attempt, from 1.</param>
    /// <param name="waits">The schedule.</param>
    /// <param name="rule">Jitter and the longest wait that a receiver may ask for.</param>
    /// <param name="deliveryId">What the jitter is drawn from, so that a run can be repeated.</param>
    /// <param name="asked">The wait that the receiver asked for.</param>
    public static TimeSpan? WaitAfter(
        int attempt, IReadOnlyList<TimeSpan> waits, RetryRule rule, string deliveryId, TimeSpan? asked)
    {
        if (attempt > waits.Count)
        {
            return null;
        }

        TimeSpan wait = waits[attempt - 1];
        if (rule.Jitter > 0)
        {
            double draw = Fingerprint.Of("jitter", deliveryId, $"{attempt}").High / (double)ulong.MaxValue;
            wait += wait * (rule.Jitter * draw);
        }

        TimeSpan honoured = asked > rule.LongestWait ? rule.LongestWait : asked ?? TimeSpan.Zero;
        return honoured > wait ? honoured : wait;
    }
}
