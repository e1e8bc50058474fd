using Notification.Sdk.Stores;

namespace Notification.Sdk.Storage.PostgreSql.Nodes;

/// <summary>When the first thing that waits for each endpoint is due, as far as this node has heard: the dispatcher asks at every turn, and
/// usually nothing is. It may be wrong for as long as the tables are not looked at: a claim that finds nothing corrects it. Thread-safe.</summary>
internal sealed class DueBoard
{
    private readonly Lock _lock = new();
    private readonly Dictionary<EndpointKey, long> _next = [];
    private DateTimeOffset? _lookedAt;
    private bool _mustLook = true;

    // What is heard while the tables are read may be newer than what is read.
    private List<(EndpointKey Endpoint, long DueAt)>? _heard;

    /// <summary>Whether the tables should be looked at.</summary>
    public bool MustLook(DateTimeOffset now, TimeSpan every)
    {
        lock (_lock)
        {
            return _mustLook || _lookedAt is not { } at || (now - at).Duration() >= every;
        }
    }

    /// <summary>The tables are being read.</summary>
    public void Looking()
    {
        lock (_lock)
        {
            (_heard, _mustLook) = ([], false);
        }
    }

    /// <summary>The tables could not be read.</summary>
    public void Failed()
    {
        lock (_lock)
        {
            (_heard, _mustLook) = (null, true);
        }
    }

    /// <summary>What the tables say.</summary>
    public void Looked(DateTimeOffset now, IEnumerable<(EndpointKey Endpoint, long DueAt)> found)
    {
        lock (_lock)
        {
            _lookedAt = now;
            _next.Clear();
            foreach ((EndpointKey endpoint, long dueAt) in found.Concat(_heard ?? []))
            {
                Add(endpoint, dueAt);
            }

            _heard = null;
        }
    }

    /// <summary>Something waits from now on.</summary>
    public void Hear(IReadOnlyList<(EndpointKey Endpoint, long DueAt)> due)
    {
        lock (_lock)
        {
            foreach ((EndpointKey endpoint, long dueAt) in due)
            {
                Add(endpoint, dueAt);
            }

            _heard?.AddRange(due);
        }
    }

    /// <summary>Something may wait that nobody named.</summary>
    public void Doubt()
    {
        lock (_lock)
        {
            _mustLook = true;
        }
    }

    /// <summary>This is what waits for an endpoint now, as a claim has found.</summary>
    public void Stands(EndpointKey endpoint, long? dueAt)
    {
        lock (_lock)
        {
            if (dueAt is { } due)
            {
                _next[endpoint] = due;
            }
            else
            {
                _next.Remove(endpoint);
            }
        }
    }

    /// <summary>Endpoints for which something is due, the longest due first.</summary>
    public List<EndpointKey> Due(DateTimeOffset now, IReadOnlyCollection<EndpointKey> except, int most)
    {
        lock (_lock)
        {
            return
            [
                .. _next.Where(next => next.Value <= now.UtcTicks && !except.Contains(next.Key)).OrderBy(next => next.Value)
                    .Take(most).Select(next => next.Key),
            ];
        }
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

    private void Add(EndpointKey endpoint, long dueAt)
    {
        if (!_next.TryGetValue(endpoint, out long known) || dueAt < known)
        {
            _next[endpoint] = dueAt;
        }
    }
}
