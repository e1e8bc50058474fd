using Microsoft.Extensions.Logging;
using Notification.Sdk.Admission;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>Sends what this node decided while the store was away, and tells the store once it is back. Used by the dispatcher's loop alone.</summary>
internal sealed class AwayTurns(
    AwayStore away,
    IAdmissionStore store,
    IOutbox outbox,
    IOutcomeLog log,
    PolicyProvider policies,
    Lanes lanes,
    Starts starts,
    SettlementBook settlements,
    DispatchSignal signal,
    TimeProvider time,
    ILogger<AwayTurns> logger)
{
    private const int ClaimedPerEndpoint = 32;

    // Short enough to notice a clock that was set.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public bool HasAny => away.HasAny;

    /// <summary>Sends all that is due.</summary>
    /// <param name="takeAnswers">Takes the answers that have come.</param>
    /// <param name="cancelling">Cancels attempts under way.</param>
    public async ValueTask SendAsync(Func<ValueTask> takeAnswers, CancellationToken cancelling)
    {
        while (await TurnAsync(takeAnswers, cancelling).ConfigureAwait(false) || lanes.IsUnderWay)
        {
            if (lanes.IsUnderWay)
            {
                await signal.WaitAsync(LongestWait, time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends what is due, and what becomes due, until the store is to be asked again. Nothing of it shortens that wait.</summary>
    /// <param name="wait">The wait.</param>
    /// <param name="takeAnswers">Takes the answers that have come.</param>
    /// <param name="cancelling">Cancels attempts under way.</param>
    public async ValueTask SendUntilAsync(Task wait, Func<ValueTask> takeAnswers, CancellationToken cancelling)
    {
        using var over = new CancellationTokenSource();
        Task ending = EndAsync(wait, over);
        while (!over.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(takeAnswers, cancelling).ConfigureAwait(false);
            }
            catch (StoreException)
            {
                // The loop tells of it, in its own turn.
                break;
            }

            DateTimeOffset? next = await NextDueAsync().ConfigureAwait(false);
            TimeSpan longest = next is { } due && due - time.GetUtcNow() < LongestWait ? due - time.GetUtcNow() : LongestWait;
            if (longest > TimeSpan.Zero)
            {
                await signal.WaitAsync(longest, time, over.Token).ConfigureAwait(false);
            }
        }

        await ending.ConfigureAwait(false);
    }

    /// <summary>Tells the store, which is back.</summary>
    /// <returns>Whether there was anything to tell.</returns>
    /// <exception cref="StoreException">It is not; the rest is told next time.</exception>
    public async ValueTask<bool> HandOverAsync()
    {
        int before = away.Untold;
        if (before == 0)
        {
            return false;
        }

        await away.HandOverAsync(store, outbox, log, time.GetUtcNow()).ConfigureAwait(false);
        if (!away.HasAny)
        {
            Log.ToldStore(logger);
        }

        return away.Untold < before;
    }

    /// <summary>Says what ends with the process.</summary>
    public void Close()
    {
        if (away.HasAny)
        {
            Log.LostLocally(logger, away.Untold);
        }
    }

    private static async Task EndAsync(Task wait, CancellationTokenSource over)
    {
        await wait.ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
    }

    /// <returns>Whether there was anything to do.</returns>
    private async ValueTask<bool> TurnAsync(Func<ValueTask> takeAnswers, CancellationToken cancelling)
    {
        await takeAnswers().ConfigureAwait(false);
        bool settled = await settlements.FlushAwayAsync().ConfigureAwait(false);
        if (!away.HasAny || policies.Current is not { } snapshot)
        {
            return settled;
        }

        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyList<Claim> claims = await away
            .ClaimAsync(new ClaimRequest(now, DateTimeOffset.MaxValue, ClaimedPerEndpoint, lanes.Busy(snapshot, now, countsClaims: false))).ConfigureAwait(false);
        foreach (Claim claim in claims)
        {
            lanes.Take(claim);
        }

        return await starts.RunAwayAsync(snapshot, now, cancelling).ConfigureAwait(false) || settled || claims.Count > 0;
    }

    private async ValueTask<DateTimeOffset?> NextDueAsync()
    {
        if (!away.HasAny || policies.Current is not { } snapshot)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? next = await away.NextDueAsync(lanes.Busy(snapshot, now, countsClaims: false)).ConfigureAwait(false);
        return lanes.Pauses(snapshot, now).Append(next).Min();
    }
}
