using Notification.Sdk.Settings;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>The lanes of all endpoints, and their places. Used by the dispatcher's loop alone.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<EndpointKey, Lane> _lanes = [];

    public IEnumerable<Lane> All => _lanes.Values;

    /// <summary>Whether an attempt is under way whose end will be told.</summary>
    public bool IsUnderWay => _lanes.Values.Any(lane => lane.UnderWay > lane.Hanging);

    /// <summary>The lanes in which a claim waits for a place, as they are now.</summary>
    public IReadOnlyList<KeyValuePair<EndpointKey, Lane>> Claimed => [.. _lanes.Where(lane => lane.Value.Claimed.Count > 0)];

    public Lane Of(EndpointKey key)
    {
        if (!_lanes.TryGetValue(key, out Lane? lane))
        {
            _lanes[key] = lane = new Lane();
        }

        return lane;
    }

    /// <summary>The lane of an endpoint that a claim asks: of a group, the member's.</summary>
    public Lane Of(Claim claim, CompiledEndpoint asked) => Of(new EndpointKey(claim.Endpoint.Tenant, asked.Name));

    /// <summary>How many deliveries an endpoint may have under way. Of a group, as many as each of its members may have.</summary>
    public static int PlacesOf(PolicySnapshot snapshot, EndpointKey key)
    {
        int general = snapshot.Document.Options.EndpointConcurrency;
        CompiledEndpoint? endpoint = snapshot.Tenant(key.Tenant).Endpoints.GetValueOrDefault(key.Name);
        return endpoint?.Endpoint.Concurrency
            ?? endpoint?.Group?.Members.Min(member => member.Endpoint.Concurrency ?? general)
            ?? general;
    }

    /// <summary>Endpoints of which nothing is claimed now.</summary>
    public HashSet<EndpointKey> Busy(PolicySnapshot snapshot, DateTimeOffset now)
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

    /// <summary>When the first pause ends. Whatever paused a lane waits in it.</summary>
    public DateTimeOffset? FirstPauseEnd(PolicySnapshot snapshot, DateTimeOffset now) => _lanes
        .Where(lane => lane.Value.PausedUntil > now && !snapshot.Held.Contains(lane.Key))
        .Min(lane => (DateTimeOffset?)lane.Value.PausedUntil);

    /// <summary>Gives back the place at the endpoint; with a member of a group also the group's, when its attempt is over.</summary>
    /// <returns>False when the channel goes on and the places stay taken.</returns>
    public bool GiveBack(Completion completion, bool isOver)
    {
        bool hangs = !completion.Sending.IsCompleted;
        Lane asked = Of(completion.Claim, completion.Endpoint);
        Lane[] lanes = completion.Group is null ? [Of(completion.Claim.Endpoint)]
            : isOver ? [Of(completion.Claim.Endpoint), asked]
            : [asked];
        foreach (Lane lane in lanes)
        {
            lane.UnderWay -= hangs ? 0 : 1;
            lane.Hanging += hangs ? 1 : completion.Receipt is null ? -1 : 0;
        }

        return !hangs;
    }
}
