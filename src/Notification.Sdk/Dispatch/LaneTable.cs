using System.Collections.Concurrent;
using Notification.Sdk.Stores;

namespace Notification.Sdk.Dispatch;

/// <summary>The lanes by endpoint. They belong to the dispatcher's loop; how an endpoint fares may be asked on any thread.</summary>
internal sealed class LaneTable
{
    private readonly ConcurrentDictionary<EndpointKey, Lane> _lanes = new();

    public IReadOnlyDictionary<EndpointKey, Lane> All => _lanes;

    public Lane Of(EndpointKey key) => _lanes.GetOrAdd(key, static _ => new Lane());

    /// <summary>How an endpoint fares in this process. Thread-safe.</summary>
    public LaneRest RestOf(EndpointKey key) => _lanes.TryGetValue(key, out Lane? lane) ? lane.Rest : LaneRest.None;
}
