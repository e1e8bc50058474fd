using Microsoft.Extensions.Logging;
using Notification.Sdk.Admission;
using Notification.Sdk.Health;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>The one loop: claim → fold → render → send → settle → health. Its state belongs to the loop alone; attempts run beside it
/// and come back as completions.</summary>
internal sealed class Dispatcher(
    IOutbox outbox,
    PolicyProvider policies,
    SettingsWatch settings,
    Attempts attempts,
    Starts starts,
    Settler settler,
    Failover failover,
    HealthBook health,
    Lanes lanes,
    SettlementBook settlements,
    AwayTurns away,
    Canary canary,
    ClockWatch clock,
    TurnGuard guard,
    Agenda agenda,
    DispatchSignal signal,
    LocalCounts counts,
    TimeProvider time,
    ILogger<Dispatcher> logger) : IDispatcher, IDisposable
{
    private const int ClaimedPerEndpoint = 32;

    // Short enough to notice a clock that was set.
    private static readonly TimeSpan NoticesClock = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _loop = new(1);

    private TimeSpan LongestWait => outbox.PollInterval < NoticesClock ? outbox.PollInterval : NoticesClock;

    public async ValueTask<DateTimeOffset?> DispatchDueAsync(CancellationToken cancellationToken = default)
    {
        if (!await _loop.WaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException(
                "The dispatcher is running already, in the host's background service or in another call. Wait for it instead.");
        }

        try
        {
            agenda.Forget();
            return await DispatchAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException) when (away.HasAny)
        {
            await away.SendAsync(TakeAnswersAsync, cancellationToken).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _loop.Release();
        }
    }

    /// <summary>Runs until stopped, then lets attempts under way end until they are cancelled.</summary>
    /// <param name="stopping">Stops claiming.</param>
    /// <param name="cancelling">Cancels attempts under way.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken cancelling)
    {
        await _loop.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                DateTimeOffset? next = null;
                bool isWell = await guard.RunAsync(async () =>
                {
                    await TurnAsync(cancelling).ConfigureAwait(false);
                    next = Earlier(await NextDueAsync(CancellationToken.None).ConfigureAwait(false), counts.NextFlush(time.GetUtcNow()));
                }).ConfigureAwait(false);
                if (!isWell)
                {
                    await away.SendUntilAsync(guard.WaitAsync(stopping).AsTask(), TakeAnswersAsync, cancelling).ConfigureAwait(false);
                    continue;
                }

                TimeSpan wait = next is { } due ? due - time.GetUtcNow() : LongestWait;
                if (wait > TimeSpan.Zero)
                {
                    await signal.WaitAsync(wait < LongestWait ? wait : LongestWait, time, stopping).ConfigureAwait(false);
                }
            }

            await DrainAsync(cancelling).ConfigureAwait(false);
            await guard.RunAsync(async () =>
            {
                await counts.FlushAsync(time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
                await away.HandOverAsync().ConfigureAwait(false);
            }).ConfigureAwait(false);
            away.Close();
        }
        finally
        {
            _loop.Release();
        }
    }

    public void Dispose() => _loop.Dispose();

    private async ValueTask<DateTimeOffset?> DispatchAsync(CancellationToken cancellationToken)
    {
        await counts.FlushAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                await DrainAsync(cancellationToken).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (await TurnAsync(cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            if (!lanes.IsUnderWay)
            {
                return await NextDueAsync(cancellationToken).ConfigureAwait(false);
            }

            await signal.WaitAsync(LongestWait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One turn: record what was answered, count and tell how endpoints are, claim what is due, start what has a place. When the store
    /// fails on the way, the next turn goes on with what is left.</summary>
    /// <returns>Whether there was anything to do.</returns>
    private async ValueTask<bool> TurnAsync(CancellationToken cancelling)
    {
        if (clock.Look() is { } jump)
        {
            lanes.Shift(jump);
        }

        bool settled = await SettleAnsweredAsync().ConfigureAwait(false);
        await settings.TurnAsync(time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
        PolicySnapshot snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();

        // Before a summary is claimed, the store must know all that it counts.
        if (counts.NextFlush(now) <= now)
        {
            await counts.FlushAsync(now, CancellationToken.None).ConfigureAwait(false);
        }

        await health.TurnAsync(snapshot, now).ConfigureAwait(false);

        // Endpoints may have been disabled just now.
        snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
        await canary.TurnAsync(snapshot, now).ConfigureAwait(false);
        await agenda.RunAsync(snapshot, now, CancellationToken.None).ConfigureAwait(false);
        TimeSpan lease = 2 * (ClaimedPerEndpoint + 1) * snapshot.Document.Options.AttemptTimeout;
        IReadOnlyList<Claim> claims = await outbox.ClaimAsync(
            new ClaimRequest(now, now + lease, ClaimedPerEndpoint, lanes.Busy(snapshot, now)),
            CancellationToken.None).ConfigureAwait(false);
        foreach (Claim claim in claims)
        {
            lanes.Take(claim);
        }

        bool told = await away.HandOverAsync().ConfigureAwait(false);
        bool started = await starts.RunAsync(snapshot, now, cancelling).ConfigureAwait(false);
        return settled || started || told || claims.Count > 0;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;

    private async ValueTask<bool> SettleAnsweredAsync()
    {
        await TakeAnswersAsync().ConfigureAwait(false);
        return await settlements.FlushAsync().ConfigureAwait(false);
    }

    private async ValueTask TakeAnswersAsync()
    {
        while (attempts.TryRead(out Completion? completion))
        {
            bool isOver = true;
            if (completion.Receipt is { } receipt)
            {
                Settlement? settlement = completion.Rule is { } rule
                    ? Settlement.EndedBy(lanes.LatestOf(completion.Claim), time.GetUtcNow(), rule)
                    : await SettleAsync(completion, receipt).ConfigureAwait(false);
                isOver = settlement is not null;
                if (settlement is not null)
                {
                    Settle(settlement);
                }
            }

            attempts.GiveBack(completion, isOver);
        }
    }

    private void Settle(Settlement settlement)
    {
        lanes.Forget(settlement.Claim);
        settlements.Add(settlement);
    }

    /// <summary>What follows from an answer; null when the next member of a group is asked.</summary>
    private async ValueTask<Settlement?> SettleAsync(Completion completion, DeliveryReceipt receipt)
    {
        // A report that could not be made says nothing about the member.
        if (completion.Group is { } attempt && receipt.Code != DeliveryComposer.ReportFailed)
        {
            (CompiledEndpoint? next, receipt) =
                await failover.TakeAsync(completion, attempt, receipt, lanes).ConfigureAwait(false);
            if (next is not null)
            {
                attempts.Ask(completion.Claim, next, attempt, failover.TimeLeft(attempt), attempt.Cancelling);
                return null;
            }
        }

        Claim latest = lanes.LatestOf(completion.Claim);
        return await settler.SettleAsync(completion with { Claim = latest }, receipt, lanes.Of(latest.Endpoint)).ConfigureAwait(false);
    }

    private async Task DrainAsync(CancellationToken cancelling)
    {
        Log.Stopping(logger, lanes.UnderWay);
        DateTimeOffset now = time.GetUtcNow();
        foreach (Claim claim in lanes.TakeClaims())
        {
            Settle(Settlement.PutOff(claim, now, claim.DueAt, null));
        }

        while (true)
        {
            bool isWell = await guard.RunAsync(async () => await SettleAnsweredAsync().ConfigureAwait(false)).ConfigureAwait(false);
            if (!lanes.IsUnderWay && (isWell || cancelling.IsCancellationRequested))
            {
                break;
            }

            if (lanes.IsUnderWay)
            {
                await signal.WaitAsync(LongestWait, time, CancellationToken.None).ConfigureAwait(false);
            }
            else
            {
                await guard.WaitAsync(cancelling).ConfigureAwait(false);
            }
        }

        if (settlements.Count > 0)
        {
            Log.Unrecorded(logger, settlements.Count);
        }
    }

    private async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? next = await outbox.NextDueAsync(lanes.Busy(snapshot, now), cancellationToken).ConfigureAwait(false);
        return lanes.Pauses(snapshot, now).Append(next).Append(canary.NextAt).Append(agenda.Next).Min();
    }
}
