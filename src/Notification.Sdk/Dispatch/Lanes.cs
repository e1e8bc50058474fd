using Notification.Sdk.Health;
using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>The lanes of all endpoints, and which of them are free. Used by the dispatcher's loop alone.</summary>
internal sealed class Lanes(HealthBook health, LaneTable table)
{
    private readonly Dictionary<string, Claim> _claims = new(StringComparer.Ordinal);

    public int UnderWay => table.All.Sum(lane => lane.Value.UnderWay);

    /// <summary>Whether an answer is still to come.</summary>
    public bool IsUnderWay => table.All.Any(lane => lane.Value.UnderWay > lane.Value.Hanging);

    /// <summary>Lanes with claims that wait for a place. A copy: asking a member of a group may open a lane.</summary>
    public IReadOnlyList<(EndpointKey Key, Lane Lane)> WithClaims =>
        [.. table.All.Where(lane => lane.Value.Claimed.Count > 0).Select(lane => (lane.Key, lane.Value))];

    public Lane Of(EndpointKey key) => table.Of(key);

    /// <summary>The lane of an endpoint that a claim asks: of a group, the member's.</summary>
    public Lane Of(Claim claim, CompiledEndpoint asked) => Of(new EndpointKey(claim.Endpoint.Tenant, asked.Name));

    /// <summary>Takes a claim into its lane. Its lease may end while it is under way, as when the clock is set forward: claimed once more, it is not
    /// sent once more.</summary>
    public void Take(Claim claim)
    {
        if (_claims.TryAdd(claim.DeliveryId, claim))
        {
            Of(claim.Endpoint).Claimed.Enqueue(claim);
            return;
        }

        _claims[claim.DeliveryId] = claim;
    }

    /// <summary>The claim by which a delivery is settled now.</summary>
    public Claim LatestOf(Claim claim) => _claims.GetValueOrDefault(claim.DeliveryId) ?? claim;

    /// <summary>The claim is settled, or another process has it.</summary>
    public void Forget(Claim claim) => _claims.Remove(claim.DeliveryId);

    public HealthRecord RecordOf(EndpointKey key) => health.RecordOf(key);

    /// <summary>Whether the endpoint waits to be enabled again: by the settings, or because of its health in any process.</summary>
    public bool IsHeld(EndpointKey key, PolicySnapshot snapshot) =>
        snapshot.Held.Contains(key) || health.RecordOf(key).Stage == HealthStage.Disabled;

    /// <summary>Whether a held endpoint may be tried with one delivery.</summary>
    public bool MayTryHeld(EndpointKey key, DateTimeOffset now) =>
        health.RecordOf(key).Stage == HealthStage.Disabled
        && Of(key) is { UnderWay: 0 } lane && lane.TryDisabledAt <= now;

    /// <summary>Endpoints from which nothing is claimed.</summary>
    /// <param name="snapshot">The settings.</param>
    /// <param name="now">When.</param>
    /// <param name="countsClaims">Whether claims that wait for a place make an endpoint busy.</param>
    public HashSet<EndpointKey> Busy(PolicySnapshot snapshot, DateTimeOffset now, bool countsClaims = true)
    {
        HashSet<EndpointKey> held = [.. snapshot.Held, .. health.Disabled];
        HashSet<EndpointKey> busy = [.. held.Where(key => !MayTryHeld(key, now))];
        TimeSpan every = snapshot.Document.Options.Health.RetryDisabledAfter;
        foreach ((EndpointKey key, Lane lane) in table.All)
        {
            lane.TryDisabledAt = held.Contains(key) && every > TimeSpan.Zero ? lane.TryDisabledAt ?? now + every : null;
            if (!lane.IsFree(now, PlacesOf(snapshot, key), countsClaims))
            {
                busy.Add(key);
            }
        }

        return busy;
    }

    /// <summary>When lanes that wait by themselves are free again.</summary>
    public IEnumerable<DateTimeOffset?> Pauses(PolicySnapshot snapshot, DateTimeOffset now) => table.All
        .Select(lane => IsHeld(lane.Key, snapshot) ? lane.Value.TryDisabledAt : lane.Value.PausedUntil)
        .Where(until => until > now);

    /// <summary>How many deliveries may be under way at once: one, when the endpoint is probed.</summary>
    public int PlacesOf(PolicySnapshot snapshot, EndpointKey key)
    {
        if (health.IsProbed(key))
        {
            return 1;
        }

        int general = snapshot.Document.Options.EndpointConcurrency;
        CompiledEndpoint? endpoint = snapshot.Tenant(key.Tenant).Endpoints.GetValueOrDefault(key.Name);
        return endpoint?.Endpoint.Concurrency
            ?? endpoint?.Group?.Members.Min(member => member.Endpoint.Concurrency ?? general)
            ?? general;
    }

    /// <summary>Puts some claims before the others, each kind in its order.</summary>
    public void PutFirst(Func<Claim, bool> isFirst)
    {
        foreach ((_, Lane lane) in WithClaims)
        {
            Claim[] ordered = [.. lane.Claimed.OrderByDescending(isFirst)];
            lane.Claimed.Clear();
            Array.ForEach(ordered, lane.Claimed.Enqueue);
        }
    }

    /// <summary>Gives up all claims that were not started.</summary>
    public IReadOnlyList<Claim> TakeClaims()
    {
        List<Claim> claims = [.. table.All.SelectMany(lane => lane.Value.Claimed)];
        foreach ((_, Lane lane) in table.All)
        {
            lane.Claimed.Clear();
        }

        return claims;
    }

    public void Shift(TimeSpan jump)
    {
        foreach ((_, Lane lane) in table.All)
        {
            lane.Shift(jump);
        }
    }
}
