using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Notification.Sdk.Admission;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;
using Notification.Sdk.Telemetry;

namespace Notification.Sdk.Dispatch;

/// <summary>The one loop: claim → fold → render → send → settle → health. Its state belongs to the loop alone; attempts run beside it
/// and come back as completions.</summary>
internal sealed class Dispatcher(
    IOutbox outbox,
    PolicyProvider policies,
    DeliveryComposer composer,
    AttemptRunner runner,
    Settler settler,
    DispatchSignal signal,
    LocalCounts counts,
    TimeProvider time,
    ILogger<Dispatcher> logger) : IDispatcher, IDisposable
{
    private const int ClaimedPerEndpoint = 32;

    // Short enough to notice a clock that was set.
    private static readonly TimeSpan NoticesClock = TimeSpan.FromMinutes(1);

    private readonly Channel<Completion> _completions = Channel.CreateUnbounded<Completion>();
    private readonly Dictionary<EndpointKey, Lane> _lanes = [];
    private readonly SemaphoreSlim _loop = new(1);

    private TimeSpan LongestWait => outbox.PollInterval < NoticesClock ? outbox.PollInterval : NoticesClock;

    private bool IsUnderWay => _lanes.Values.Any(lane => lane.UnderWay > lane.Hanging);

    public async ValueTask<DateTimeOffset?> DispatchDueAsync(CancellationToken cancellationToken = default)
    {
        if (!await _loop.WaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException(
                "The dispatcher is running already, in the host's background service or in another call. Wait for it instead.");
        }

        try
        {
            await FlushAsync(isForced: true).ConfigureAwait(false);
            while (true)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    await DrainAsync().ConfigureAwait(false);
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (await TurnAsync(cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                if (!IsUnderWay)
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
                if (await TurnAsync(cancelling).ConfigureAwait(false))
                {
                    continue;
                }

                DateTimeOffset? next = await NextDueAsync(CancellationToken.None).ConfigureAwait(false);
                DateTimeOffset now = time.GetUtcNow();
                next = counts.NextFlush(now) is { } flush && !(next < flush) ? flush : next;
                TimeSpan wait = next is { } due ? due - now : LongestWait;
                if (wait > TimeSpan.Zero)
                {
                    await signal.WaitAsync(wait < LongestWait ? wait : LongestWait, time, stopping).ConfigureAwait(false);
                }
            }

            await DrainAsync().ConfigureAwait(false);
            await FlushAsync(isForced: true).ConfigureAwait(false);
        }
        finally
        {
            _loop.Release();
        }
    }

    public void Dispose() => _loop.Dispose();

    /// <summary>One turn: settle what was answered, claim what is due, start what has a place.</summary>
    /// <returns>Whether there was anything to do.</returns>
    private async ValueTask<bool> TurnAsync(CancellationToken cancelling)
    {
        bool settled = await SettleAnsweredAsync().ConfigureAwait(false);
        await FlushAsync(isForced: false).ConfigureAwait(false);
        PolicySnapshot snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        TimeSpan lease = 2 * (ClaimedPerEndpoint + 1) * snapshot.Document.Options.AttemptTimeout;
        IReadOnlyList<Claim> claims = await outbox.ClaimAsync(
            new ClaimRequest(now, now + lease, ClaimedPerEndpoint, Busy(snapshot, now)),
            CancellationToken.None).ConfigureAwait(false);
        foreach (Claim claim in claims)
        {
            LaneOf(claim.Endpoint).Claimed.Enqueue(claim);
        }

        bool started = await StartAsync(snapshot, now, cancelling).ConfigureAwait(false);
        return settled || started || claims.Count > 0;
    }

    // Before a summary is claimed, the store must know all that it counts.
    private async ValueTask FlushAsync(bool isForced)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!(counts.NextFlush(now) is { } flush && (isForced || flush <= now)))
        {
            return;
        }

        try
        {
            await counts.FlushAsync(now, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.FlushFailed(logger, exception.Message);
        }
    }

    private async ValueTask<bool> SettleAnsweredAsync()
    {
        List<Settlement> settlements = [];
        while (_completions.Reader.TryRead(out Completion? completion))
        {
            Lane lane = LaneOf(completion.Claim.Endpoint);
            if (completion.Receipt is { } receipt)
            {
                settlements.Add(await settler.SettleAsync(completion, receipt, lane).ConfigureAwait(false));
            }

            GiveBack(completion, lane);
        }

        if (settlements.Count > 0)
        {
            await SettleAsync(settlements).ConfigureAwait(false);
        }

        return settlements.Count > 0;
    }

    private async ValueTask SettleAsync(IReadOnlyList<Settlement> settlements)
    {
        int lost = await outbox.SettleAsync(settlements, CancellationToken.None).ConfigureAwait(false);
        if (lost > 0)
        {
            Log.LeasesLost(logger, lost);
        }
    }

    private void GiveBack(Completion completion, Lane lane)
    {
        if (completion.Sending.IsCompleted)
        {
            lane.UnderWay--;
            lane.Hanging -= completion.Receipt is null ? 1 : 0;
            return;
        }

        lane.Hanging++;
        _ = completion.Sending.ContinueWith(
            _ =>
            {
                _completions.Writer.TryWrite(completion with { Receipt = null });
                signal.Wake();
            },
            TaskScheduler.Default);
    }

    private async ValueTask<bool> StartAsync(PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancelling)
    {
        List<Settlement> notStarted = [];
        bool started = false;
        foreach ((EndpointKey key, Lane lane) in _lanes)
        {
            while (lane.Claimed.Count > 0 && lane.UnderWay < PlacesOf(snapshot, key))
            {
                Claim claim = lane.Claimed.Dequeue();
                Start start = Start.Decide(claim, lane, snapshot, runner, now);
                if (start.Settlement is { } settlement)
                {
                    notStarted.Add(settlement);
                    continue;
                }

                lane.UnderWay++;
                started = true;
                _ = AttemptAsync(claim, start.Endpoint!, snapshot.Document.Options.AttemptTimeout, cancelling);
            }
        }

        if (notStarted.Count > 0)
        {
            await SettleAsync(notStarted).ConfigureAwait(false);
        }

        return started || notStarted.Count > 0;
    }

    private async Task AttemptAsync(
        Claim claim, CompiledEndpoint endpoint, TimeSpan longest, CancellationToken cancelling)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Delivery? delivery = await composer.ComposeAsync(claim, endpoint, cancelling).ConfigureAwait(false);
        (DeliveryReceipt receipt, Task sending) = delivery is null
            ? (DeliveryReceipt.Deferred("report-failed", "A report generator failed; see the log."), Task.CompletedTask)
            : await runner.RunAsync(delivery, longest, cancelling).ConfigureAwait(false);
        _completions.Writer.TryWrite(new Completion(claim, endpoint, receipt, sending));
        signal.Wake();
    }

    private async Task DrainAsync()
    {
        Log.Stopping(logger, _lanes.Values.Sum(lane => lane.UnderWay));
        DateTimeOffset now = time.GetUtcNow();
        List<Settlement> unstarted =
        [
            .. _lanes.Values.SelectMany(lane => lane.Claimed).Select(claim => Settlement.PutOff(claim, now, claim.DueAt, null)),
        ];
        foreach (Lane lane in _lanes.Values)
        {
            lane.Claimed.Clear();
        }

        await SettleAsync(unstarted).ConfigureAwait(false);
        while (IsUnderWay)
        {
            if (!await SettleAnsweredAsync().ConfigureAwait(false))
            {
                await signal.WaitAsync(LongestWait, time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        PolicySnapshot snapshot = await policies.CurrentAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? next = await outbox.NextDueAsync(Busy(snapshot, now), cancellationToken).ConfigureAwait(false);

        // Whatever paused a lane waits in it.
        IEnumerable<DateTimeOffset?> pauses = _lanes
            .Where(lane => lane.Value.PausedUntil > now && !snapshot.Held.Contains(lane.Key))
            .Select(lane => (DateTimeOffset?)lane.Value.PausedUntil);
        return pauses.Append(next).Min();
    }

    private HashSet<EndpointKey> Busy(PolicySnapshot snapshot, DateTimeOffset now)
    {
        HashSet<EndpointKey> busy = [.. snapshot.Held];
        foreach ((EndpointKey key, Lane lane) in _lanes)
        {
            if (!lane.IsFree(now, PlacesOf(snapshot, key)))
            {
                busy.Add(key);
            }
        }

        return busy;
    }

    private static int PlacesOf(PolicySnapshot snapshot, EndpointKey key) =>
        snapshot.Tenant(key.Tenant).Endpoints.GetValueOrDefault(key.Name)?.Endpoint.Concurrency
        ?? snapshot.Document.Options.EndpointConcurrency;

    private Lane LaneOf(EndpointKey key)
    {
        if (!_lanes.TryGetValue(key, out Lane? lane))
        {
            _lanes[key] = lane = new Lane();
        }

        return lane;
    }
}
