using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.Sqlite.Writing;

/// <summary>When the first thing that waits for each endpoint is due, as it was committed: the dispatcher asks at every turn, and usually
/// nothing is. Thread-safe.</summary>
internal sealed class DueBoard
{
    private readonly Lock _lock = new();
    private readonly Dictionary<EndpointKey, long> _next = [];

    public void Apply(ReadOnlySpan<(EndpointKey Endpoint, long? DueAt, bool IsExact)> changes)
    {
        lock (_lock)
        {
            foreach ((EndpointKey endpoint, long? dueAt, bool isExact) in changes)
            {
                if (dueAt is not { } due)
                {
                    _next.Remove(endpoint);
                }
                else if (isExact || !_next.TryGetValue(endpoint, out long known) || due < known)
                {
                    _next[endpoint] = due;
                }
            }
        }
    }

    public List<EndpointKey> Due(DateTimeOffset now, IReadOnlyCollection<EndpointKey> except)
    {
        List<EndpointKey> due = [];
        lock (_lock)
        {
            foreach ((EndpointKey endpoint, long next) in _next)
            {
                if (next <= now.UtcTicks && !except.Contains(endpoint))
                {
                    due.Add(endpoint);
                }
            }
        }

        return due;
    }

    public DateTimeOffset? Next(IReadOnlyCollection<EndpointKey> except)
    {
        long soonest = long.MaxValue;
        lock (_lock)
        {
            foreach ((EndpointKey endpoint, long next) in _next)
            {
                if (next < soonest && !except.Contains(endpoint))
                {
                    soonest = next;
                }
            }
        }

        return soonest == long.MaxValue ? null : new DateTimeOffset(soonest, TimeSpan.Zero);
    }
}
