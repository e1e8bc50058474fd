using Notification.Sdk.Admission;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>Starts what was claimed and has a place, or settles it without an attempt. Used by the dispatcher's loop alone.</summary>
internal sealed class Starts(
    PolicyProvider policies,
    AttemptRunner runner,
    Attempts attempts,
    RecordedStarts recorded,
    Settler settler,
    Failover failover,
    Lanes lanes,
    AwayStore away,
    SettlementBook settlements)
{
    /// <summary>Starts all that has a place.</summary>
    /// <returns>Whether there was anything to start.</returns>
    public async ValueTask<bool> RunAsync(PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancelling)
    {
        bool any = await StartAsync(_ => true, snapshot, now, cancelling).ConfigureAwait(false);
        await settlements.FlushAsync().ConfigureAwait(false);
        return any;
    }

    /// <summary>Starts only what this node decided while the store was away.</summary>
    /// <returns>Whether there was anything to start.</returns>
    public async ValueTask<bool> RunAwayAsync(PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancelling)
    {
        lanes.PutFirst(away.Owns);
        bool any = await StartAsync(away.Owns, snapshot, now, cancelling).ConfigureAwait(false);
        return await settlements.FlushAwayAsync().ConfigureAwait(false) || any;
    }

    private async ValueTask<bool> StartAsync(Func<Claim, bool> isMeant, PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancelling)
    {
        TimeSpan longest = snapshot.Document.Options.AttemptTimeout;
        List<(Claim Claim, Start Start)> holding = [];
        bool any = false;
        bool isFresh = false;
        foreach ((EndpointKey key, Lane lane) in lanes.WithClaims)
        {
            while (lane.Claimed.TryPeek(out Claim? claim) && isMeant(claim) && lane.UnderWay < lanes.PlacesOf(snapshot, key))
            {
                any = true;
                Start start = Start.Decide(claim, lanes, snapshot, runner, now);
                if (start.IsBySettings && !isFresh && !away.Owns(claim))
                {
                    // Another node may have changed them a moment ago, and admitted this under the new ones.
                    await policies.FollowAsync(CancellationToken.None).ConfigureAwait(false);
                    snapshot = await policies.CurrentAsync(CancellationToken.None).ConfigureAwait(false);
                    isFresh = true;
                    continue;
                }

                lane.Claimed.Dequeue();
                start = WithMember(claim, start, snapshot, now, cancelling);
                if (start.Settlement is { } settlement)
                {
                    Settle(settlement, start.Endpoint);
                    continue;
                }

                lane.UnderWay++;
                if (start.Holds)
                {
                    holding.Add((claim, start));
                    continue;
                }

                attempts.Ask(claim, start.Endpoint!, start.Group, longest, cancelling);
            }
        }

        await recorded.StartAsync(holding, longest, now, cancelling).ConfigureAwait(false);
        return any;
    }

    private Start WithMember(Claim claim, Start start, PolicySnapshot snapshot, DateTimeOffset now, CancellationToken cancelling) =>
        start is { Settlement: null, Endpoint: { Group: not null } group }
            ? failover.Begin(claim, group, lanes, snapshot, now, cancelling) with { Holds = start.Holds }
            : start;

    private void Settle(Settlement settlement, CompiledEndpoint? endpoint)
    {
        if (settlement.Outcome == Outcome.DeadLettered)
        {
            settler.Bury(settlement, endpoint);
        }

        lanes.Forget(settlement.Claim);
        settlements.Add(settlement);
    }
}
