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
    AttemptRunner runner,
    Attempts attempts,
    RecordedStarts starter,
    Settler settler,
    Failover failover,
    HealthBook health,
    Lanes lanes,
    SettlementBook settlements,
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
                    next = await TurnAsync(cancelling).ConfigureAwait(false)
                        ? DateTimeOffset.MinValue
                        : Earlier(await NextDueAsync(CancellationToken.None).ConfigureAwait(false), counts.NextFlush(time.GetUtcNow()));
                }).ConfigureAwait(false);
                if (!isWell)
                {
                    await guard.WaitAsync(stopping).ConfigureAwait(false);
                    continue;
                }

                TimeSpan wait = next is { } due ? due - time.GetUtcNow() : LongestWait;
                if (wait > TimeSpan.Zero)
                {
                    await signal.WaitAsync(wait < LongestWait ? wait : LongestWait, time, stopping).ConfigureAwait(false);
                }
            }

            await DrainAsync(cancelling).ConfigureAwait(false);
            await guard.RunAsync(() => counts.FlushAsync(time.GetUtcNow(), CancellationToken.None)).ConfigureAwait(false);
        }
        finally
        {
            _loop.Release();
        }
    }

    public void Dispose() => _loop.Dispose();

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

        bool started = await StartAsync(snapshot, now, cancelling).ConfigureAwait(false);
        return settled || started || claims.Count > 0;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;

    private async ValueTask<bool> SettleAnsweredAsync()
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

        return await settlements.FlushAsync().ConfigureAwait(false);
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

    private async ValueTask<bool> StartAsync(PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancelling)
    {
        TimeSpan longest = snapshot.Document.Options.AttemptTimeout;
        List<(Claim Claim, Start Start)> recorded = [];
        bool any = false;
        foreach ((EndpointKey key, Lane lane) in lanes.WithClaims)
        {
            while (lane.Claimed.Count > 0 && lane.UnderWay < lanes.PlacesOf(snapshot, key))
            {
                any = true;
                Claim claim = lane.Claimed.Dequeue();
                Start start = Start.Decide(claim, lanes, snapshot, runner, now);
                if (start.Endpoint is { Group: not null } group)
                {
                    start = failover.Begin(claim, group, lanes, snapshot, now, cancelling) with { Holds = start.Holds };
                }

                if (start.Settlement is { } settlement)
                {
                    Settle(settlement);
                    continue;
                }

                lane.UnderWay++;
                if (start.Holds)
                {
                    recorded.Add((claim, start));
                    continue;
                }

                attempts.Ask(claim, start.Endpoint!, start.Group, longest, cancelling);
            }
        }

        await starter.StartAsync(recorded, longest, now, cancelling).ConfigureAwait(false);
        await settlements.FlushAsync().ConfigureAwait(false);
        return any;
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
