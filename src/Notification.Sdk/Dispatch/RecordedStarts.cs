using Notification.Sdk.Admission;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Starts what must be known to have started after a crash: first the store, in one step for all, then the channels. Used by the
/// dispatcher's loop alone.</summary>
internal sealed class RecordedStarts(IOutbox outbox, AwayStore away, Lanes lanes, Attempts attempts)
{
    public async ValueTask StartAsync(
        List<(Claim Claim, Start Start)> starts, TimeSpan longest, DateTimeOffset now, CancellationToken cancelling)
    {
        if (starts.Count == 0)
        {
            return;
        }

        HashSet<Claim>? recorded = null;
        try
        {
            Claim[] ours = [.. starts.Select(start => start.Claim).Where(away.Owns)];
            Claim[] others = [.. starts.Select(start => start.Claim).Except(ours)];
            IReadOnlyList<Claim> begun = others.Length == 0 ? [] : await outbox.StartAsync(others, now, CancellationToken.None).ConfigureAwait(false);
            recorded = [.. ours, .. begun];
        }
        finally
        {
            foreach ((Claim claim, Start start) in starts)
            {
                if (recorded?.Contains(claim) == true)
                {
                    attempts.Ask(claim, start.Endpoint!, start.Group, longest, cancelling);
                    continue;
                }

                Lane lane = lanes.Of(claim.Endpoint);
                lane.UnderWay--;
                if (recorded is null)
                {
                    // The store failed: it waits for the next turn.
                    lane.Claimed.Enqueue(claim);
                    continue;
                }

                // Another process has taken it.
                lanes.Forget(claim);
            }
        }
    }
}
